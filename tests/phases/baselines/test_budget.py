"""Budgets of two baselines side by side, and what baselines keep of them."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, find_programme, set_baseline
from phases.baselines.budget import CostVariance, compare_costs, costs_finding
from phases.baselines.comparison import Baseline
from phases.baselines.store import load_baselines
from phases.capacity.people import Assignment, NewPerson
from phases.dates.frame import Promise
from phases.editing.edits import TaskEdit
from phases.effort.actions import assign
from phases.effort.reading import load_effort
from phases.programme import NewProgramme, NewUnit
from phases.store import load_baseline, load_plan
from tests.phases.effort.staff import add_person

DAY = date(2026, 1, 5)
SIGNATURE = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))


def at(hour):
    return Signature("Ana", datetime(2026, 1, 5, hour, tzinfo=UTC))


def baseline(**budgets):
    return Baseline("B", {key: Promise(DAY, DAY, value, "cost") for key, value in budgets.items()})


def test_rows_that_rose_fell_came_and_went_are_told_with_the_largest_first():
    found = compare_costs(baseline(a=100.0, b=50.0, c=10.0), baseline(a=100.0, b=80.0, d=40.0))

    assert (found.before, found.after, found.more) == (160.0, 220.0, 60.0)
    assert found.changed == (
        CostVariance("d", None, 40.0),
        CostVariance("b", 50.0, 80.0),
        CostVariance("c", 10.0, None),
    )
    assert str(costs_finding(found, {"d": "Design"})) == (
        "The budget goes from 160 to 220, most of all “Design”: 40 more"
    )


def test_equal_budgets_are_said_to_stay():
    assert str(costs_finding(compare_costs(baseline(a=100.0), baseline(a=100.2)), {})) == "The budget stays at 100"


@pytest.mark.parametrize(
    "other", [Baseline("Old", {"a": Promise(DAY, DAY)}), Baseline("Hours", {"a": Promise(DAY, DAY, 8.0, "hours")})]
)
def test_what_keeps_no_budget_or_counts_otherwise_is_not_compared(other):
    found = compare_costs(other, baseline(a=100.0))

    assert found is None
    assert "cannot be compared" in str(costs_finding(found, {}))


def test_a_budget_is_no_difference_of_dates():
    assert Promise(DAY, DAY, 1.0, "cost") == Promise(DAY, DAY)


@pytest.fixture
def acme(db):
    new = NewProgramme(name="Acme", start_on=DAY, steps=("assess",), units=(NewUnit(name="Harbour", wave=0),))
    return create_programme(db, SIGNATURE, new, load_pack()).id


@pytest.fixture
def task(db, acme):
    """A task of ten days that Ana works on for 100 an hour; nobody else has a rate."""
    found = next(each for each in load_plan(db, acme).tasks if each.kind == "task")
    ana = add_person(db, SIGNATURE, acme, NewPerson("Ana", rate=100.0))
    assign(db, SIGNATURE, acme, [Assignment(found.id, ana, version=0)])
    edit_tasks(db, SIGNATURE, acme, [TaskEdit(found.id, found.version, {"days": 10})])
    return next(each for each in load_plan(db, acme).tasks if each.id == found.id)


def test_a_baseline_keeps_the_budget_of_each_task(db, acme, task):
    set_baseline(db, at(10), acme, "Approved")

    kept = load_baseline(db, acme)[task.id]
    assert (kept.budget, kept.measure) == (8000.0, "cost")
    first = load_baselines(db, acme)[-1]
    assert {each.measure for each in first.promises.values()} == {"hours", ""}


def test_a_task_that_grows_is_a_variance_of_cost_and_value_is_counted_from_the_baseline(db, acme, task):
    set_baseline(db, at(10), acme, "Approved")
    edit_tasks(db, SIGNATURE, acme, [TaskEdit(task.id, task.version, {"days": 15})])
    set_baseline(db, at(11), acme, "Grown")
    grown, approved, _ = load_baselines(db, acme)

    found = compare_costs(approved, grown)
    value = load_effort(db, find_programme(db, acme), DAY).value
    row = next(each for each in value.tasks if each.row.task.id == task.id)

    assert found.changed == (CostVariance(task.id, 8000.0, 12000.0),)
    assert row.budget == 12000.0
