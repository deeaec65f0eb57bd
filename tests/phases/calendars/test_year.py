"""The year of a calendar, day by day."""

from datetime import date

from phases.calendars.year import holidays_of, names_of, runs, work_year
from phases.capacity.terms import shifts_of
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.dates.calendar import shifts_for
from phases.network.shifts import OFFICE

AS_BASE = (None,) * 7


def day_of(year, day):
    return next(each for each in year.days if each.day == day)


def test_a_year_without_holidays_has_its_weekdays():
    year = work_year(shifts_for("none", 2026), 2027, {})

    assert year.working == 261
    assert sum(year.months) == 261
    assert year.special == []


def test_holidays_and_make_up_days_of_a_country_are_told_apart_and_named_in_both_languages():
    year = work_year(shifts_for("CN", 2024), 2024, names_of(None, {}, "CN", 2024))

    assert year.working == 251
    assert day_of(year, date(2024, 10, 1)).kind == "holiday"
    assert day_of(year, date(2024, 10, 1)).name["zh"] == "国庆节"
    assert day_of(year, date(2024, 2, 4)).kind == "extra"
    assert day_of(year, date(2024, 2, 4)).minutes == 480


def test_a_leap_day_is_counted():
    year = work_year(shifts_for("none", 2027), 2028, {})

    assert len(year.days) == 366
    assert day_of(year, date(2028, 2, 29)).kind == "work"


def test_the_exceptions_of_the_nearest_calendar_win_and_give_their_reason():
    inventory = Exceptional(date(2027, 1, 4), date(2027, 1, 4), (), "Inventory")
    short = Exceptional(date(2027, 12, 24), date(2027, 12, 24), ((480, 720),), "Christmas Eve")
    saturday = Exceptional(date(2027, 1, 9), date(2027, 1, 9), OFFICE, "Move")
    own = WorkCalendar("k-1", "Harbour", "country:DE", AS_BASE, (inventory, short, saturday))
    year = work_year(shifts_of(own, {}, 2027), 2027, names_of(own, {}, "none", 2027))

    assert day_of(year, date(2027, 1, 1)).name["en"] == "New Year's Day"
    assert (day_of(year, date(2027, 1, 4)).kind, day_of(year, date(2027, 1, 4)).name) == ("holiday", "Inventory")
    assert (day_of(year, date(2027, 12, 24)).kind, day_of(year, date(2027, 12, 24)).minutes) == ("other", 240)
    assert day_of(year, date(2027, 1, 9)).kind == "extra"
    assert day_of(year, date(2027, 5, 1)).kind == "rest"


def test_a_closure_over_a_weekend_is_one_run_and_other_holidays_stay_apart():
    closed = Exceptional(date(2026, 12, 21), date(2026, 12, 31), (), "Closed")
    own = WorkCalendar("k-1", "Plant", "country:DE", AS_BASE, (closed,))
    year = work_year(shifts_of(own, {}, 2026), 2026, names_of(own, {}, "none", 2026))

    found = [(each[0].day, each[-1].day) for each in runs(year.special)]

    assert found[-1] == (date(2026, 12, 21), date(2026, 12, 31))
    assert (date(2026, 4, 3), date(2026, 4, 3)) in found


def test_a_day_within_the_name_of_a_holiday_is_written_as_its_language_writes_days():
    names = holidays_of("CN", 2026)[date(2026, 1, 2).toordinal()]

    assert names == {"en": "Day off (substituted from 4\N{NO-BREAK SPACE}Jan)", "zh": "休息日（由 1月4日 调休）"}
