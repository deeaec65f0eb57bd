"""Migrations, backups and restores of real files."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime

import pytest

from data.backup import DamagedBackup, backup_problem, database_problem, make_backup, restore_backup
from data.database import open_database
from data.migrations import migrations
from data.upgrade import FolderNotFile, NewerDatabase, ServerRunning, only_server, upgrade

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "var" / "pilotage.db"
    upgrade(path, NOW)
    return path


def add_submission(path, number):
    with open_database(path) as db:
        db.insert("submissions", {"id": number, "at": "now"})


def submissions(path):
    with open_database(path) as db:
        return [row["id"] for row in db.select("SELECT id FROM submissions ORDER BY id")]


def test_a_new_file_gets_the_whole_schema_once(tmp_path):
    path = tmp_path / "new.db"

    assert upgrade(path, NOW) is True
    assert upgrade(path, NOW) is False
    assert not (tmp_path / "backups").exists()


def test_an_older_file_is_backed_up_before_it_is_migrated(file):
    with open_database(file) as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_usage'")
        db.execute("DROP TABLE usage_logs")
        db.execute("DROP TABLE usage_targets")

    assert upgrade(file, NOW) is False

    with open_database(file) as db:
        assert not migrations.pending(db.tables)
        assert db.select("SELECT * FROM usage_logs") == []
    assert len(list((file.parent / "backups").iterdir())) == 1


def test_a_file_from_a_newer_program_is_refused_and_untouched(file):
    with open_database(file) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('pilotage', 'm999_later', 'x')"
        )

    with pytest.raises(NewerDatabase, match="m999_later"):
        upgrade(file, NOW)


def test_a_second_server_on_the_same_file_is_refused(file):
    with only_server(file), pytest.raises(ServerRunning, match="Stop it first"), only_server(file):
        pass

    with only_server(file):
        pass


def test_a_backup_brings_back_rows_and_logs(file):
    add_submission(file, "one")
    (file.parent / "usage").mkdir()
    (file.parent / "usage" / "log.parquet").write_bytes(b"events")
    backup = make_backup(file, file.parent / "backups", NOW)
    add_submission(file, "two")
    shutil.rmtree(file.parent / "usage")

    kept = restore_backup(backup, file, NOW)

    assert submissions(file) == ["one"]
    assert (file.parent / "usage" / "log.parquet").read_bytes() == b"events"
    assert submissions(kept) == ["one", "two"]


def test_a_backup_brings_back_evidence_files_but_no_half_written_ones(file):
    kept = file.parent / "evidence" / "ab" / "abc"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"minutes")
    (kept.parent / ".draft-1").write_bytes(b"min")
    backup = make_backup(file, file.parent / "backups", NOW)
    shutil.rmtree(file.parent / "evidence")

    restore_backup(backup, file, NOW)

    assert [path for path in (file.parent / "evidence").rglob("*") if path.is_file()] == [kept]
    assert kept.read_bytes() == b"minutes"


def test_a_backup_holds_what_is_still_in_the_write_ahead_log(file):
    with open_database(file) as db:
        db.insert("submissions", {"id": "open", "at": "now"})
        backup = make_backup(file, file.parent / "backups", NOW)

    assert submissions(backup / "pilotage.db") == ["open"]


@pytest.mark.parametrize("damage", ["cut", "changed", "missing", "no manifest", "not a folder"])
def test_a_damaged_backup_is_refused_and_nothing_is_changed(file, damage):
    backup = make_backup(file, file.parent / "backups", NOW)
    copy = backup / "pilotage.db"
    if damage == "cut":
        copy.write_bytes(copy.read_bytes()[:5000])
    if damage == "changed":
        copy.write_bytes(copy.read_bytes()[:-10] + b"0123456789")
    if damage == "missing":
        copy.unlink()
    if damage == "no manifest":
        (backup / "manifest.json").unlink()
    if damage == "not a folder":
        backup = file
    add_submission(file, "stays")

    with pytest.raises(DamagedBackup, match="nothing was changed"):
        restore_backup(backup, file, NOW)

    assert submissions(file) == ["stays"]


def test_only_the_ten_newest_backups_are_kept(file):
    made = [make_backup(file, file.parent / "backups", NOW.replace(minute=minute)) for minute in range(12)]

    assert sorted((file.parent / "backups").iterdir()) == made[2:]


def test_the_manifest_names_the_journal_head_and_every_file(file):
    backup = make_backup(file, file.parent / "backups", NOW)

    manifest = json.loads((backup / "manifest.json").read_text())

    assert manifest["journal_head"] == 0
    assert list(manifest["files"]) == ["pilotage.db"]
    assert backup_problem(backup) is None


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "note.db"
    path.write_bytes(b"this is no database at all" * 100)

    assert "not a database" in database_problem(path)


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path):
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no database at all " * 500)

    with pytest.raises(sqlite3.DatabaseError):
        make_backup(damaged, tmp_path / "backups", NOW)

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_manifest_that_does_not_name_the_database_proves_nothing(file, tmp_path):
    made = make_backup(file, tmp_path / "backups", NOW)
    (made / "manifest.json").write_text(json.dumps({"files": {}}))

    with pytest.raises(DamagedBackup, match="does not name"):
        restore_backup(made, file, NOW)


def test_a_folder_is_no_database_and_gets_no_files_beside_it(tmp_path):
    folder = tmp_path / "inside" / "folder"
    folder.mkdir(parents=True)

    with pytest.raises(FolderNotFile, match="is a folder"):
        upgrade(folder, NOW)
    with pytest.raises(FolderNotFile), only_server(folder):
        pass

    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "50%25.db", "客户 1.db"])
def test_a_database_is_examined_and_backed_up_whatever_its_name(tmp_path, name):
    path = tmp_path / name
    upgrade(path, NOW)

    assert database_problem(path) is None
    assert backup_problem(make_backup(path, tmp_path / "back?ups", NOW)) is None
