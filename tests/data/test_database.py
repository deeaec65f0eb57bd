"""Transactions, stale saves and the fair lock, on a real database file."""

import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.database import FairLock, Gone, StaleSave, open_database

UNIT = {
    "id": "p:hamburg",
    "programme_id": "p",
    "key": "hamburg",
    "name": "Hamburg",
    "kind": "region",
    "wave": 0,
    "people": 0,
    "position": 0,
}
PROGRAMME = {
    "id": "p",
    "pack_id": "crm-core",
    "pack_version": "1.0",
    "name": "P",
    "client": "",
    "scope": "",
    "product": "",
    "sponsor": "",
    "manager": "",
    "start_on": "2026-03-02",
    "country": "none",
    "steps": "[]",
    "created_at": "2026-03-02T08:00:00",
    "revision": 0,
}


@pytest.fixture
def unit(db):
    db.insert("programmes", PROGRAMME)
    db.insert("units", UNIT)
    return "p:hamburg"


def test_every_connection_is_durable_and_checks_foreign_keys(db):
    pragmas = {name: db.one(f"PRAGMA {name}")[name] for name in ("journal_mode", "synchronous", "foreign_keys")}

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_save_raises_the_version_and_a_stale_one_is_refused_with_both_values(db, unit):
    db.update("units", unit, 1, {"people": 46})

    with pytest.raises(StaleSave, match="People: 46 → 50") as refused:
        db.update("units", unit, 1, {"people": 50})

    assert refused.value.theirs["people"] == 46
    assert refused.value.yours == {"people": 50}
    assert db.get("units", unit)["version"] == 2


def test_a_change_of_a_row_that_is_gone_is_refused(db):
    with pytest.raises(Gone):
        db.update("units", "p:nowhere", 1, {"people": 1})


def test_a_transaction_inside_another_is_saved_with_it(db, unit, database_file):
    with db.transaction():
        with db.transaction():
            db.update("units", unit, 1, {"people": 50})
        with open_database(database_file) as other:
            assert other.get("units", unit)["people"] == UNIT["people"]

    with open_database(database_file) as other:
        assert other.get("units", unit)["people"] == 50


def test_a_transaction_inside_another_that_fails_takes_back_only_itself(db, unit):
    with db.transaction():
        db.update("units", unit, 1, {"people": 50})
        with pytest.raises(StaleSave), db.transaction():
            with db.transaction():
                db.update("units", unit, 2, {"people": 60})
            db.update("units", unit, 1, {"people": 70})

    assert (db.get("units", unit)["people"], db.get("units", unit)["version"]) == (50, 2)


def test_a_transaction_takes_back_what_was_saved_inside_it(db, unit):
    with pytest.raises(ValueError, match="after"), db.transaction():
        with db.transaction():
            db.update("units", unit, 1, {"people": 50})
        raise ValueError("after")

    assert db.get("units", unit)["people"] == UNIT["people"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_a_transaction_early_leaves_nothing_behind(db, unit, error):
    with pytest.raises(error), db.transaction():
        db.update("units", unit, 1, {"people": 99})
        raise error

    assert db.get("units", unit)["people"] == 0


def test_a_transaction_inside_another_is_part_of_it(db, unit):
    with pytest.raises(ValueError, match="outer"), db.transaction():
        with db.transaction():
            db.update("units", unit, 1, {"people": 7})
        raise ValueError("outer")

    assert db.get("units", unit)["people"] == 0


def test_twenty_editors_lose_no_update(db, database_file, unit):
    def edit(_):
        saved = 0
        with open_database(database_file) as mine:
            while saved < 10:
                row = mine.get("units", unit)
                try:
                    mine.update("units", unit, row["version"], {"people": row["people"] + 1})
                    saved += 1
                except StaleSave:
                    continue
        return saved

    with ThreadPoolExecutor(20) as pool:
        saved = sum(pool.map(edit, range(20)))

    assert saved == 200
    assert db.get("units", unit)["people"] == 200


def test_the_lock_serves_threads_in_the_order_in_which_they_came():
    lock, served, queued = FairLock(), [], []

    def wait(number):
        queued.append(number)
        with lock:
            served.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with lock:
        for number, thread in enumerate(threads):
            thread.start()
            while len(lock._waiting) <= number:
                pass
    for thread in threads:
        thread.join()

    assert served == list(range(8))


WRITER = """
import sys
from data.database import open_database
with open_database(sys.argv[1]) as db:
    for number in range(1, 10_000):
        with db.transaction():
            db.execute("UPDATE units SET people = :n WHERE key = 'hamburg'", n=number)
            db.insert("submissions", {"id": str(number), "at": "now"})
        print(number, flush=True)
"""


def test_a_killed_process_loses_no_acknowledged_save(db, database_file, unit, root):
    for _ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(database_file)], stdout=subprocess.PIPE, text=True, cwd=root
        )
        acknowledged = [int(writer.stdout.readline()) for _ in range(25)][-1]
        writer.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *(int(line) for line in writer.stdout.read().split() if line.isdigit())])
        writer.wait()

        people = db.get("units", unit)["people"]
        rows = db.one("SELECT count(*) AS n FROM submissions")["n"]
        assert people >= acknowledged
        assert rows == people
        db.execute("DELETE FROM submissions")

    assert db.one("PRAGMA integrity_check")["integrity_check"] == "ok"


def test_what_is_append_only_cannot_be_changed_or_removed(db):
    db.insert("programmes", PROGRAMME)
    db.insert("baselines", {"id": "b", "programme_id": "p", "name": "1", "at": "2026-03-02", "actor": "me"})

    for statement in ("UPDATE baselines SET name = '2'", "DELETE FROM baselines"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)
