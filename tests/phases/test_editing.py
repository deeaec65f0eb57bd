from dataclasses import replace
from datetime import date

import pytest

from phases.editing.edits import TaskEdit, edit_problems, settle
from phases.network.network import Constraint
from phases.plan import Task

TODAY = date(2026, 1, 12)
FEB = date(2026, 2, 2)
BOUND = {"constraint_kind": Constraint.START_NO_EARLIER, "constraint_on": FEB}
TASK = Task("x:a", "a", 0, None, "task", "", "", "", "", "", "Clean data", "", "", 5)
RUNNING = replace(TASK, percent=40, started_on=date(2026, 1, 5))
DONE = replace(RUNNING, percent=100, finished_on=date(2026, 1, 9))


def settled(task, **changes):
    return settle(task, TaskEdit(task.id, task.version, changes), TODAY)


def problems(task, **changes):
    return [str(each) for each in edit_problems(task, changes, TODAY, "Clean data")]


def test_progress_begins_a_task_today():
    assert settled(TASK, percent=10) == {"percent": 10, "started_on": TODAY}


def test_a_hundred_percent_finishes_a_task_today():
    assert settled(RUNNING, percent=100) == {"percent": 100, "finished_on": TODAY}


def test_less_than_a_hundred_percent_opens_a_finished_task():
    assert settled(DONE, percent=80) == {"percent": 80, "finished_on": None}


def test_no_progress_takes_the_start_back():
    assert settled(RUNNING, percent=0) == {"percent": 0, "started_on": None}


def test_an_actual_finish_makes_a_task_complete_and_begun():
    day = date(2026, 1, 8)

    assert settled(TASK, finished_on=day) == {"finished_on": day, "percent": 100, "started_on": day}


def test_days_left_begin_a_task_today_and_go_with_a_new_percentage_or_without_a_start():
    assert settled(TASK, remaining=3) == {"remaining": 3, "started_on": TODAY}
    running = replace(RUNNING, remaining=3)
    assert settled(running, percent=60) == {"percent": 60, "remaining": None}
    assert settled(running, started_on=None, percent=0) == {"percent": 0, "started_on": None, "remaining": None}


@pytest.mark.parametrize("task", [DONE, replace(RUNNING, remaining=3)])
def test_nothing_can_be_left_of_what_is_done(task):
    (problem,) = problems(task, remaining=0 if task is not DONE else 2)

    assert "nothing is left of what is done" in problem


def test_a_task_that_is_placed_on_a_date_does_not_follow_its_links_until_the_date_is_cleared():
    assert settled(TASK, placed_on=FEB) == {"placed_on": FEB, "manual": True}
    assert settled(replace(TASK, placed_on=FEB, manual=True), placed_on=None) == {"placed_on": None, "manual": False}


def test_a_summary_has_a_name_and_an_owner_but_no_dates():
    summary = replace(TASK, kind="summary", days=0)

    assert not problems(summary, title="Data", owner="Ana")
    (problem,) = problems(summary, percent=10)
    assert "a summary has no dates of its own" in problem


def test_the_same_value_is_no_change():
    assert settled(TASK, days=5, title="Clean data") == {}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"days": 0}, "For a milestone add a row of 0 days"),
        ({"days": 9999}, "a duration is more than 0"),
        ({"percent": 101}, "done is 0 to 100"),
        ({"started_on": date(2026, 1, 13)}, "cannot lie in the future"),
        ({"started_on": date(2026, 1, 9), "finished_on": date(2026, 1, 8)}, "cannot finish before it starts"),
        ({"days": -1}, "a duration is more than 0"),
        ({"title": "x" * 201}, "at most 200"),
        ({"title": ""}, "needs a name"),
        ({"title": "  "}, "needs a name"),
        ({"owner": "x" * 81}, "at most 80"),
        ({"version": 7}, "version cannot be edited"),
        ({"days": "four"}, "four cannot be a value of days"),
        ({"started_on": "2026-01-09"}, "cannot be a value of started_on"),
        ({"percent": None}, "cannot be a value of percent"),
    ],
)
def test_an_edit_that_cannot_be_is_named_with_its_task(changes, message):
    (found,) = problems(TASK, **changes)

    assert found.startswith("Clean data")
    assert message in found


def test_a_summary_and_a_milestone_refuse_what_they_do_not_have():
    assert "summary" in problems(replace(TASK, kind="summary"), days=4)[0]
    assert "no duration" in problems(replace(TASK, kind="milestone", days=0), days=4)[0]


def test_every_mistake_is_listed():
    assert len(problems(TASK, days=0, percent=101)) == 2


def test_a_task_of_the_method_takes_its_name_back_when_its_own_is_emptied():
    assert problems(replace(TASK, source="task:data-cleansing", title="Ours"), title="") == []


@pytest.mark.parametrize(
    ("standing", "changes", "expected"),
    [
        ({}, {"constraint_on": FEB}, {"constraint_on": FEB, "constraint_kind": Constraint.START_NO_EARLIER}),
        (BOUND, {"constraint_on": None}, {"constraint_on": None, "constraint_kind": Constraint.AS_SOON_AS_POSSIBLE}),
        (
            BOUND,
            {"constraint_kind": Constraint.AS_LATE_AS_POSSIBLE},
            {"constraint_kind": Constraint.AS_LATE_AS_POSSIBLE, "constraint_on": None},
        ),
        (BOUND, {"constraint_kind": Constraint.MUST_FINISH_ON}, {"constraint_kind": Constraint.MUST_FINISH_ON}),
    ],
)
def test_a_constraint_and_its_date_keep_step(standing, changes, expected):
    task = replace(TASK, **standing)

    assert settled(task, **changes) == expected


def test_a_constraint_without_its_date_is_refused():
    assert problems(TASK, constraint_kind=Constraint.FINISH_NO_LATER) == ["Clean data: its constraint needs a date."]
