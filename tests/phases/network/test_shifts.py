from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.network.clock import (
    finish_after,
    hours_of,
    next_start,
    previous_finish,
    start_before,
    work_before,
    work_between,
)
from phases.network.shifts import (
    FIVE_DAYS,
    HIGH,
    LOW,
    OFFICE,
    ROUND_THE_CLOCK,
    BadHours,
    NoWorkingTime,
    Shifts,
    work_time,
)
from tests.phases.network.plan_text import at, written

FIRST, LAST = date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal()
NOBODY = ((),) * 7


def hours(week=FIVE_DAYS, exceptions=()):
    return hours_of((work_time(Shifts(week, FIRST, LAST, exceptions)),))


def test_work_ends_at_five_and_the_next_begins_at_eight():
    office = hours()

    assert written(finish_after(office, 0, at("2024-03-01 08:00"), 480)) == "2024-03-01 17:00"
    assert written(start_before(office, 0, at("2024-03-04 17:00"), 480)) == "2024-03-04 08:00"
    assert written(finish_after(office, 0, at("2024-03-01 11:00"), 120)) == "2024-03-01 14:00"
    assert written(next_start(office, 0, at("2024-03-01 17:00"))) == "2024-03-04 08:00"
    assert written(next_start(office, 0, at("2024-03-02 11:00"))) == "2024-03-04 08:00"
    assert written(previous_finish(office, 0, at("2024-03-04 08:00"))) == "2024-03-01 17:00"


def test_a_holiday_is_left_out_and_a_make_up_day_is_worked():
    holiday, make_up = (date(2024, 2, 12).toordinal(), ()), (date(2024, 2, 18).toordinal(), OFFICE)

    chinese = hours(exceptions=(holiday, make_up))

    assert written(finish_after(chinese, 0, at("2024-02-09 13:00"), 480)) == "2024-02-13 12:00"
    assert work_between(chinese, 0, at("2024-02-17 00:00"), at("2024-02-19 00:00")) == 480


def test_a_night_shift_over_midnight_is_one_stretch():
    night = (((0, 360), (1320, 1440)),) * 7

    nights = hours(night)

    assert written(finish_after(nights, 0, at("2024-03-01 22:00"), 480)) == "2024-03-02 06:00"
    assert written(start_before(nights, 0, at("2024-03-02 01:00"), 120)) == "2024-03-01 23:00"


def test_a_day_and_night_calendar_is_the_clock():
    always = hours(ROUND_THE_CLOCK)

    assert finish_after(always, 0, at("2024-03-01 22:00"), 100_000) == at("2024-03-01 22:00") + 100_000
    assert work_between(always, 0, at("2024-03-09 00:00"), at("2024-03-12 00:00")) == 3 * 1440


def test_the_night_of_a_changed_clock_has_its_hours_on_the_wall():
    always = hours(ROUND_THE_CLOCK)

    assert written(finish_after(always, 0, at("2024-03-31 01:00"), 120)) == "2024-03-31 03:00"


def test_29_february_is_a_day():
    assert written(finish_after(hours(), 0, at("2024-02-28 08:00"), 960)) == "2024-02-29 17:00"


def test_work_that_runs_off_the_calendar_is_beyond_every_date():
    office = hours()

    assert finish_after(office, 0, at("2024-12-30 08:00"), 10_000) == HIGH
    assert start_before(office, 0, at("2024-01-02 08:00"), 10_000) == LOW
    assert next_start(office, 0, at("2025-06-01 00:00")) == at("2025-06-01 00:00")


def test_a_calendar_without_working_time_is_refused():
    with pytest.raises(NoWorkingTime, match="no working time"):
        work_time(Shifts(NOBODY, FIRST, LAST))


@pytest.mark.parametrize("spans", [((480, 480),), ((480, 400),), ((480, 720), (700, 900)), ((1320, 1500),)])
def test_hours_that_cannot_be_are_refused(spans):
    with pytest.raises(BadHours, match=r"08:00|11:40|22:00"):
        work_time(Shifts((spans, *NOBODY[1:]), FIRST, LAST))


@st.composite
def weeks(draw):
    """A week with some hours on some days, never without any."""
    days = []
    for _ in range(7):
        edges = sorted(draw(st.sets(st.integers(0, 24), min_size=0, max_size=4)))
        days.append(tuple((a * 60, b * 60) for a, b in zip(edges[::2], edges[1::2], strict=False)))
    return tuple(days) if any(days) else FIVE_DAYS


def by_hand(week, minute):
    """Whether somebody works in the minute that begins then."""
    spans = week[(date.fromordinal(minute // 1440)).weekday()]
    return any(begin <= minute % 1440 < end for begin, end in spans)


@given(weeks(), st.integers(0, 20 * 1440), st.integers(1, 3000))
def test_counting_agrees_with_counting_minute_by_minute(week, offset, minutes):
    known, time = hours(week), (FIRST + 100) * 1440 + offset

    finish = finish_after(known, 0, time, minutes)

    assert sum(by_hand(week, minute) for minute in range(time, finish)) == minutes
    assert by_hand(week, finish - 1)
    assert by_hand(week, next_start(known, 0, time))
    assert by_hand(week, previous_finish(known, 0, time) - 1)
    assert work_between(known, 0, time, finish) == minutes
    assert work_before(known, 0, finish) - work_before(known, 0, time) == minutes
    assert start_before(known, 0, finish, minutes) == next_start(known, 0, time)


def test_several_calendars_stand_in_one_set_of_columns():
    both = hours_of(
        (work_time(Shifts(ROUND_THE_CLOCK, FIRST, LAST)), work_time(Shifts(FIVE_DAYS, FIRST + 31, LAST - 31)))
    )
    time = at("2024-03-01 16:00")

    assert finish_after(both, 0, time, 120) == time + 120
    assert written(finish_after(both, 1, time, 120)) == "2024-03-04 09:00"
    assert date.fromordinal(both.opens[1] // 1440) == date(2024, 1, 1) + timedelta(31)
