"""Switches whose choice stands in the address, so that a view can be sent to a colleague."""

from collections.abc import Mapping

import streamlit as st

from ui.session import entered


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
        on_change=_put,
        args=(name, default),
        label_visibility="collapsed",
        wrap=True,
    )
    return found or default


def _key(name: str) -> str:
    return f"choice_{name}"


def _put(name: str, default: str) -> None:
    values = [] if (found := entered(_key(name), default)) == default else [found]
    st.query_params.from_dict({**{key: st.query_params.get_all(key) for key in st.query_params}, name: values})
