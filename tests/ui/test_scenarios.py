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
from tests.ui.visit import board, drawn, open_page, tell, words

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


def kept(file):
    with open_database(file) as db:
        return load_scenarios(db, "acme")[0].id


def side_by_side(app):
    """The rows of today's plan and of every scenario, as words."""
    (table,) = [each for each in board(app) if each.get("name") == "scenarios"]
    return [[cell.get("bold") or cell["text"] for cell in row["cells"]] for row in table["rows"]]


def changes(app):
    """What the scenario that is shown changes."""
    (table,) = [each for each in board(app) if each.get("name") == "changes"]
    return [row["cells"][1]["text"] for row in table["rows"]]


def test_a_scenario_stands_beside_the_plan_with_what_it_would_move(root, acme):
    app = open_page(root, "scenarios", lang="en")

    assert "Every open scenario makes the end later" in words(app)
    assert side_by_side(app)[1][0] == "Add *people*"
    assert side_by_side(app)[1][3].startswith("+")


def test_it_is_adopted_after_the_page_said_what_moves(root, acme):
    app = open_page(root, "scenarios", lang="en")

    tell(app, act="adopt", key=kept(acme))
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

    tell(app, act="drop", key=kept(acme))

    assert "已放弃" in str(board(app))
    with open_database(acme) as db:
        assert load_scenarios(db, "acme")[0].ending == "dropped"


@pytest.mark.parametrize("told", [{"act": "adopt", "key": "nosuch"}, {"act": "burn"}, {"act": "drop", "key": 7}])
def test_what_the_browser_tells_of_no_open_scenario_changes_nothing(root, acme, told):
    app = tell(open_page(root, "scenarios", lang="en"), **told)

    assert not app.exception
    assert "Adopt" in words(app)
    with open_database(acme) as db:
        assert not load_scenarios(db, "acme")[0].ending


def test_all_scenarios_are_sent_and_the_address_says_which_one_is_shown(root, acme):
    longer = kept(acme)
    with open_database(acme) as db:
        task = next(each for each in load_plan(db, "acme").tasks if each.kind == "task")
        shorter = keep_scenario(db, SIGNATURE, "acme", ("Fewer", [TaskEdit(task.id, 1, {"days": 1})])).id
    pages = [open_page(root, "scenarios", lang="en", scenario=each) for each in (longer, shorter, "nosuch")]

    assert [changes(page) for page in pages] == [["Days: 8 → 40"], ["Days: 8 → 1"], ["Days: 8 → 1"]]
    (options,) = [part["of"] for parts in drawn(pages[0], "board") for part in parts if "place" in part]
    assert set(options) == {longer, shorter}


def test_without_a_scenario_the_page_says_what_to_do(root, file):
    with open_database(file) as db:
        new = NewProgramme(
            name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Harbour", wave=0),)
        )
        create_programme(db, SIGNATURE, new, load_pack())

    assert "keep them as a scenario" in words(open_page(root, "scenarios", lang="en"))


def test_cost_stands_beside_the_dates(root, acme):
    app = open_page(root, "scenarios", lang="en")

    assert all(row[6].endswith("h") for row in side_by_side(app))
    assert side_by_side(app)[1][7].startswith("+")
