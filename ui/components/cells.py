"""A map of coloured cells drawn in the browser: rows by columns, each with a state, a short text and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Drawn = dict[str, Any]
STATES = ("none", "some", "half", "full", "over", "open", "work", "rest", "holiday", "extra", "other")
"""What cells can be; their colours stand in `assets/cells_style.css`, in the light and in the dark theme."""
SIGNS = "0123456789a"
"""A row is sent as one sign per cell: the place of its state above; a blank where there is no cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state, the text in it, and what else its words say; without a state it is no cell."""

    state: str
    text: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name, its cells, one for each column, and what its cells' words call `{of}`."""

    name: str
    cells: Sequence[Cell]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a map says: to those who cannot see it, and of a cell to whoever points at it.

    In the words of a cell stand `{row}`, `{column}`, `{text}`, `{state}` and `{of}` for what it is, and `{more}` in
    those of cells that say more. A `{day}` within `{of}` is the number of the column.
    """

    label: str
    cell: str
    more: str
    states: Mapping[str, str] = field(default_factory=dict)
    """What states are called, for the words of cells and the legend below the map."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a map looks: the height of its rows in pixels, signs by state, whether its columns are many."""

    height: int
    signs: Mapping[str, str] = field(default_factory=dict)
    is_dense: bool = False


def cell_map(columns: Sequence[str], lines: Sequence[Line], said: Said, look: Look) -> Drawn:
    """Return the map as a part of a view: columns (unnamed ones stay so), rows, words."""
    return {
        "cells": {
            "label": said.label,
            "columns": list(columns),
            "states": STATES,
            "signs": dict(look.signs),
            "rows": [_row(each) for each in lines],
            "says": [said.cell, said.more],
            "named": dict(said.states),
            "legend": [list(each) for each in said.states.items()],
            "height": look.height,
            "dense": look.is_dense,
        }
    }


def _row(line: Line) -> list[Any]:
    """Return a row as it is sent: texts and words only where there are any."""
    states = "".join(SIGNS[STATES.index(each.state)] if each.state else " " for each in line.cells)
    texts, more = [each.text for each in line.cells], [each.more for each in line.cells]
    return [line.name, states, texts if any(texts) else None, more if any(more) else None, line.of]
