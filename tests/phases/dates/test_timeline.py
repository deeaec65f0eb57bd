from dataclasses import replace
from datetime import date

import pytest

from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Promise
from phases.dates.timeline import compute_timeline, roll_up
from phases.plan import Link, Plan, Task, not_before
from words.status import Status

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)


def task(key, days, **facts):
    known = {"kind": "task" if days else "milestone", "parent": "p"} | facts
    kind, parent = known.pop("kind"), known.pop("parent")
    return Task(key, key, 0, parent, kind, "", "", "", "", "", key.upper(), "", "", days, **known)


SUMMARY = task("p", 0, kind="summary", parent=None)
A, B, M = task("a", 5), task("b", 3), task("m", 0)
LINKS = (Link("a", "b"), Link("b", "m"))


def dated(tasks, links=LINKS, today=MONDAY, baseline=None):
    return compute_timeline(Plan((SUMMARY, *tasks), links), Frame(CALENDAR, MONDAY, today, baseline or {})).by_key


def test_a_task_of_five_days_fills_a_week_and_the_next_begins_on_monday():
    rows = dated([A, B, M])

    assert (rows["a"].start, rows["a"].finish) == (MONDAY, date(2026, 1, 9))
    assert (rows["b"].start, rows["b"].finish) == (date(2026, 1, 12), date(2026, 1, 14))


def test_a_milestone_stands_on_the_day_on_which_the_last_work_ends():
    rows = dated([A, B, M])

    assert rows["m"].start == rows["m"].finish == date(2026, 1, 14)


def test_a_milestone_not_before_a_date_stands_on_it():
    rows = dated([A, B, replace(M, **not_before(date(2026, 2, 2)))])

    assert rows["m"].finish == date(2026, 2, 2)


def test_a_task_not_before_a_holiday_starts_on_the_next_working_day():
    rows = dated([replace(A, **not_before(date(2026, 1, 10)))], ())

    assert rows["a"].start == date(2026, 1, 12)


def test_every_row_knows_what_sets_its_date():
    rows = dated([A, B, M])

    assert (rows["a"].driver, rows["a"].driver_id) == ("start", None)
    assert (rows["b"].driver, rows["b"].driver_id) == ("link", "a")


def test_what_has_not_begun_slips_with_today():
    rows = dated([A, B, M], today=date(2026, 1, 7))

    assert (rows["a"].start, rows["a"].driver) == (date(2026, 1, 7), "today")


def test_half_done_work_needs_half_of_its_days_from_today():
    running = replace(A, percent=50, started_on=MONDAY)
    rows = dated([running, B, M], today=date(2026, 1, 12))

    assert (rows["a"].start, rows["a"].finish) == (MONDAY, date(2026, 1, 14))


def test_finished_work_has_its_actual_dates_and_no_float():
    done = replace(A, percent=100, started_on=MONDAY, finished_on=date(2026, 1, 6))
    rows = dated([done, B, M], today=date(2026, 1, 7))

    assert (rows["a"].finish, rows["a"].critical, rows["a"].status) == (date(2026, 1, 6), False, Status.DONE)
    assert rows["b"].start == date(2026, 1, 7)


def test_a_summary_spans_what_it_holds_and_weighs_progress_by_days():
    done = replace(A, percent=100, started_on=MONDAY, finished_on=date(2026, 1, 9))
    rows = dated([done, B], (LINKS[0],), today=date(2026, 1, 12))

    assert (rows["p"].start, rows["p"].finish) == (MONDAY, date(2026, 1, 14))
    assert rows["p"].percent == 62
    assert rows["p"].depth == 0
    assert rows["a"].depth == 1


def test_drift_counts_working_days_from_the_baseline():
    baseline = {"a": Promise(MONDAY, date(2026, 1, 2))}

    assert dated([A], (), baseline=baseline)["a"].drift == 5


@pytest.mark.parametrize(
    ("progress", "today", "status"),
    [
        ({}, MONDAY, Status.TODO),
        ({"percent": 20, "started_on": MONDAY}, MONDAY, Status.DOING),
        ({"percent": 20, "started_on": MONDAY}, date(2026, 1, 12), Status.LATE),
        ({}, date(2026, 1, 12), Status.LATE),
        ({"percent": 100, "started_on": MONDAY, "finished_on": MONDAY}, date(2026, 1, 12), Status.DONE),
        (not_before(date(2026, 1, 19)), MONDAY, Status.RISK),
    ],
)
def test_the_status_follows_from_progress_and_drift(progress, today, status):
    baseline = {"a": Promise(MONDAY, date(2026, 1, 9))}

    assert dated([replace(A, **progress)], (), today, baseline)["a"].status is status


def test_a_group_is_as_bad_as_the_worst_it_holds():
    assert roll_up([Status.DONE, Status.LATE, Status.RISK]) is Status.LATE
    assert roll_up([Status.DONE, Status.TODO]) is Status.DOING
    assert roll_up([Status.DONE]) is Status.DONE
    assert roll_up([]) is Status.TODO


def test_an_empty_plan_starts_and_ends_with_the_programme():
    timeline = compute_timeline(Plan((), ()), Frame(CALENDAR, MONDAY, MONDAY, {}))

    assert (timeline.start, timeline.finish, timeline.drift) == (MONDAY, MONDAY, None)


@pytest.mark.parametrize("start", [date(2028, 2, 29), date(2030, 1, 2), date(2060, 12, 31)])
def test_a_programme_that_starts_years_from_now_has_its_dates_today(start):
    frame = Frame(calendar_for("none", start.year), start, MONDAY, {})

    assert compute_timeline(Plan((A,), ()), frame).start == start
    assert frame.calendar.between(MONDAY, start) > 500
