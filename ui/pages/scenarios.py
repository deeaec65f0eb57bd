"""Scenarios: what kept changes would lead to, side by side with the plan of today."""

import streamlit as st

from phases.programme import Programme
from phases.scenarios.scenario import outcomes_answer
from ui.navigation import script
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, page_head
from ui.parts.scenario.board import scenarios_board
from ui.parts.scenario.view import Scenarios, scenarios_of
from ui.session import programme_in_view, said, t


def facts(found: Scenarios) -> str:
    adopted = sum(each.ending == "adopted" for each in found.closed)
    counts = t("{open} open · {adopted} adopted · {dropped} dropped",
               open=len(found.open), adopted=adopted, dropped=len(found.closed) - adopted)  # fmt: skip
    return f"{counts} · " + t("revision {number}", number=found.programme.revision)


def page(programme: Programme, found: Scenarios) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Scenarios")]
    page_head(t("Scenarios"), facts(found), crumbs)
    if found.open:
        answer(outcomes_answer(found.open))
    elif empty(
        t("No scenario is open."),
        t("Change cells in the plan, then keep them as a scenario instead of saving them."),
        t("Open the plan"),
        "scenarios_none",
    ):
        st.switch_page(script("plan"))
    scenarios_board(found)


programme = programme_in_view()
if programme is None:
    page_head(t("Scenarios"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme, scenarios_of(programme))
