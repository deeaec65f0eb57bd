from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import NewAssessment, start_assessment
from assessments.followup.action import Kind, MadeAlready, MovedMeanwhile, NewAction, NoActionTitle, SameState, State
from assessments.followup.actions import edit_action, move_action
from assessments.followup.store import load_actions
from data.database import Gone, Repeated, StaleSave
from phases.actions import create_programme
from phases.editing.edits import InvalidEdit
from phases.gaps.actions import close_gap
from phases.store import load_plan

ANA = Signature("Ana", datetime(2026, 1, 6, 9, tzinfo=UTC))
PLACE = ("collect", "plan", 10)


@pytest.fixture
def new(db, programme):
    found = start_assessment(db, ANA, programme.id, NewAssessment("Start", date(2026, 1, 6)))
    return NewAction(Kind.TASK, {"en": "Common key", "zh": "共同键"}, found, "C2", "a", "N", "F", "Ana")


def tasks(db, programme):
    return [each for each in load_plan(db, programme.id).tasks if each.source.startswith("gap:")]


def test_a_gap_becomes_an_action_and_its_task_in_one_save(db, programme, new):
    signed = replace(ANA, submit_id="one")
    close_gap(db, signed, programme.id, (new, PLACE))

    (task,), (action,) = tasks(db, programme), load_actions(db, programme.id)
    assert (task.source, task.step, task.days, task.owner) == ("gap:C2.a", "collect", 10, "Ana")
    assert (action.task_id, action.new, action.state, action.version) == (task.id, new, State.OPEN, 1)
    assert [each.entry.verb for each in load_journal(db, programme.id)][:2] == ["make_action", "add_task"]
    with pytest.raises(Repeated):
        close_gap(db, signed, programme.id, (new, PLACE))
    assert len(load_actions(db, programme.id)) == 1


@pytest.mark.parametrize("kind", [Kind.TAILORING, Kind.RISK, Kind.TRAINING])
def test_other_kinds_of_work_leave_the_plan_as_it_is(db, programme, new, kind):
    close_gap(db, ANA, programme.id, (replace(new, kind=kind), PLACE))

    assert tasks(db, programme) == []
    assert [(each.new.kind, each.task_id) for each in load_actions(db, programme.id)] == [(kind, "")]


def test_a_task_that_the_plan_refuses_leaves_no_action(db, programme, new):
    with pytest.raises(InvalidEdit):
        close_gap(db, ANA, programme.id, (new, ("collect", "plan", -3)))

    assert load_actions(db, programme.id) == ()


def test_an_action_has_a_title_and_belongs_to_its_programme(db, programme, new, asked, pack):
    other = create_programme(db, ANA, asked.model_copy(update={"name": "Other"}), pack)

    with pytest.raises(NoActionTitle):
        close_gap(db, ANA, programme.id, (replace(new, title=" "), PLACE))
    with pytest.raises(Gone):
        close_gap(db, ANA, other.id, (new, PLACE))


def test_people_say_how_far_an_action_is_and_nobody_is_overwritten(db, programme, new):
    key = close_gap(db, ANA, programme.id, (new, PLACE))

    move_action(db, ANA, key, (State.DONE, 1))
    assert load_actions(db, programme.id)[0].state is State.DONE
    with pytest.raises(MovedMeanwhile, match="Done → Dropped"):
        move_action(db, ANA, key, (State.DROPPED, 1))
    with pytest.raises(SameState, match="already: Done"):
        move_action(db, ANA, key, (State.DONE, 2))
    move_action(db, ANA, key, (State.OPEN, 2))
    assert load_actions(db, programme.id)[0].version == 3


def test_title_owner_date_and_words_of_an_action_are_changed_and_its_gap_stays(db, programme, new):
    key = close_gap(db, ANA, programme.id, (replace(new, kind=Kind.RISK, subject="Sales"), PLACE))
    (action,) = load_actions(db, programme.id)
    wanted = replace(action.new, title="Late data", owner=" Bo ", due_on=date(2026, 3, 2), detail="Start earlier")

    edit_action(db, ANA, key, (wanted, action.version))

    (saved,) = load_actions(db, programme.id)
    assert saved.new == replace(wanted, owner="Bo")
    assert (saved.new.question, saved.new.subject, saved.version) == ("a", "Sales", 2)
    entry = load_journal(db, programme.id)[0].entry
    assert (entry.verb, sorted(entry.after)) == ("edit_action", ["detail", "due_on", "owner", "title"])
    with pytest.raises(StaleSave, match="Bo"):
        edit_action(db, ANA, key, (replace(wanted, owner="Cy"), action.version))
    with pytest.raises(NoActionTitle):
        edit_action(db, ANA, key, (replace(wanted, title=" "), saved.version))


def test_the_same_work_is_made_of_a_gap_once_until_it_is_done_or_called_otherwise(db, programme, new):
    key = close_gap(db, ANA, programme.id, (new, PLACE))
    with pytest.raises(MadeAlready, match="already work, under Actions: Task"):
        close_gap(db, ANA, programme.id, (replace(new, owner="Bo"), PLACE))

    assert len(load_actions(db, programme.id)) == len(tasks(db, programme)) == 1
    close_gap(db, ANA, programme.id, (replace(new, kind=Kind.TRAINING), PLACE))
    move_action(db, ANA, key, (State.DONE, 1))
    close_gap(db, ANA, programme.id, (new, PLACE))
    assert len(load_actions(db, programme.id)) == 3
