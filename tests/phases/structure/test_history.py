"""Edits, changes of rows, imports and renewals are one history: undo restores the bytes, redo brings them again."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import hypothesis.strategies as some
import pytest
from hypothesis import example, given, settings

from access.journal import Signature
from access.store import load_journal
from data.database import open_database
from data.upgrade import migrate
from errors import Refusal
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignAssignment, ForeignCalendar, ForeignPerson
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.outgoing.outgoing import load_outgoing
from methodology.loader import load_pack
from phases.actions import (
    UNDO_DEPTH,
    add_task,
    create_programme,
    edit_tasks,
    find_programme,
    link_tasks,
    redo_edits,
    undo_edits,
)
from phases.capacity.people import Assignment, NewPerson
from phases.editing.edits import NewTask, TaskEdit
from phases.editing.history import EDITS, IMPORTS, RENEWALS, ROWS, history
from phases.editing.undoing import NothingToRedo
from phases.effort.actions import assign
from phases.intake.actions import update_plan
from phases.network.shifts import OFFICE
from phases.plan import Link
from phases.programme import NewProgramme, NewUnit
from phases.renewal.actions import tailor, update_from_pack
from phases.renewal.tailoring import Choice
from phases.store import load_plan, load_units
from phases.structure.actions import (
    NewRow,
    add_row,
    delete_rows,
    indent_rows,
    move_rows,
    outdent_rows,
    redo_arrangement,
    undo_arrangement,
)
from phases.structure.turning import ArrangedSince
from phases.takeback.actions import redo_import, redo_renewal, undo_import, undo_renewal
from tests.phases.effort.staff import add_person
from tests.phases.renewal.conftest import changed, versioned, with_task

ANA = Signature("Ana", datetime(2026, 1, 6, tzinfo=UTC))
BESIDE = ("units", "estimates", "assignments", "persons", "calendars", "task_costs")
TABLES = ("tasks", "links", *BESIDE, "foreign_tasks", "foreign_plans", "brought")
LATER = changed(load_pack(), "assess", load_pack().plan["assess"].task[1].id, days=30)
LATEST = versioned(with_task(LATER, "assess", "stakeholders"), "1.2")
TURNS = {
    EDITS: (undo_edits, redo_edits),
    ROWS: (undo_arrangement, redo_arrangement),
    RENEWALS: (undo_renewal, redo_renewal),
    IMPORTS: (undo_import, redo_import),
}


def made(file):
    """Keep a programme of one step with four rows of somebody's own in a database file."""
    with open_database(file) as db:
        migrate(db)
        units = (NewUnit(name="Harbour", wave=0),)
        new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=units)
        create_programme(db, ANA, new, load_pack())
        first = next(task for task in load_plan(db, "acme").tasks if task.kind == "task")
        for name in ("Invite", "Prepare", "Hold", "Write up"):
            add_row(db, ANA, "acme", NewRow(first.id, name, 2))
        person = add_person(db, ANA, "acme", NewPerson("Ana"))
        assign(db, ANA, "acme", [Assignment(first.id, person, version=0)])
        db.execute("DELETE FROM links WHERE before_id LIKE 'acme:r-%'")
        db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made(tmp_path_factory.mktemp("history") / "pilotage.db")


@pytest.fixture
def db(template, tmp_path):
    with open_database(shutil.copy(template, tmp_path)) as db:
        yield db


def own(db):
    return [task for task in load_plan(db, "acme").tasks if task.key.startswith("r-")]


def stored(db):
    """Return all rows of a plan but their versions."""
    followed = db.select("SELECT steps, pack_version, pack_base, pack_key FROM programmes")
    return {"programmes": followed} | {
        table: [
            {key: value for key, value in row.items() if key != "version"}
            for row in db.select(f"SELECT * FROM {table} ORDER BY id")
        ]
        for table in TABLES
    }


def turn(db, is_back):
    """Take back or do again what comes next, as the page does; return whether there was something."""
    found = history(load_journal(db, "acme", UNDO_DEPTH))
    record = found.last if is_back else found.next
    if record is None:
        return False
    back, on = next(turns for verbs, turns in TURNS.items() if record.entry.verb in verbs)
    (back if is_back else on)(db, ANA, "acme")
    return True


def batch(db, random):
    tasks = [task for task in load_plan(db, "acme").tasks if task.kind == "task"]
    edits = []
    for task in random.sample(tasks, min(3, len(tasks))):
        wanted = random.choice(
            [
                {"days": random.randint(1, 9)},
                {"title": f"Row {random.randint(1, 9)}"},
                {"owner": "Li Wei"},
                {"predecessors": f"1.1.{random.randint(1, 5)}SS+{random.randint(0, 3)}d"},
                {"predecessors": ""},
                {"deadline_on": date(2026, 5, random.randint(1, 28))},
            ]
        )
        edits.append(TaskEdit(task.id, task.version, wanted))
    return edit_tasks(db, ANA, "acme", edits)


def renewed(db, random):
    units = [unit.key for unit in load_units(db, "acme")]
    choices = [
        lambda: update_from_pack(db, ANA, "acme", LATER),
        lambda: update_from_pack(db, ANA, "acme", LATEST),
        lambda: tailor(
            db, ANA, "acme", Choice(add_units=(NewUnit(name=f"U{len(units)}", wave=random.randint(1, 3)),))
        ),
        lambda: tailor(db, ANA, "acme", Choice(leave_units=(units[-1],))),
        lambda: tailor(db, ANA, "acme", Choice(add_steps=("collect",))),
        lambda: tailor(db, ANA, "acme", Choice(leave_steps=("collect",))),
    ]
    return not random.choice(choices)().is_empty


def imported(db, random):
    """Bring the plan's own file in again, changed somewhere by another tool."""
    plan = read_mspdi(write_mspdi(load_outgoing(db, find_programme(db, "acme"), ANA.at.date(), "en")))
    at = random.randrange(len(plan.tasks))
    task, week = plan.tasks[at], (OFFICE,) * 4 + ((), (), ())
    leaf = next(each for each in plan.tasks if each.minutes)
    new = replace(leaf, uid=f"{random.randint(9000, 9999)}", name="From the file", fields={})
    brought = {
        "calendars": (*plan.calendars, ForeignCalendar("77", "Plant", None, week)),
        "persons": (*plan.persons, ForeignPerson("77", "Zoe", calendar="77")),
        "assignments": (*plan.assignments, ForeignAssignment(leaf.uid, "77")),
    }
    choices = [
        {"tasks": (*plan.tasks[:at], replace(task, name="Elsewhere"), *plan.tasks[at + 1 :])},
        {"tasks": tuple(replace(each, minutes=each.minutes and each.minutes + 480) for each in plan.tasks)},
        {"tasks": (*plan.tasks, new)},
        {"tasks": (*plan.tasks, new), **brought},
        {"links": plan.links[1:]},
        {"persons": (), "assignments": ()},
        brought,
    ]
    changed = replace(plan, **random.choice(choices))
    return not update_plan(db, ANA, "acme", lambda key: convert(changed, key, ANA.at.date())).is_empty


def linked(db, random):
    tasks = [task.id for task in load_plan(db, "acme").tasks if task.kind == "task"]
    link_tasks(db, ANA, "acme", Link(*random.sample(tasks, 2), random.choice(("FS", "SS")), random.randint(0, 2)))
    return True


def done(db, random):
    """Do something to a plan that may be refused; return whether it was done."""
    rows = own(db) or load_plan(db, "acme").tasks
    row = random.choice(rows).id
    what = [
        lambda: batch(db, random),
        lambda: batch(db, random),
        lambda: renewed(db, random),
        lambda: imported(db, random),
        lambda: imported(db, random),
        lambda: linked(db, random),
        lambda: add_task(db, ANA, "acme", NewTask("Added", 2, "assess", "plan")),
        lambda: add_row(db, ANA, "acme", NewRow(row, "New", random.randint(0, 3), waits=random.random() < 0.5)),
        lambda: delete_rows(db, ANA, "acme", [row]),
        lambda: move_rows(db, ANA, "acme", [row], random.choice((1, -1))) or True,
        lambda: indent_rows(db, ANA, "acme", [row]) or True,
        lambda: outdent_rows(db, ANA, "acme", [row]) or True,
    ]
    try:
        return bool(random.choice(what)())
    except Refusal:
        return False


@settings(max_examples=40)
@given(some.integers(0, 10**6), some.lists(some.sampled_from("ddddbbf"), min_size=8, max_size=24))
@example(1, list("ddddddddbbbbbbbbffffffff"))
@example(2, list("ddddddddbbbbbbbbffffffff"))
@example(3, list("ddddddddbbbbbbbbffffffff"))
def test_undo_restores_the_bytes_and_redo_again_in_any_order(template, seed, steps):
    random, folder = Random(seed), Path(tempfile.mkdtemp())
    with open_database(shutil.copy(template, folder)) as db:
        past, future, now = [], [], stored(db)
        for step in steps:
            if step == "d" and done(db, random):
                past, future = [*past, now], []
            elif step == "b" and past:
                assert turn(db, True)
                future.append(now)
                assert stored(db) == past.pop()
            elif step == "f":
                assert turn(db, False) == bool(future)
                if future:
                    past.append(now)
                    assert stored(db) == future.pop()
            now = stored(db)
    shutil.rmtree(folder)


def test_a_row_that_was_added_edited_and_taken_back_comes_again_with_its_edit(db):
    added = add_row(db, ANA, "acme", NewRow(own(db)[0].id, "Rehearse", 2, waits=True))
    edit_tasks(db, ANA, "acme", [TaskEdit(added, 1, {"days": 4})])
    full = stored(db)

    while added in {task.id for task in load_plan(db, "acme").tasks}:
        turn(db, True)
    assert turn(db, False)
    assert turn(db, False)

    assert stored(db) == full
    assert not turn(db, False)


def test_an_edit_from_before_does_not_land_on_a_row_that_came_again(db):
    added = add_row(db, ANA, "acme", NewRow(own(db)[0].id, "Rehearse", 2))
    edit_tasks(db, ANA, "acme", [TaskEdit(added, 1, {"days": 4})])
    turn(db, True)
    turn(db, True)
    turn(db, False)

    version = next(task.version for task in own(db) if task.id == added)

    assert version > 3


def test_a_change_of_rows_ends_what_can_be_done_again_of_edits(db):
    first, second = own(db)[:2]
    edit_tasks(db, ANA, "acme", [TaskEdit(first.id, first.version, {"days": 9})])
    turn(db, True)
    move_rows(db, ANA, "acme", [second.id], -1)

    with pytest.raises(NothingToRedo):
        redo_edits(db, ANA, "acme")
    with pytest.raises(NothingToRedo):
        redo_arrangement(db, ANA, "acme")


def test_a_deleted_row_is_not_deleted_again_once_somebody_works_on_it(db):
    row = own(db)[0]
    delete_rows(db, ANA, "acme", [row.id])
    turn(db, True)
    estimate = {"id": row.id, "programme_id": "acme", "task_id": row.id, "low": 1, "likely": 2, "high": 3}
    db.insert("estimates", {**estimate, "version": 1})

    with pytest.raises(ArrangedSince):
        redo_arrangement(db, ANA, "acme")

    assert row.id in {task.id for task in own(db)}


def test_of_what_was_done_after_an_undo_only_the_newer_is_done_again(db):
    first, second = own(db)[:2]
    edit_tasks(db, ANA, "acme", [TaskEdit(first.id, first.version, {"days": 9})])
    turn(db, True)
    edit_tasks(db, ANA, "acme", [TaskEdit(second.id, second.version, {"days": 7})])
    turn(db, True)

    assert turn(db, False)

    days = {task.id: task.days for task in own(db)}
    assert (days[first.id], days[second.id]) == (2, 7)
    assert not turn(db, False)
