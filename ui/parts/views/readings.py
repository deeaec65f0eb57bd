"""Showing a table of readings, and the row that a reader chose in it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from assessments.maturity.formula import Formula
from ui.components.component import component
from ui.parts.page.frame import escaped, small
from ui.parts.views.views import in_address
from ui.session import entered, said


def show_readings(drawn: dict[str, Any], key: str, choose: str = "") -> None:
    """Show the table; a click on a row puts its key into the address under the name `choose`."""
    _mount("readings", drawn, key, choose)


def show_choosing(drawn: dict[str, Any], key: str, choose: str = "") -> None:
    """Show what a reader chooses from without the server; a click that opens a row puts its key into the address."""
    _mount("choosing", drawn, key, choose)


def _mount(name: str, drawn: dict[str, Any], key: str, choose: str) -> None:
    acts: dict[str, Callable[[], None]] = {"on_chosen_change": lambda: _put(choose, key)} if choose else {}
    component(name)(key=key, data=drawn, **acts)


def _put(name: str, key: str) -> None:
    chosen = getattr(entered(key, None), "chosen", None)
    if isinstance(chosen, str):
        st.query_params[name] = chosen
    elif isinstance(chosen, Mapping) and isinstance(chosen.get("key"), str):
        standing = {each: st.query_params.get_all(each) for each in st.query_params}
        st.query_params.from_dict({**standing, **in_address(chosen.get("choices")), name: chosen["key"]})


def spoken(formulas: Sequence[Formula]) -> list[tuple[str, str, str]]:
    """Return formulas in the reader's language: name, rule, rule with its numbers."""
    return [(said(each.name), said(each.rule), said(each.filled)) for each in formulas]


def folded(label: str, formulas: Sequence[Formula], name: str) -> dict[str, Any]:
    """Return a line that a click unfolds to formulas: each with its rule and its numbers."""
    return {"name": name, "summary": label, "formulas": [list(each) for each in spoken(formulas)]}


def formula_list(formulas: Sequence[Formula]) -> None:
    """Show formulas one below the other: each with its numbers, and its rule in gray."""
    lines = (
        f"**{escaped(name)}**  \n{escaped(filled)}  \n{small(escaped(rule))}"
        for name, rule, filled in spoken(formulas)
    )
    st.markdown("\n\n".join(lines))
