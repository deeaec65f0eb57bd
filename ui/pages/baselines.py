"""Baselines: how far the dates moved from what was promised, and which tasks moved them."""

import streamlit as st

from phases.baselines.answer import comparison_answer
from phases.programme import Programme
from ui.parts.baseline.choice import chosen
from ui.parts.baseline.costs import cost_table
from ui.parts.baseline.details import baseline_list, came_and_went, changed_table, milestones
from ui.parts.baseline.dialog import baseline_dialog
from ui.parts.baseline.view import Baselines, baselines_of, compared, set_on
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, escaped, page_head
from ui.session import is_phone, language, programme_in_view, said, t, today
from words.format import long_date


def facts(baselines: Baselines) -> str:
    newest = baselines.newest
    parts = [
        t("Newest: {name} of {day}", name=said(newest.name), day=long_date(set_on(newest).date(), language())),
        t("today's plan: revision {number}", number=baselines.view.programme.revision),
    ]
    return escaped(" · ".join(parts))


def page(programme: Programme, baselines: Baselines) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Baselines")]
    with page_head(t("Baselines"), facts(baselines) if baselines.known else "", crumbs):
        asked = bool(baselines.known) and st.button(
            t("Set baseline"), key="baselines_open", icon=":material/bookmark:", type="primary"
        )
    if not baselines.known:
        asked = empty(
            t("No baseline yet."),
            t("A baseline keeps today's dates, so that everybody sees later what moved and by how much."),
            t("Set baseline"),
            "baselines_first",
        )
    else:
        before_and_after(baselines)
    if asked:
        baseline_dialog(programme)


def before_and_after(baselines: Baselines) -> None:
    pair = chosen(baselines)
    found = compared(baselines, *pair)
    answer(comparison_answer(found.comparison, baselines.names, today()))
    changed_table(baselines, found.comparison)
    came_and_went(baselines, found.comparison)
    cost_table(baselines, found.costs)
    left, right = st.columns([0.58, 0.42], gap="medium")
    with left:
        if not is_phone() or st.toggle(t("Show charts"), key="baselines_charts"):
            milestones(baselines, pair, found)
    with right:
        baseline_list(baselines)


programme = programme_in_view()
if programme is None:
    page_head(t("Baselines"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme, baselines_of(programme))
