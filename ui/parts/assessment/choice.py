"""Which assessment the page shows, which of its views, and through which lens: all stand in the address."""

from collections.abc import Mapping

import streamlit as st

from assessments.store import Assessment
from methodology.dimension import MATURITY
from ui.components.board import Switch, answered, known, option, place, sent, switches
from ui.components.readings import Drawn
from ui.parts.assessment.forms import SHOWN
from ui.parts.assessment.view import Lens, View
from ui.parts.views.board import show_board
from ui.session import language, said, t
from words.format import long_date
from words.labels import told_apart
from words.text import Sentence

ADDRESS, BOARD, BELOW = "view", "assessments_board", "assessments_below"
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


def mode_of(modes: tuple[str, ...]) -> str:
    """Return the view that the address names, else the first."""
    asked = st.query_params.get(ADDRESS)
    return asked if asked in modes else modes[0]


def tools(assessments: tuple[Assessment, ...], modes: tuple[str, ...]) -> Drawn:
    """Return the choice of the view, and of the assessment where there are several."""
    switch = Switch(ADDRESS, t("View"), {each: t(MODES[each]) for each in modes})
    if len(assessments) < 2:
        return switches(switch)
    return switches(switch, Switch(SHOWN, t("Assessment"), assessment_labels(assessments), is_listed=True))


def lens_tools(view: View) -> Drawn:
    """Return the choice of the gate that sets the targets, and of one unit, where there are several."""
    gates: dict[str, str] = {
        each.id: said(each.title) for each in view.pack.gates if any(c.dimension for c in each.criterion)
    }
    gate = Switch(GATE, t("Target gate"), told_apart({NONE: t("none: level 3 everywhere"), **gates}), is_listed=True)
    if not view.units:
        return switches(gate)
    units = {"": t("All units"), **{key: said(name) for key, name in view.units.items()}}
    return switches(gate, Switch(UNIT, t("Unit"), told_apart(units), is_listed=True))


def plain_board(
    assessments: tuple[Assessment, ...], shown: Assessment, mode: str, answers: Mapping[str, Sentence]
) -> None:
    """Show which views the server draws of an assessment below, with the sentence that answers each."""
    options = {each: option([answered(said(words))], is_below=True) for each, words in answers.items()}
    choices = tools(assessments, tuple(answers))
    show_board(sent([known({ADDRESS: mode, SHOWN: shown.id}), choices, place(ADDRESS, options, BELOW)]), BOARD)


def assessment_labels(assessments: tuple[Assessment, ...]) -> dict[str, str]:
    """Return by id what tells assessments apart: the title, of equal ones with the day or a number."""
    titles = {each.id: said(each.title) for each in assessments}
    return told_apart(titles, {each.id: long_date(each.held_on, language()) for each in assessments})
