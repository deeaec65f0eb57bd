"""An update of a plan from a file, and links and tasks added from elsewhere, taken back and done again."""

from dataclasses import replace
from datetime import date

import pytest

from access.actions import record
from access.journal import Entry, broken_links
from access.store import load_journal, read_chain
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignAssignment, ForeignCalendar, ForeignLink, ForeignPerson, ForeignTask
from methodology.loader import load_pack
from phases.actions import add_task, edit_tasks, link_tasks, redo_edits, undo_edits
from phases.calendars.changing.actions import save_calendar
from phases.calendars.changing.editing import CalendarEdit
from phases.capacity.people import Assignment, PersonEdit
from phases.capacity.store import load_calendars, load_persons
from phases.editing.edits import NewTask, TaskEdit
from phases.editing.history import history
from phases.editing.undoing import NothingToRedo, NothingToUndo, UndoWouldOverwrite
from phases.effort.actions import assign
from phases.intake.actions import take_plan, update_plan
from phases.network.shifts import OFFICE
from phases.plan import Link
from phases.store import load_plan
from phases.structure.actions import redo_arrangement, undo_arrangement
from phases.summary.changes import changes
from phases.takeback.actions import StandsOnRenewal, redo_import, undo_import
from tests.phases.effort.staff import edit_person
from tests.phases.intake.test_actions import BUILD, PLAN, SIGNATURE
from tests.phases.structure.test_history import stored

TODAY = date(2026, 1, 5)
LATER = replace(
    PLAN,
    calendars=(*PLAN.calendars, ForeignCalendar("7", "Plant", None, (OFFICE,) * 4 + ((), (), ()))),
    tasks=(replace(PLAN.tasks[0], name="Design twice"), ForeignTask("3", 1, "Review", "task", 480), BUILD),
    links=(ForeignLink("1", "3"), ForeignLink("3", "2")),
    persons=(PLAN.persons[0], ForeignPerson("3", "Zoe", calendar="7")),
    assignments=(*PLAN.assignments[:1], ForeignAssignment("3", "3", 1.0, 480)),
)


def reader(plan):
    return lambda key: convert(plan, key, TODAY)


@pytest.fixture
def acme(db):
    return take_plan(db, SIGNATURE, reader(PLAN), load_pack()).id


@pytest.fixture
def before(db, acme):
    """What was stored before the update of the plan from a file."""
    found = stored(db)
    update_plan(db, SIGNATURE, acme, reader(LATER))
    return found


def task(db, acme, title):
    return next(each for each in load_plan(db, acme).tasks if each.title == title)


def test_an_update_from_a_file_is_taken_back_to_the_byte_and_done_again(db, acme, before):
    after = stored(db)
    assert {each.name for each in load_persons(db, acme)} == {"Ana", "Zoe"}

    undo_import(db, SIGNATURE, acme)
    assert stored(db) == before
    redo_import(db, SIGNATURE, acme)

    assert stored(db) == after
    assert [str(each.words) for each in changes(load_journal(db, acme), {})][:3] == [
        "The plan was brought up to date from a file again",
        "The last update of the plan from a file was taken back",
        "Plan brought up to date from a file",
    ]


def test_an_update_of_2000_rows_leaves_a_bounded_entry_that_is_taken_back_to_the_byte(db, acme):
    rows = tuple(ForeignTask(str(uid), 1, f"Row {uid}", "task", 480, notes=f"Note {uid}") for uid in range(10, 2010))
    people = tuple(ForeignAssignment(each.uid, "1", 0.5, 240) for each in rows)
    many = replace(PLAN, tasks=(*PLAN.tasks, *rows), assignments=(*PLAN.assignments, *people))
    before = stored(db)

    update_plan(db, SIGNATURE, acme, reader(many))
    after = stored(db)
    longer = replace(many, tasks=tuple(replace(each, minutes=960, notes="Other") for each in many.tasks))
    update_plan(db, SIGNATURE, acme, reader(longer))
    sizes = db.select("SELECT length(before) + length(after) AS size FROM journal WHERE verb = 'update_plan'")

    assert max(row["size"] for row in sizes) < 200_000
    undo_import(db, SIGNATURE, acme)
    assert stored(db) == after
    undo_import(db, SIGNATURE, acme)
    assert stored(db) == before
    redo_import(db, SIGNATURE, acme)
    assert stored(db) == after
    assert broken_links(read_chain(db)) == []


def test_the_baseline_from_before_the_update_stays(db, acme, before):
    kept = [db.select(f"SELECT * FROM {table}") for table in ("baselines", "baseline_tasks")]

    undo_import(db, SIGNATURE, acme)

    assert "Before the import of Acme" in kept[0][-1]["name"]
    assert [db.select(f"SELECT * FROM {table}") for table in ("baselines", "baseline_tasks")] == kept


def test_the_file_brought_in_again_after_it_was_taken_back_does_the_same_as_the_first_time(db, acme, before):
    after = stored(db)
    undo_import(db, SIGNATURE, acme)

    update_plan(db, SIGNATURE, acme, reader(LATER))

    assert stored(db) == after
    with pytest.raises(NothingToRedo):
        redo_import(db, SIGNATURE, acme)


def test_edits_after_an_update_are_taken_back_first(db, acme, before):
    row = task(db, acme, "Review")
    edit_tasks(db, SIGNATURE, acme, [TaskEdit(row.id, row.version, {"days": 4})])

    with pytest.raises(NothingToUndo):
        undo_import(db, SIGNATURE, acme)
    undo_edits(db, SIGNATURE, acme)
    undo_import(db, SIGNATURE, acme)

    assert stored(db) == before


def test_a_row_changed_since_by_other_means_is_named_and_nothing_is_taken_back(db, acme, before):
    db.execute("UPDATE tasks SET title = 'Design thrice' WHERE title = 'Design twice'")
    standing = stored(db)

    with pytest.raises(UndoWouldOverwrite, match="Design thrice"):
        undo_import(db, SIGNATURE, acme)

    assert stored(db) == standing


def test_a_person_who_came_with_it_and_was_changed_since_is_named(db, acme, before):
    edit_person(db, SIGNATURE, acme, PersonEdit("p-3", 1, {"rate": 95.0}))

    with pytest.raises(UndoWouldOverwrite, match="Zoe"):
        undo_import(db, SIGNATURE, acme)


def test_a_person_who_came_with_it_and_works_on_more_since_is_named(db, acme, before):
    assign(db, SIGNATURE, acme, [Assignment(task(db, acme, "Build").id, "p-3", version=0)])
    standing = stored(db)

    with pytest.raises(StandsOnRenewal, match="Zoe"):
        undo_import(db, SIGNATURE, acme)

    assert stored(db) == standing


def test_a_row_that_came_with_it_and_is_worked_on_by_more_people_since_is_named(db, acme, before):
    assign(db, SIGNATURE, acme, [Assignment(task(db, acme, "Review").id, "p-1", version=0)])

    with pytest.raises(StandsOnRenewal, match="Review"):
        undo_import(db, SIGNATURE, acme)


def test_a_calendar_that_came_with_it_and_is_built_on_since_is_named(db, acme, before):
    plant = next(each for each in load_calendars(db, acme) if each.name == "Plant")
    more = replace(plant, key="", name="Plant two", base=plant.key, week=(None,) * 7, version=0)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(more))

    with pytest.raises(StandsOnRenewal, match="Plant"):
        undo_import(db, SIGNATURE, acme)


def test_updates_from_before_both_sides_were_kept_are_not_offered(db, acme):
    entry = Entry(acme, "update_plan", "1", {f"{acme}:f-1": {"days": 1}}, {f"{acme}:f-1": {"days": 2}})
    with db.transaction():
        record(db, SIGNATURE, entry)

    assert history(load_journal(db, acme)).last is None


def test_a_link_that_was_added_is_taken_back_and_added_again(db, acme):
    design, build = (each.id for each in load_plan(db, acme).tasks)
    before = stored(db)
    link_tasks(db, SIGNATURE, acme, Link(design, build, "SS", 2))
    after = stored(db)

    undo_edits(db, SIGNATURE, acme)
    assert stored(db) == before
    redo_edits(db, SIGNATURE, acme)

    assert stored(db) == after


def test_a_task_that_was_added_to_a_phase_is_taken_back_and_added_again(db, programme, signed):
    on, before = signed(2026, 1, 12), stored(db)
    add_task(db, on, "acme", NewTask("Common key", 5, "collect", "plan"))
    after = stored(db)

    undo_arrangement(db, on, "acme")
    assert stored(db) == before
    redo_arrangement(db, on, "acme")

    assert stored(db) == after
