"""Maps of cells: what is sent of them, and in which colours they are drawn."""

import re
from dataclasses import astuple
from pathlib import Path

from ui.charts.palette import DARK, LIGHT
from ui.components.cells import STATES, Cell, Line, Look, Said, cell_map

STYLE = Path(__file__).parents[2] / "ui" / "components" / "assets" / "cells_style.css"
SAID = Said("days", "{of} · {state}", "{of} · {state} · {more}", {"holiday": "holiday"})


def test_a_row_is_sent_as_one_sign_per_cell_and_without_empty_lists():
    february = Line("Feb", [Cell("work"), Cell("holiday", more="Carnival"), Cell("")], "{day} Feb")

    drawn = cell_map(["1", "", ""], [february, Line("Mar", [])], SAID, Look(21))["cells"]

    assert drawn["rows"] == [["Feb", "68 ", None, ["", "Carnival", ""], "{day} Feb"], ["Mar", "", None, None, ""]]
    assert [drawn["states"][int(sign, 36)] for sign in "68"] == ["work", "holiday"]


def test_every_state_has_its_colours_of_the_palette_in_both_themes():
    style = STYLE.read_text()
    pairs = set(zip(astuple(LIGHT), astuple(DARK), strict=True))

    assert set(re.findall(r"light-dark\((#\w+), (#\w+)\)", style)) <= pairs
    assert all(f".pilotage-cells .{state} {{ background: var(" in style for state in STATES)
