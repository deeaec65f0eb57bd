"""The plan page, run without a browser on a real database; what happens in its grid is tested in a browser."""

from dataclasses import replace
from datetime import date

import pytest

from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.network.network import Constraint
from phases.plan import Link, Plan, Task
from phases.programme import NewProgramme, NewUnit
from phases.store import insert_plan, load_plan
from phases.structure.actions import delete_rows
from tests.ui import visit
from tests.ui.conftest import ANA
from tests.ui.visit import open_page, open_part
from ui.parts.plan.dialogs.several import edits_for
from ui.parts.plan.grid.bounds import BOUNDS, constraint_of


@pytest.fixture
def units():
    return (NewUnit(name="Harbour", wave=0), NewUnit(name="<script>alert(1)</script>"))


def opened(root, **query):
    return open_page(root, "plan", **query)


def words(app):
    return visit.words(app).replace("\xa0", " ")


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_the_page_says_what_slipped_and_what_the_dates_rest_on(root, programme):
    app = opened(root)

    assert "63 rows · baseline 1 of 5 Jan · calendar: weekends only" in words(app).replace("\N{NO-BREAK SPACE}", " ")
    assert "### The end slips" in words(app)


def test_the_menu_opens_the_dialog_of_what_is_chosen(root, programme):
    app = opened(root)

    app.menu_button(key="plan_more").set_value("baseline").run()

    assert "The dates of today become the baseline." in words(app)


def test_a_go_live_date_says_what_it_moves_and_then_plans_backwards(root, programme):
    app = open_part("ui.parts.plan.dialogs.dates", "dates_form")
    app.radio(key="plan_dates_backwards").set_value(True).run()
    app.date_input(key="plan_dates_finish").set_value(date(2027, 3, 31)).run()
    assert "rows move; the plan then runs from" in words(app)

    visit.pressed(app, "Set dates")

    assert "backwards from 31 Mar" in words(opened(root))


@pytest.fixture
def foreign(file, units):
    """A programme whose plan came from another tool: no steps, no units, long ago."""
    rows = [replace(blank(f"foreign:{key}"), key=key, title=key, days=5, position=at) for at, key in enumerate("ab")]
    with open_database(file) as db:
        new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=units)
        create_programme(db, ANA, new, load_pack("crm-core"))
        for table in ("links", "tasks", "units"):
            db.execute(f"DELETE FROM {table}")
        insert_plan(db, "acme", Plan(tuple(rows), (Link(rows[0].id, rows[1].id),)))
        db.execute("UPDATE programmes SET steps = '[]', start_on = '2012-01-02', status_on = '', revision = 9")


def blank(task_id):
    return Task(task_id, "", 0, None, "task", "", "", "", "", "", "", "", "", 1)


def test_a_plan_of_long_ago_says_its_years(root, foreign):
    app = opened(root)

    assert "2 rows · " in words(app).replace("\N{NO-BREAK SPACE}", " ")
    assert "2012" in words(app)


def test_a_plan_without_rows_says_what_to_do(root, file, programme):
    with open_database(file) as db:
        db.execute("DELETE FROM links")
        db.execute("DELETE FROM tasks")

    app = opened(root)

    assert "This plan has no rows yet." in words(app)


def test_a_plan_whose_rows_were_all_deleted_offers_to_bring_them_back(root, file, foreign):
    with open_database(file) as db:
        rows = [task.id for task in load_plan(db, "acme").tasks]
        delete_rows(db, ANA, "acme", rows)
    app = opened(root)
    assert "This plan has no rows yet." in words(app)

    visit.pressed(app, "Undo")

    with open_database(file) as db:
        assert [task.id for task in load_plan(db, "acme").tasks] == rows


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        ({"owner": "Al"}, {"owner": "Al"}),
        ({"days": 3}, {"days": 8}),
        ({"days": -30}, {"days": 0.5}),
        ({"days": 2, "not_before": date(2026, 2, 2)}, {"not_before": date(2026, 2, 2), "days": 7}),
    ],
)
def test_several_rows_get_the_same_change(wanted, changes):
    (edit,) = edits_for([replace(blank("x"), days=5)], wanted)

    assert edit.changes == changes


def test_milestones_get_no_days():
    assert not edits_for([replace(blank("x"), kind="milestone", days=0)], {"days": 3})


def test_a_constraint_in_the_grid_is_the_same_word_back():
    assert {kind: constraint_of(word) for kind, word in BOUNDS.items()} == {kind: kind for kind in Constraint}
    assert constraint_of("") == Constraint.AS_SOON_AS_POSSIBLE
