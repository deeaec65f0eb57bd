"""The result of an assessment of maturity: figures, profile beside gaps, what stops each dimension, units."""

import streamlit as st

from phases.programme import Programme
from ui.parts.assessment_choice import filters
from ui.parts.assessment_view import View
from ui.parts.frame import small
from ui.parts.maturity_figures import maturity_figures
from ui.parts.maturity_gaps import gaps
from ui.parts.maturity_profile import chart, stops
from ui.parts.maturity_units import units
from ui.session import is_phone, t


def maturity_result(programme: Programme, view: View) -> None:
    """Show the result; anonymous answers of too few people are not shown."""
    if view.result.hidden:
        st.markdown(small(t("Invite more people, or wait for their answers: the result then stands here.")))
        return
    filters(view)
    maturity_figures(view)
    if is_phone():
        gaps(programme, view.assessment.id)
        chart(view)
    else:
        left, right = st.columns([0.54, 0.46], gap="medium")
        with left:
            chart(view)
        with right:
            gaps(programme, view.assessment.id)
    stops(view)
    units(view)
