"""The scenarios as one part of the page: all are sent at once, and the browser shows the one that is chosen."""

import streamlit as st

from phases.scenarios.actions import drop_scenario
from phases.scenarios.scenario import Outcome
from ui.components.board import Switch, known, option, place, sent, switches
from ui.components.readings import Drawn
from ui.parts.page.frame import messages
from ui.parts.scenario.adopting import adopt_dialog
from ui.parts.scenario.details import ADOPT, DROP, closed, one_scenario
from ui.parts.scenario.side_by_side import SCENARIO, side_by_side
from ui.parts.scenario.view import Scenarios
from ui.parts.views.board import show_board
from ui.session import acting, database, forget, is_phone, keep, kept, language, said, t
from ui.views import moment_of
from words.labels import told_apart

FORM, ASKED = "scenario_end", "scenario that may be adopted"


def scenarios_board(found: Scenarios) -> None:
    """Show the scenarios side by side, the chosen one below, and those that came to an end."""
    key = (moment_of(found.programme), language(), is_phone(), st.query_params.get(SCENARIO, ""))
    show_board(_drawn(key, found), "scenarios_board", lambda act, told: _turn(found, act, str(told.get("key"))))
    messages(FORM)
    asked: str | None = kept(ASKED, lambda: None)
    forget(ASKED)
    if (chosen := _open(found, asked)) and chosen.can_be_adopted:
        adopt_dialog(found, chosen)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(key: tuple[object, ...], _found: Scenarios) -> bytes:
    asked = _open(_found, str(key[-1]))
    chosen = asked or next(iter(_found.open), None)
    first = [known({SCENARIO: chosen.scenario.id})] if chosen else []
    return sent([*first, *(_choice(_found) if chosen else []), *closed(_found)])


def _choice(found: Scenarios) -> list[Drawn]:
    names = told_apart({each.scenario.id: said(each.scenario.name) for each in found.open})
    options = {each.scenario.id: option(one_scenario(found, each)) for each in found.open}
    switch = [switches(Switch(SCENARIO, t("Scenario"), names))] if len(names) > 1 else []
    return [*side_by_side(found), *switch, place(SCENARIO, options)]


def _open(found: Scenarios, scenario_id: str | None) -> Outcome | None:
    return next((each for each in found.open if each.scenario.id == scenario_id), None)


def _turn(found: Scenarios, act: str, scenario_id: str) -> None:
    """Ask whether the scenario is to be adopted, or drop it; what is not open is left alone."""
    if _open(found, scenario_id) is None:
        return
    if act == ADOPT:
        keep(ASKED, scenario_id)
    elif act == DROP:
        with acting(FORM, t("Scenario dropped"), f"drop {scenario_id}") as signature, database() as db:
            drop_scenario(db, signature, found.programme.id, scenario_id)
