"""What to do with an empty database."""

import streamlit as st

from exchange.stories.demo import load_demo
from ui.navigation import script
from ui.parts.page.empty import empty
from ui.parts.page.frame import messages
from ui.session import acting, database, t, today

DEMO = "portfolio_demo"


def first_steps() -> None:
    """Offer to create the first programme, or to look at the demo."""
    why = t("No programme yet.")
    todo = t("Create one from the standard method: steps, plan, gates and units come with it.")
    if empty(why, todo, t("Create a programme"), "portfolio_create"):
        st.switch_page(script("new_programme"))
    if st.button(t("Load the demo programmes"), key=DEMO, icon=":material/play_circle:"):
        with st.spinner(t("Loading the demo programmes …")):
            _load_demo()
        st.rerun()
    messages(DEMO)


def _load_demo() -> None:
    with acting(DEMO, t("The demo programmes are loaded")), database() as db:
        load_demo(db, today())
