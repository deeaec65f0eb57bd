"""What to do with an empty database."""

import streamlit as st

from ui.navigation import script
from ui.parts.empty import empty
from ui.session import t


def first_steps() -> None:
    """Offer to create the first programme."""
    why = t("No programme yet.")
    todo = t("Create one from the standard method: steps, plan, gates and units come with it.")
    if empty(why, todo, t("Create a programme"), "portfolio_create"):
        st.switch_page(script("new_programme"))
