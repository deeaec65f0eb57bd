"""What-if batches beside the plan, on a real database."""

from datetime import date

import pytest

from phases.actions import edit_tasks, undo_edits
from phases.dates.snapshots import Names
from phases.editing.edits import InvalidEdit, TaskEdit
from phases.editing.undoing import UndoWouldOverwrite
from phases.planned import load_planned
from phases.scenarios.actions import adopt_scenario, drop_scenario, keep_scenario
from phases.scenarios.scenario import InvalidScenario, ScenarioClosed, adoption, outcome, outcomes_answer
from phases.scenarios.store import load_scenarios
from phases.store import load_plan

DAY = (2026, 1, 5)


@pytest.fixture
def critical(db, programme):
    """A critical task of more than two days beside which no other one is critical."""
    rows = load_planned(db, programme, date(*DAY)).timeline.leaves()
    rows = [row for row in rows if row.critical and row.task.kind == "task"]
    return next(
        row.task
        for row in rows
        if row.task.days > 2
        and not any(row.start <= other.finish and other.start <= row.finish for other in rows if other is not row)
    )


@pytest.fixture
def shorter(db, programme, critical, signed):
    """A scenario in which that task takes two days."""
    edits = [TaskEdit(critical.id, critical.version, {"days": 2})]
    return keep_scenario(db, signed(*DAY), "acme", ("Two more people", edits))


def seen(db, programme, scenario):
    planned = load_planned(db, programme, date(*DAY))
    return outcome(scenario, planned, Names(db, programme, planned.plan.tasks))


def task(db, task_id):
    return next(each for each in load_plan(db, "acme").tasks if each.id == task_id)


def test_a_scenario_leaves_the_plan_as_it_is_and_says_what_it_would_move(db, programme, critical, shorter):
    found = seen(db, programme, shorter)

    assert task(db, critical.id) == critical
    assert found.days < 0
    assert found.work_days == 2 - critical.days
    assert found.moved
    assert all(each.days <= 0 for each in found.moved)
    assert "Two more people" in str(outcomes_answer([found]))
    assert str(adoption(found)).startswith("One task changes, ")
    assert f"the plan ends {-found.days} working day" in str(adoption(found))


def test_adopted_it_is_the_plan_and_can_be_taken_back(db, programme, critical, shorter, signed):
    expected = seen(db, programme, shorter).finish

    assert adopt_scenario(db, signed(*DAY), "acme", shorter.id) == 1
    assert load_planned(db, programme, date(*DAY)).timeline.finish == expected

    undo_edits(db, signed(*DAY), "acme")
    assert task(db, critical.id).days == critical.days


def test_it_ends_once(db, programme, shorter, signed):
    drop_scenario(db, signed(*DAY), "acme", shorter.id)

    assert load_scenarios(db, "acme")[0].ending == "dropped"
    for again in (adopt_scenario, drop_scenario):
        with pytest.raises(ScenarioClosed, match="Two more people"):
            again(db, signed(*DAY), "acme", shorter.id)


def test_it_is_not_adopted_over_what_somebody_changed_since(db, programme, critical, shorter, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(critical.id, critical.version, {"days": 30})])

    found = seen(db, programme, shorter)

    assert len(found.stale) == 1
    assert not found.can_be_adopted
    with pytest.raises(UndoWouldOverwrite):
        adopt_scenario(db, signed(*DAY), "acme", shorter.id)
    assert load_scenarios(db, "acme")[0].ending == ""
    assert load_planned(db, programme, date(*DAY)).plan == load_plan(db, "acme")


@pytest.mark.parametrize(
    ("name", "words"), [("", "1 to 60"), ("x" * 61, "1 to 60"), (" Two more people ", "already")]
)
def test_a_name_that_cannot_be_is_refused(db, programme, critical, shorter, signed, name, words):
    with pytest.raises(InvalidScenario, match=words):
        keep_scenario(db, signed(*DAY), "acme", (name, [TaskEdit(critical.id, 1, {"days": 3})]))


def test_edits_that_cannot_be_saved_cannot_be_kept(db, programme, critical, signed):
    with pytest.raises(InvalidEdit):
        keep_scenario(db, signed(*DAY), "acme", ("Never", [TaskEdit(critical.id, 1, {"days": -3})]))
    with pytest.raises(InvalidScenario, match="at least one change"):
        keep_scenario(db, signed(*DAY), "acme", ("Nothing", [TaskEdit(critical.id, 1, {"days": critical.days})]))
