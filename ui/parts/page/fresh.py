"""What a fragment asks first: whether the page around it still shows the programme as it is."""

import streamlit as st

from phases.programme import Programme
from ui.session import programme_in_view


def fresh(drawn: Programme, **here: str) -> None:
    """Run the whole page again when somebody changed the programme since the page was drawn.

    `here` goes into the address then, where the browser chose what is looked at without the server.
    """
    current = programme_in_view()
    if current is None or (current.id, current.revision) != (drawn.id, drawn.revision):
        for name, value in here.items():
            st.query_params[name] = value
        st.rerun()
