"""Logs and targets of a programme, on a real database and real files."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from access.store import load_journal, load_revision
from data.database import Gone, Repeated, StaleSave
from errors import Refusal
from evaluation import store
from evaluation.actions import add_log, headings_of, load_use, preview, remove_log, set_targets, sweep
from evaluation.events.mapping import Mapping, Reading
from evaluation.logs import AddedBefore, EventsMissing, NoUsableEvent, TooLarge, Upload, file_name
from evaluation.targets import NewTargets

BOB = Signature("bob", datetime(2026, 11, 23, 9, tzinfo=UTC))
MAPPING = Mapping("user", "time", "site", "module")
LOG = "user,time,site,module\n" + "".join(
    f"user{person},{date(2026, 10, 26) + timedelta(days=day)} 10:00,Hamburg,{'Leads' if day % 2 else 'Offers'}\n"
    for person in range(12)
    for day in range(28)
)


@pytest.fixture
def programme(db):
    text = dict.fromkeys(("pack_id", "pack_version", "name", "client", "scope", "product", "sponsor", "manager"), "x")
    row = {"id": "p1", **text, "start_on": "2026-01-05", "country": "DE", "steps": "[]", "created_at": "2026-01-01"}
    db.insert("programmes", {**row, "revision": 0})
    return "p1"


def upload(text: str = LOG, name: str = "october.csv") -> Upload:
    return Upload(name, text.encode(), MAPPING)


def saved(db) -> tuple[int, int]:
    """How many logs there are, and how many files."""
    folder = store.usage_folder(db)
    return len(store.load_logs(db, "p1")), len(list(folder.rglob("*"))) if folder.is_dir() else 0


def test_a_log_is_kept_with_its_account_its_file_and_its_entry(db, programme):
    log = add_log(db, BOB, programme, upload())

    assert store.load_logs(db, programme) == [log]
    assert (log.account.rows, log.account.usable, log.first_on, log.last_on) == (
        336,
        336,
        date(2026, 10, 26),
        date(2026, 11, 22),
    )
    assert (store.usage_folder(db) / log.file_name).is_file()
    assert load_journal(db, programme)[0].entry.verb == "add_usage_log"
    assert load_revision(db, programme) == 1


def test_the_kept_file_names_nobody(db, programme):
    log = add_log(db, BOB, programme, upload())

    assert b"user1" not in (store.usage_folder(db) / log.file_name).read_bytes()


def test_use_is_measured_over_the_logs_of_a_programme(db, programme):
    add_log(db, BOB, programme, upload())

    use = load_use(db, programme, {"hamburg": 16})

    assert use is not None
    active, habit, weekly, coverage = use.measures
    assert [(each.hits, each.base) for each in (active, habit, weekly)] == [(12, 16)] * 3
    assert coverage.value == 1.0
    assert use.window.is_whole


def test_a_second_log_adds_to_the_first_and_people_are_counted_once(db, programme):
    add_log(db, BOB, programme, upload())
    add_log(db, BOB, programme, upload(LOG.replace("user11", "user99"), "again.csv"))

    use = load_use(db, programme, {})

    assert use is not None
    assert use.people == 13


def test_a_programme_without_log_has_no_use(db, programme):
    assert load_use(db, programme, {}) is None


def test_the_same_file_twice_is_refused(db, programme):
    add_log(db, BOB, programme, upload())

    with pytest.raises(AddedBefore, match=r"october\.csv"):
        add_log(db, BOB, programme, upload(name="copy.csv"))

    assert saved(db) == (1, 1)


def test_a_double_click_is_one_save(db, programme):
    clicked = replace(BOB, submit_id="once")
    add_log(db, clicked, programme, upload())

    with pytest.raises(Repeated):
        add_log(db, clicked, programme, upload(LOG.replace("user11", "user99")))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"user,time,site,module\n",
        bytes(range(256)) * 20,
        b"who,time\nanna,2026-10-26\n",
        b"user,time,site,module\n,2026-10-26,,\n",
        b"user,time,site,module\nanna,1/2/2026,,\n",
        b"user,time,site,module\nanna,Oct  9 10:00:00,,\n",
        b"PAR1junk",
    ],
)
def test_a_refused_upload_leaves_nothing_behind(db, programme, content):
    with pytest.raises(Refusal):
        add_log(db, BOB, programme, Upload("x.csv", content, MAPPING))

    assert saved(db) == (0, 0)
    assert load_revision(db, programme) == 0


def test_rows_that_are_all_broken_are_refused(db, programme):
    with pytest.raises(NoUsableEvent):
        add_log(db, BOB, programme, upload("user,time,site,module\nanna,2026-10-26\nbob,2026-10-26\n"))


def test_an_upload_of_21_mb_is_refused_before_it_is_read(db, programme):
    large = Upload("large.csv", b"x" * 21_000_000, MAPPING)

    with pytest.raises(TooLarge, match=r"21\.0 MB; an upload may have 20"):
        add_log(db, BOB, programme, large)
    with pytest.raises(TooLarge):
        preview(large)
    with pytest.raises(TooLarge):
        headings_of(large.content)


def test_a_preview_saves_nothing(db, programme):
    assert preview(upload()).counts.usable == 336
    assert saved(db) == (0, 0)


def test_a_log_can_be_taken_away_and_added_again_with_another_mapping(db, programme):
    log = add_log(db, BOB, programme, upload())

    remove_log(db, BOB, log.id)

    assert saved(db) == (0, 0)
    add_log(db, BOB, programme, Upload("october.csv", LOG.encode(), Mapping("user", "time"), Reading(zone="UTC")))
    with pytest.raises(Gone):
        remove_log(db, BOB, log.id)


def files(db):
    return sorted(each.name for each in store.usage_folder(db).iterdir())


def test_when_a_file_cannot_be_removed_its_row_is_gone_already_and_it_is_swept_later(db, programme):
    log = add_log(db, BOB, programme, upload())
    place = store.usage_folder(db) / log.file_name
    content = place.read_bytes()
    place.unlink()
    place.mkdir()
    with pytest.raises(OSError, match=log.file_name):
        remove_log(db, BOB, log.id)
    place.rmdir()
    place.write_bytes(content)

    assert store.load_logs(db, programme) == []
    assert sweep(db) == [log.file_name]
    assert files(db) == []


def test_when_a_file_cannot_be_kept_there_is_no_row_for_it(db, programme):
    wanted = upload()
    place = store.usage_folder(db) / file_name(wanted.sha256, wanted.choices)
    place.mkdir(parents=True)
    with pytest.raises(OSError, match=place.name):
        add_log(db, BOB, programme, wanted)
    place.rmdir()

    assert store.load_logs(db, programme) == []
    assert sweep(db) == [f"{place.name}.part"]
    assert add_log(db, BOB, programme, wanted).file_name in files(db)


def test_sweeping_leaves_the_events_of_every_log(db, programme):
    log = add_log(db, BOB, programme, upload())

    assert sweep(db) == []
    assert files(db) == [log.file_name]


def test_sweeping_keeps_what_a_copy_of_the_database_needs(db, programme, database_file):
    log = add_log(db, BOB, programme, upload())
    db.connection.execute("VACUUM INTO ?", (str(database_file.with_name("kept.sqlite")),))
    db.execute("DELETE FROM usage_logs")

    assert sweep(db) == []
    assert files(db) == [log.file_name]


def test_sweeping_removes_nothing_beside_a_database_that_cannot_be_read(db, programme, database_file):
    add_log(db, BOB, programme, upload())
    db.execute("DELETE FROM usage_logs")
    database_file.with_name("broken.db").write_bytes(b"SQLite format 3\x00" + b"x" * 5000)

    with pytest.raises(sqlite3.DatabaseError):
        sweep(db)
    assert len(files(db)) == 1


def test_lost_events_are_named_and_not_counted_as_no_use(db, programme):
    log = add_log(db, BOB, programme, upload())
    (store.usage_folder(db) / log.file_name).unlink()

    with pytest.raises(EventsMissing, match=r"october\.csv"):
        load_use(db, programme, {})


def test_targets_are_versioned_and_a_stale_change_is_refused(db, programme):
    assert store.load_targets(db, programme).habit_target == 60
    set_targets(db, BOB, programme, NewTargets(habit_target=50, core_functions=("Leads",)))
    set_targets(db, BOB, programme, NewTargets(habit_target=55, version=1))

    with pytest.raises(StaleSave):
        set_targets(db, BOB, programme, NewTargets(habit_target=70))
    with pytest.raises(StaleSave):
        set_targets(db, BOB, programme, NewTargets(habit_target=70, version=1))

    found = store.load_targets(db, programme)
    assert (found.habit_target, found.core_functions, found.version) == (55, (), 2)
