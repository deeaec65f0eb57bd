from datetime import date

import pytest

from access.store import load_revision
from data.database import Gone, Repeated, StaleSave
from phases.actions import (
    edit_tasks,
    redo_edits,
    undo_edits,
)
from phases.dates.calendar import OutsideCalendar
from phases.editing.edits import (
    InvalidEdit,
    TaskEdit,
)
from phases.editing.undoing import NothingToRedo, NothingToUndo, UndoWouldOverwrite
from phases.network.cycle import CycleOfTasks
from phases.store import load_plan
from phases.structure.actions import NewRow, add_row, delete_rows, undo_arrangement
from words.text import pick

DAY = (2026, 1, 6)


def rows(db):
    """All rows of the plan but their versions."""
    return [{k: v for k, v in row.items() if k != "version"} for row in db.select("SELECT * FROM tasks ORDER BY id")]


def test_a_batch_of_edits_is_saved_whole_with_what_follows(db, programme, first, signed):
    edits = [TaskEdit(first.id, 1, {"percent": 30, "owner": "K. Nowak", "days": 9})]

    assert edit_tasks(db, signed(*DAY), "acme", edits) == 1

    saved = next(task for task in load_plan(db, "acme").tasks if task.id == first.id)
    assert (saved.percent, saved.owner, saved.days, saved.started_on) == (30, "K. Nowak", 9, date(*DAY))
    assert load_revision(db, "acme") == 2


def test_one_bad_edit_refuses_the_whole_batch_by_the_name_people_know(db, programme, first, signed):
    second = next(task for task in load_plan(db, "acme").tasks if task.kind == "task" and task.id != first.id)
    edits = [TaskEdit(first.id, 1, {"days": 3}), TaskEdit(second.id, 1, {"percent": 200})]
    before = rows(db)

    with pytest.raises(InvalidEdit) as refused:
        edit_tasks(db, signed(*DAY), "acme", edits)

    assert second.key not in str(refused.value)
    assert "done is 0 to 100" in str(refused.value)
    assert rows(db) == before


def test_a_stale_save_is_refused_with_both_values(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 18})])

    with pytest.raises(StaleSave, match="18 → 4") as refused:
        edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 4})])

    assert (refused.value.theirs["days"], refused.value.yours["days"]) == (18, 4)


def test_two_clicks_are_one_save(db, programme, first, signed):
    signature = signed(*DAY, submit_id="click")
    edit_tasks(db, signature, "acme", [TaskEdit(first.id, 1, {"days": 18})])

    with pytest.raises(Repeated):
        edit_tasks(db, signature, "acme", [TaskEdit(first.id, 1, {"days": 18})])

    assert load_revision(db, "acme") == 2


def test_edits_of_a_task_that_is_not_there_are_refused(db, programme, signed):
    with pytest.raises(Gone):
        edit_tasks(db, signed(*DAY), "acme", [TaskEdit("acme:nothing", 1, {"days": 18})])


def test_a_task_that_an_edit_leads_out_of_the_calendar_is_refused_by_its_name(db, programme, pack, signed, first):
    late = TaskEdit(first.id, 1, {"not_before": date(2069, 12, 30)})

    with pytest.raises(OutsideCalendar, match=f"“{pick(pack.titles[first.source], 'en')}” leaves the calendar"):
        edit_tasks(db, signed(*DAY), "acme", [late])


def test_an_edit_of_a_row_that_somebody_deleted_is_refused_by_its_name(db, programme, signed, first):
    added = add_row(db, signed(*DAY), "acme", NewRow(first.id, "Clean data", 3))
    delete_rows(db, signed(*DAY), "acme", [added])

    with pytest.raises(Gone, match="“Clean data” was deleted by somebody else"):
        edit_tasks(db, signed(*DAY), "acme", [TaskEdit(added, 1, {"days": 4})])


def test_a_row_whose_adding_was_taken_back_is_named_too(db, programme, signed, first):
    added = add_row(db, signed(*DAY), "acme", NewRow(first.id, "Clean data", 3))
    undo_arrangement(db, signed(*DAY), "acme")

    with pytest.raises(Gone, match="“Clean data” was deleted"):
        edit_tasks(db, signed(*DAY), "acme", [TaskEdit(added, 1, {"days": 4})])


def test_undo_restores_every_byte_but_the_version(db, programme, first, signed):
    before = rows(db)
    changes = {"title": {"en": "Scan", "zh": "扫描"}, "percent": 100, "not_before": date(2026, 2, 2)}
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, changes)])

    assert undo_edits(db, signed(*DAY), "acme") == 1

    assert rows(db) == before
    with pytest.raises(NothingToUndo):
        undo_edits(db, signed(*DAY), "acme")


def test_undo_takes_back_one_batch_after_the_other(db, programme, first, signed):
    for days in (18, 19):
        version = next(task.version for task in load_plan(db, "acme").tasks if task.id == first.id)
        edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, version, {"days": days})])

    undo_edits(db, signed(*DAY), "acme")
    undo_edits(db, signed(*DAY), "acme")

    assert next(task.days for task in load_plan(db, "acme").tasks if task.id == first.id) == first.days


def test_undo_is_refused_when_its_tasks_were_changed_since(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 18})])
    db.execute("UPDATE tasks SET days = 11, version = 3 WHERE id = :id", id=first.id)
    db.execute("UPDATE programmes SET revision = revision + 1")

    with pytest.raises(UndoWouldOverwrite) as refused:
        undo_edits(db, signed(*DAY), "acme")

    assert first.key not in str(refused.value)
    assert db.get("tasks", first.id)["days"] == 11


def test_a_task_twice_in_one_batch_is_refused_by_its_name(db, programme, first, signed):
    edits = [TaskEdit(first.id, 1, {"days": 4}), TaskEdit(first.id, 1, {"days": 5})]

    with pytest.raises(InvalidEdit, match="more than once in this batch"):
        edit_tasks(db, signed(*DAY), "acme", edits)


def links_into(db, task_id):
    return {(link.before_id, link.kind, link.lag) for link in load_plan(db, "acme").links if link.after_id == task_id}


def test_what_a_task_waits_for_is_edited_as_text_taken_back_and_done_again(db, programme, signed):
    tasks = [task for task in load_plan(db, "acme").tasks if task.kind == "task"]
    first, last = tasks[0], tasks[3]
    before = links_into(db, last.id)

    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(last.id, 1, {"predecessors": "1.1.1SS+2d"})])
    assert links_into(db, last.id) == {(first.id, "SS", 2)}

    undo_edits(db, signed(*DAY), "acme")
    assert links_into(db, last.id) == before

    redo_edits(db, signed(*DAY), "acme")
    assert links_into(db, last.id) == {(first.id, "SS", 2)}
    with pytest.raises(NothingToRedo):
        redo_edits(db, signed(*DAY), "acme")


def test_links_that_close_a_circle_are_refused_with_the_whole_batch(db, programme, signed):
    tasks = [task for task in load_plan(db, "acme").tasks if task.kind == "task"]
    before = rows(db)
    circle = [TaskEdit(tasks[0].id, 1, {"days": 3, "predecessors": "1.1.2"})]
    circle += [TaskEdit(tasks[1].id, 1, {"predecessors": "1.1.1"})]

    with pytest.raises(CycleOfTasks):
        edit_tasks(db, signed(*DAY), "acme", circle)

    assert rows(db) == before


def test_a_new_edit_ends_what_can_be_done_again(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 18})])
    undo_edits(db, signed(*DAY), "acme")
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 3, {"days": 20})])

    with pytest.raises(NothingToRedo):
        redo_edits(db, signed(*DAY), "acme")
