"""Which assessment the page shows, and whether its result or its questionnaire: both stand in the address."""

import streamlit as st

from assessments.store import Assessment
from ui.parts.assessment_forms import SHOWN
from ui.parts.assessment_view import View
from ui.session import entered, said, t

CHOICE, MODE, ADDRESS = "assessments_shown", "assessments_mode", "view"
RESULT, ANSWERS = "result", "answers"
MODES = {RESULT: "Result", ANSWERS: "Questionnaire"}


def chosen(assessments: tuple[Assessment, ...]) -> Assessment:
    """Return the assessment that the address names, else the newest."""
    asked = st.query_params.get(SHOWN)
    return next((each for each in assessments if each.id == asked), assessments[0])


def _mode(view: View) -> str:
    asked = st.query_params.get(ADDRESS)
    default = RESULT if view.profile.reality.answered else ANSWERS
    return asked if asked in MODES else default


def _put(name: str, key: str) -> None:
    st.query_params[name] = entered(key, "")


def switches(assessments: tuple[Assessment, ...], view: View) -> str:
    """Let the reader switch; return result or answers."""
    titles = {each.id: said(each.title) for each in assessments}
    with st.container(horizontal=True, vertical_alignment="center"):
        mode = st.segmented_control(
            t("View"),
            list(MODES),
            default=_mode(view),
            required=True,
            format_func=lambda each: t(MODES[each]),
            key=f"{MODE}_{view.assessment.id}",
            on_change=_put,
            args=(ADDRESS, f"{MODE}_{view.assessment.id}"),
            label_visibility="collapsed",
        )
        if len(titles) > 1:
            st.selectbox(
                t("Assessment"),
                list(titles),
                index=list(titles).index(view.assessment.id),
                format_func=titles.__getitem__,
                key=f"{CHOICE}_{view.assessment.id}",
                on_change=_put,
                args=(SHOWN, f"{CHOICE}_{view.assessment.id}"),
                label_visibility="collapsed",
                width=260,
            )
    return mode or RESULT
