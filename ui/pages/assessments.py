"""Assessments: how far practice is from target and from our own words, where people disagree, what comes first."""

import streamlit as st

from assessments.store import Assessment
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from phases.programme import Programme
from ui.parts.assessment import choice
from ui.parts.assessment.choice import AGREE, BELOW, chosen, lens
from ui.parts.assessment.forms import more, new_assessment
from ui.parts.assessment.head import facts
from ui.parts.assessment.view import Lens, View, listed, view_of
from ui.parts.consensus.consensus import being_settled, settling
from ui.parts.evidence.shelf import has_shelf
from ui.parts.maturity.below import OF_MATURITY, OF_OTHERS, answers_below, views_below
from ui.parts.maturity.board import Shown, assessment_board
from ui.parts.maturity.gaps import FORM
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import messages, page_head
from ui.parts.page.fresh import fresh
from ui.parts.page.unknown import no_such_assessment
from ui.parts.scored.view import scored_facts
from ui.session import programme_in_view, said, t


def maturity(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    view = view_of(programme, shown.id, lens())
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(shown.title), facts(view), crumbs):
        buttons(programme, shown)
    views(programme, assessments, (shown, lens()))
    views_below(programme, shown, OF_MATURITY, choice.mode_of(modes_of(view)))


@st.fragment
def views(programme: Programme, assessments: tuple[Assessment, ...], drawn: tuple[Assessment, Lens]) -> None:
    """Show the view that is asked for; the head above stays, until another assessment, gate or unit is looked at."""
    fresh(programme)
    if (chosen(assessments), lens()) != drawn:
        st.rerun()
    view = view_of(programme, drawn[0].id, drawn[1])
    modes, settled = modes_of(view), being_settled(view)
    asked = (choice.mode_of(modes), settled.name if settled else "")
    assessment_board(Shown(programme, assessments, view, modes, *asked))
    messages(FORM)
    if settled:
        with st.container(key=f"{BELOW}_{AGREE}"):
            settling(view, settled)


def modes_of(view: View) -> tuple[str, ...]:
    """Return the views there are; while nothing is answered there is nothing to read."""
    return tuple(choice.MODES if view.result.respondents or view.result.hidden else OF_MATURITY)


def other(programme: Programme, assessments: tuple[Assessment, ...], shown: Assessment) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(shown.title), scored_facts(programme, shown.id), crumbs):
        buttons(programme, shown)
    modes = choice.scored_modes(has_shelf(programme, shown.id))
    mode = choice.mode_of(modes)
    choice.plain_board(assessments, shown, mode, answers_below(programme, shown, modes))
    views_below(programme, shown, {each: OF_OTHERS[each] for each in modes}, mode)


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
