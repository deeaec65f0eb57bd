"""Which hours a row is worked on."""

from dataclasses import replace
from datetime import date

import pytest

from phases.capacity.people import Assignment, Person
from phases.capacity.terms import NeverWorked, calendar_keys, calendars_of, telling
from phases.capacity.workweek import CalendarInCircle, Exceptional, NoSuchCalendar, WorkCalendar
from phases.network.network import DAY
from phases.plan import Task
from phases.programme import Programme, Unit

DAYS_OFF = ((),) * 7
AS_BASE = (None,) * 7
OFFICE = ((480, 720), (780, 1020))
PROGRAMME = Programme(
    *("acme", "Acme", "", "", "", "", "", date(2026, 1, 5), None, "none", (), "crm-core", "1", "2026-01-01", 1, 1)
)
SIX_DAYS = WorkCalendar("six", "Six days", "", (OFFICE,) * 6 + ((),))
TASK = Task("a", "a", 0, None, "task", "", "", "", "north", "", "A", "", "", 5)
NORTH = Unit("acme:north", "north", "North", "subsidiary", 1, 10, 0, 1, "six")


def hours_on(calendar, day):
    midnight = day.toordinal() * DAY
    pairs = zip(calendar.time.begins, calendar.time.ends, strict=True)
    return [(begin - midnight, end - midnight) for begin, end in pairs if midnight <= begin < midnight + DAY]


def test_a_calendar_of_its_own_says_its_hours():
    found = calendars_of(PROGRAMME, [SIX_DAYS], ["six"])

    assert hours_on(found["six"], date(2026, 1, 10)) == list(OFFICE)
    assert hours_on(found[""], date(2026, 1, 10)) == []


def test_a_calendar_takes_over_what_its_base_says_and_its_own_exceptions_win():
    saturday = Exceptional(date(2026, 1, 10), date(2026, 1, 10), ())
    short = WorkCalendar("short", "Short Mondays", "six", (((480, 720),), *AS_BASE[1:]), (saturday,))
    found = calendars_of(PROGRAMME, [short, SIX_DAYS], ["short"])["short"]

    assert hours_on(found, date(2026, 1, 5)) == [(480, 720)]
    assert hours_on(found, date(2026, 1, 6)) == list(OFFICE)
    assert hours_on(found, date(2026, 1, 10)) == []


def test_a_calendar_on_a_country_has_its_holidays():
    german = WorkCalendar("de", "Germany", "country:DE", AS_BASE)

    found = calendars_of(PROGRAMME, [german], ["de"])["de"]

    assert hours_on(found, date(2026, 5, 1)) == []
    assert hours_on(found, date(2026, 4, 30)) == list(OFFICE)


def test_round_the_clock_every_day_counts():
    always = WorkCalendar("always", "Always", "", (((0, DAY),),) * 7)

    found = calendars_of(PROGRAMME, [always], ["always"])["always"]

    assert found.between(date(2026, 1, 5), date(2026, 1, 12)) == 7


def test_calendars_in_a_circle_are_refused_by_name():
    first = WorkCalendar("a", "First", "b", AS_BASE)

    with pytest.raises(CalendarInCircle, match="First"):
        calendars_of(PROGRAMME, [first, WorkCalendar("b", "Second", "a", AS_BASE)], ["a"])


def test_a_calendar_that_is_not_there_is_refused():
    with pytest.raises(NoSuchCalendar, match="night"):
        calendars_of(replace(PROGRAMME, calendar_key="night"), [SIX_DAYS])


def test_a_row_is_worked_on_its_own_calendar_then_those_of_who_works_on_it_then_that_of_its_unit():
    ana, bo = Person("ana", "Ana", calendar_key="ana"), Person("bo", "Bo")
    assigned = [Assignment("a", "bo"), Assignment("a", "ana")]

    assert calendar_keys([TASK], [NORTH], [], []) == {"a": "six"}
    assert calendar_keys([TASK], [NORTH], [ana], assigned) == {"a": "ana"}
    assert calendar_keys([TASK], [NORTH], [ana, bo], assigned) == {"a": "ana | six"}
    assert calendar_keys([TASK], [], [ana, bo], assigned) == {"a": " | ana"}
    assert calendar_keys([replace(TASK, calendar_key="own")], [NORTH], [ana], assigned) == {"a": "own"}


def test_a_row_of_several_persons_is_worked_while_one_of_them_works():
    night = WorkCalendar("night", "Night", "", (((0, 180), (240, 480), (1380, 1440)),) * 5 + ((), ()))
    away = Exceptional(date(2026, 1, 5), date(2026, 1, 6), ())
    ana, bo = (WorkCalendar(key, key, "six", AS_BASE, (away,)) for key in ("ana", "bo"))
    found = calendars_of(PROGRAMME, [SIX_DAYS, night, ana, bo], [" | night", " | ana", "ana | six", "ana | bo"])

    assert hours_on(found[" | night"], date(2026, 1, 6)) == [(240, 720), (780, 1020), (1380, 1620)]
    assert hours_on(found[" | ana"], date(2026, 1, 5)) == list(OFFICE)
    assert hours_on(found[" | ana"], date(2026, 1, 10)) == list(OFFICE)
    assert found["ana | six"] is found["six"]
    assert hours_on(found["ana | bo"], date(2026, 1, 5)) == []


def test_a_calendar_that_only_repeats_the_first_one_tells_nothing():
    plain = WorkCalendar("plain", "Plain", "six", AS_BASE)
    other = WorkCalendar("other", "Other", "six", DAYS_OFF)

    assert telling([SIX_DAYS, plain, other], "six") == {"other"}


def test_a_calendar_without_working_time_is_refused_by_name_where_it_is_used():
    never = WorkCalendar("never", "Night watch", "", DAYS_OFF)

    assert calendars_of(PROGRAMME, [never])
    with pytest.raises(NeverWorked, match="Night watch"):
        calendars_of(PROGRAMME, [never], ["never"])
