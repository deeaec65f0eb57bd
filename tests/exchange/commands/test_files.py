"""Files and databases named at the terminal: written whole or not at all, refused in words."""

import json
import shutil
import sqlite3

import pytest
from typer.testing import CliRunner

from cli import app
from data.backup import database_problem
from data.upgrade import FolderNotFile
from exchange.commands.manners.files import (
    NoDatabase,
    Unwritable,
    database_trouble,
    existing,
    file_trouble,
    write_out,
)


def run(*words):
    return CliRunner().invoke(app, [str(each) for each in words])


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path):
    whole = tmp_path / "report.md"
    write_out(whole, "first")
    write_out(whole, b"second")

    assert whole.read_bytes() == b"second"
    for impossible in (tmp_path, tmp_path / "missing" / "report.md", whole / "report.md"):
        with pytest.raises(Unwritable, match="cannot be written"):
            write_out(impossible, "third")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"report.md": b"second"}


def test_a_link_and_a_device_stay_what_they_are(tmp_path):
    whole, link = tmp_path / "whole.md", tmp_path / "link.md"
    link.symlink_to(whole)
    write_out(link, "through")
    write_out(tmp_path / ".." / tmp_path.name / "link.md", "again")

    assert (link.is_symlink(), whole.read_text()) == (True, "again")


def test_a_folder_or_nothing_is_no_database(tmp_path):
    with pytest.raises(FolderNotFile):
        existing(tmp_path)
    with pytest.raises(NoDatabase):
        existing(tmp_path / "none.db")


def test_a_database_that_is_held_full_or_broken_says_what_to_do(tmp_path):
    path = tmp_path / "x.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE kept (content BLOB)")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.Error) as full:
        connection.execute("INSERT INTO kept VALUES (zeroblob(100000))")
    assert "disk is full" in str(database_trouble(full.value))

    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.Error) as held:
        sqlite3.connect(path, timeout=0).execute("BEGIN EXCLUSIVE")
    assert "Another program holds" in str(database_trouble(held.value))
    connection.close()

    with pytest.raises(sqlite3.Error) as broken:
        sqlite3.connect(":memory:").execute("SELECT * FROM nothing")
    assert "Try “doctor”" in str(database_trouble(broken.value))

    with pytest.raises(sqlite3.Error) as closed:
        sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("CREATE TABLE more (id INTEGER)")
    assert "Allow this user to write" in str(database_trouble(closed.value))


def test_the_database_may_be_named_before_the_command(demo_copy, monkeypatch):
    monkeypatch.setenv("PILOTAGE_DB", "elsewhere.db")

    done = run("--db", demo_copy, "programme", "list", "--json")

    assert len(json.loads(done.stdout)["programmes"]) == 3


def test_what_is_wrong_is_said_on_stderr_beside_the_document(demo_copy):
    (next((demo_copy.parent / "usage").iterdir())).unlink()

    machine, person = run("doctor", "--db", demo_copy, "--json"), run("doctor", "--db", demo_copy)

    assert (machine.exit_code, json.loads(machine.stdout)["healthy"]) == (1, False)
    assert (person.exit_code, person.stdout) == (1, "")
    assert "are missing" in machine.stderr
    assert "are missing" in person.stderr


def test_a_pack_with_problems_says_them_on_stderr_too(root):
    done = run("pack", "check", root / "tests" / "packs", "--json")

    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == len(json.loads(done.stdout)["problems"]) > 0


@pytest.mark.parametrize("year", ["1969", "99999", "-4"])
def test_a_year_in_which_nobody_worked_is_wrong_usage(tmp_path, year):
    done = run("usage", "summarise", tmp_path / "x.csv", "--user", "a", "--time", "b", "--year", year)

    assert done.exit_code == 2


def test_what_could_not_be_copied_or_printed_is_named():
    copied = shutil.Error([("from", "to.parquet", "[Errno 28] No space left on device")])

    assert str(file_trouble(copied)) == "to.parquet cannot be used: [Errno 28] No space left on device."
    assert str(file_trouble(OSError(28, "No space left"))) == "stdout cannot be used: No space left."
    assert str(file_trouble(OSError(28, "No space left", "x.db"))) == "x.db cannot be used: No space left."


def test_a_database_that_may_not_be_opened_is_not_called_damaged(tmp_path):
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        database_problem(tmp_path / "missing" / "x.db")
