"""Showing a view of several parts as one element, and what is clicked in it."""

from collections.abc import Callable, Mapping

import streamlit as st

from ui.charts.component import component
from ui.session import entered

Act = Callable[[str, Mapping[str, object]], None]


def show_board(drawn: bytes, key: str, act: Act | None = None) -> None:
    """Show the parts; a chosen row stands in the address, and `act` hears of what a button does."""
    component("board")(
        key=key,
        data=drawn,
        on_chosen_change=lambda: _choose(key),
        on_act_change=lambda: _hear(key, act),
    )


def _choose(key: str) -> None:
    chosen = getattr(entered(key, None), "chosen", None)
    if isinstance(chosen, Mapping) and all(isinstance(chosen.get(each), str) for each in ("name", "key")):
        st.query_params[chosen["name"]] = chosen["key"]


def _hear(key: str, act: Act | None) -> None:
    told = getattr(entered(key, None), "act", None)
    if act and isinstance(told, Mapping) and isinstance(told.get("act"), str):
        act(told["act"], told)
