"""Which assessment the page shows, which of its views, and through which lens: all stand in the address."""

from collections.abc import Mapping

import streamlit as st

from assessments.store import Assessment
from methodology.dimension import MATURITY
from ui.parts.assessment.forms import SHOWN
from ui.parts.assessment.view import Lens, View
from ui.session import entered, language, said, t
from words.format import long_date
from words.labels import told_apart

CHOICE, MODE, ADDRESS = "assessments_shown", "assessments_mode", "view"
RESULT, AGREE, ANSWERS, PEOPLE, EVIDENCE, ACTIONS, COMPARE = (
    "result",
    "agree",
    "answers",
    "people",
    "evidence",
    "actions",
    "compare",
)
MODES = {
    RESULT: "Result",
    AGREE: "Consensus",
    ANSWERS: "Questionnaire",
    PEOPLE: "Participants",
    EVIDENCE: "Evidence",
    ACTIONS: "Actions",
    COMPARE: "Compare",
}
SCORED = (RESULT, AGREE, ANSWERS, PEOPLE, EVIDENCE, ACTIONS)
"""The views of a questionnaire other than that of maturity; evidence only where a question names some."""
GATE, UNIT, NONE = "gate", "unit", "none"


def chosen(assessments: tuple[Assessment, ...]) -> Assessment:
    """Return the assessment that the address names, else the newest of maturity, else the newest."""
    asked = st.query_params.get(SHOWN)
    named = [each for each in assessments if each.id == asked]
    of_maturity = [each for each in assessments if each.questionnaire == MATURITY]
    return (*named, *of_maturity, *assessments)[0]


def unknown(assessments: tuple[Assessment, ...]) -> str:
    """Return what the address names as an assessment although the programme has none such; empty otherwise."""
    asked = st.query_params.get(SHOWN, "")
    return "" if asked in {each.id for each in assessments} else asked


def scored_modes(has_evidence: bool) -> tuple[str, ...]:
    """Return the views of a questionnaire other than that of maturity."""
    return tuple(each for each in SCORED if has_evidence or each != EVIDENCE)


def lens() -> Lens:
    """Return the gate and the unit that the address names."""
    gate = st.query_params.get(GATE)
    return Lens("" if gate == NONE else gate, st.query_params.get(UNIT, ""))


def switches(assessments: tuple[Assessment, ...], shown: Assessment, modes: tuple[str, ...]) -> str:
    """Let the reader switch view and assessment; return the view, the first of the modes by default."""
    with st.container(horizontal=True, vertical_alignment="center"):
        mode = _mode(shown, modes)
        if len(assessments) > 1:
            choose(SHOWN, t("Assessment"), assessment_labels(assessments), shown.id)
    return mode


def assessment_labels(assessments: tuple[Assessment, ...]) -> dict[str, str]:
    """Return by id what tells assessments apart: the title, of equal ones with the day or a number."""
    titles = {each.id: said(each.title) for each in assessments}
    return told_apart(titles, {each.id: long_date(each.held_on, language()) for each in assessments})


def _mode(shown: Assessment, modes: tuple[str, ...]) -> str:
    asked, key = st.query_params.get(ADDRESS), f"{MODE}_{shown.id}"
    mode = st.segmented_control(
        t("View"),
        modes,
        default=asked if asked in modes else modes[0],
        required=True,
        format_func=lambda each: t(MODES[each]),
        key=key,
        on_change=_put,
        args=(ADDRESS, key),
        label_visibility="collapsed",
        wrap=True,
    )
    return mode or modes[0]


def filters(view: View) -> None:
    """Let the reader choose the gate that sets the targets, and one unit, where there are several.

    A rule of style hides them beside another view than the result; the way back then does not build them anew.
    """
    gates: dict[str, str] = {
        each.id: said(each.title) for each in view.pack.gates if any(c.dimension for c in each.criterion)
    }
    with st.container(horizontal=True, vertical_alignment="center", key="assessments_lens"):
        shown = view.gate.id if view.gate else NONE
        choose(GATE, t("Target gate"), {NONE: t("none: level 3 everywhere"), **gates}, shown)
        if view.units:
            units = {"": t("All units"), **{key: said(name) for key, name in view.units.items()}}
            choose(UNIT, t("Unit"), units, view.unit)


def choose(name: str, label: str, options: Mapping[str, str], shown: str) -> None:
    """Show one choice of many whose value stands in the address."""
    key, options = f"{CHOICE}_{name}_{shown}", told_apart(options)
    st.selectbox(
        label,
        list(options),
        index=list(options).index(shown),
        format_func=options.__getitem__,
        key=key,
        on_change=_put,
        args=(name, key),
        label_visibility="collapsed",
        width=260,
    )


def _put(name: str, key: str) -> None:
    st.query_params[name] = entered(key, "")
