"""Rows are added, moved and deleted in one transaction each, and taken back to the byte."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature, broken_links
from access.store import load_journal, read_chain
from data.database import Gone
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.editing.edits import InvalidEdit, TaskEdit
from phases.editing.undoing import NothingToUndo
from phases.plan import Link
from phases.planned import load_timeline
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_programme
from phases.structure.actions import (
    NewRow,
    add_row,
    delete_rows,
    indent_rows,
    move_rows,
    outdent_rows,
    undo_arrangement,
)
from phases.structure.outline import CannotArrange
from phases.structure.turning import ArrangedSince

ANA = Signature("Ana", datetime(2026, 1, 6, tzinfo=UTC))


@pytest.fixture
def programme(db):
    """A programme of one step and one unit."""
    units = (NewUnit(name="Harbour", wave=0),)
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=units)
    return create_programme(db, ANA, new, load_pack("crm-core"))


@pytest.fixture
def two(db, programme):
    """The first two tasks of the plan: sisters."""
    first, second = [task for task in load_plan(db, "acme").tasks if task.kind == "task"][:2]
    assert first.parent_id == second.parent_id
    return first, second


def stored(db):
    return {
        table: db.select(f"SELECT * FROM {table} ORDER BY {order}")
        for table, order in (("tasks", "id"), ("links", "id"), ("estimates", "id"))
    }


def order(db):
    return [task.id for task in load_plan(db, "acme").tasks]


def test_a_row_is_added_below_another_and_its_phase_waits_for_it(db, programme, two):
    added = add_row(db, ANA, "acme", NewRow(two[0].id, "Rehearse", 2.5, waits=True))

    plan = load_plan(db, "acme")
    task = next(each for each in plan.tasks if each.id == added)
    assert order(db).index(added) == order(db).index(two[0].id) + 1
    assert (task.kind, task.days, task.step, task.phase) == ("task", 2.5, two[0].step, two[0].phase)
    assert Link(two[0].id, added) in plan.links
    assert Link(added, "acme:assess.plan-exit") in plan.links


def test_a_row_without_days_is_a_milestone(db, programme, two):
    added = add_row(db, ANA, "acme", NewRow(two[0].id, "Signed", 0))

    assert next(task.kind for task in load_plan(db, "acme").tasks if task.id == added) == "milestone"


def test_a_row_needs_a_name(db, programme, two):
    with pytest.raises(InvalidEdit, match="needs a name"):
        add_row(db, ANA, "acme", NewRow(two[0].id, " ", 1))


def test_the_first_row_of_an_empty_plan_needs_no_row_above(db, programme):
    for table in ("links", "tasks"):
        db.execute(f"DELETE FROM {table}")

    added = add_row(db, ANA, "acme", NewRow(None, "Begin", 3))

    assert order(db) == [added]


def test_two_rows_have_two_ids_whatever_was_deleted_between(db, programme, two):
    first = add_row(db, ANA, "acme", NewRow(two[0].id, "One", 1))
    delete_rows(db, ANA, "acme", [first])

    assert add_row(db, ANA, "acme", NewRow(two[0].id, "Two", 1)) != first


@pytest.mark.parametrize(
    "change",
    [
        lambda db, one, two: add_row(db, ANA, "acme", NewRow(one.id, "Rehearse", 2, waits=True)),
        lambda db, one, two: delete_rows(db, ANA, "acme", [one.id, two.id]),
        lambda db, one, two: move_rows(db, ANA, "acme", [one.id], 1),
        lambda db, one, two: move_rows(db, ANA, "acme", [two.id], -1),
    ],
)
def test_undo_restores_order_links_and_all_that_hung_on_a_row(db, programme, two, change):
    estimate = {"id": two[0].id, "programme_id": "acme", "task_id": two[0].id, "low": 1, "likely": 2, "high": 3}
    db.insert("estimates", {**estimate, "version": 1})
    before, outline = stored(db), order(db)
    change(db, *two)
    assert order(db) != outline or stored(db)["links"] != before["links"]

    undo_arrangement(db, ANA, "acme")

    after = stored(db)
    assert order(db) == outline
    assert (after["links"], after["estimates"]) == (before["links"], before["estimates"])
    positions = [{key: value for key, value in row.items() if key != "position"} for row in after["tasks"]]
    assert positions == [{key: value for key, value in row.items() if key != "position"} for row in before["tasks"]]
    with pytest.raises(NothingToUndo):
        undo_arrangement(db, ANA, "acme")


def test_a_row_goes_in_and_out_again(db, programme, two):
    holder = add_row(db, ANA, "acme", NewRow(two[0].id, "Workshops", 1))
    db.execute("DELETE FROM links WHERE before_id = :id", id=holder)
    outline = [(task.id, task.parent_id) for task in load_plan(db, "acme").tasks]

    indent_rows(db, ANA, "acme", [two[1].id])
    held = {task.id: task for task in load_plan(db, "acme").tasks}
    assert (held[two[1].id].parent_id, held[holder].kind) == (holder, "summary")

    outdent_rows(db, ANA, "acme", [two[1].id])
    assert [(task.id, task.parent_id) for task in load_plan(db, "acme").tasks] == outline


def test_deleting_moves_the_dates_of_what_waited(db, programme, two):
    before = load_timeline(db, load_programme(db, "acme"), date(2026, 1, 6))

    delete_rows(db, ANA, "acme", [two[0].id])

    after = load_timeline(db, load_programme(db, "acme"), date(2026, 1, 6))
    assert two[0].key not in after.by_key
    assert len(after.rows) == len(before.rows) - 1


def test_rows_that_have_to_stay_are_named_and_nothing_goes(db, programme, two):
    edit_tasks(db, ANA, "acme", [TaskEdit(two[0].id, 1, {"percent": 20})])
    before = stored(db)

    with pytest.raises(CannotArrange) as refused:
        delete_rows(db, ANA, "acme", [two[0].id, two[1].id, "acme:assess.plan-exit"])

    assert "has progress" in str(refused.value)
    assert "belongs to the method" in str(refused.value)
    assert two[0].key not in str(refused.value)
    assert stored(db) == before


def test_a_row_that_is_gone_is_refused(db, programme):
    with pytest.raises(Gone):
        delete_rows(db, ANA, "acme", ["acme:nowhere"])


def test_undo_is_refused_once_somebody_worked_on_the_new_row(db, programme, two):
    added = add_row(db, ANA, "acme", NewRow(two[0].id, "Rehearse", 2))
    edit_tasks(db, ANA, "acme", [TaskEdit(added, 1, {"days": 4})])

    with pytest.raises(ArrangedSince):
        undo_arrangement(db, ANA, "acme")

    assert added in order(db)


def test_every_change_of_rows_leaves_its_entry_in_an_unbroken_journal(db, programme, two):
    move_rows(db, ANA, "acme", [two[0].id], 1)
    delete_rows(db, ANA, "acme", [two[0].id])
    undo_arrangement(db, ANA, "acme")

    verbs = [record.entry.verb for record in load_journal(db, "acme", 3)]
    assert verbs == ["undo_rows", "delete_rows", "move_row"]
    assert not broken_links(read_chain(db))
