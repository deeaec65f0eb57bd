"""A slip comes from the row on the critical chain that added most days of its own, done or not."""

from dataclasses import replace
from datetime import date

from phases.dates.calendar import calendar_for
from phases.dates.cause import cause_of_slip, chain_to_end
from phases.dates.frame import Frame, Promise, Terms
from phases.dates.timeline import compute_timeline
from phases.plan import Link, Plan, Task

MONDAY = date(2026, 1, 5)


def task(key, days, **facts):
    return Task(key, key, 0, None, "task", "", "", "", "", "", "", "", "", days, **facts)


A, B, C = task("a", 5), task("b", 3), task("c", 4)
LINKS = (Link("a", "b"), Link("b", "c"))


def frame(today=MONDAY, baseline=None, start=MONDAY, **terms):
    return Frame(calendar_for("none", 2026), start, today, baseline or {}, Terms(**terms))


def timeline(*tasks, **more):
    return compute_timeline(Plan(tasks, LINKS), frame(**more))


PROMISED = {row.task.id: Promise(row.start, row.finish) for row in timeline(A, B, C).rows}


def cause(*tasks, **more):
    found = cause_of_slip(timeline(*tasks, baseline=PROMISED, **more), frame(baseline=PROMISED, **more))
    return found and (found.row.task.key, found.days)


def origin(*tasks, **more):
    return cause_of_slip(timeline(*tasks, baseline=PROMISED, **more), frame(baseline=PROMISED, **more)).origin


def test_a_plan_that_holds_has_no_cause():
    assert cause(A, B, C) is None


def test_the_longest_own_delay_is_the_cause():
    assert cause(replace(A, days=6), replace(B, days=7), C) == ("b", 4)


def test_work_that_is_done_already_stays_the_cause():
    done = replace(A, days=9, percent=100, started_on=MONDAY, finished_on=date(2026, 1, 15))

    assert cause(done, B, C, today=date(2026, 1, 16)) == ("a", 4)


def test_the_chain_runs_from_the_end_to_the_beginning_through_actual_dates():
    begun = replace(B, percent=10, started_on=date(2026, 1, 12))
    done = replace(A, percent=100, started_on=MONDAY, finished_on=date(2026, 1, 9))

    chain = chain_to_end(timeline(done, begun, C, today=date(2026, 1, 12)))

    assert [row.task.key for row in chain] == ["c", "b", "a"]


def test_dates_that_people_set_are_told_from_tasks_that_slip():
    later, go_live = date(2026, 1, 12), date(2026, 3, 2)

    assert origin(A, B, C, start=later, today=MONDAY) == "start"
    assert origin(A, B, C, finish_on=go_live) == "go-live"
    assert origin(replace(A, days=6), B, C) == "task"
    assert origin(A, B, C, today=later) == "task"


def test_with_other_dates_too_what_cost_most_is_the_cause():
    assert origin(replace(A, days=15), B, C, start=date(2026, 1, 12)) == "task"
    assert origin(replace(A, days=6), B, C, start=date(2026, 1, 12)) == "start"
