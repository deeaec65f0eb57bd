"""What a fragment asks first: whether the page around it still shows the programme as it is."""

import streamlit as st

from phases.programme import Programme
from ui.session import programme_in_view


def fresh(drawn: Programme, **here: str) -> None:
    """Run the whole page again when somebody changed the programme since the page was drawn.

    `here` goes into the address then, where the browser chose what is looked at without the server.
    """
    if not is_fresh(drawn):
        for name, value in here.items():
            st.query_params[name] = value
        st.rerun()


def is_fresh(drawn: Programme) -> bool:
    """Return whether the page still shows the programme as it is."""
    current = programme_in_view()
    return current is not None and (current.id, current.revision) == (drawn.id, drawn.revision)
