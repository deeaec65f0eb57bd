"""Values kept under a key: words in several languages, lists and days come back as they went in."""

from dataclasses import dataclass
from datetime import date

import pytest

from data.database import Gone, StaleSave
from data.keyed import Shelf, drop, keep, load_kept, next_key, standing_at
from data.migrations.ordered import make_table


@dataclass(frozen=True)
class Thing:
    title: object
    parts: tuple = ()
    due_on: date | None = None
    key: str = ""
    version: int = 0


SHELF = Shelf("things", Thing, "t", frozenset({"title"}), frozenset({"parts"}), frozenset({"due_on"}))


@pytest.fixture
def shelf(db):
    """An empty shelf in a database of its own."""
    columns = {"id": str, "programme_id": str, "key": str, "position": int, "title": str, "parts": str, "due_on": str}
    make_table(db.tables, "things", {**columns, "version": int}, optional=("due_on",))
    return SHELF


def test_what_is_kept_comes_back_as_it_was(db, shelf):
    wanted = Thing({"en": "Desk", "zh": "桌子"}, (1, 2.5, "x"), date(2026, 1, 5))

    kept = keep(db, shelf, "acme", wanted)

    assert load_kept(db, shelf, "acme") == [kept]
    assert (kept.title, kept.parts, kept.due_on, kept.key, kept.version) == (
        wanted.title, wanted.parts, wanted.due_on, "t-1", 1,
    )  # fmt: skip
    assert standing_at(db, shelf, "acme", "t-1") == kept
    assert standing_at(db, shelf, "other", "t-1") is None


def test_a_newer_value_is_not_overwritten_nor_removed(db, shelf):
    first = keep(db, shelf, "acme", Thing("Desk"))
    second = keep(db, shelf, "acme", Thing("Table", key="t-1", version=1))

    with pytest.raises(StaleSave, match="Table → Chair"):
        keep(db, shelf, "acme", Thing("Chair", key="t-1", version=1))
    with pytest.raises(StaleSave):
        drop(db, shelf, "acme", first)

    drop(db, shelf, "acme", second)
    with pytest.raises(Gone):
        drop(db, shelf, "acme", second)


def test_a_key_that_is_taken_is_not_taken_twice(db, shelf):
    keep(db, shelf, "acme", Thing("Desk", key="own"))

    with pytest.raises(StaleSave):
        keep(db, shelf, "acme", Thing("Other", key="own"))
    assert keep(db, shelf, "beta", Thing("Other", key="own")).version == 1


def test_the_next_key_follows_the_highest_number():
    assert next_key("r", []) == "r-1"
    assert next_key("r", ["r-2", "r-10", "own"]) == "r-11"
