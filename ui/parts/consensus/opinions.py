"""Where people stand apart on the questions of any questionnaire: the list, and the one chosen with every answer."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessments.agreement.formulas import opinion_formulas
from assessments.agreement.measure import Order
from assessments.agreement.opinion import Opinion, talks_first
from assessments.agreement.opinion import answer as opinions_answer
from phases.programme import Programme
from ui.components.readings import Column, Row, choice, figure, readings
from ui.components.readings import said as cell
from ui.parts.answering.view import Asking, asking_of
from ui.parts.assessment.choice import ADDRESS, AGREE
from ui.parts.consensus.opinion_details import details
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.views.readings import show_readings, spoken
from ui.session import is_phone, language, said, t, tn
from ui.views import moment_of
from words.format import MINUS, UNKNOWN, percent
from words.status import Status
from words.text import Sentence, counted

QUESTION = "question"


def opinions_said(programme: Programme, assessment_id: str) -> Sentence:
    """Return what people should talk about, or that they see the questions alike."""
    judged = asking_of(programme, assessment_id).judged
    held = judged.assessment
    if held.is_anonymous and judged.count and not judged.opinions:
        return counted(
            "{count} person answered; anonymous answers are shown from {smallest} on",
            "{count} people answered; anonymous answers are shown from {smallest} on",
            judged.count,
            smallest=held.smallest_group,
        )
    return opinions_answer(judged.opinions, judged.count)


@st.fragment
def opinions(programme: Programme, assessment_id: str) -> None:
    """Show the questions to talk about; the one chosen with every answer, and how it is settled."""
    fresh(programme, **{ADDRESS: AGREE})
    asking = asking_of(programme, assessment_id)
    talks = talks_first(asking.judged.opinions)
    if not talks:
        why = t(
            "A question stands here when its answers span two thirds of the scale, its agreement is below 0.70, or "
            "management and users see it apart."
        )
        st.markdown(small(escaped(why)))
        return
    asked = st.query_params.get(QUESTION)
    chosen = next((each for each in talks if each.key == asked), talks[0])
    key = (moment_of(programme), assessment_id)
    if is_phone():
        details(key, asking, chosen)
        _list(key, asking, (talks, chosen))
        return
    left, right = st.columns([0.5, 0.5], gap="medium")
    with left:
        _list(key, asking, (talks, chosen))
    with right:
        details(key, asking, chosen)


def _list(key: tuple[object, ...], asking: Asking, shown: tuple[Sequence[Opinion], Opinion]) -> None:
    talks, chosen = shown
    waiting = sum(each.is_open for each in talks)
    title = tn("{count} question to talk about", "{count} questions to talk about", waiting)
    finding(
        title if waiting else t("Nothing to settle"),
        t("Widest and weightiest first · rWG* below 0.70, two thirds of the scale, or no answer with 70 %"),
    )
    drawn = _drawn((*key, chosen.key, language(), is_phone()), asking, talks)
    show_readings(drawn, "assessments_opinions", QUESTION)


@st.cache_resource(max_entries=96, show_spinner=False)
def _drawn(key: tuple[object, ...], _asking: Asking, _talks: Sequence[Opinion]) -> dict[str, Any]:
    columns = [
        Column(t("Question"), width="46%"),
        Column(t("Range"), "right", "56px"),
        Column(t("Index"), "right", "56px"),
        Column(t("State"), "whole", "88px"),
    ]
    rows = [_row(_asking, each, each.key == key[2]) for each in _talks]
    return readings("opinions", t("Questions to talk about"), columns, rows, "narrow wrapped")


def _row(asking: Asking, found: Opinion, is_chosen: bool) -> Row:
    known, judged = found.measure, asking.judged
    cells = (
        choice(said(found.ask.text), title=said(found.ask.text), note=about(asking, found)),
        cell(UNKNOWN if known.spread is None else f"{known.spread:g}"),
        figure(_index(found), title=t("Show the formula")),
        _state(found),
    )
    return Row(cells, spoken(opinion_formulas(found, judged.assessment.is_anonymous)), found.key, is_chosen)


def _index(found: Opinion) -> str:
    if found.measure.index is None:
        return UNKNOWN
    is_share = found.measure.order is Order.SHARES
    return percent(found.measure.index) if is_share else f"{found.measure.index:.2f}"


def about(asking: Asking, found: Opinion) -> str:
    """Return what the question is about, in which facet, and how management stands to users."""
    facets = {each.id: said(each.title) for each in asking.questionnaire.facet}
    subject = said(asking.subject_title(found.place[0])) if found.place[0] else ""
    gap = ""
    if found.role_gap is not None:
        gap = t("management {steps}", steps=f"{found.role_gap:+g}".replace("-", MINUS))
    return " · ".join(filter(None, (subject, facets.get(found.facet, ""), gap)))


def _state(found: Opinion) -> dict[str, Any]:
    if found.agreed_value is not None:
        return status_cell(Status.DONE, t("agreed"))
    return status_cell(Status.LATE, t("disagree")) if found.is_open else status_cell(Status.UNPROVEN, t("roles"))
