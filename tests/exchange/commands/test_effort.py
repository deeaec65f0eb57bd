import json
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from data.database import open_database
from exchange.commands.effort import plan_level, plan_value
from phases.actions import create_programme
from phases.capacity.people import Assignment, NewPerson
from phases.effort.actions import assign
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan
from tests.phases.effort.staff import add_person

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.fixture
def acme(database_file, monkeypatch):
    """A programme whose first eight tasks all want the same person."""
    monkeypatch.setenv("PILOTAGE_TODAY", "2026-01-05")
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=(NewUnit(name="Harbour", wave=0),)
    )
    with open_database(database_file) as db:
        from methodology.loader import load_pack

        create_programme(db, ANA, new, load_pack())
        key = add_person(db, ANA, "acme", NewPerson("Ana", rate=50.0))
        for task in [each for each in load_plan(db, "acme").tasks if each.kind == "task"][:8]:
            assign(db, ANA, "acme", [Assignment(task.id, key, version=0)])
    return database_file


def document(capsys, command, path):
    command("acme", path, as_json=True)
    return json.loads(capsys.readouterr().out)


def test_levelling_is_proposed_and_nothing_is_written(acme, capsys):
    with open_database(acme) as db:
        before = load_plan(db, "acme")

    found = document(capsys, plan_level, acme)

    assert found["overloads_before"][0]["who"] == "Ana"
    assert found["overloads_after"] == []
    assert found["tasks"]
    assert all(each["finish"][0] <= each["finish"][1] for each in found["tasks"])
    with open_database(acme) as db:
        assert load_plan(db, "acme") == before


def test_the_value_says_numbers_and_why_some_are_missing(acme, capsys):
    found = document(capsys, plan_value, acme)

    assert (found["measure"], found["as_of"], found["total"]["actual"]) == ("cost", "2026-01-05", 0)
    assert found["total"]["cpi"] is None
    assert found["total"]["why"]["cpi"] == "Nothing was spent yet."
    assert {each["id"] for each in found["steps"]} <= {"assess", "collect"}


def test_people_read_it_in_words(acme, capsys):
    plan_level("acme", acme)
    assert "least float" in capsys.readouterr().out
    plan_value("acme", acme)
    assert "BAC PV EV AC" in capsys.readouterr().out
