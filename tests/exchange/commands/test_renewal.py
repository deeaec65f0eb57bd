"""A running programme brought to a later method, or to other steps and units, from a terminal."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from cli import app
from data.database import open_database
from errors import Refusal
from methodology.loader import PACKS, key_of, load_pack
from phases.store import load_plan

CUSTOMS = "customs-services-crm"


@pytest.fixture
def run(demo_copy):
    def run(*words):
        return CliRunner().invoke(
            app, ["programme", *words, "--db", str(demo_copy), "--json"], env={"PILOTAGE_TODAY": "2026-11-23"}
        )

    return run


@pytest.fixture
def later(tmp_path):
    """A folder with the next version of the method: one task of the third step takes ten days longer."""
    folder = tmp_path / "crm-core"
    shutil.copytree(PACKS / "crm-core", folder)
    for name, old, new in (
        ("pack.toml", 'version = "1.0"', 'version = "1.1"'),
        ("tasks/process.toml", "days = 4", "days = 14"),
    ):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def days(path):
    with open_database(path) as db:
        return {task.key: task.days for task in load_plan(db, CUSTOMS).tasks}


def test_a_dry_run_says_what_a_later_pack_would_do_and_changes_nothing(run, later, demo_copy):
    before = days(demo_copy)

    found = json.loads(run("update", CUSTOMS, "--pack", str(later), "--dry-run").stdout)

    assert (found["version"], found["saved"]) == ("1.1", False)
    assert [(each["before"], each["after"]) for each in found["changed"]] == [({"days": 4}, {"days": 14})]
    assert days(demo_copy) == before


def test_an_update_is_saved_once(run, later, demo_copy):
    first = json.loads(run("update", CUSTOMS, "--pack", str(later)).stdout)
    second = json.loads(run("update", CUSTOMS, "--pack", str(later)).stdout)

    assert (first["saved"], second["saved"], second["changed"]) == (True, False, [])
    assert days(demo_copy)[first["changed"][0]["id"]] == 14


def test_the_installed_pack_has_nothing_to_say_to_a_programme_that_follows_it(run):
    assert json.loads(run("update", CUSTOMS).stdout)["saved"] is False


def test_units_and_steps_come_and_go(run, demo_copy):
    come = json.loads(run("tailor", CUSTOMS, "--add-unit", "Moon:2:30").stdout)
    gone = json.loads(run("tailor", CUSTOMS, "--leave-out-unit", "Moon").stdout)

    assert "unit.moon.live" in come["added"]
    assert set(gone["removed"]) == set(come["added"])


def test_a_wrong_choice_is_refused(run):
    done = run("tailor", CUSTOMS, "--leave-out-step", "dance")

    assert isinstance(done.exception, Refusal)
    assert "Unknown steps" in str(done.exception)
    assert not done.stdout


def test_an_older_database_is_told_what_its_method_said_when_it_is_opened(run, demo_copy):
    with open_database(demo_copy) as db:
        db.execute("UPDATE programmes SET pack_key = '', pack_base = ''")

    run("list")

    with open_database(demo_copy) as db:
        assert {row["pack_base"] for row in db.select("SELECT pack_base FROM programmes")} == {key_of(load_pack())}
