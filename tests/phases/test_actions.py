from datetime import date

import pytest

from access.journal import broken_links
from access.store import load_revision, read_chain
from data.database import Gone, Repeated, StaleSave
from phases.actions import (
    NoSuchProgramme,
    add_task,
    create_programme,
    edit_tasks,
    find_programme,
    link_tasks,
    load_timeline,
    redo_edits,
    set_baseline,
    undo_edits,
)
from phases.dates.calendar import OutsideCalendar
from phases.editing.edits import (
    InvalidBaseline,
    InvalidEdit,
    LinkedAlready,
    NewTask,
    NoSuchStage,
    TaskEdit,
)
from phases.editing.undoing import NothingToRedo, NothingToUndo, UndoWouldOverwrite
from phases.network.cycle import CycleOfTasks
from phases.plan import Link
from phases.programme import InvalidProgramme, NewUnit, StartOutOfReach
from phases.store import load_baseline_names, load_forecasts, load_heads, load_plan, load_programme, load_units
from phases.structure.actions import NewRow, add_row, delete_rows, undo_arrangement
from words.text import pick

DAY = (2026, 1, 6)


@pytest.fixture
def first(db, programme):
    """The first task of the plan."""
    return next(task for task in load_plan(db, programme.id).tasks if task.kind == "task")


def rows(db, table="tasks"):
    """All rows of a table but their versions."""
    return [
        {k: v for k, v in row.items() if k != "version"} for row in db.select(f"SELECT * FROM {table} ORDER BY id")
    ]


def test_a_new_programme_stands_with_units_plan_and_first_baseline(db, programme):
    assert load_programme(db, "acme") == programme
    assert [unit.key for unit in load_units(db, "acme")] == ["harbour", "north", "south"]
    assert load_baseline_names(db, "acme") == [("1", date(2026, 1, 5))]
    assert load_timeline(db, programme, date(2026, 1, 5)).drift == 0


def test_a_start_on_a_holiday_is_refused_with_the_next_working_day(db, pack, asked, signed):
    china = asked.model_copy(update={"country": "CN", "start_on": date(2026, 10, 1)})

    with pytest.raises(InvalidProgramme, match=r"National Day.*next one is 8\sOct"):
        create_programme(db, signed(2026, 9, 1), china, pack)

    assert load_heads(db) == []


@pytest.mark.parametrize("start", [date(1, 1, 1), date(1900, 1, 1), date(9999, 12, 31)])
def test_a_start_in_years_without_a_calendar_is_refused(db, pack, asked, signed, start):
    with pytest.raises(StartOutOfReach, match="between 2000-01-01 and 2060-12-31"):
        create_programme(db, signed(2026, 1, 5), asked.model_copy(update={"start_on": start}), pack)


def test_a_start_on_a_weekend_says_so(db, pack, asked, signed):
    with pytest.raises(InvalidProgramme, match="weekend"):
        create_programme(db, signed(*DAY), asked.model_copy(update={"start_on": date(2026, 1, 10)}), pack)


def test_all_mistakes_of_the_form_are_listed(db, pack, asked, signed):
    bad = asked.model_copy(update={"name": " ", "steps": (), "units": (NewUnit(name="A"), NewUnit(name="A"))})

    with pytest.raises(InvalidProgramme) as refused:
        create_programme(db, signed(*DAY), bad, pack)

    assert len(refused.value.problems) == 4


def test_two_programmes_of_one_name_have_two_ids(db, programme, pack, asked, signed):
    assert create_programme(db, signed(*DAY), asked, pack).id == "acme-2"


def test_an_unknown_programme_is_refused_with_those_there_are(db, programme):
    with pytest.raises(NoSuchProgramme, match="acme"):
        find_programme(db, "acmee")


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


def test_a_task_is_added_before_the_exit_of_its_phase(db, programme, first, signed):
    new = NewTask("Rehearse", 4, "assess", "plan", after_id=first.id)

    task_id = add_task(db, signed(*DAY), "acme", new)

    keys = [task.key for task in load_plan(db, "acme").tasks]
    assert keys[keys.index("t-1") + 1] == "assess.plan-exit"
    timeline = load_timeline(db, programme, date(*DAY))
    assert timeline.by_key["t-1"].driver_id == first.id
    assert task_id == "acme:t-1"


def test_a_task_in_a_phase_that_is_not_there_is_refused(db, programme, signed):
    with pytest.raises(NoSuchStage, match="flow"):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 4, "flow"))
    with pytest.raises(InvalidEdit, match="Rehearse"):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 0, "assess"))
    with pytest.raises(Gone):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 2, "assess", after_id="acme:nothing"))


def test_a_link_that_closes_a_circle_is_refused_by_names_and_not_saved(db, programme, first, signed):
    exit_id, before = "acme:assess.plan-exit", rows(db, "links")

    with pytest.raises(CycleOfTasks) as refused:
        link_tasks(db, signed(*DAY), "acme", Link(exit_id, first.id))

    assert first.key not in str(refused.value)
    assert "Assess" in str(refused.value)
    assert rows(db, "links") == before


def test_a_link_is_made_once(db, programme, first, signed):
    link = Link(first.id, "acme:collect.build-exit", "FF", 3)
    link_tasks(db, signed(*DAY), "acme", link)

    with pytest.raises(LinkedAlready):
        link_tasks(db, signed(*DAY), "acme", link)

    assert link in load_plan(db, "acme").links


def test_a_baseline_keeps_the_dates_of_its_day(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 60})])
    assert (load_timeline(db, programme, date(*DAY)).drift or 0) > 0

    set_baseline(db, signed(2026, 1, 7), "acme", "after the scan")

    assert load_baseline_names(db, "acme")[0] == ("after the scan", date(2026, 1, 7))
    assert load_timeline(db, programme, date(2026, 1, 7)).drift == 0


def test_every_change_keeps_the_forecast_of_its_day(db, programme, first, signed):
    edit_tasks(db, signed(2026, 1, 12), "acme", [TaskEdit(first.id, 1, {"days": 60})])

    seen = load_forecasts(db, "acme")["acme:assess.effect"]

    assert [day for day, _ in seen] == [date(2026, 1, 5), date(2026, 1, 12)]
    assert seen[1][1] > seen[0][1]


def test_every_action_leaves_its_entry_in_an_unbroken_journal(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 18})])
    undo_edits(db, signed(*DAY), "acme")
    set_baseline(db, signed(*DAY), "acme", "2")

    records = list(read_chain(db))

    assert [each.entry.verb for each in records] == ["create_programme", "edit_tasks", "undo_edits", "set_baseline"]
    assert broken_links(records) == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_baseline_without_a_name_or_with_a_long_one_is_refused(db, programme, signed, name):
    with pytest.raises(InvalidBaseline):
        set_baseline(db, signed(*DAY), "acme", name)
    assert len(load_baseline_names(db, "acme")) == 1


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
