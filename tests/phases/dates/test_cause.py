"""A slip comes from the row on the critical chain that added most days of its own, done or not."""

from dataclasses import replace
from datetime import date

from phases.dates.calendar import calendar_for
from phases.dates.cause import cause_of_slip, chain_to_end
from phases.dates.frame import Frame, Promise
from phases.dates.timeline import compute_timeline
from phases.plan import Link, Plan, Task

MONDAY = date(2026, 1, 5)


def task(key, days, **facts):
    return Task(key, key, 0, None, "task", "", "", "", "", "", "", "", "", days, **facts)


A, B, C = task("a", 5), task("b", 3), task("c", 4)
LINKS = (Link("a", "b"), Link("b", "c"))


def timeline(*tasks, today=MONDAY, baseline=None):
    return compute_timeline(Plan(tasks, LINKS), Frame(calendar_for("none", 2026), MONDAY, today, baseline or {}))


PROMISED = {row.task.id: Promise(row.start, row.finish) for row in timeline(A, B, C).rows}


def cause(*tasks, **more):
    found = cause_of_slip(timeline(*tasks, baseline=PROMISED, **more))
    return found and (found.row.task.key, found.days)


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
