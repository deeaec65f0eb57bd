"""Days off and make-up days from elsewhere."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from phases.calendars.changing.taking import ListedDay, taking, taking_finding, with_days
from phases.capacity.terms import shifts_of
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.network.shifts import OFFICE

FIVE = WorkCalendar("k-1", "Five days", "", (OFFICE,) * 5 + ((), ()))
MONDAY = date(2027, 5, 3)


def taken(calendar, days):
    shifts = shifts_of(calendar, {}, 2027)
    found = taking(shifts, days)
    return found, with_days(calendar, found, shifts)


def test_only_days_that_change_become_exceptions_and_neighbours_become_one_line():
    days = [ListedDay(MONDAY + timedelta(days=at), False, "May") for at in range(-2, 3)]

    found, after = taken(FIVE, days)

    assert after.exceptions == (Exceptional(MONDAY, date(2027, 5, 5), (), "May"),)
    assert str(taking_finding(found)) == "Of the list: 3 days become off, 2 are so already"


def test_a_make_up_day_is_worked_as_long_as_a_usual_day():
    _, after = taken(FIVE, [ListedDay(date(2027, 5, 8), True, "for May")])

    assert after.exceptions == (Exceptional(date(2027, 5, 8), date(2027, 5, 8), OFFICE, "for May"),)


def test_a_day_worked_again_is_cut_out_of_a_holiday():
    closed = WorkCalendar("k-1", "Closed", "", FIVE.week, (Exceptional(MONDAY, date(2027, 5, 7), (), "Closed"),))

    _, after = taken(closed, [ListedDay(date(2027, 5, 5), True)])

    assert [(each.first.day, each.last.day, bool(each.spans)) for each in after.exceptions] == [
        (3, 4, False),
        (5, 5, True),
        (6, 7, False),
    ]


def test_days_off_that_the_list_does_not_name_are_told():
    closed = WorkCalendar("k-1", "Closed", "", FIVE.week, (Exceptional(MONDAY, MONDAY, (), "Closed"),))

    found, _ = taken(closed, [ListedDay(date(2027, 5, 1), False), ListedDay(date(2027, 5, 31), False)])

    assert found.unlisted == (MONDAY,)


@given(st.dictionaries(st.integers(0, 400), st.booleans(), max_size=40))
def test_a_list_that_was_taken_over_changes_nothing_more(days):
    listed = [ListedDay(MONDAY + timedelta(days=at), worked) for at, worked in days.items()]

    _, after = taken(FIVE, listed)
    again, _ = taken(after, listed)

    assert again.changes == 0
