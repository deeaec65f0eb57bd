"""Assessments: how far practice is from target and from our own words, where people disagree, what comes first."""

from collections.abc import Callable, Mapping

import streamlit as st

from assessments.store import Assessment
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from phases.programme import Programme
from ui.parts.answering.answering import answering
from ui.parts.assessment import choice
from ui.parts.assessment.choice import ACTIONS, AGREE, ANSWERS, BELOW, EVIDENCE, PEOPLE, RESULT, chosen, lens
from ui.parts.assessment.forms import more, new_assessment
from ui.parts.assessment.head import facts
from ui.parts.assessment.people import people
from ui.parts.assessment.view import Lens, listed, view_of
from ui.parts.consensus.consensus import being_settled, settling
from ui.parts.consensus.opinions import opinions, opinions_said
from ui.parts.evidence.evidence import evidence, evidence_of_maturity
from ui.parts.evidence.shelf import evidence_answer, has_shelf
from ui.parts.followup.register import actions, actions_answer
from ui.parts.maturity.board import Shown, assessment_board
from ui.parts.maturity.gaps import FORM
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import messages, page_head
from ui.parts.page.fresh import fresh
from ui.parts.page.unknown import no_such_assessment
from ui.parts.scored.view import scored, scored_answer, scored_facts
from ui.session import programme_in_view, said, t
from words.text import Sentence

Show = Callable[[Programme, str], None]
Say = Callable[[Programme, str], Sentence]


BELOW_BOARD: Mapping[str, Show] = {
    ANSWERS: answering,
    PEOPLE: people,
    EVIDENCE: evidence_of_maturity,
    ACTIONS: lambda programme, _: actions(programme),
}
OTHERS: Mapping[str, Show] = {**BELOW_BOARD, RESULT: scored, AGREE: opinions, EVIDENCE: evidence}
SAID: Mapping[str, Say] = {
    AGREE: opinions_said,
    ACTIONS: lambda programme, _: actions_answer(programme),
    EVIDENCE: evidence_answer,
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
    modes = (
        tuple(choice.MODES) if view.result.respondents or view.result.hidden else (ANSWERS, PEOPLE, EVIDENCE, ACTIONS)
    )
    mode, settled = choice.mode_of(modes), being_settled(view)
    asked = Shown(programme, assessments, view, modes, mode, settled.name if settled else "")
    assessment_board(asked)
    messages(FORM)
    if asked.is_below(mode):
        with st.container(key=BELOW):
            settling(view, settled) if mode == AGREE and settled else BELOW_BOARD[mode](programme, shown.id)


def other(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(shown.title), scored_facts(programme, shown.id), crumbs):
        buttons(programme, shown)
    other_views(programme, assessments, shown)


@st.fragment
def other_views(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    """Show the same of a questionnaire other than that of maturity."""
    fresh(programme)
    if chosen(assessments) != shown:
        st.rerun()
    modes = choice.scored_modes(has_shelf(programme, shown.id))
    mode = choice.mode_of(modes)
    choice.plain_board(assessments, shown, modes, SAID.get(mode, scored_answer)(programme, shown.id))
    with st.container(key=BELOW):
        OTHERS[mode](programme, shown.id)


def buttons(programme: Programme, shown: Assessment) -> None:
    if st.button(t("New assessment"), key="assessments_new", icon=":material/add:"):
        new_assessment(programme)
    more(shown, load_pack(programme.method))


programme = programme_in_view()
if programme is None:
    page_head(t("Assessments"), "", [t("Portfolio")])
    first_steps()
elif (assessments := listed(programme)) and (asked := choice.unknown(assessments)):
    no_such_assessment(asked, [t("Portfolio"), said(programme.name)], choice.assessment_labels(assessments))
elif assessments:
    shown = chosen(assessments)
    (maturity if shown.questionnaire == MATURITY else other)(programme, assessments, shown)
else:
    page_head(t("Assessments"), "", [t("Portfolio"), said(programme.name), t("Assessments")])
    why = t("No assessment yet.")
    todo = t("Start one: 14 dimensions, four questions each, show what stops the next gate.")
    if empty(why, todo, t("New assessment"), "assessments_first"):
        new_assessment(programme)
