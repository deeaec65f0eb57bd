"""Switches and pills whose choice stands in the address, so that a view can be sent to a colleague."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui.session import entered, keep, kept

ROUND = "round of choices"


def one_of(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """Show one choice of few and return it; the address keeps it under the name unless it is the default."""
    asked = st.query_params.get(name)
    found = st.segmented_control(
        label,
        list(options),
        default=asked if asked in options else default,
        required=True,
        format_func=options.__getitem__,
        key=_key(name),
        on_change=_put_one,
        args=(name, default),
        label_visibility="collapsed",
        wrap=True,
    )
    return found or default


def clear(*names: str) -> None:
    """Forget the choices under these names; for a callback."""
    keep(ROUND, _round() + 1)
    for name in names:
        _put(name, [])


def _key(name: str) -> str:
    """Return the widget's key; another round of choices is another widget, which starts from the address."""
    return f"choice_{name}_{_round()}"


def _round() -> int:
    return kept(ROUND, lambda: 0)


def _put_one(name: str, default: str) -> None:
    _put(name, [] if (found := entered(_key(name), default)) == default else [found])


def _put(name: str, values: Sequence[str]) -> None:
    st.query_params.from_dict({**{key: st.query_params.get_all(key) for key in st.query_params}, name: list(values)})
