"""Assessments: how far practice is from target and from our own words, where people disagree, what comes first."""

from collections.abc import Callable, Mapping

import streamlit as st

from assessments.store import Assessment
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from phases.programme import Programme
from ui.parts.answering.answering import answering
from ui.parts.assessment.choice import (
    ACTIONS,
    AGREE,
    ANSWERS,
    COMPARE,
    EVIDENCE,
    MODES,
    PEOPLE,
    RESULT,
    assessment_labels,
    chosen,
    filters,
    lens,
    scored_modes,
    switches,
    unknown,
)
from ui.parts.assessment.forms import more, new_assessment
from ui.parts.assessment.head import facts, said_first
from ui.parts.assessment.people import people
from ui.parts.assessment.view import Lens, View, listed, view_of
from ui.parts.consensus.consensus import consensus
from ui.parts.consensus.opinions import opinions, opinions_said
from ui.parts.evidence.evidence import evidence, evidence_of_maturity
from ui.parts.evidence.shelf import evidence_answer, has_shelf
from ui.parts.followup.register import actions, actions_answer
from ui.parts.maturity.compare import compare_view
from ui.parts.maturity.result import maturity_result
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, page_head
from ui.parts.page.fresh import fresh
from ui.parts.page.unknown import no_such_assessment
from ui.parts.scored.view import scored, scored_answer, scored_facts
from ui.session import programme_in_view, said, t

Show = Callable[[Programme, View], None]


SHOWN: Mapping[str, Show] = {
    RESULT: maturity_result,
    AGREE: lambda programme, view: consensus(programme, view.assessment.id),
    ANSWERS: lambda programme, view: answering(programme, view.assessment.id),
    PEOPLE: lambda programme, view: people(programme, view.assessment.id),
    EVIDENCE: lambda programme, view: evidence_of_maturity(programme, view.assessment.id),
    ACTIONS: lambda programme, _: actions(programme),
    COMPARE: compare_view,
}


def maturity(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    view = view_of(programme, shown.id, lens())
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(shown.title), facts(view), crumbs):
        buttons(programme, shown)
    views(programme, assessments, (shown, lens()))


@st.fragment
def views(programme: Programme, assessments: tuple[Assessment, ...], drawn: tuple[Assessment, Lens]) -> None:
    """Show the view that is asked for; the head above stays, until another assessment, gate or unit is looked at."""
    fresh(programme)
    if (chosen(assessments), lens()) != drawn:
        st.rerun()
    shown, view = drawn[0], view_of(programme, drawn[0].id, drawn[1])
    modes = tuple(MODES) if view.result.respondents or view.result.hidden else (ANSWERS, PEOPLE, EVIDENCE, ACTIONS)
    mode = switches(assessments, shown, modes)
    if mode in (RESULT, AGREE) and not view.result.hidden:
        filters(view)
    answer(said_first(mode, programme, view))
    SHOWN[mode](programme, view)


def other(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(shown.title), scored_facts(programme, shown.id), crumbs):
        buttons(programme, shown)
    mode = switches(assessments, shown, scored_modes(has_shelf(programme, shown.id)))
    if mode == AGREE:
        answer(opinions_said(programme, shown.id))
        opinions(programme, shown.id)
        return
    said_by = {ACTIONS: lambda programme, _: actions_answer(programme), EVIDENCE: evidence_answer}
    answer(said_by.get(mode, scored_answer)(programme, shown.id))
    shows = {RESULT: scored, ANSWERS: answering, PEOPLE: people, EVIDENCE: evidence}
    shows.get(mode, lambda programme, _: actions(programme))(programme, shown.id)


def buttons(programme: Programme, shown: Assessment) -> None:
    if st.button(t("New assessment"), key="assessments_new", icon=":material/add:"):
        new_assessment(programme)
    more(shown, load_pack(programme.method))


programme = programme_in_view()
if programme is None:
    page_head(t("Assessments"), "", [t("Portfolio")])
    first_steps()
elif (assessments := listed(programme)) and (asked := unknown(assessments)):
    no_such_assessment(asked, [t("Portfolio"), said(programme.name)], assessment_labels(assessments))
elif assessments:
    shown = chosen(assessments)
    (maturity if shown.questionnaire == MATURITY else other)(programme, assessments, shown)
else:
    page_head(t("Assessments"), "", [t("Portfolio"), said(programme.name), t("Assessments")])
    why = t("No assessment yet.")
    todo = t("Start one: 14 dimensions, four questions each, show what stops the next gate.")
    if empty(why, todo, t("New assessment"), "assessments_first"):
        new_assessment(programme)
