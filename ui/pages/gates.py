"""Milestones and gates: which come and are not ready; of one: can it pass, what is missing, what waiting costs."""

import streamlit as st

from phases.gates.criteria import decider
from phases.gates.gate import gate_answer
from phases.gates.outlook import Landmark, landmark_state
from phases.programme import Programme
from ui.parts.gate.criteria import criteria
from ui.parts.gate.decision import decision
from ui.parts.gate.details import below
from ui.parts.gate.forms import evidence_form
from ui.parts.gate.list import GATE, close_gate, landmarks, missing_list
from ui.parts.gate.view import GateDetails, Gates, details_of, gates_of
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, escaped, page_head
from ui.parts.page.status import badge
from ui.session import is_phone, language, programme_in_view, said, t, tn
from words.format import drift


def crumbs(programme: Programme) -> list[str]:
    return [t("Portfolio"), said(programme.name), t("Milestones & gates")]


def everything(programme: Programme, gates: Gates) -> None:
    found = [each for each in gates.landmarks if each.is_gate]
    passed = sum(not each.is_open for each in found)
    facts = [
        tn("{count} milestone", "{count} milestones", len(gates.landmarks)),
        t("{passed} of {all} gates passed", passed=passed, all=len(found)),
        t("drift in working days against the baseline"),
    ]
    page_head(t("Milestones & gates"), " · ".join(facts), crumbs(programme))
    answer(gates.answer)
    landmarks(gates)
    missing_list(gates)


def facts(gate: Landmark, gates: Gates, details: GateDetails) -> str:
    status, word = landmark_state(gate, gates.today)
    parts = [badge(status, said(word))]
    missing = sum(each.is_open_must for each in gate.states)
    if gate.is_open:
        parts += [tn("one must criterion open", "{count} must criteria open", missing)] if missing else []
        parts.append(t("decision due {day}, {days}", day=gate.row.finish, days=time_left(details.days_left)))
    if gate.row.drift:
        parts.append(t("drift {days}", days=drift(gate.row.drift, language())))
    who = decider(gate.row.task, gates.view.programme, gates.view.pack)
    parts.append(t("decided by {who}", who=escaped(said(who))))
    return f"{parts[0]} {' · '.join(parts[1:])}"


def time_left(days: int) -> str:
    if days <= 0:
        return t("no working day left")
    return tn("in one working day", "in {count} working days", days)


def one_gate(programme: Programme, gates: Gates, gate: Landmark) -> None:
    details = details_of(gates, gate)
    with page_head(said(gate.title), facts(gate, gates, details), crumbs(programme)):
        st.button(t("All milestones"), key="gates_back", icon=":material/arrow_back:", on_click=close_gate)
    answer(gate_answer(gate.states, gate.decision))
    if is_phone():
        criteria(gates, gate)
        decision(programme, gate, details.decisions)
        evidence_form(programme, gate)
        below(gates, details)
        return
    left, right = st.columns([0.72, 0.28], gap="medium")
    with left:
        criteria(gates, gate)
    with right:
        decision(programme, gate, details.decisions)
        evidence_form(programme, gate)
    with left:
        below(gates, details)


def page(programme: Programme) -> None:
    gates = gates_of(programme)
    asked = st.query_params.get(GATE)
    if not asked:
        everything(programme, gates)
    elif gate := gates.gate(asked):
        one_gate(programme, gates, gate)
    else:
        page_head(t("Milestones & gates"), "", crumbs(programme))
        why, todo = t("There is no gate “{key}” in this plan.", key=escaped(asked)), t("Choose one from the list.")
        if empty(why, todo, t("All milestones"), "gates_unknown"):
            close_gate()
            st.rerun()


programme = programme_in_view()
if programme is None:
    page_head(t("Milestones & gates"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme)
