"""What can be saved of a calendar, and every reason why it cannot."""

from dataclasses import replace
from datetime import date

import pytest

from phases.calendars.answer import calendars_answer
from phases.calendars.changing.differing import calendar_differences
from phases.calendars.changing.editing import (
    CalendarEdit,
    InvalidCalendar,
    new_key,
    refuse_calendar,
    settled,
)
from phases.calendars.followers import Follow, Follower, switched
from phases.capacity.terms import NeverWorked
from phases.capacity.workweek import CalendarInCircle, Exceptional, WorkCalendar
from phases.network.shifts import OFFICE
from phases.programme import Programme

AS_BASE = (None,) * 7
WEEK = (OFFICE,) * 5 + ((), ())
PROGRAMME = Programme(
    *("acme", "Acme", "", "", "", "", "", date(2026, 1, 5), None, "none", (), "crm-core", "1", "2026-01-01", 1, 1)
)
FIVE = WorkCalendar("k-1", "Five days", "", WEEK)


def test_every_mistake_is_said_at_once():
    wrong = WorkCalendar(
        "",
        "Five days",
        "country:XX",
        (((480, 720), (700, 900)), *AS_BASE[1:]),
        (Exceptional(date(2027, 2, 2), date(2027, 2, 1), ()),),
        version=0,
    )

    with pytest.raises(InvalidCalendar) as refused:
        refuse_calendar(PROGRAMME, wrong, [FIVE])

    said = str(refused.value)
    assert len(refused.value.problems) == 4
    assert "already" in said
    assert "country:XX" in said
    assert "08:00–12:00 and 11:40–15:00 overlap" in said
    assert "before the first" in said


def test_a_calendar_on_which_nobody_works_is_refused():
    with pytest.raises(NeverWorked, match="Never"):
        refuse_calendar(PROGRAMME, WorkCalendar("", "Never", "", ((),) * 7, version=0), [])


def test_a_change_that_leaves_a_calendar_built_on_it_without_work_is_refused():
    built = WorkCalendar("k-2", "Mondays", "k-1", (None, *((),) * 6))
    without_mondays = replace(FIVE, week=((), *WEEK[1:]))

    with pytest.raises(NeverWorked, match="Mondays"):
        refuse_calendar(PROGRAMME, without_mondays, [FIVE, built])


def test_a_calendar_built_on_itself_is_refused():
    with pytest.raises(CalendarInCircle):
        refuse_calendar(PROGRAMME, replace(FIVE, base="k-2"), [FIVE, WorkCalendar("k-2", "Two", "k-1", AS_BASE)])


def test_a_new_calendar_gets_a_key_that_nobody_has_and_its_followers_go_to_it():
    asked = CalendarEdit(WorkCalendar("", " Six days ", "", WEEK, version=0), (Follow("unit", "u", "", ""),))

    edit = settled(asked, [FIVE, WorkCalendar("c-7", "Imported", "", WEEK)])

    assert edit.calendar.key == edit.follows[0].after == new_key([FIVE]) == "k-2"
    assert edit.calendar.name == "Six days"


def test_who_is_chosen_goes_to_a_calendar_and_who_is_not_leaves_it():
    followers = [Follower("unit", "n", "k-1", 1), Follower("unit", "s", "", 1), Follower("task", "t", "k-2", 1)]

    assert switched(followers, "k-1", [("unit", "s"), ("task", "t")]) == [
        Follow("unit", "n", "k-1", ""),
        Follow("unit", "s", "", "k-1"),
        Follow("task", "t", "k-2", "k-1"),
    ]


@pytest.mark.parametrize(
    ("followers", "said"),
    [
        ([], "243 working days in 2027; everybody follows the programme's calendar"),
        (
            [Follower("person", "a", "k-1", 1), Follower("programme", "p", "k-1", 1)],
            "243 working days in 2027; one person follows a calendar of its own",
        ),
        (
            [*(Follower("person", f"{at}", "k-1", 1) for at in range(3)), Follower("unit", "n", "k-1", 1)],
            "243 working days in 2027; 3 people, one unit follow calendars of their own",
        ),
    ],
)
def test_the_answer_says_working_days_and_who_works_otherwise(followers, said):
    assert str(calendars_answer(243, 2027, followers)) == said


def test_two_states_of_a_calendar_are_told_apart_in_words():
    late = replace(FIVE, name="Late", week=(((600, 1080),), *WEEK[1:5], None, ()))

    assert [str(each) for each in calendar_differences(FIVE, late)] == [
        "Name: Five days → Late",
        "Monday: 08:00–12:00, 13:00–17:00 → 10:00–18:00",
        "Saturday: day off → as the base",
    ]
