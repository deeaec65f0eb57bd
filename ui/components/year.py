"""A year of working days as a compact map: a row per month, a cell per day."""

from collections.abc import Mapping, Sequence

from phases.calendars.year import DayKind, WorkYear
from ui.components.cells import Cell, Drawn, Line, Look, Said, cell_map

ROW_HEIGHT = 21
DAYS = range(1, 32)
NAMED = (1, 5, 10, 15, 20, 25, 30)
"""The days of a month that stand above the map."""
KINDS: tuple[DayKind, ...] = ("work", "rest", "holiday", "extra", "other")
SIGNS: Mapping[str, str] = {"holiday": "–", "extra": "+", "other": "½"}
"""What tells the kinds apart without colour."""


def year_map(year: WorkYear, months: Sequence[tuple[str, str]], names: Sequence[str], said: Said) -> Drawn:
    """Return the year: months with what stands beside them and how their days are written, and a name per day."""
    rows: list[list[Cell]] = [[] for _ in months]
    for day, name in zip(year.days, names, strict=True):
        rows[day.day.month - 1].append(Cell(day.kind, "", name))
    lines = [Line(name, cells, of) for (name, of), cells in zip(months, rows, strict=True)]
    columns = [str(day) if day in NAMED else "" for day in DAYS]
    return cell_map(columns, lines, said, Look(ROW_HEIGHT, SIGNS))
