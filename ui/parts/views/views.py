"""Showing views of which the reader chooses one without the server, and hearing what a button in them asks for."""

from collections.abc import Callable, Mapping

import streamlit as st

from ui.components.component import component
from ui.session import entered

Act = Callable[[str, Mapping[str, str]], None]
"""What a button in a view does: its name, and what is chosen by name."""


def show_views(drawn: bytes, key: str, act: Act | None = None) -> None:
    """Show the views; `act` hears of what their buttons do, and the address of what was chosen before."""
    component("views")(key=key, data=drawn, on_act_change=lambda: _hear(key, act))


def _hear(key: str, act: Act | None) -> None:
    told = getattr(entered(key, None), "act", None)
    if not isinstance(told, Mapping) or not isinstance(told.get("act"), str):
        return
    standing = {each: st.query_params.get_all(each) for each in st.query_params}
    st.query_params.from_dict({**standing, **in_address(told.get("choices"))})
    if act:
        chosen = told.get("chosen")
        found = chosen if isinstance(chosen, Mapping) else {}
        act(told["act"], {str(name): str(option) for name, option in found.items()})


def in_address(choices: object) -> dict[str, list[str]]:
    """Return what was chosen in the browser, of which the server knows nothing yet, as the address says it."""
    found = choices if isinstance(choices, Mapping) else {}
    return {
        str(name): [str(each) for each in options] for name, options in found.items() if isinstance(options, list)
    }
