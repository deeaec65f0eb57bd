"""The register of what is done about gaps: tasks, proposals, risks, trainings, with state, owner, date, effect."""

from collections import Counter
from typing import Any

import streamlit as st

from assessments.followup.action import STATUS, Action, Kind, Outcome, State
from assessments.maturity.rating import Answer
from methodology.questionnaire import Questionnaire
from phases.dates.timeline import Dated
from phases.programme import Programme
from ui.components.readings import Column, Row, choice, narrowed, readings
from ui.components.readings import said as cell
from ui.parts.answering.answer_words import answer_word
from ui.parts.assessment.choice import ACTIONS, ADDRESS
from ui.parts.followup.details import details
from ui.parts.followup.view import Register, register_of
from ui.parts.followup.wording import value_words
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import finding, small
from ui.parts.page.fresh import fresh
from ui.parts.views.readings import show_readings
from ui.session import is_phone, language, said, t, today
from words.format import UNKNOWN, long_date, tenth
from words.status import Status
from words.text import Sentence

ACTION, ALL = "action", "all"


def actions_answer(programme: Programme) -> Sentence:
    """Return the sentence that answers what became of the gaps."""
    return register_of(programme).answer


@st.fragment
def actions(programme: Programme) -> None:
    """Show all actions of the programme, to be narrowed to a kind; the one chosen can be changed and moved on."""
    fresh(programme, **{ADDRESS: ACTIONS})
    found = register_of(programme)
    if not found.actions:
        st.markdown(small(t("Choose a gap in the result and turn it into a task, a proposal, a risk or a training.")))
        return
    finding(
        t("Actions from gaps"),
        t("Value when made → aim · what the newest later assessment says · score of the dimension before → after"),
    )
    asked = st.query_params.get(ACTION)
    chosen = next((each for each in found.actions if each.id == asked), found.actions[0])
    show_readings(_table((found.moment, chosen.id, language(), is_phone()), found), "assessments_actions", ACTION)
    details(programme, found, chosen)


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(key: tuple[object, ...], _found: Register) -> dict[str, Any]:
    columns = [Column(t("Work"), width="34%" if is_phone() else "26%"), Column(t("State"), "whole")]
    if not is_phone():
        columns += [Column(t("Kind"), "whole"), Column(t("Owner"), "whole")]
    columns += [Column(t("Due"), "whole")]
    if not is_phone():
        columns += [Column(t("Value")), Column(t("Now"), "whole"), Column(t("Score"), "right")]
    rows = [_row(_found, each, each.id == key[1]) for each in _found.actions]
    drawn = readings("actions", t("Actions from gaps"), columns, rows)
    kinds = _kinds(_found)
    return narrowed(drawn, t("Kind"), kinds) if kinds else drawn


def _kinds(found: Register) -> dict[str, str]:
    """Return what a reader may narrow the table to, in words; nothing where all are of one kind."""
    counts = Counter(each.new.kind for each in found.actions)
    if len(counts) < 2:
        return {}
    names = {ALL: t("All {count}", count=len(found.actions))}
    return names | {each: f"{said(each.words)} {counts[each]}" for each in Kind if counts[each]}


def _row(found: Register, action: Action, is_chosen: bool) -> Row:
    new, effect, task = action.new, found.outcomes.get(action.id), found.tasks.get(action.task_id)
    planned = t("in the plan: {status}", status=t(task.status.word)) if task else ""
    owner, asked = [new.owner] if is_phone() else [], found.asked.get(new.assessment_id)
    cells = [
        choice(
            said(new.title) if asked else f"{action.name} {said(new.title)}",
            note=" · ".join(filter(None, (new.subject, *owner, planned))),
        ),
        status_cell(STATUS[action.state], said(action.state.words)),
    ]
    if not is_phone():
        cells += [cell(said(new.kind.words)), cell(new.owner or UNKNOWN)]
    cells += [_due(action, task)]
    if not is_phone():
        way = " → ".join(value_words(asked, action, each) for each in (new.from_value, new.to_value))
        cells += [cell(way), _now(asked, action, effect), cell(_scores(effect))]
    return Row(cells, key=action.id, is_chosen=is_chosen, kind=new.kind)


def _due(action: Action, task: Dated | None) -> dict[str, Any]:
    due = action.new.due_on or (task.finish if task else None)
    if due is None:
        return cell(UNKNOWN)
    day = long_date(due, language())
    return status_cell(Status.LATE, day) if due < today() and action.state is State.OPEN else cell(day)


def _now(asked: Questionnaire | None, action: Action, found: Outcome | None) -> dict[str, Any]:
    if found is None:
        return status_cell(Status.UNPROVEN)
    now = answer_word(found.now) if isinstance(found.now, Answer) else value_words(asked, action, f"{found.now:g}")
    return status_cell(found.status, t("{words}, {more}", words=now, more=said(found.words)))


def _scores(found: Outcome | None) -> str:
    return f"{tenth(found.before_score)} → {tenth(found.after_score)}" if found else UNKNOWN
