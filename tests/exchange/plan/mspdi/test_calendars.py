from datetime import date

import pytest

from exchange.plan.foreign import UntrustedPlan
from exchange.plan.mspdi.reading import read_mspdi
from tests.exchange.plan.documents import mspdi, sample

EIGHT = ((480, 720), (780, 1020))


def calendars(inside):
    return read_mspdi(mspdi(calendars=inside)).calendars


def calendar(uid, inside="", base=None):
    on = f"<BaseCalendarUID>{base}</BaseCalendarUID>" if base else "<IsBaseCalendar>1</IsBaseCalendar>"
    return f"<Calendar><UID>{uid}</UID><Name>C{uid}</Name>{on}{inside}</Calendar>"


def day(number, *times):
    spans = "".join(f"<WorkingTime><FromTime>{a}</FromTime><ToTime>{b}</ToTime></WorkingTime>" for a, b in times)
    working = f"<DayWorking>{int(bool(times))}</DayWorking><WorkingTimes>{spans}</WorkingTimes>"
    return f"<WeekDay><DayType>{number}</DayType>{working}</WeekDay>"


def exception(kind, first, last, inside=""):
    return (
        f"<Exceptions><Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate><ToDate>{last}T23:59:00</ToDate>"
        f"</TimePeriod><Name>Off</Name><Type>{kind}</Type><DayWorking>0</DayWorking>{inside}</Exception></Exceptions>"
    )


def test_a_base_calendar_has_a_week_of_its_own():
    night = day(2, ("23:00:00", "00:00:00")) + day(3, ("04:00:00", "08:00:00"), ("00:00:00", "03:00:00"))
    (found,) = calendars(calendar(1, f"<WeekDays>{night}{day(7)}</WeekDays>"))

    assert found.week == (((1380, 1440),), ((0, 180), (240, 480)), (), (), (), (), ())


def test_a_calendar_without_a_week_works_office_hours_or_like_its_base():
    own, derived = calendars(calendar(1) + calendar(2, base=1))

    assert own.week == (EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, (), ())
    assert (derived.base, derived.week) == ("1", (None,) * 7)


def test_a_derived_calendar_changes_single_days():
    _, derived = calendars(calendar(1) + calendar(2, f"<WeekDays>{day(6)}</WeekDays>", base=1))

    assert derived.week == (None, None, None, None, (), None, None)


def test_around_the_clock_and_overlapping_times_are_one_span():
    times = day(2, ("00:00:00", "00:00:00")) + day(3, ("08:00:00", "12:00:00"), ("11:00:00", "15:00:00"))
    (found,) = calendars(calendar(1, f"<WeekDays>{times}</WeekDays>"))

    assert found.week[:2] == (((0, 1440),), ((480, 900),))


def test_an_old_exception_stands_among_the_days_of_the_week():
    old = (
        "<WeekDays><WeekDay><DayType>0</DayType><DayWorking>1</DayWorking><TimePeriod>"
        "<FromDate>2026-02-14T00:00:00</FromDate><ToDate>2026-02-15T23:59:00</ToDate></TimePeriod><WorkingTimes>"
        "<WorkingTime><FromTime>09:00:00</FromTime><ToTime>13:00:00</ToTime></WorkingTime></WorkingTimes>"
        "</WeekDay></WeekDays>"
    )
    (found,) = calendars(calendar(1, old))[0].exceptions

    assert (found.first, found.last, found.spans) == (date(2026, 2, 14), date(2026, 2, 15), ((540, 780),))


@pytest.mark.parametrize(
    ("kind", "last", "inside", "days"),
    [
        (7, "2026-01-10", "<Period>3</Period>", ["01-01", "01-04", "01-07", "01-10"]),
        (6, "2026-01-31", "<Period>2</Period><DaysOfWeek>10</DaysOfWeek>", ["01-12", "01-14", "01-26", "01-28"]),
        (4, "2026-04-30", "<Period>1</Period><MonthDay>31</MonthDay>", ["01-31", "02-28", "03-31", "04-30"]),
        (
            5,
            "2026-05-31",
            "<Period>2</Period><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>",
            ["01-26", "03-30", "05-25"],
        ),
        (
            5,
            "2026-02-28",
            "<Period>1</Period><MonthItem>1</MonthItem><MonthPosition>0</MonthPosition>",
            ["01-01", "02-02"],
        ),
        (2, "2026-12-31", "<Month>9</Month><MonthDay>1</MonthDay>", ["10-01"]),
        (3, "2026-12-31", "<Month>10</Month><MonthItem>7</MonthItem><MonthPosition>3</MonthPosition>", ["11-26"]),
        (8, "2026-01-06", "", ["01-01", "01-02", "01-05", "01-06"]),
    ],
)
def test_recurring_exceptions_are_written_out(kind, last, inside, days):
    (found,) = calendars(calendar(1, exception(kind, "2026-01-01", last, inside)))

    assert [each.first.strftime("%m-%d") for each in found.exceptions] == days


def test_the_number_of_occurrences_ends_a_recurring_exception():
    many = "<EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences><Period>7</Period>"
    (found,) = calendars(calendar(1, exception(7, "2026-01-01", "2030-01-01", many)))

    assert [each.first for each in found.exceptions] == [date(2026, 1, 1), date(2026, 1, 8)]


def test_another_week_for_a_time_is_written_out_by_day():
    weeks = (
        "<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-04T00:00:00</FromDate><ToDate>2026-07-06T23:59:00</ToDate>"
        f"</TimePeriod><WeekDays>{day(2, ('07:00:00', '13:00:00'))}{day(1)}</WeekDays></WorkWeek></WorkWeeks>"
    )
    (found,) = calendars(calendar(1, weeks))

    assert [(each.first, each.spans) for each in found.exceptions] == [
        (date(2026, 7, 5), ()),
        (date(2026, 7, 6), ((420, 780),)),
    ]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (calendar(2, base=9), "built on calendar 9, which is missing"),
        (calendar(2, base=3) + calendar(3, base=2), "“C2” is built on itself"),
        (calendar(2) + calendar(2), "Two calendars have the same UID"),
        (
            calendar(2, f"<WeekDays>{day(2, ('12:00:00', '08:00:00'))}</WeekDays>"),
            "from 12:00:00 to 08:00:00 ends first",
        ),
        (
            calendar(2, f"<WeekDays>{day(2, ('8 am', '17:00:00'))}</WeekDays>"),
            "FromTime is “8 am”; it must be a time",
        ),
        (calendar(2, exception(1, "2026-02-02", "2026-02-01")), "ends first"),
        (calendar(2, exception(4, "2026-02-02", "2026-03-01")), "recurs in a way that does not exist"),
        (
            calendar(
                2,
                exception(7, "1950-01-01", "2900-03-01", "<Period>1</Period><Occurrences>0</Occurrences>").replace(
                    "<Type>7", "<Type>8"
                ),
            ),
            "recurs too often",
        ),
        (calendar(2, "<Exceptions><Exception/></Exceptions>"), "TimePeriod is missing"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(inside, said):
    with pytest.raises(UntrustedPlan, match=said):
        calendars(inside)


def test_the_recurring_exceptions_of_a_real_file_end_on_their_last_day():
    (found,) = read_mspdi(sample("mspdi/calendar-recurring-exceptions-project2013-mspdi.xml")).calendars
    last = {each.name: each.last for each in found.exceptions}

    assert len(last) == 27
    assert last["Weekly 7 Sunday"] == date(2002, 3, 17)
    assert last["Monthly Relative 7"] == date(2007, 5, 13)
    assert last["Yearly Relative 3"] == date(2009, 5, 21)
    assert last["Daily 4"] == date(2000, 5, 6)
