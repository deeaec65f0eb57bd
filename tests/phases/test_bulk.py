"""Baselines that are kept by themselves before many rows change at once, and before a scenario is adopted."""

from datetime import date

import pytest

from phases.actions import BULK, edit_tasks
from phases.editing.edits import TaskEdit
from phases.planned import load_timeline
from phases.scenarios.actions import adopt_scenario, keep_scenario
from phases.store import load_plan

DAY = (2026, 1, 5)


@pytest.fixture
def tasks(db, programme):
    """The tasks of the plan."""
    return [task for task in load_plan(db, programme.id).tasks if task.kind == "task"]


def longer(tasks):
    return [TaskEdit(task.id, task.version, {"days": task.days + 3}) for task in tasks]


def kept(db):
    """Name and number of rows of every baseline that nobody set, the oldest first."""
    heads = db.select("SELECT id, name FROM baselines WHERE is_promise = 0 ORDER BY id")
    counts = {
        row["baseline_id"]: row["n"]
        for row in db.select("SELECT baseline_id, count(*) AS n FROM baseline_tasks GROUP BY baseline_id")
    }
    return [(head["name"], counts[head["id"]]) for head in heads]


def test_before_a_bulk_change_the_dates_are_kept_and_before_a_smaller_one_not(db, programme, tasks, signed):
    edit_tasks(db, signed(*DAY), programme.id, longer(tasks[: BULK - 1]))
    assert kept(db) == []

    before = load_timeline(db, programme, date(*DAY))
    edit_tasks(
        db,
        signed(*DAY),
        programme.id,
        longer([t for t in load_plan(db, programme.id).tasks if t.kind == "task"][:BULK]),
    )

    ((name, count),) = kept(db)
    assert f"Before {BULK} rows changed" in name
    assert count == len(before.rows)


@pytest.mark.parametrize("count", [1, BULK])
def test_before_a_scenario_is_adopted_the_dates_are_kept_once(db, programme, tasks, signed, count):
    scenario = keep_scenario(db, signed(*DAY), programme.id, ("More time", longer(tasks[:count])))

    adopt_scenario(db, signed(*DAY), programme.id, scenario.id)

    assert len(kept(db)) == 1
