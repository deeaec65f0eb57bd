"""A year of working days as a compact map: a row per month, a cell per day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from phases.calendars.year import DayKind, WorkYear, YearDay
from ui.charts.cells import Cell, Drawn, Line, Look, cell_map
from ui.charts.palette import Palette

ROW_HEIGHT = 21
DAYS = range(1, 32)
NAMED = (1, 5, 10, 15, 20, 25, 30)
"""The days of a month that stand above the map."""
KINDS: tuple[DayKind, ...] = ("work", "rest", "holiday", "extra", "other")
SIGNS: Mapping[DayKind, str] = {"work": "", "rest": "", "holiday": "–", "extra": "+", "other": "½"}
"""What tells the kinds apart without colour."""


@dataclass(frozen=True, slots=True)
class YearWords:
    """What stands beside the rows, January first, and what kinds and days are called."""

    months: Sequence[str]
    kinds: Mapping[DayKind, str]
    days: Sequence[str]
    """One text per day of the year, for whoever points at it."""


def year_map(year: WorkYear, words: YearWords, colours: Palette) -> Drawn:
    """Return the year: months down, days of the month across, and what the colours mean."""
    present: dict[str, str] = {
        kind: words.kinds[kind] for kind in KINDS if any(each.kind == kind for each in year.days)
    }
    told = list(zip(year.days, words.days, strict=True))
    lines = [
        Line(name, [_cell(day, text) for day, text in told if day.day.month == month])
        for month, name in enumerate(words.months, 1)
    ]
    columns = [str(day) if day in NAMED else "" for day in DAYS]
    return cell_map(columns, lines, _looks(colours), present, ROW_HEIGHT)


def _cell(day: YearDay, words: str) -> Cell:
    return Cell(day.kind, SIGNS[day.kind], words)


def _looks(colours: Palette) -> Mapping[str, Look]:
    return {
        "work": Look(colours.soft, colours.text),
        "rest": Look(colours.shade, colours.text),
        "holiday": Look(colours.grey, colours.shade),
        "extra": Look(colours.accent, colours.shade),
        "other": Look(colours.faint, colours.text),
    }
