"""Three-way merge of imported people and calendars with what was edited here."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import WorkCalendar
from phases.effort.value.costs import TaskCost
from phases.intake.difference.arrival import arrival
from phases.intake.difference.merging import Brought, merged

ANA = Person("p-1", "Ana", rate=80)
BEN = Person("p-2", "Ben", rate=60)
WORK = Assignment("t:a", "p-1", work=8)
AS_BASE = (None,) * 7


def test_a_field_that_was_edited_here_stays_and_others_come_from_the_import():
    here = replace(ANA, rate=95, version=2)

    found = merged([ANA], [here], [replace(ANA, role="lead", rate=85)])

    assert found.rows == (replace(here, role="lead", version=3),)
    assert found.kept == (here,)


def test_an_edit_that_the_import_says_too_is_no_edit_against_it():
    found = merged([ANA], [replace(ANA, rate=95, version=2)], [replace(ANA, rate=95)])

    assert found.is_empty
    assert not found.kept


def test_who_the_import_leaves_out_goes_unless_edited_here():
    edited = replace(BEN, rate=70, version=2)

    found = merged([ANA, BEN], [ANA, edited], [])

    assert (found.gone, found.rows, found.kept) == ((ANA,), (edited,), (edited,))


def test_who_was_removed_here_does_not_come_back():
    found = merged([ANA, BEN], [ANA], [ANA, BEN])

    assert found.rows == (ANA,)
    assert found.is_empty


def test_without_a_record_of_the_last_import_a_later_version_counts_as_edited():
    edited = replace(BEN, rate=70, version=2)

    found = merged(None, [ANA, edited], [replace(ANA, rate=1), replace(BEN, rate=1)])

    assert found.rows == (replace(ANA, rate=1, version=2), edited)
    assert found.kept == (edited,)


def test_work_that_was_given_here_stays_and_with_it_the_person_whom_the_import_leaves_out():
    given_here = Assignment("t:b", "p-1", work=4)
    base = Brought(persons=(ANA,), assignments=(WORK,))

    found = arrival(base, Brought(persons=(ANA,), assignments=(WORK, given_here)), Brought(), ())

    assert found.assignments.rows == (given_here,)
    assert found.persons.rows == (ANA,)


def test_work_of_a_person_who_was_removed_here_does_not_come_back():
    found = arrival(Brought(persons=(ANA,)), Brought(), Brought(persons=(ANA,), assignments=(WORK,)), ())

    assert not found.persons.rows
    assert not found.assignments.rows
    assert found.is_empty


def test_a_calendar_stays_as_long_as_somebody_follows_it_or_one_that_is_built_on_it():
    base, built = WorkCalendar("c-1", "Base", "", AS_BASE), WorkCalendar("c-2", "Built", "c-1", AS_BASE)
    other = WorkCalendar("c-3", "Other", "", AS_BASE)
    all_three = Brought(calendars=(base, built, other))

    found = arrival(all_three, all_three, Brought(), ["c-2"])

    assert {each.key for each in found.calendars.rows} == {"c-1", "c-2"}
    assert found.calendars.gone == (other,)


PEOPLE = st.lists(
    st.builds(Person, st.sampled_from(["p-1", "p-2", "p-3"]), st.just("N"), rate=st.sampled_from([1.0, 2.0])),
    max_size=3,
    unique_by=lambda each: each.key,
)


@given(PEOPLE, PEOPLE, PEOPLE)
def test_the_same_import_again_changes_nothing_more(base, here, there):
    first = merged(base, here, there)

    again = merged(there, first.rows, there)

    assert again.is_empty
    assert {each.key: each for each in again.rows} == {each.key: each for each in first.rows}


@given(PEOPLE, PEOPLE)
def test_whatever_nobody_edited_is_as_the_import_says(base, there):
    assert [replace(each, version=1) for each in merged(base, base, there).rows] == [
        each for each in there if each.key
    ]


def test_work_and_cost_of_rows_that_the_file_does_not_hold_stay():
    other, cost = Assignment("t:c", "p-1", work=4), TaskCost("t:c", fixed_cost=5.0)
    here = Brought(persons=(ANA,), assignments=(WORK, other), costs=(cost,))

    found = arrival(here, here, Brought(persons=(ANA,), rows=frozenset({"t:a"})), ())

    assert found.assignments.gone == (WORK,)
    assert found.assignments.rows == (other,)
    assert found.costs.is_empty
