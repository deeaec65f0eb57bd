"""A map of coloured cells drawn in the browser: rows by columns, each with a state, a short text and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.charts.component import component

Drawn = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state, the text in it, and the words for whoever points at it; without a state it is no cell."""

    state: str
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one state look: the colour behind the text, that of the text, and that of the edge if any."""

    fill: str
    ink: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name and its cells, one for each column."""

    name: str
    cells: Sequence[Cell]


def cell_map(
    columns: Sequence[str], lines: Sequence[Line], looks: Mapping[str, Look], legend: Mapping[str, str], height: int
) -> Drawn:
    """Return all that is drawn: columns (unnamed ones stay so), rows of a height in pixels, and a legend by state."""
    return {
        "columns": list(columns),
        "rows": [[each.name, [[cell.state, cell.text, cell.words] for cell in each.cells]] for each in lines],
        "states": {state: [look.fill, look.ink, look.edge] for state, look in looks.items()},
        "legend": [list(each) for each in legend.items()],
        "height": height,
    }


def show_cells(drawn: Drawn, label: str, key: str) -> None:
    """Show the map; `label` says to those who cannot see it what it shows."""
    component("cells")(key=key, data={**drawn, "label": label})
