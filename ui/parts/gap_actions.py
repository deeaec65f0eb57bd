"""What is done about gaps: every action with its value before and after, and how far it is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assessments.followup.action import STATUS, Action, Kind, Outcome, State, answer, outcome
from assessments.followup.actions import move_action
from assessments.maturity import Answer
from assessments.results.result import Result
from assessments.store import Assessment
from phases.programme import Programme
from phases.timeline import Dated
from ui.charts.readings import Column, Row, choice, readings
from ui.charts.readings import said as cell
from ui.parts.answer_words import answer_word
from ui.parts.assessment.view import View, results, view_of
from ui.parts.frame import escaped, finding, messages, small
from ui.parts.fresh import fresh
from ui.parts.maturity.profile import status_cell
from ui.parts.readings import show_readings
from ui.session import acting, database, is_phone, language, said, t
from words.format import UNKNOWN, long_date, tenth
from words.status import Status
from words.text import Sentence, restored

FORM, ACTION = "assessments_move", "action"
MOVES = {State.DONE: "Mark as done", State.DROPPED: "Drop", State.OPEN: "Open again"}
SAID = {
    State.DONE: "The action is done",
    State.DROPPED: "The action is dropped",
    State.OPEN: "The action is open again",
}


def actions_answer(programme: Programme, view: View) -> Sentence:
    """Return the sentence that answers what became of the gaps."""
    return answer(view.actions, outcomes(programme, view))


def outcomes(programme: Programme, view: View) -> dict[str, Outcome]:
    """Return what the newest later assessment says of each action, by the action's id."""
    known = results(programme)
    found = {each.id: _outcome(each, known) for each in view.actions}
    return {key: each for key, each in found.items() if each}


def _outcome(action: Action, known: Mapping[str, tuple[Assessment, Result]]) -> Outcome | None:
    made_in = known.get(action.new.assessment_id)
    if made_in is None:
        return None
    later = (result for held, result in known.values() if held.held_on > made_in[0].held_on and result.respondents)
    newest = next(later, None)
    return outcome(action, made_in[1].profile, newest.profile if newest else None)


@st.fragment
def actions(programme: Programme, assessment_id: str) -> None:
    """Show all actions of the programme; the one chosen can be moved on."""
    fresh(programme)
    view = view_of(programme, assessment_id)
    if not view.actions:
        st.markdown(small(t("Choose a gap in the result and turn it into a task, a proposal, a risk or a training.")))
        return
    finding(
        t("Actions from gaps"),
        t("Value when made → aim · what the newest later assessment says · score of the dimension before → after"),
    )
    asked = st.query_params.get(ACTION)
    chosen = next((each for each in view.actions if each.id == asked), view.actions[0])
    drawn = _table((view.key, chosen.id, language(), is_phone()), view, outcomes(programme, view))
    show_readings(drawn, "assessments_actions", ACTION)
    _details(chosen)


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(key: tuple[object, ...], _view: View, _outcomes: Mapping[str, Outcome]) -> dict[str, Any]:
    columns = [Column(t("Work"), width="40%"), Column(t("State"), "whole"), Column(t("Value"), "whole")]
    columns += (
        [] if is_phone() else [Column(t("Kind"), "whole"), Column(t("Now"), "whole"), Column(t("Score"), "right")]
    )
    tasks = {each.task.id: each for each in _view.tasks.values()}
    rows = [_row(each, _outcomes.get(each.id), tasks.get(each.task_id), each.id == key[1]) for each in _view.actions]
    return readings("actions", t("Actions from gaps"), columns, rows)


def _row(action: Action, found: Outcome | None, task: Dated | None, is_chosen: bool) -> Row:
    new = action.new
    planned = t("in the plan: {status}", status=t(task.status.word)) if task else ""
    cells = [
        choice(f"{action.name} {said(new.title)}", note=" · ".join(each for each in (new.owner, planned) if each)),
        status_cell(STATUS[action.state], said(action.state.words)),
        cell(f"{_word(new.from_value)} → {_word(new.to_value)}"),
    ]
    if not is_phone():
        cells += [cell(said(new.kind.words)), _now(found), cell(_scores(found))]
    return Row(cells, key=action.id, is_chosen=is_chosen)


def _now(found: Outcome | None) -> dict[str, Any]:
    if found is None:
        return status_cell(Status.UNPROVEN)
    return status_cell(found.status, f"{answer_word(found.now)}, {said(found.words)}")


def _scores(found: Outcome | None) -> str:
    return f"{tenth(found.before_score)} → {tenth(found.after_score)}" if found else UNKNOWN


def _word(value: str) -> str:
    return answer_word(Answer(value)) if value in set(Answer) else UNKNOWN


def _details(action: Action) -> None:
    with st.container(border=True, gap="small"):
        made = t(
            "Made from {question} by {name}, {day}",
            question=action.name,
            name=action.made_by,
            day=long_date(action.made_at.date(), language()),
        )
        st.markdown(f"**{escaped(said(action.new.title))}**  \n{small(escaped(made))}")
        if action.new.detail:
            st.markdown(escaped(t("What lessens it: {words}", words=said(restored(action.new.detail)))))
        if action.new.measure:
            st.markdown(small(escaped(t("Proven by the measure of use: {name}", name=t(action.new.measure)))))
        if action.new.kind is Kind.TASK:
            st.markdown(small(t("Its dates stand in the plan; its proof stands in the next assessment.")))
        with st.container(horizontal=True):
            for state in State:
                if state is not action.state:
                    st.button(
                        t(MOVES[state]),
                        key=f"{FORM}_{state}",
                        type="primary" if state is State.DONE else "secondary",
                        on_click=_move,
                        args=(action, state),
                    )
        messages(FORM)


def _move(action: Action, state: State) -> None:
    with acting(FORM, t(SAID[state])) as signature, database() as db:
        move_action(db, signature, action.id, (state, action.version))
