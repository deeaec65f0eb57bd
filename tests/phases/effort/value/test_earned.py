from dataclasses import replace
from datetime import date
from random import Random

import pytest

from phases.capacity.people import Person
from phases.dates.frame import Promise
from phases.dates.timeline import compute_timeline
from phases.effort.answer import value_finding
from phases.effort.load.work import shares
from phases.effort.load.worktimes import Worktimes
from phases.effort.value.budget import Purse
from phases.effort.value.costs import TaskCost
from phases.effort.value.earned import as_facts, earned_value, unknown
from tests.phases.effort.plan_of_people import ANA, BO, MONDAY, frame_of, monday, plan_of, staff_of, task

WEDNESDAY, FRIDAY = date(2026, 1, 7), date(2026, 1, 9)
WEEK = Promise(MONDAY, FRIDAY)


def value_of(plan, staff, costs=(), today=WEDNESDAY, baseline=None):
    frame = frame_of(today, baseline)
    timeline = compute_timeline(plan, frame)
    work = shares(timeline, Worktimes(frame), staff)
    return earned_value(timeline, frame, Purse(staff, work, {each.task_id: each for each in costs}))


def begun(key="a", days=5, percent=40, **facts):
    return task(key, days, percent=percent, started_on=MONDAY, **facts)


def test_a_task_in_the_middle_of_its_week_to_the_cent():
    staff = staff_of(ANA, on=[("a", "ana")])
    costs = [TaskCost("a", actual_hours=20.0)]

    total = value_of(plan_of(begun()), staff, costs, baseline={"a": WEEK}).total

    assert (total.budget, total.planned, total.earned, total.actual) == (4000, 2400, 1600, 2000)
    assert (total.spi, total.cpi, total.eac) == (pytest.approx(2 / 3), 0.8, 5000)


def test_a_recorded_cost_wins_over_hours_and_a_fixed_cost_belongs_to_the_budget():
    staff = staff_of(ANA, on=[("a", "ana")])
    costs = [TaskCost("a", fixed_cost=1000.0, actual_hours=1.0, actual_cost=2500.0)]

    total = value_of(plan_of(begun()), staff, costs, baseline={"a": WEEK}).total

    assert (total.budget, total.earned, total.actual, total.cpi) == (5000, 2000, 2500, 0.8)


def test_hours_beside_a_fixed_cost_do_not_say_what_a_task_cost_and_the_reason_says_so():
    staff = staff_of(ANA, on=[("a", "ana")])
    costs = [TaskCost("a", fixed_cost=1000.0, actual_hours=20.0)]

    total = value_of(plan_of(begun()), staff, costs, baseline={"a": WEEK}).total

    assert (total.budget, total.actual, total.cpi, total.unrecorded, total.uncosted) == (5000, None, None, 0, 1)
    reason = "One task has recorded hours and also a fixed cost or material: record what it cost in all."
    assert [str(unknown(total, figure)) for figure in ("actual", "cpi", "eac")] == [reason] * 3


def test_what_an_assignment_costs_wins_over_hours_at_a_rate():
    staff = staff_of(ANA, on=[("a", "ana", {"cost": 900.0})])

    assert value_of(plan_of(task("a")), staff).total.budget == 900


def test_hours_that_a_file_brought_are_actual_work():
    staff = staff_of(ANA, on=[("a", "ana", {"actual_work": 10.0})])

    assert value_of(plan_of(begun()), staff).total.actual == 1000


def test_work_without_a_name_costs_the_mean_rate_of_its_role():
    other = Person("eva", "Eva", role="it-lead", rate=200.0)

    assert value_of(plan_of(task("a", role="it-lead")), staff_of(ANA, other)).total.budget == 40 * 150


def test_without_any_rate_the_value_is_counted_in_hours():
    staff = staff_of(BO, on=[("a", "bo", {"units": 0.5})])

    found = value_of(plan_of(begun()), staff, [TaskCost("a", actual_hours=8.0)], baseline={"a": WEEK})

    assert found.measure == "hours"
    assert (found.total.budget, found.total.planned, found.total.earned, found.total.cpi) == (20, 12, 8, 1)


def test_a_task_whose_rate_nobody_knows_is_in_no_sum_but_counted():
    staff = staff_of(ANA, BO, on=[("a", "ana"), ("b", "bo")])

    total = value_of(plan_of(task("a"), task("b")), staff).total

    assert (total.tasks, total.budget, total.unpriced) == (2, 4000, 1)


def test_without_a_baseline_nothing_is_said_of_what_was_planned():
    total = value_of(plan_of(begun()), staff_of(ANA, on=[("a", "ana")])).total

    assert (total.planned, total.spi) == (None, None)
    assert "No baseline" in str(unknown(total, "spi"))


def test_a_task_that_has_begun_without_actuals_leaves_the_cost_unknown():
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])
    total = value_of(plan_of(begun(), begun("b")), staff, [TaskCost("a", actual_hours=20.0)]).total

    assert (total.actual, total.cpi, total.eac) == (None, None, None)
    assert str(unknown(total, "cpi")) == "One task has begun without recorded hours or cost."


def test_hours_say_nothing_of_a_fixed_cost_so_the_cost_must_be_recorded():
    costs = [TaskCost("a", fixed_cost=1000.0, actual_hours=20.0)]

    assert value_of(plan_of(begun()), staff_of(ANA, on=[("a", "ana")]), costs).total.actual is None


def test_before_anything_is_planned_or_spent_there_is_no_index_and_no_division():
    staff = staff_of(ANA, on=[("a", "ana")])
    total = value_of(plan_of(task("a")), staff, baseline={"a": Promise(monday(2), monday(3))}).total

    assert (total.planned, total.actual, total.spi, total.cpi, total.eac) == (0, 0, None, None, None)
    assert str(unknown(total, "spi")) == "Nothing was planned to be done yet."
    assert str(unknown(total, "eac")) == "Nothing was spent yet."


def test_spent_without_earning_has_an_index_of_zero_and_no_estimate():
    staff = staff_of(ANA, on=[("a", "ana")])
    total = value_of(plan_of(begun(percent=0)), staff, [TaskCost("a", actual_hours=4.0)]).total

    assert (total.cpi, total.eac) == (0, None)
    assert str(unknown(total, "eac")) == "Nothing is earned yet."


def test_a_milestone_counts_in_full_on_its_day():
    costs = [TaskCost("m", fixed_cost=700.0)]
    before = value_of(plan_of(task("m", 0)), staff_of(), costs, baseline={"m": Promise(FRIDAY, FRIDAY)})
    after = value_of(plan_of(task("m", 0)), staff_of(), costs, FRIDAY, {"m": Promise(FRIDAY, FRIDAY)})

    assert (before.total.planned, after.total.planned) == (0, 700)


def test_planned_value_counts_working_days_only():
    staff = staff_of(ANA, on=[("a", "ana")])
    promise = {"a": Promise(FRIDAY, date(2026, 1, 12))}

    assert value_of(plan_of(task("a", 2)), staff, today=date(2026, 1, 11), baseline=promise).total.planned == 800


def test_a_task_that_the_baseline_does_not_know_counts_by_its_dates_of_today():
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])
    found = value_of(plan_of(task("a"), begun("b")), staff, baseline={"a": WEEK})

    assert found.unpromised == 1
    assert found.total.planned == 2400 + 4000 * 3 / 5


def test_steps_and_units_stand_in_the_order_of_the_plan_and_add_up():
    plan = plan_of(task("a", step="assess"), task("b", step="collect", unit="north"), task("c", step="assess"))
    found = value_of(plan, staff_of(ANA, on=[(key, "ana") for key in "abc"]))

    assert [(each.key, each.budget) for each in found.steps] == [("assess", 8000), ("collect", 4000)]
    assert [(each.key, each.budget) for each in found.units] == [("north", 4000)]
    assert found.total.budget == 12000


def test_material_costs_its_units_and_what_only_costs_its_cost():
    steel, fee = Person("steel", "Steel", "material", rate=50.0), Person("fee", "Fee", "cost")
    on = [("a", "steel", {"units": 3.0}), ("a", "fee", {"cost": 70.0}), ("a", "ana", {"work": 1.0})]

    assert value_of(plan_of(task("a")), staff_of(ANA, steel, fee, on=on)).total.budget == 320


def test_an_empty_plan_has_no_value():
    found = value_of(plan_of(), staff_of())

    assert (found.total.tasks, found.total.budget) == (0, 0)
    assert str(value_finding(found)) == "No work has a budget yet"


def test_the_finding_says_both_indices():
    staff = staff_of(ANA, on=[("a", "ana")])
    found = value_of(plan_of(begun()), staff, [TaskCost("a", actual_hours=20.0)], baseline={"a": WEEK})

    assert str(value_finding(found)) == "Of every 100 planned, 67 are earned; of every 100 spent, 80"
    assert as_facts(found.total)["eac"] == 5000


def test_the_finding_says_what_is_missing():
    staff = staff_of(ANA, on=[("a", "ana")])

    assert str(value_finding(value_of(plan_of(begun()), staff, baseline={"a": WEEK}))) == (
        "Of every 100 planned, 67 are earned. One task has begun without recorded hours or cost."
    )
    assert str(value_finding(value_of(plan_of(begun()), staff, [TaskCost("a", actual_hours=20.0)]))) == (
        "Of every 100 spent, 80 are earned. No baseline: set one, so that it is known what was planned."
    )
    assert str(value_finding(value_of(plan_of(begun()), staff))) == "40 % of the budget is earned"


@pytest.mark.parametrize("seed", range(8))
def test_sums_of_steps_are_the_total_and_nothing_exceeds_the_budget(seed):
    dice = Random(seed)
    tasks = [
        begun(f"t{at}", dice.randint(1, 9), dice.randrange(100), step=f"s{dice.randrange(3)}") for at in range(20)
    ]
    staff = staff_of(replace(ANA, rate=dice.random() * 90 + 1), on=[(each.id, "ana") for each in tasks])
    costs = [TaskCost(each.id, actual_hours=dice.random() * 30) for each in tasks]
    baseline = {each.id: WEEK for each in tasks}

    found = value_of(plan_of(*tasks), staff, costs, baseline=baseline)

    for name in ("budget", "planned", "earned", "actual"):
        assert sum(getattr(each, name) for each in found.steps) == pytest.approx(getattr(found.total, name))
    assert 0 <= found.total.earned <= found.total.budget
    assert found.total.eac == pytest.approx(found.total.budget * found.total.actual / found.total.earned)


def test_a_budget_that_the_baseline_keeps_wins_over_todays():
    staff = staff_of(ANA, on=[("a", "ana")])
    kept = Promise(MONDAY, FRIDAY, 3000.0, "cost")

    total = value_of(plan_of(begun()), staff, baseline={"a": kept}).total

    assert (total.budget, total.planned, total.earned) == (3000, 1800, 1200)


def test_a_budget_in_hours_is_none_for_a_plan_in_money():
    staff = staff_of(ANA, on=[("a", "ana")])

    assert (
        value_of(plan_of(begun()), staff, baseline={"a": Promise(MONDAY, FRIDAY, 40.0, "hours")}).total.budget == 4000
    )
