"""Scenarios: what kept changes would lead to, side by side with the plan of today."""

import streamlit as st

from phases.programme import Programme
from phases.scenarios.scenario import outcomes_answer
from ui.navigation import script
from ui.parts.choice import one_of
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, escaped, page_head
from ui.parts.scenario.details import closed, endings, hindrance, one_scenario, side_by_side
from ui.parts.scenario.view import Scenarios, scenarios_of
from ui.session import programme_in_view, said, t


def facts(found: Scenarios) -> str:
    adopted = sum(each.ending == "adopted" for each in found.closed)
    counts = t("{open} open · {adopted} adopted · {dropped} dropped",
               open=len(found.open), adopted=adopted, dropped=len(found.closed) - adopted)  # fmt: skip
    return f"{counts} · " + t("revision {number}", number=found.programme.revision)


def page(programme: Programme, found: Scenarios) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Scenarios")]
    place = page_head(t("Scenarios"), facts(found), crumbs)
    if not found.open:
        if empty(
            t("No scenario is open."),
            t("Change cells in the plan, then keep them as a scenario instead of saving them."),
            t("Open the plan"),
            "scenarios_none",
        ):
            st.switch_page(script("plan"))
        closed(found)
        return
    answer(outcomes_answer(found.open))
    side_by_side(found)
    names = {each.scenario.id: escaped(said(each.scenario.name)) for each in found.open}
    asked = one_of("scenario", t("Scenario"), names, found.open[0].scenario.id)
    chosen = next((each for each in found.open if each.scenario.id == asked), found.open[0])
    with place:
        endings(found, chosen)
    hindrance(chosen)
    one_scenario(found, chosen)
    closed(found)


programme = programme_in_view()
if programme is None:
    page_head(t("Scenarios"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme, scenarios_of(programme))
