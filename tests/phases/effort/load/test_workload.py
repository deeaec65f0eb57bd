import time
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Terms
from phases.dates.timeline import compute_timeline
from phases.effort.answer import unknown_owners
from phases.effort.load.work import shares
from phases.effort.load.workload import overloads, workload
from phases.effort.load.worktimes import Worktimes, week_of_day
from tests.phases.effort.plan_of_people import ANA, BO, MONDAY, frame_of, monday, plan_of, staff_of, task


def load_of(plan, staff, frame=None):
    frame = frame or frame_of()
    worktimes = Worktimes(frame)
    return workload(shares(compute_timeline(plan, frame), worktimes, staff), worktimes, staff)


def hours(lane, weeks=3):
    return [round(lane.hours.get(week_of_day(monday(at)), 0), 2) for at in range(weeks)]


def test_a_task_works_its_units_for_its_duration():
    load = load_of(plan_of(task("a", 7)), staff_of(ANA, on=[("a", "ana", {"units": 0.5})]))

    assert hours(load.persons["ana"]) == [20, 8, 0]


def test_hours_that_somebody_said_win_over_units():
    load = load_of(plan_of(task("a", 10)), staff_of(ANA, on=[("a", "ana", {"work": 30.0})]))

    assert hours(load.persons["ana"]) == [15, 15, 0]


def test_a_task_that_nobody_is_named_for_takes_one_full_time_person_of_its_role():
    load = load_of(plan_of(task("a", 6, role="trainer", unit="north")), staff_of(ANA))

    assert hours(load.roles["trainer"]) == [40, 8, 0]
    assert hours(load.units["north"]) == [40, 8, 0]
    assert hours(load.persons["ana"]) == [0, 0, 0]


def test_a_role_holds_the_work_of_its_people_and_the_work_without_a_name():
    plan = plan_of(task("a", 5), task("b", 5, role="it-lead"))

    load = load_of(plan, staff_of(ANA, on=[("a", "ana")]))

    assert hours(load.roles["it-lead"]) == [80, 0, 0]
    assert load.available(load.roles["it-lead"], week_of_day(MONDAY)) == 40


def test_a_person_has_units_times_the_hours_of_the_week_without_holidays():
    german = calendar_for("DE", 2026)
    staff = staff_of(BO, on=[("a", "bo")])
    load = load_of(plan_of(task("a", 5)), staff, Frame(german, MONDAY, MONDAY, {}))

    assert load.available(load.persons["bo"], week_of_day(date(2026, 5, 4))) == 20
    assert load.available(load.persons["bo"], week_of_day(date(2026, 5, 1))) == 16


def test_a_person_with_hours_of_their_own_has_those():
    own = {"de": calendar_for("DE", 2026)}
    ana = replace(ANA, calendar_key="de")
    load = load_of(plan_of(task("a", 5)), staff_of(ana), frame_of(calendars=own))

    assert load.available(load.persons["ana"], week_of_day(date(2026, 5, 1))) == 32
    assert load.full_time(week_of_day(date(2026, 5, 1))) == 40


def test_nobody_says_what_a_role_without_people_has():
    load = load_of(plan_of(task("a", 5, role="trainer")), staff_of(ANA))

    assert load.available(load.roles["trainer"], week_of_day(MONDAY)) is None
    assert overloads(load, MONDAY) == []


def test_the_worst_overload_comes_first_with_the_tasks_that_cause_it():
    plan = plan_of(task("a", 5), task("b", 2), task("c", 5), links=[("a", "c")])
    staff = staff_of(ANA, BO, on=[("a", "ana"), ("b", "ana"), ("c", "bo")])

    found = overloads(load_of(plan, staff), MONDAY)

    assert [(each.key, each.week, each.over) for each in found] == [("bo", monday(1), 20), ("ana", MONDAY, 16)]
    assert found[1].causes == (("a", 40.0), ("b", 16.0))


def test_what_lies_before_the_day_is_no_overload_any_more():
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])

    assert overloads(load_of(plan_of(task("a"), task("b")), staff), monday(1)) == []


def test_a_role_is_overloaded_only_by_work_without_a_name():
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])
    named = overloads(load_of(plan_of(task("a"), task("b")), staff), MONDAY)
    open_too = overloads(load_of(plan_of(task("a"), task("b"), task("c", role="it-lead")), staff), MONDAY)

    assert [each.kind for each in named] == ["person"]
    assert [(each.kind, each.over) for each in open_too] == [("role", 80), ("person", 40)]


def test_milestones_summaries_and_inactive_rows_take_no_work_but_what_was_said():
    plan = plan_of(
        task("s", 0, kind="summary"), task("a", 5, parent="s", active=False), task("b", 5, parent="s"), task("m", 0)
    )
    staff = staff_of(ANA, on=[("a", "ana"), ("m", "ana", {"work": 4.0}), ("s", "ana")])

    assert hours(load_of(plan, staff).persons["ana"]) == [4, 0, 0]


def test_a_task_on_the_clock_takes_the_working_hours_of_its_days():
    load = load_of(plan_of(task("a", 7, elapsed=True)), staff_of(ANA, on=[("a", "ana")]))

    assert sum(load.persons["ana"].hours.values()) == pytest.approx(40)


def test_material_and_cost_work_no_hours():
    crane = Person("crane", "Crane", kind="material")
    load = load_of(plan_of(task("a", 5, role="it-lead")), staff_of(ANA, crane, on=[("a", "crane")]))

    assert set(load.persons) == {"ana"}
    assert hours(load.roles["it-lead"]) == [40, 0, 0]


def many(size, people, seed):
    dice = Random(seed)
    tasks = [task(f"t{at}", dice.randint(1, 15)) for at in range(size)]
    links = [(f"t{dice.randrange(at)}", f"t{at}") for at in range(1, size)]
    persons = [Person(f"p{at}", f"P {at}", role=f"r{at % 7}", units=dice.choice((0.5, 1.0))) for at in range(people)]
    on = [Assignment(each.id, f"p{dice.randrange(people)}", dice.choice((0.25, 1.0))) for each in tasks]
    return plan_of(*tasks, links=links), Staff(persons, on)


@pytest.mark.parametrize("seed", range(5))
def test_no_hour_is_lost_or_made_by_spreading(seed):
    plan, staff = many(60, 6, seed)
    frame = frame_of(MONDAY + timedelta(days=seed))
    worktimes = Worktimes(frame)
    work = shares(compute_timeline(plan, frame), worktimes, staff)

    load = workload(work, worktimes, staff)

    assert sum(sum(each.hours.values()) for each in load.persons.values()) == pytest.approx(
        sum(share.hours for share in work)
    )


def test_two_thousand_tasks_of_fifty_people_take_a_moment():
    plan, staff = many(2000, 50, 1)
    frame = frame_of()
    timeline, worktimes = compute_timeline(plan, frame), Worktimes(frame)
    took = []
    for _ in range(3):
        begin = time.process_time()
        overloads(workload(shares(timeline, worktimes, staff), worktimes, staff), MONDAY)
        took.append(time.process_time() - begin)

    assert min(took) < 0.15, "the goal is 0.05 s on a quiet machine"


def test_the_status_date_keeps_what_is_late_from_being_worked_in_the_past():
    staff = staff_of(ANA, on=[("a", "ana")])
    load = load_of(plan_of(task("a", 5)), staff, frame_of(monday(1)))

    assert hours(load.persons["ana"]) == [0, 40, 0]
    assert Terms().status_on == "today"


def test_owners_who_are_no_persons_are_named_once_whatever_their_capitals():
    assert unknown_owners(["Mona", " mona ", "Bo", "", "Ann"], ["ann"]) == ("Mona", "Bo")
    assert unknown_owners(["Ann"], ["ANN "]) == ()
