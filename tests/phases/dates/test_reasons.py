"""Why a date is what it is: the chain behind it, and what leaves it too little time."""

from dataclasses import replace
from datetime import date

import pytest

from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame
from phases.dates.reasons import beside, chain_behind, distant, pressure, pressure_words, reason
from phases.dates.timeline import compute_timeline
from phases.network.network import Constraint
from phases.plan import Link, Plan, Task

MONDAY = date(2026, 1, 5)
FRIDAY = date(2026, 1, 9)
CALENDAR = calendar_for("none", 2026)
NAMES = {"a": "Scan", "b": "Clean", "c": "Load"}
CHAIN = (Link("a", "b"), Link("b", "c"))


def task(key, days, **fields):
    return replace(Task(key, key, 0, None, "task", "", "", "", "", "", "", "", "", days), **fields)


def rows(*tasks, links=CHAIN):
    timeline = compute_timeline(Plan(tasks, links), Frame(CALENDAR, MONDAY, MONDAY, {}))
    return {row.task.id: row for row in timeline.rows}


def why(key, found, links=CHAIN):
    return str(reason(found[key], found, links, NAMES)).replace("\xa0", " ")


def test_the_chain_leads_from_a_row_back_to_where_it_begins():
    found = rows(task("a", 5), task("b", 3), task("c", 1))

    assert [row.task.id for row in chain_behind(found["c"], found)] == ["c", "b", "a"]


def test_a_row_that_waits_for_nothing_is_its_own_chain():
    found = rows(task("a", 5), links=())

    assert chain_behind(found["a"], found) == [found["a"]]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Constraint.START_NO_EARLIER, "It may not start before 19 Jan."),
        (Constraint.MUST_START_ON, "It must start on 19 Jan."),
        (Constraint.FINISH_NO_EARLIER, "It may not finish before 19 Jan."),
        (Constraint.MUST_FINISH_ON, "It must finish on 19 Jan."),
    ],
)
def test_a_bound_that_sets_the_date_is_named(kind, words):
    found = rows(task("a", 2, constraint_kind=kind, constraint_on=date(2026, 1, 19)), links=())

    assert why("a", found, ()) == words


def test_a_row_placed_by_hand_says_so_and_that_links_do_not_move_it():
    links = (Link("a", "b"),)
    found = rows(task("a", 5), task("b", 3, manual=True, placed_on=date(2026, 1, 6)), links=links)

    assert why("b", found, links) == "It is placed by hand and does not follow its links."
    assert "Its links do not move it: it is placed by hand." in map(str, beside(found["b"], found, links, CALENDAR))


def test_a_lag_in_calendar_days_says_so():
    links = (Link("a", "b", "FS", 3, "elapsed"),)
    found = rows(task("a", 5), task("b", 3), links=links)

    assert "lag 3 days of 24 hours" in why("b", found, links)


def test_a_weekend_between_two_rows_is_told():
    found = rows(task("a", 5), task("b", 3), task("c", 1))

    assert list(map(str, beside(found["b"], found, CHAIN, CALENDAR))) == ["2 days between are not worked."]
    assert not list(beside(found["c"], found, CHAIN, CALENDAR))


def test_negative_float_names_the_deadline_behind_from_which_it_comes():
    found = rows(task("a", 5), task("b", 3), task("c", 1, deadline_on=FRIDAY))

    pressed = pressure(found["a"], found, CHAIN)

    assert (pressed.row.task.id, pressed.bound, pressed.is_deadline) == ("c", FRIDAY, True)
    words = str(pressure_words(found["a"], pressed, NAMES, 480)).replace("\xa0", " ")
    assert words == "There are 4 working days too little for the deadline of Load, 9 Jan."


def test_negative_float_names_the_fixed_date_from_which_it_comes():
    fixed = task("b", 3, constraint_kind=Constraint.FINISH_NO_LATER, constraint_on=FRIDAY)
    found = rows(task("a", 5), fixed, task("c", 1))

    pressed = pressure(found["a"], found, CHAIN)

    assert (pressed.row.task.id, pressed.is_deadline) == ("b", False)


def test_who_has_time_is_under_no_pressure():
    found = rows(task("a", 5), task("b", 3), task("c", 1, deadline_on=date(2026, 3, 2)))

    assert pressure(found["a"], found, CHAIN) is None


@pytest.mark.parametrize(("country", "said"), [("DE", 1), ("none", 0), ("c-own", 0)])
def test_years_whose_holidays_are_not_counted_are_said_of_rows_that_reach_into_them(country, said):
    found = rows(task("a", 30 * 260), task("b", 20), links=())

    assert [*map(str, distant(found["a"], country, 2026))] == [
        "Holidays are counted up to 2032; after that only days of rest are off."
    ] * said
    assert [*distant(found["b"], country, 2026)] == []
