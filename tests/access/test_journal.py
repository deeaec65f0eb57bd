"""The journal tells who did what, and shows every change behind its back."""

from datetime import UTC, datetime, timedelta

import pytest

from access.actions import acting, record
from access.journal import Entry, Signature, broken_links
from access.store import load_journal, load_revision, read_chain
from data.database import Repeated
from phases.store import load_heads

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def programme_id(db):
    texts = dict.fromkeys(("name", "client", "scope", "product", "sponsor", "manager"), "P")
    facts = {"pack_id": "crm-core", "pack_version": "1.0", "country": "none", "steps": "[]"}
    dates = {"start_on": "2026-03-02", "created_at": "2026-03-02T08:00:00", "revision": 0}
    db.insert("programmes", {"id": "p", **texts, **facts, **dates})
    return "p"


def write(db, programme_id, count):
    for number in range(count):
        with acting(db, Signature("Ada", AT)):
            record(db, Signature("Ada", AT), Entry(programme_id, "note", str(number), {}, {"n": number}))


def test_an_entry_says_who_when_what_before_and_after(db, programme_id):
    signature = Signature("Ada", AT)
    with acting(db, signature):
        record(
            db, signature, Entry(programme_id, "rename", "t-1", {"title": "a"}, {"title": {"en": "b", "zh": "乙"}})
        )

    found = load_journal(db, programme_id)[0]

    assert (found.actor, found.at, found.entry.verb, found.entry.subject) == ("Ada", AT, "rename", "t-1")
    assert (found.entry.before, found.entry.after) == ({"title": "a"}, {"title": {"en": "b", "zh": "乙"}})


def test_every_entry_raises_the_revision_of_its_programme(db, programme_id):
    write(db, programme_id, 3)

    assert load_revision(db, programme_id) == 3
    assert load_heads(db)[0].revision == 3


def test_a_submit_is_saved_once(db, programme_id):
    signature = Signature("Ada", AT, "submit-1")
    with acting(db, signature):
        record(db, signature, Entry(programme_id, "note", "1", {}, {}))

    with pytest.raises(Repeated), acting(db, signature):
        record(db, signature, Entry(programme_id, "note", "2", {}, {}))

    assert [each.entry.subject for each in load_journal(db, programme_id)] == ["1"]


def test_a_submit_is_forgotten_after_a_month(db):
    def submits():
        return [row["id"] for row in db.select("SELECT id FROM submissions ORDER BY id")]

    for name, day in (("a", 0), ("b", 1), ("c", 30)):
        with acting(db, Signature("Ada", AT + timedelta(days=day), name)):
            pass
    assert submits() == ["a", "b", "c"]

    with acting(db, Signature("Ada", AT + timedelta(days=31), "d")):
        pass

    assert submits() == ["b", "c", "d"]


def test_an_action_that_fails_leaves_no_entry_and_may_be_submitted_again(db, programme_id):
    signature = Signature("Ada", AT, "submit-1")
    with pytest.raises(ValueError, match="no"), acting(db, signature):
        record(db, signature, Entry(programme_id, "note", "1", {}, {}))
        raise ValueError("no")

    with acting(db, signature):
        record(db, signature, Entry(programme_id, "note", "1", {}, {}))

    assert len(load_journal(db, programme_id)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE journal SET actor = 'Eve' WHERE seq = 5",
        "UPDATE journal SET after = '{\"n\":9}' WHERE seq = 5",
        "DELETE FROM journal WHERE seq = 5",
        "UPDATE journal SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 5",
    ],
)
def test_a_change_behind_the_triggers_is_found_at_its_number(db, programme_id, damage):
    write(db, programme_id, 10)
    db.execute("DROP TRIGGER journal_no_update")
    db.execute("DROP TRIGGER journal_no_delete")
    assert broken_links(read_chain(db)) == []

    db.execute(damage)

    assert broken_links(read_chain(db))[0] in (5, 6)
