"""The result of an assessment of maturity: figures, profile beside gaps, what stops each dimension, units."""

import streamlit as st

from phases.programme import Programme
from ui.parts.assessment.view import View
from ui.parts.consensus.consensus import groups
from ui.parts.frame import small
from ui.parts.maturity.figures import maturity_figures
from ui.parts.maturity.gaps import gaps
from ui.parts.maturity.profile import chart, stops
from ui.parts.maturity.units import units
from ui.session import is_phone, t


def maturity_result(programme: Programme, view: View) -> None:
    """Show the result; anonymous answers of too few people are not shown."""
    if view.result.hidden:
        st.markdown(small(t("Invite more people, or wait for their answers: the result then stands here.")))
        return
    maturity_figures(view)
    if is_phone():
        gaps(programme, view.assessment.id)
        chart(view)
    else:
        left, right = st.columns([0.54, 0.46], gap="medium")
        with left:
            chart(view)
            _first_talk(view)
        with right:
            gaps(programme, view.assessment.id)
    stops(view)
    units(view)


def _first_talk(view: View) -> None:
    """Show the question on which people stand furthest apart, of those that wait for an agreement."""
    waiting = [each for each in view.result.talks if each.is_open]
    if waiting:
        groups(view, next((each for each in waiting if each.is_role_finding), waiting[0]))
