"""What a task waits for, as planners write it."""

from datetime import date

import pytest

from phases.dates.calendar import calendar_for, calendar_of_shifts
from phases.dates.frame import Frame, Terms
from phases.editing.pace import Pace, pace_of
from phases.editing.predecessors import read, written
from phases.network.shifts import OFFICE, Shifts
from phases.plan import Link

IDS = {"1": "a", "1.1": "b", "12": "c"}
NUMBERS = {task_id: number for number, task_id in IDS.items()}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("12", [Link("c", "x")]),
        ("12FS+3d", [Link("c", "x", "FS", 3)]),
        ("12 ss - 50 %", [Link("c", "x", "SS", -50, "percent")]),
        ("12FS+12.5%", [Link("c", "x", "FS", 12.5, "percent")]),
        ("1.1FF+1.5d", [Link("b", "x", "FF", 1.5)]),
        ("1SF+2ed", [Link("a", "x", "SF", 2, "elapsed")]),
        ("12+2w", [Link("c", "x", "FS", 10)]),
        ("12+4h", [Link("c", "x", "FS", 0.5)]),
        ("1，12；1.1", [Link("a", "x"), Link("c", "x"), Link("b", "x")]),
        ("12, 12FS+2d", [Link("c", "x", "FS", 2)]),
        ("12FS+3 days", [Link("c", "x", "FS", 3)]),
        ("12FS+1 mon", [Link("c", "x", "FS", 20)]),
        ("12FS-30 mins", [Link("c", "x", "FS", -0.0625)]),
        ("12SS+2 edays, 1FS+1ew", [Link("c", "x", "SS", 2, "elapsed"), Link("a", "x", "FS", 7, "elapsed")]),
        ("1FS+12eh", [Link("a", "x", "FS", 0.5, "elapsed")]),
        ("12FS＋3天、1FS−2个工作日", [Link("c", "x", "FS", 3), Link("a", "x", "FS", -2)]),
        ("１２ＦＳ＋５０％", [Link("c", "x", "FS", 50, "percent")]),
    ],
)
def test_the_usual_notation_is_read(text, links):
    assert read(text, "x", IDS, Pace()) == (links, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12XX", "is no predecessor"),
        ("99", "there is no row 99"),
        ("1FS+3 bananas", "is no predecessor"),
        ("1FS+3e%", "is no predecessor"),
        ("12", "it cannot wait for itself"),
        ("1FS+9999d", "a lag is at most"),
        ("1FS+12.345%", "at most two decimals, not 12.345 %"),
    ],
)
def test_what_cannot_be_is_said(text, words):
    _, (problem,) = read(text, "c", IDS, Pace())

    assert words in str(problem)


@pytest.mark.parametrize(
    "text", ["12", "12SS", "12FS+3d", "1.1FF-1.5d", "1SF+2ed", "12FS-50%", "12FS+1999.99%", "1, 12FF+2d"]
)
def test_what_is_written_is_read_back(text):
    assert written(read(text, "x", IDS, Pace())[0], NUMBERS, 480) == text


@pytest.mark.parametrize(
    ("text", "lag"),
    [
        ("12FS+4h", 4 / 7),
        ("12FS+90m", 90 / 420),
        ("12FS-7h", -1),
        ("12FS+1w", 6),
        ("12FS+1mon", 24),
        ("12FS+3d", 3),
    ],
)
def test_hours_are_parts_of_the_programmes_own_day_and_weeks_have_its_working_days(text, lag):
    (link,), _ = read(text, "x", IDS, Pace(day_minutes=420, week_days=6))

    assert link == Link("c", "x", "FS", lag)


def test_a_lag_on_the_clock_follows_no_working_day():
    (link,), _ = read("12FS+12eh, ", "x", IDS, Pace(day_minutes=420, week_days=6))

    assert link == Link("c", "x", "FS", 0.5, "elapsed")


@pytest.mark.parametrize("day_minutes", [420, 450, 480, 1440])
@pytest.mark.parametrize(
    "text", ["12FS+4h", "12SS-50m", "12FF+100m", "12FS+7eh", "12FS+1eh", "12FS+35h", "12FS+2.5d"]
)
def test_what_is_shown_of_a_lag_is_read_as_the_same_lag(text, day_minutes):
    pace = Pace(day_minutes)
    links, _ = read(text, "x", IDS, pace)

    shown = written(links, NUMBERS, day_minutes)

    assert read(shown, "x", IDS, pace) == (links, [])


def test_a_lag_that_is_no_short_number_of_days_is_shown_in_hours_or_minutes():
    links = [Link("a", "x", "FS", 4 / 7), Link("b", "x", "SS", -50 / 420), Link("c", "x", "FS", 1 / 24, "elapsed")]

    assert written(links, NUMBERS, 420) == "1FS+4h, 1.1SS-50m, 12FS+1eh"


def test_the_week_of_a_programme_is_that_of_its_calendar():
    first, last = date(2026, 1, 1).toordinal(), date(2030, 1, 1).toordinal()
    six_days = calendar_of_shifts("", Shifts((*[OFFICE] * 6, ()), first, last))
    seldom = calendar_of_shifts("", Shifts(((),) * 7, first, last, ((first, OFFICE), (last, OFFICE))))
    start = date(2026, 3, 2)

    paces = [
        pace_of(Frame(calendar, start, start, {}, Terms(day_minutes=420)))
        for calendar in (six_days, calendar_for("CN", 2026), seldom)
    ]

    assert paces == [Pace(420, 6), Pace(420, 5), Pace(420, 5)]
