"""The measures of use, on small logs that can be counted by hand."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.answer import (
    functions_finding,
    measures_finding,
    units_finding,
    use_answer,
    weeks_finding,
)
from evaluation.measure import reading_of, window_of
from evaluation.metrics import Use, measure_use
from evaluation.persons import people_by_site
from evaluation.rollup.days import UseDays, last_complete_day
from evaluation.targets import Targets
from phases.programme import Unit
from words.status import Status

MONDAY = date(2026, 10, 26)
SUNDAY = MONDAY + timedelta(days=27)
WINDOW = window_of(SUNDAY, date(2026, 9, 1))


def use_days(rows):
    """The columns for rows of person, day, site, function and events."""
    persons = {name: at for at, name in enumerate(sorted({row[0] for row in rows if row[0]}))}
    sites = {name: at for at, name in enumerate(sorted({row[2] for row in rows}))}
    functions = {name: at for at, name in enumerate(sorted({row[3] for row in rows}))}
    return UseDays(
        np.array([persons.get(row[0] or "", -1) for row in rows], dtype=np.int64),
        np.array([row[1].toordinal() for row in rows], dtype=np.int64),
        np.array([sites[row[2]] for row in rows], dtype=np.int64),
        np.array([functions[row[3]] for row in rows], dtype=np.int64),
        np.array([row[4] for row in rows], dtype=np.int64),
        tuple(sites),
        tuple(functions),
    )


def rows_of(person: str, days: int, site: str = "Hamburg", functions: tuple[str, ...] = ("Leads",)) -> list:
    """A person who works on the first so many working days of the window."""
    working = [MONDAY + timedelta(days=at) for at in range(28) if at % 7 < 5][:days]
    return [(person, day, site, function, 2) for day in working for function in functions]


def use_of(rows: list, people: dict[str, int] | None = None, targets: Targets | None = None) -> Use:
    return measure_use(use_days(rows), WINDOW, targets or Targets(), people or {})


def measure(use: Use, name: str):
    return next(each for each in use.measures if each.name == name)


def test_the_window_is_the_28_days_that_end_at_the_last_complete_day():
    assert (WINDOW.first_on, WINDOW.last_on, WINDOW.working_days) == (MONDAY, SUNDAY, 20)
    assert last_complete_day(date(2026, 11, 22), date(2026, 11, 22)) == date(2026, 11, 21)
    assert last_complete_day(date(2026, 11, 22), date(2026, 11, 23)) == date(2026, 11, 22)


def test_active_is_one_event_in_the_window_and_habit_is_six_tenths_of_the_expected_days():
    rows = [
        *rows_of("anna", 8),
        *rows_of("bob", 7),
        *rows_of("carl", 1),
        ("dora", date(2026, 9, 2), "Hamburg", "Leads", 1),
    ]

    use = use_of(rows)

    assert (measure(use, "Active rate").hits, measure(use, "Active rate").base) == (3, 4)
    assert measure(use, "Habit rate").hits == 1


def test_weekend_days_make_nobody_a_habitual_user():
    saturdays = [MONDAY + timedelta(days=at) for at in range(28) if at % 7 >= 5]
    rows = [*rows_of("anna", 3), *[("anna", day, "Hamburg", "Leads", 1) for day in saturdays]]

    assert measure(use_of(rows), "Habit rate").hits == 0


def test_the_plan_says_how_many_people_have_access_where_it_knows_the_site():
    rows = [*rows_of("anna", 9), *rows_of("bob", 9, "Lyon")]

    use = use_of(rows, {"hamburg": 12})

    assert {group.name: (group.people, group.is_counted) for group in use.groups} == {
        "Hamburg": (12, True),
        "Lyon": (1, False),
    }
    assert (use.people, use.people_from_plan) == (13, 12)


def test_a_person_belongs_to_the_site_where_most_was_done():
    rows = [*rows_of("anna", 3, "Lyon"), *rows_of("anna", 9, "Hamburg")]

    assert [group.name for group in use_of(rows).groups] == ["Hamburg"]


def test_function_coverage_counts_people_without_use_as_nought():
    rows = [*rows_of("anna", 1, functions=("Leads", "Offers")), *rows_of("bob", 1, functions=("Leads",))]

    use = use_of(rows, {"hamburg": 4})

    assert measure(use, "Function coverage, median").value == 0.25
    assert [(row.function, row.measure.hits) for row in use.adoption] == [("Leads", 2), ("Offers", 1)]


def test_only_the_chosen_functions_count_when_some_are_chosen():
    rows = rows_of("anna", 1, functions=("Leads", "Offers", "Games"))

    use = use_of(rows, targets=Targets(core_functions=("leads", "Offers", "Orders")))

    assert [row.function for row in use.adoption] == ["Leads", "Offers"]


def test_a_log_without_functions_has_no_coverage():
    use = use_of(rows_of("anna", 3, functions=("",)))

    assert [each.name for each in use.measures] == ["Active rate", "Habit rate", "Active in the last week"]
    assert str(functions_finding(use)) == "The log does not say which function was used"


def test_the_running_week_stands_apart():
    rows = [*rows_of("anna", 20), ("anna", SUNDAY + timedelta(days=2), "Hamburg", "Leads", 1)]

    use = use_of(rows)

    assert [(week.active, week.is_complete) for week in use.weeks] == [(1, True)] * 4 + [(1, False)]


@pytest.mark.parametrize(
    ("interval", "base", "reading"),
    [
        ((0.77, 0.85), 412, Status.DONE),
        ((0.44, 0.54), 412, Status.LATE),
        ((0.70, 0.80), 412, Status.UNDECIDED),
        ((0.90, 1.0), 9, Status.UNPROVEN),
    ],
)
def test_a_reading_needs_an_interval_clear_of_the_target_and_ten_people(interval, base, reading):
    assert reading_of(interval, 0.75, base) is reading


def test_nothing_is_read_from_fewer_than_28_days():
    rows = [row for person in range(20) for row in rows_of(f"p{person}", 12)]

    use = measure_use(use_days(rows), window_of(SUNDAY, SUNDAY - timedelta(days=9)), Targets(), {})

    assert {each.reading for each in use.measures} == {Status.UNPROVEN}
    assert str(use_answer(use)).startswith("The log holds 10 of the 28 complete days")


def test_unit_names_of_every_language_find_their_people():
    unit = Unit("x:gd", "gdansk", {"en": "Gdańsk", "zh": "格但斯克"}, "subsidiary", 1, 44, 0, 1)

    assert people_by_site([unit]) == {"gdańsk": 44, "格但斯克": 44, "gdansk": 44}


def test_the_answer_says_whether_it_is_used_how_many_as_a_habit_and_where_not():
    hamburg = [row for person in range(60) for row in rows_of(f"h{person}", 12 if person < 40 else 3)]
    lyon = [row for person in range(40) for row in rows_of(f"l{person}", 12 if person < 5 else 2, "Lyon")]

    use = use_of(hamburg + lyon, {"hamburg": 62, "lyon": 44})

    assert str(use_answer(use)) == "People use it (94\N{NO-BREAK SPACE}%), half of them as a habit; Lyon falls short"
    assert str(units_finding(use)) == "Lyon falls short"
    assert str(measures_finding(use)) == "Targets: 2 met, 1 missed, 0 undecided"
    assert str(weeks_finding(use)) == "Too few complete weeks to tell a trend"


def test_without_a_log_the_answer_says_what_to_do():
    assert str(use_answer(None)) == "Use has not been measured yet: add the first event log"


def test_with_few_people_the_answer_says_how_many_it_takes():
    assert str(use_answer(use_of(rows_of("anna", 3)))) == "Only 1 person is known to have access; a reading takes ten"


@given(st.permutations([*rows_of("anna", 5), *rows_of("bob", 3, "Lyon"), *rows_of("carl", 9)]))
def test_the_order_of_rows_does_not_matter(rows):
    assert use_of(rows) == use_of(sorted(rows))


def test_repeated_rows_do_not_make_more_people_or_days():
    rows = [*rows_of("anna", 5), *rows_of("bob", 9)]

    assert use_of(rows * 2).measures == use_of(rows).measures


def test_functions_used_alike_are_said_to_be():
    use = use_of(rows_of("anna", 1, functions=("Leads", "Offers", "Orders")))

    assert str(functions_finding(use)) == "All functions are used alike: each by 1 of 1 people"


def test_all_functions_that_tie_for_the_least_are_named():
    rows = [*rows_of("anna", 1, functions=("Leads", "Offers", "Orders")), *rows_of("bob", 1, functions=("Leads",))]
    more = rows_of("anna", 1, functions=("Calls", "Visits"))

    assert str(functions_finding(use_of(rows))) == "Offers, Orders are used least: each by 1 of 2 people"
    assert str(functions_finding(use_of([*rows, *more]))) == "4 functions are used least: each by 1 of 2 people"
