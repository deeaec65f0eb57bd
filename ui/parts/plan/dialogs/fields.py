"""What every form that adds a task asks alike: its name, its owner, and a button that waits for the name."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from phases.editing.edits import LONGEST_OWNER, LONGEST_TITLE
from ui.parts.page.frame import small
from ui.session import t


def title_field(key: str) -> str:
    """Ask what a task is called, and return it."""
    return st.text_input(t("Task"), key=key, max_chars=LONGEST_TITLE).strip()


def owner_field(place: DeltaGenerator, key: str) -> None:
    """Ask who answers for it."""
    place.text_input(t("Owner"), key=key, max_chars=LONGEST_OWNER)


def add_button(key: str, title: str, save: Callable[..., None], args: tuple[Any, ...]) -> None:
    """Show the button that adds the task, closed with its reason until it has a name."""
    st.button(t("Add task"), key=key, type="primary", on_click=save, args=args, disabled=not title)
    if not title:
        st.markdown(small(t("Name the task, then press Enter.")))
