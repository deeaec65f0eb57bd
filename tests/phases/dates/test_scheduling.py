"""A plan as the kernel sees it: what a date without a time means, lags, remaining work, the status date."""

from dataclasses import replace
from datetime import date

import pytest

from phases.dates.calendar import OutsideCalendar, TaskOutsideCalendar, calendar_for, calendar_of_shifts
from phases.dates.frame import Frame, Terms
from phases.dates.timeline import compute_timeline
from phases.network.network import DAY, Constraint
from phases.network.shifts import Shifts
from phases.plan import Link, Plan, Task, not_before
from phases.planned import Planned
from words.status import Status

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)
A = Task("a", "a", 0, None, "task", "", "", "", "", "", "A", "", "", 5)
B = replace(A, id="b", key="b", position=1, days=2)
GATE = replace(A, id="m", key="m", position=2, kind="milestone", days=0)
WAITS = (Link("a", "b"),)


def rows(tasks, links=WAITS, today=MONDAY, **terms):
    frame = Frame(CALENDAR, MONDAY, today, {}, Terms(**terms))
    return compute_timeline(Plan(tuple(tasks), tuple(links)), frame).by_key


def clock(minute):
    return date.fromordinal(minute // DAY), f"{minute % DAY // 60:02}:{minute % 60:02}"


def test_half_a_day_ends_at_noon_and_the_next_task_goes_on_after_lunch():
    found = rows([replace(A, days=0.5), B])

    assert clock(found["a"].moments.finish) == (MONDAY, "12:00")
    assert clock(found["b"].moments.start) == (MONDAY, "13:00")


@pytest.mark.parametrize(
    ("link", "start"),
    [
        (Link("a", "b", "FS", 1), (date(2026, 1, 13), "08:00")),
        (Link("a", "b", "FS", 0.5), (date(2026, 1, 12), "13:00")),
        (Link("a", "b", "FS", 2, "elapsed"), (date(2026, 1, 12), "08:00")),
        (Link("a", "b", "FS", 40, "percent"), (date(2026, 1, 14), "08:00")),
        (Link("a", "b", "FS", 12.5, "percent"), (date(2026, 1, 12), "14:00")),
        (Link("a", "b", "SS", 33.33, "percent"), (date(2026, 1, 6), "14:20")),
        (Link("a", "b", "FS", -12.5, "percent"), (date(2026, 1, 9), "11:00")),
        (Link("a", "b", "SS", 1), (date(2026, 1, 6), "08:00")),
    ],
)
def test_a_lag_counts_working_time_the_clock_or_percent_of_the_task_before(link, start):
    assert clock(rows([A, B], [link])["b"].moments.start) == start


def test_an_elapsed_duration_runs_over_the_weekend():
    found = rows([replace(A, days=6, elapsed=True)], ())

    assert clock(found["a"].moments.finish) == (date(2026, 1, 11), "08:00")


def test_what_is_left_of_whole_days_stays_whole_days():
    begun = replace(A, percent=50, started_on=MONDAY)

    assert rows([begun], (), today=date(2026, 1, 7))["a"].finish == date(2026, 1, 9)


def test_what_somebody_said_is_left_goes_before_the_percentage():
    begun = replace(A, percent=50, started_on=MONDAY, remaining=10)

    assert rows([begun], ())["a"].finish == date(2026, 1, 16)


def test_without_a_status_date_nothing_late_is_moved_but_it_is_called_late():
    found = rows([A], (), today=date(2026, 3, 2), status_on="")

    assert (found["a"].finish, found["a"].status) == (date(2026, 1, 9), Status.LATE)


def test_a_fixed_status_date_plans_what_has_not_begun_from_there():
    found = rows([A], (), today=date(2026, 3, 2), status_on=date(2026, 1, 12))

    assert found["a"].start == date(2026, 1, 12)


def test_a_milestone_that_is_not_reached_lies_at_the_end_of_today():
    found = rows([A, GATE], [Link("a", "m")], today=date(2026, 1, 20))
    lone = rows([GATE], (), today=date(2026, 1, 20))

    assert found["m"].finish == date(2026, 1, 26)
    assert clock(lone["m"].moments.finish) == (date(2026, 1, 20), "17:00")


@pytest.mark.parametrize(
    ("fields", "start", "total_float"),
    [
        (not_before(date(2026, 1, 12)), date(2026, 1, 12), 0),
        ({"deadline_on": date(2026, 1, 7)}, MONDAY, -2),
        ({"constraint_kind": Constraint.FINISH_NO_LATER, "constraint_on": date(2026, 1, 16)}, MONDAY, 0),
        ({"manual": True, "placed_on": date(2026, 2, 2)}, date(2026, 2, 2), 0),
    ],
)
def test_constraints_deadlines_and_places_by_hand_reach_the_dates(fields, start, total_float):
    found = rows([replace(A, **fields)], ())["a"]

    assert (found.start, found.total_float) == (start, total_float)


def test_an_inactive_row_moves_nobody():
    assert rows([replace(A, active=False), B])["b"].start == MONDAY


def test_backwards_from_a_finish_every_row_is_as_late_as_it_can_be():
    found = rows([A, B], status_on="", finish_on=date(2026, 1, 30))

    assert (found["b"].finish, found["a"].finish) == (date(2026, 1, 30), date(2026, 1, 28))


def test_a_row_is_worked_on_the_calendar_that_is_named_for_it():
    german = calendar_for("DE", 2026)
    task = replace(A, **not_before(date(2026, 4, 30)), days=2)

    found = rows([task], (), calendars={"de": german}, keys={"a": "de"})

    assert found["a"].finish == date(2026, 5, 4)


def test_dates_outside_the_calendar_are_refused():
    with pytest.raises(OutsideCalendar, match="“A” leaves the calendar, which runs from 1999-01-01 to 2069-12-31"):
        rows([replace(A, days=30_000)], ())


def test_the_task_on_a_calendar_with_hardly_any_hours_is_named_with_its_years():
    first, hour = MONDAY.toordinal(), ((480, 540),)
    seldom = calendar_of_shifts("", Shifts(((),) * 7, first, first + 99, ((first, hour), (first + 9, hour))))

    with pytest.raises(OutsideCalendar, match=r"“Clean” leaves .* from 2026-01-05 to 2026-04-14"):
        rows([A, replace(B, title="Clean")], calendars={"seldom": seldom}, keys={"b": "seldom"})


def test_a_task_without_a_title_of_its_own_is_named_by_what_people_call_it():
    with pytest.raises(TaskOutsideCalendar, match="“a” leaves") as refused:
        rows([replace(A, title="", days=30_000)], ())

    assert "“Interviews” leaves" in str(refused.value.named({"a": "Interviews"}))
    assert "“a” leaves" in str(refused.value.named({}))


def test_a_day_on_which_work_began_or_was_placed_counts_from_its_first_working_minute():
    begun, done = replace(A, started_on=MONDAY), replace(B, started_on=MONDAY, finished_on=MONDAY)
    placed = replace(A, id="p", key="p", position=2, manual=True, placed_on=date(2026, 1, 7))

    found = rows([begun, done, placed], ())

    assert clock(found["a"].moments.start) == (MONDAY, "08:00")
    assert (clock(found["b"].moments.start), clock(found["b"].moments.finish)) == (
        (MONDAY, "08:00"),
        (MONDAY, "17:00"),
    )
    assert clock(found["p"].moments.start) == (date(2026, 1, 7), "08:00")


def test_the_minute_at_which_work_began_is_kept_and_nothing_begins_after_its_end():
    early = replace(A, started_on=MONDAY, finished_on=MONDAY, finished_time=7 * 60)

    found = rows([early, replace(B, started_on=MONDAY, started_time=615)], ())

    assert (clock(found["a"].moments.start), clock(found["a"].moments.finish)) == (
        (MONDAY, "00:00"),
        (MONDAY, "07:00"),
    )
    assert clock(found["b"].moments.start) == (MONDAY, "10:15")


def test_work_done_on_a_day_off_stays_on_that_day():
    saturday = date(2026, 1, 10)

    found = rows([replace(A, started_on=saturday, finished_on=saturday), B])

    assert (clock(found["a"].moments.start), clock(found["a"].moments.finish)) == (
        (saturday, "00:00"),
        (saturday, "23:59"),
    )
    assert clock(found["b"].moments.start) == (date(2026, 1, 12), "08:00")


def test_the_first_working_minute_is_that_of_the_tasks_own_calendar():
    night = calendar_of_shifts("none", Shifts((((1320, 1440),),) * 7, CALENDAR.time.first, CALENDAR.time.last, ()))

    found = rows([replace(A, started_on=MONDAY)], (), calendars={"night": night}, keys={"a": "night"})

    assert clock(found["a"].moments.start) == (MONDAY, "22:00")


def test_a_percentage_with_decimals_of_a_row_that_holds_others_is_of_their_span():
    holder, inside = replace(A, kind="summary", days=0), replace(A, id="c", key="c", parent_id="a")

    found = rows([holder, inside, B], [Link("a", "b", "FS", 12.5, "percent")])

    assert clock(found["b"].moments.start) == (date(2026, 1, 12), "14:00")


def test_a_percentage_with_decimals_follows_the_duration_when_it_changes():
    plan = Plan((A, B), (Link("a", "b", "FS", 12.5, "percent"),))
    planned = Planned(plan, Frame(CALENDAR, MONDAY, MONDAY, {}))

    changed = planned.changed(replace(plan, tasks=(replace(A, days=10, elapsed=True), B)), ["a"])

    assert clock(planned.timeline.by_key["b"].moments.start) == (date(2026, 1, 12), "14:00")
    assert changed.timeline.rows == Planned(changed.plan, planned.frame).timeline.rows
    assert clock(changed.timeline.by_key["b"].moments.start) == (date(2026, 1, 16), "14:00")
