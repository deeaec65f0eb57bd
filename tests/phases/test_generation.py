import itertools

import pytest

from phases.generation import base_step, generate_plan
from phases.programme import NewUnit, new_units

STEPS = ("assess", "collect", "process", "flow", "collaborate")


@pytest.fixture
def units():
    return new_units(
        "x", [NewUnit(name="North"), NewUnit(name="Harbour", wave=0), NewUnit(name="West", wave=2)], 0, set()
    )


@pytest.fixture
def plan(units, pack):
    return generate_plan("x", STEPS, units, pack)


def test_every_step_runs_through_every_phase_and_activity(plan, pack):
    wanted = set(itertools.product(STEPS, pack.activity))

    assert {(task.step, task.activity) for task in plan.tasks if task.step and task.activity} == wanted
    for task in plan.tasks:
        if task.step and task.activity:
            assert task.phase == pack.activity[task.activity].phase


def test_every_unit_goes_through_every_deployment_activity(plan, pack, units):
    wanted = set(itertools.product([unit.key for unit in units], pack.unit_activity))

    assert {(task.unit_key, task.activity) for task in plan.tasks if task.unit_key and task.activity} == wanted


def test_steps_phases_and_units_end_in_a_milestone(plan, units):
    milestones = {task.key for task in plan.tasks if task.kind == "milestone"}

    for step in STEPS:
        assert {f"{step}.plan-exit", f"{step}.build-exit", f"{step}.deploy-exit", f"{step}.effect"} <= milestones
    assert {f"unit.{unit.key}.live" for unit in units} <= milestones
    assert {"unit.harbour.pilot-go-live", "rollout-release"} <= milestones


def test_no_link_dangles_and_no_link_ends_at_a_summary(plan):
    leaves = {task.id for task in plan.tasks if task.kind != "summary"}

    assert all({link.before_id, link.after_id} <= leaves for link in plan.links)
    assert len(set(plan.links)) == len(plan.links)


def test_rows_stand_in_order_below_their_parents(plan):
    place = {task.id: task.position for task in plan.tasks}

    assert list(place.values()) == list(range(len(plan.tasks)))
    assert all(place[task.parent_id] < task.position for task in plan.tasks if task.parent_id)


def test_every_task_leads_to_a_milestone_and_waits_for_something_but_the_first(plan):
    waited_for = {link.before_id for link in plan.links}
    waiting = {link.after_id for link in plan.links}
    tasks = [task for task in plan.tasks if task.kind == "task"]

    assert all(task.id in waited_for for task in tasks)
    assert {task.phase for task in tasks if task.id not in waiting} == {"plan"}
    assert {task.step for task in tasks if task.id not in waiting} == {"assess"}


def test_the_wave_waits_for_the_release_and_the_release_for_the_pilot(plan):
    waits = {(link.before_id, link.after_id, link.lag) for link in plan.links}

    assert ("x:unit.harbour.live", "x:rollout-release", 10) in waits
    assert ("x:rollout-release", "x:unit.north.concept-introduction", 0) in waits


@pytest.mark.parametrize(("steps", "base"), [(("assess", "collect", "flow"), "collect"), (("flow",), "flow")])
def test_units_receive_the_second_step_first_or_the_only_one(pack, steps, base):
    assert base_step(steps, pack) == base
