"""A plan comes back from its rows as it was saved."""

from dataclasses import replace
from datetime import date

import pytest

from phases import store
from phases.network.network import Constraint
from phases.plan import Link, Plan, Task
from phases.rows import EMPTY

DAY = date(2026, 2, 3)
TOLD = {
    **dict.fromkeys(("step", "phase", "activity", "unit_key", "source", "role", "owner"), "x"),
    "constraint_kind": Constraint.MUST_START_ON,
    "constraint_on": DAY,
    "percent": 40,
    "started_on": DAY,
    "finished_on": DAY,
    "version": 2,
    "elapsed": True,
    "constraint_time": 0,
    "deadline_on": DAY,
    "deadline_time": 1020,
    "started_time": 0,
    "finished_time": 540,
    "remaining": 0.5,
    "manual": True,
    "placed_on": DAY,
    "placed_time": 480,
    "active": False,
    "calendar_key": "night",
}


def task(programme, position, **fields):
    """A row at a position."""
    names = ("phase", "activity", "unit_key", "source", "role", "owner")
    given = {"title": f"Task {position}", "parent_id": None, "step": "", **dict.fromkeys(names, ""), **fields}
    return Task(id=f"{programme.id}:t{position}", key=f"t{position}", position=position, kind="task", days=2, **given)


@pytest.fixture
def empty(db, programme):
    """The programme without its rows."""
    db.execute("DELETE FROM links")
    db.execute("DELETE FROM tasks")
    return programme


def kept(db, programme, tasks, links=()):
    """Save a plan and read it back."""
    store.insert_plan(db, programme.id, Plan(tuple(tasks), tuple(links)))
    return store.load_plan(db, programme.id)


def test_a_programme_without_rows_has_an_empty_plan(db, empty):
    assert store.load_plan(db, empty.id) == Plan((), ())


def test_every_field_that_may_be_empty_is_known_here():
    assert TOLD.keys() == set(EMPTY)


@pytest.mark.parametrize("name", EMPTY)
def test_a_field_that_one_row_has_comes_back_alone(db, empty, name):
    plain, special = task(empty, 0), replace(task(empty, 1), **{name: TOLD[name]})

    assert kept(db, empty, [plain, special]).tasks == (plain, special)


def test_dates_texts_of_several_languages_and_halves_come_back(db, empty):
    told = {
        "title": {"en": "Scan", "zh": "扫描"},
        "owner": {"en": "Lee", "zh": "李"},
        "constraint_kind": Constraint.MUST_START_ON,
        "constraint_on": DAY,
        "started_on": DAY,
        "finished_on": DAY,
        "percent": 100,
        "version": 7,
    }
    first, second = task(empty, 0, **told), replace(task(empty, 1), days=0.5)

    assert kept(db, empty, [first, second]).tasks == (first, second)


def test_rows_stand_in_the_order_of_their_positions_however_they_were_saved(db, empty):
    first, second = task(empty, 0), task(empty, 1)

    assert kept(db, empty, [second, first]).tasks == (first, second)


def test_links_come_back_with_their_lags_in_an_order_of_their_own(db, empty):
    one, two = task(empty, 0), task(empty, 1)
    links = [Link(two.id, one.id, "SS", -1.5, "elapsed"), Link(one.id, two.id, "FF", 25, "percent")]

    assert kept(db, empty, [one, two], links).links == (links[1], links[0])
