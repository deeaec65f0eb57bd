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


def switches(assessments: tuple[Assessment, ...], view: View) -> str:
    """Let the reader switch; return result or answers, and answers while there is no result."""
    with st.container(horizontal=True, vertical_alignment="center"):
        mode = _mode(view) if view.profile.reality.answered else ANSWERS
        if len(assessments) > 1:
            _assessment(assessments, view)
    return mode


def _mode(view: View) -> str:
    asked, key = st.query_params.get(ADDRESS), f"{MODE}_{view.assessment.id}"
    mode = st.segmented_control(
        t("View"),
        list(MODES),
        default=asked if asked in MODES else RESULT,
        required=True,
        format_func=lambda each: t(MODES[each]),
        key=key,
        on_change=_put,
        args=(ADDRESS, key),
        label_visibility="collapsed",
    )
    return mode or RESULT


def _assessment(assessments: tuple[Assessment, ...], view: View) -> None:
    titles = {each.id: said(each.title) for each in assessments}
    key = f"{CHOICE}_{view.assessment.id}"
    st.selectbox(
        t("Assessment"),
        list(titles),
        index=list(titles).index(view.assessment.id),
        format_func=titles.__getitem__,
        key=key,
        on_change=_put,
        args=(SHOWN, key),
        label_visibility="collapsed",
        width=260,
    )


def _put(name: str, key: str) -> None:
    st.query_params[name] = entered(key, "")
