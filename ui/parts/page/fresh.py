"""What a fragment asks first: whether the page around it still shows the programme as it is."""

import streamlit as st

from phases.programme import Programme
from ui.session import programme_in_view


def fresh(drawn: Programme) -> None:
    """Run the whole page again when somebody changed the programme since the page was drawn."""
    current = programme_in_view()
    if current is None or (current.id, current.revision) != (drawn.id, drawn.revision):
        st.rerun()
