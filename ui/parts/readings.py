"""Showing a table of readings, and the row that a reader chose in it."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from assessments.formula import Formula
from ui.charts.component import component
from ui.parts.frame import escaped, small
from ui.session import entered, said


def show_readings(drawn: dict[str, Any], key: str, choose: str = "") -> None:
    """Show the table; a click on a row puts its key into the address under the name `choose`."""
    acts: dict[str, Callable[[], None]] = {"on_chosen_change": lambda: _put(choose, key)} if choose else {}
    component("readings")(key=key, data=drawn, **acts)


def _put(name: str, key: str) -> None:
    chosen = getattr(entered(key, None), "chosen", None)
    if isinstance(chosen, str):
        st.query_params[name] = chosen


def spoken(formulas: Sequence[Formula]) -> list[tuple[str, str, str]]:
    """Return formulas in the reader's language: name, rule, rule with its numbers."""
    return [(said(each.name), said(each.rule), said(each.filled)) for each in formulas]


def formula_list(formulas: Sequence[Formula]) -> None:
    """Show formulas one below the other: each with its numbers, and its rule in gray."""
    lines = (
        f"**{escaped(name)}**  \n{escaped(filled)}  \n{small(escaped(rule))}"
        for name, rule, filled in spoken(formulas)
    )
    st.markdown("\n\n".join(lines))
