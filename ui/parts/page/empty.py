"""The empty state: why there is nothing, what to do, one button."""

import streamlit as st

from ui.parts.page.frame import small


def empty(why: str, todo: str, action: str | None, key: str) -> bool:
    """Show an empty state inside the frame of what it replaces; return whether its button was pressed."""
    with st.container(border=True):
        st.markdown(f"**{why}**  \n{small(todo)}")
        return bool(action and st.button(action, key=key, type="primary"))
