"""Who works how much in which week, as a heat map: the darker the fuller, too much in red."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from phases.effort.load.workload import TOLERANCE
from ui.components import cells
from ui.components.cells import Drawn, Line, Look, Said, cell_map

ROW_HEIGHT = 25
MOST_WIDE = 20
"""More weeks than this are narrow columns: where the page is narrow too, their numbers have no room."""
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


def workload_map(weeks: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], said: Said) -> Drawn:
    """Return the heat map: a row per name with a cell per week, and its hours in words."""
    lines = [Line(name, [_cell(each) for each in found]) for name, found in rows]
    return cell_map(weeks, lines, said, Look(ROW_HEIGHT, is_dense=len(weeks) > MOST_WIDE))


def _cell(cell: Cell) -> cells.Cell:
    text = f"{cell.hours:.0f}" if cell.hours >= 0.5 else ""
    return cells.Cell(cell.state, text, f"{cell.available:.0f}" if text and cell.available is not None else "")
