"""Assessments: how far practice is from target and from our own words, where people disagree, what comes first."""

import streamlit as st

from assessments.store import Assessment
from phases.programme import Programme
from ui.parts.answering import answering
from ui.parts.assessment_choice import ANSWERS, chosen, switches
from ui.parts.assessment_forms import more, new_assessment, respondents_fact
from ui.parts.assessment_view import View, listed, view_of
from ui.parts.empty import empty
from ui.parts.figures import figures
from ui.parts.first_steps import first_steps
from ui.parts.frame import answer, escaped, page_head
from ui.parts.maturity_figures import maturity_figures
from ui.parts.maturity_gaps import gaps
from ui.parts.maturity_profile import chart, stops
from ui.parts.status import badge
from ui.session import is_phone, language, programme_in_view, said, t
from words.format import UNKNOWN, long_date, percent
from words.status import Status


def facts(view: View) -> str:
    known, shown = view.profile.reality, view.assessment
    parts = [badge(Status.DONE, t("Closed")) if shown.closed_on else badge(Status.DOING, t("Open"))]
    if known.is_provisional:
        parts.append(badge(Status.UNPROVEN, t("provisional")))
    parts += [long_date(shown.held_on, language()), respondents_fact(len(view.profile.respondents))]
    parts.append(t("coverage {share}", share=percent(known.coverage) if known.applicable else UNKNOWN))
    if view.gate:
        parts.append(t("target: {gate}", gate=escaped(said(view.gate.title))))
    if view.before:
        parts.append(t("compared with {day}", day=long_date(view.before[0].held_on, language())))
    return " · ".join(parts)


def page(programme: Programme, assessments: tuple[Assessment, ...]) -> None:
    view = view_of(programme, chosen(assessments).id)
    crumbs = [t("Portfolio"), said(programme.name), t("Assessments")]
    with page_head(said(view.assessment.title), facts(view), crumbs):
        if st.button(t("New assessment"), key="assessments_new", icon=":material/add:"):
            new_assessment(programme)
        more(view.assessment, view.pack)
    mode = switches(assessments, view)
    answer(view.answer)
    if mode == ANSWERS:
        answering(programme, view.assessment.id)
        return
    figures(maturity_figures(view))
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


programme = programme_in_view()
if programme is None:
    page_head(t("Assessments"), "", [t("Portfolio")])
    first_steps()
elif assessments := listed(programme):
    page(programme, assessments)
else:
    page_head(t("Assessments"), "", [t("Portfolio"), said(programme.name), t("Assessments")])
    why = t("No assessment yet.")
    todo = t("Start one: 14 dimensions, four questions each, show what stops the next gate.")
    if empty(why, todo, t("New assessment"), "assessments_first"):
        new_assessment(programme)
