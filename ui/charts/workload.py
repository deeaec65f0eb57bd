"""Who works how much in which week, as a heat map: the darker the fuller, too much in red."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from phases.effort.workload import TOLERANCE
from ui.charts import cells
from ui.charts.cells import Drawn, Line, Look, cell_map
from ui.charts.palette import Palette

ROW_HEIGHT = 25
MOST_TEXT = 20
"""In more weeks than this the numbers have no room."""
State = Literal["none", "some", "half", "full", "over", "open"]
HALF = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """One week of one row: its hours, and the hours that there are; None where nobody says."""

    hours: float
    available: float | None

    @property
    def state(self) -> State:
        """Return how full the week is."""
        if not self.hours:
            return "none"
        if self.available is None:
            return "open"
        if self.hours > self.available + TOLERANCE:
            return "over"
        if self.hours > self.available - TOLERANCE:
            return "full"
        return "half" if self.hours > HALF * self.available else "some"


def workload_map(weeks: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], colours: Palette) -> Drawn:
    """Return the heat map: a row per name with a cell per week, numbers in it where they have room."""
    has_text = len(weeks) <= MOST_TEXT
    lines = [Line(name, [_cell(each, has_text) for each in found]) for name, found in rows]
    return cell_map(weeks, lines, _looks(colours), {}, ROW_HEIGHT)


def _cell(cell: Cell, has_text: bool) -> cells.Cell:
    label = f"{cell.hours:.0f}" if cell.hours >= 0.5 else ""
    return cells.Cell(cell.state, label if has_text else "", "" if has_text else label)


def _looks(colours: Palette) -> Mapping[str, Look]:
    return {
        "none": Look(colours.shade, colours.text),
        "some": Look(colours.faint, colours.text),
        "half": Look(colours.soft, colours.text),
        "full": Look(colours.accent, colours.shade),
        "over": Look(colours.red, colours.shade),
        "open": Look(colours.shade, colours.text, colours.grey),
    }
