"""The scenarios page on a programme with one kept scenario."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.editing.edits import TaskEdit
from phases.programme import NewProgramme, NewUnit
from phases.scenarios.actions import keep_scenario
from phases.scenarios.store import load_scenarios
from phases.store import load_plan
from tests.ui.visit import button, open_page, words

SIGNATURE = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.fixture
def acme(file):
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Harbour", wave=0),)
    )
    with open_database(file) as db:
        create_programme(db, SIGNATURE, new, load_pack())
        task = next(each for each in load_plan(db, "acme").tasks if each.kind == "task")
        keep_scenario(db, SIGNATURE, "acme", ("Add *people*", [TaskEdit(task.id, 1, {"days": 40})]))
    return file


def test_a_scenario_stands_beside_the_plan_with_what_it_would_move(root, acme):
    app = open_page(root, "scenarios", lang="en")

    assert "Every open scenario makes the end later" in words(app)
    assert "Add \\*people\\*" in app.table[0].value["Scenario"].tolist()
    assert app.table[0].value["Against today"].tolist()[1].startswith("+")


def test_it_is_adopted_after_the_page_said_what_moves(root, acme):
    app = open_page(root, "scenarios", lang="en")

    button(app, "Adopt").click().run()
    assert "One task changes, " in words(app)
    assert "working days later, on" in words(app)
    with open_database(acme) as db:
        assert not load_scenarios(db, "acme")[0].ending
    app.button(key="scenario_adopt_save").click().run()

    assert not app.exception
    with open_database(acme) as db:
        assert load_scenarios(db, "acme")[0].ending == "adopted"
        assert max(task.days for task in load_plan(db, "acme").tasks) == 40
    assert "No scenario is open" in words(app)


def test_it_is_dropped_and_stays_on_record(root, acme):
    app = open_page(root, "scenarios", lang="zh")

    button(app, "放弃").click().run()

    assert "已放弃" in app.table[0].value.to_string()


def test_without_a_scenario_the_page_says_what_to_do(root, file):
    with open_database(file) as db:
        new = NewProgramme(
            name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Harbour", wave=0),)
        )
        create_programme(db, SIGNATURE, new, load_pack())

    assert "keep them as a scenario" in words(open_page(root, "scenarios", lang="en"))


def test_cost_stands_beside_the_dates(root, acme):
    app = open_page(root, "scenarios", lang="en")
    table = app.table[0].value

    assert all(each.endswith("h") for each in table["Budget"].tolist())
    assert table["Cost against today"].tolist()[1].startswith("+")
