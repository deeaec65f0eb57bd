"""What the plan's grid sends and is answered, on a real database: batches, refusals, conflicts, turns, views."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from access.store import load_journal
from data.database import open_database
from exchange.plan.forms import plan_in
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.intake.actions import update_plan
from phases.programme import NewProgramme, NewUnit
from phases.saved_views.store import load_views
from phases.store import load_plan
from phases.structure.actions import NewRow, add_row, delete_rows
from ui.parts.plan.exchange.importing import reader_of
from ui.parts.plan.grid.batch import standing_text
from ui.parts.plan.grid.cells import shown_days
from ui.parts.plan.grid.sheet import sheet_data
from ui.parts.plan.view import plan_view
from words.text import pick

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
TODAY = date(2026, 1, 12)


@pytest.fixture
def programme(file):
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Harbour", wave=0),)
    )
    with open_database(file) as db:
        return create_programme(db, ANA, new, load_pack("crm-core"))


def script():
    import streamlit as st

    from ui.parts.plan.grid.asks import dialog_asked, hear, last_heard

    for ask in st.session_state["asks"]:
        hear(ask)
    st.session_state["answer"] = last_heard("acme").answer
    asked = dialog_asked()
    st.session_state["dialog"] = asked and (asked.name, asked.row_keys)


def ask(*asks, language="en"):
    """The answer of the server to what a grid asks, and the session behind it."""
    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["programme"] = "acme"
    app.session_state["lang"] = language
    app.session_state["asks"] = [{"id": f"{number}", **each} for number, each in enumerate(asks)]
    app.run()
    assert not app.exception
    return app.session_state["answer"]


def task(file, key):
    with open_database(file) as db:
        return next(each for each in load_plan(db, "acme").tasks if each.key == key)


def first(file):
    with open_database(file) as db:
        return next(each for each in load_plan(db, "acme").tasks if each.kind == "task")


def verbs(file):
    with open_database(file) as db:
        return [record.entry.verb for record in load_journal(db, "acme", 50)]


def save(cells, **more):
    return {"kind": "save", "batch": cells, **more}


def test_a_batch_of_texts_is_saved_once_however_often_it_is_sent(file, programme):
    work = first(file)
    sent = save({work.key: {"days": ["2 w", shown_days(work.days)]}}, id="one")

    answer = ask(sent, sent)
    again = ask({**sent, "batch": {work.key: {"days": ["7", shown_days(work.days)]}}})

    assert (answer["kind"], again["kind"]) == ("saved", "conflict")
    assert task(file, work.key).days == 10
    assert verbs(file).count("edit_tasks") == 1


def test_a_row_that_somebody_deleted_is_named_once(file, programme):
    with open_database(file) as db:
        gone = first(file)
        delete_rows(db, ANA, "acme", [gone.id])

    answer = ask({"kind": "save", "batch": {gone.key: {"days": ["9", "3"], "owner": ["Ann", ""]}}})

    (problem,) = answer["problems"]
    title = pick(load_pack("crm-core").titles[gone.source], "en")
    assert problem["reason"] == f"“{title}” was deleted by somebody else: undo that, or save without it."
    assert verbs(file)[0] == "delete_rows"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ({"days": "soon"}, "“soon” is no duration"),
        ({"days": "0"}, "For a milestone add a row of 0 days"),
        ({"percent": "101"}, "done is 0 to 100"),
        ({"percent": "half"}, "is no percentage"),
        ({"not_before": "03/04/2026"}, "may have the day or the month first"),
        ({"not_before": "1900-01-01"}, "leaves the calendar"),
        ({"not_before": "2069-12-30"}, "” leaves the calendar, which runs from 1999-01-01 to 2069-12-31"),
        ({"predecessors": "99"}, "there is no row 99"),
        ({"constraint_kind": "Whenever"}, "is no constraint"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_row_and_nothing_is_saved(file, programme, cell, reason):
    view, work = plan_view(programme), first(file)
    other = next(each for each in view.plan.tasks if each.kind == "task" and each.id != work.id)
    cell = {field: [text, standing_text(view, work.id, field)] for field, text in cell.items()}

    answer = ask(save({work.key: cell, other.key: {"days": ["9", shown_days(other.days)]}}))

    assert answer["kind"] == "refused"
    assert [each["key"] for each in answer["problems"] if reason in each["reason"]] in ([work.key], [""])
    assert "edit_tasks" not in verbs(file)


def test_a_row_that_is_gone_is_said(file, programme):
    answer = ask(save({"nobody": {"days": ["3", "5"]}}))

    assert "somebody deleted it" in answer["problems"][0]["reason"]


def test_what_others_saved_meanwhile_is_shown_with_both_values(file, programme):
    work = first(file)
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(work.id, 1, {"days": 21})])

    answer = ask(save({work.key: {"days": ["12", shown_days(work.days)]}}))

    (conflict,) = answer["conflicts"]
    assert (conflict["theirs"], conflict["yours"], conflict["what"]) == ("21", "12", "Days")
    assert conflict["who"].replace("\xa0", " ").startswith("Ana, 5 Jan")
    assert task(file, work.key).days == 21
    assert ask(save({work.key: {"days": ["12", conflict["base"]]}}))["kind"] == "saved"


def test_another_value_of_the_same_row_is_no_conflict(file, programme):
    work = first(file)
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(work.id, 1, {"owner": "Bo"})])

    assert ask(save({work.key: {"days": ["12", shown_days(work.days)]}}))["kind"] == "saved"
    assert (task(file, work.key).days, task(file, work.key).owner) == (12, "Bo")


def test_a_preview_says_what_moves_and_saves_nothing(file, programme):
    work = first(file)

    answer = ask({"kind": "preview", "batch": {work.key: {"days": ["30", shown_days(work.days)]}}})

    assert "Your unsaved change moves" in answer["words"]
    assert work.key in {row["k"] for row in answer["moved"]}
    assert "edit_tasks" not in verbs(file)


def test_a_cell_that_says_what_stands_there_in_other_words_counts_as_the_save_button_counts_it(file, programme):
    work = first(file)
    cells = {work.key: {"days": ["30", shown_days(work.days)], "percent": [" 0 ", "0"]}}

    assert "Your 2 unsaved changes move" in ask({"kind": "preview", "batch": cells})["words"]
    assert ask(save(cells))["kind"] == "saved"
    assert task(file, work.key).days == 30


def test_several_rows_are_moved_in_together_and_taken_back_in_one_step(file, programme):
    with open_database(file) as db:
        for title in ("Three", "Two", "One"):
            add_row(db, ANA, "acme", NewRow(below_id=plan_view(programme).plan.tasks[-1].id, title=title, days=1))
        programme = find_programme(db, "acme")
    one, two, three = [
        each.task for each in plan_view(programme).timeline.rows if each.task.title in ("One", "Two", "Three")
    ]

    assert ask({"kind": "in", "key": two.key, "rows": [two.key, three.key]})["kind"] == "done"
    assert [task(file, each.key).parent_id for each in (two, three)] == [one.id, one.id]
    assert ask({"kind": "undo", "id": "undo"})["kind"] == "done"
    assert {task(file, each.key).parent_id for each in (one, two, three)} == {one.parent_id}


def test_a_row_of_a_phase_that_its_exit_waits_for_becomes_a_summary_with_its_link(file, programme):
    first = next(each for each in plan_view(programme).plan.tasks if each.kind == "task")
    with open_database(file) as db:
        for title, days in (("Sub two", 30), ("Sub one", 1), ("Migration", 2)):
            add_row(db, ANA, "acme", NewRow(below_id=first.id, title=title, days=days))
        programme = find_programme(db, "acme")
    rows = {each.task.title: each for each in plan_view(programme).timeline.rows}
    migration, one, two = (rows[title].task for title in ("Migration", "Sub one", "Sub two"))

    assert ask({"kind": "in", "key": one.key, "rows": [one.key, two.key]})["kind"] == "done"

    with open_database(file) as db:
        after = plan_view(find_programme(db, "acme"))
    assert after.rows[migration.id].task.kind == "summary"
    (exit_link,) = [link for link in after.plan.links if link.before_id == migration.id]
    assert after.rows[exit_link.after_id].start >= after.rows[two.id].finish
    assert ask({"kind": "undo", "id": "undo"})["kind"] == "done"
    assert (task(file, migration.key).kind, task(file, migration.key).days) == ("task", 2)


def test_a_row_action_that_is_refused_does_not_speak_of_unsaved_changes(file, programme):
    refused = ask({"kind": "up", "key": "assess.plan-exit"})
    batch = ask(save({first(file).key: {"days": ["soon", "1"]}}))

    assert (refused["about"], batch.get("about")) == ("action", None)


def test_a_save_is_taken_back_and_done_again(file, programme):
    work = first(file)

    ask(save({work.key: {"days": ["30", shown_days(work.days)]}}), {"kind": "undo"})
    assert task(file, work.key).days == work.days
    ask({"kind": "redo", "id": "again"})

    assert task(file, work.key).days == 30
    refused = ask({"kind": "redo", "id": "once more"})
    assert "nothing to do again" in refused["problems"][0]["reason"]


def test_a_row_is_moved_and_undo_takes_it_back(file, programme):
    work = first(file)

    ask({"kind": "down", "key": work.key})
    assert first(file).id != work.id
    ask({"kind": "undo", "id": "back"})

    assert first(file).id == work.id
    assert verbs(file)[:2] == ["undo_rows", "move_row"]

    ask({"kind": "redo", "id": "again"})

    assert first(file).id != work.id
    assert verbs(file)[0] == "redo_rows"


def test_an_update_from_a_file_is_taken_back_and_done_again_from_the_grid(file, programme):
    work = first(file)
    table = f"ID,Task Name,Duration\n{work.key},Look around,30d\n"
    with open_database(file) as db:
        update_plan(db, ANA, "acme", reader_of(plan_in(table.encode(), "Acme")))
        added = next(each.key for each in load_plan(db, "acme").tasks if each.title == "Look around")

    ask({"kind": "undo"})
    with open_database(file) as db:
        assert added not in {each.key for each in load_plan(db, "acme").tasks}
    ask({"kind": "redo", "id": "again"})

    assert task(file, added).days == 30
    assert verbs(file)[:2] == ["redo_import", "undo_import"]


def test_rows_of_the_method_keep_their_place_and_say_why(file, programme):
    answer = ask({"kind": "up", "key": "assess.plan-exit"})

    assert "belongs to the method" in answer["problems"][0]["reason"]


def test_a_view_is_kept_and_deleted(file, programme):
    ask({"kind": "keep_view", "name": "Late", "parts": {"show": "late"}})
    with open_database(file) as db:
        (view,) = load_views(db, "acme")

    ask({"kind": "drop_view", "view": view.id, "id": "drop"})

    assert view.parts == {"show": "late"}
    with open_database(file) as db:
        assert not load_views(db, "acme")


def test_days_left_a_date_by_hand_and_what_does_not_count_are_cells_of_the_grid(file, programme):
    first, second, third = [each for each in plan_view(programme).plan.tasks if each.kind == "task"][:3]
    batch = {
        first.key: {"remaining": ["2,5", ""]},
        second.key: {"placed_on": ["2026-03-02", ""]},
        third.key: {"active": ["no", "yes"]},
    }

    assert ask(save(batch))["kind"] == "saved"
    assert (task(file, first.key).remaining, task(file, first.key).started_on) == (2.5, TODAY)
    assert (task(file, second.key).manual, task(file, second.key).placed_on) == (True, date(2026, 3, 2))
    assert not task(file, third.key).active

    back = {second.key: {"placed_on": ["", "2026-03-02"]}, third.key: {"active": ["YES", "no"]}}
    assert ask(save(back) | {"id": "back"})["kind"] == "saved"
    assert not task(file, second.key).manual
    assert task(file, third.key).active


def test_a_summary_can_be_renamed_in_the_grid(file, programme):
    summary = next(each for each in plan_view(programme).plan.tasks if each.kind == "summary")
    stands = standing_text(plan_view(programme), summary.id, "title")

    assert ask(save({summary.key: {"title": ["Look around", stands]}}))["kind"] == "saved"
    assert task(file, summary.key).title == "Look around"


def test_a_date_with_its_time_is_kept_to_the_minute_shown_and_cleared_by_a_date_without_one(file, programme):
    first, second = [each for each in plan_view(programme).plan.tasks if each.kind == "task"][:2]
    batch = {
        first.key: {"started_on": ["2026-01-08 13:30", ""]},
        second.key: {"not_before": ["9 Feb 2026 10:15", ""], "deadline_on": ["2026-03-02", ""]},
    }

    assert ask(save(batch))["kind"] == "saved"
    assert (task(file, first.key).started_on, task(file, first.key).started_time) == (date(2026, 1, 8), 810)
    assert (task(file, second.key).constraint_on, task(file, second.key).constraint_time) == (date(2026, 2, 9), 615)
    assert task(file, second.key).deadline_time is None
    with open_database(file) as db:
        view = plan_view(find_programme(db, "acme"))
    assert view.timeline.by_key[first.key].moments.start % 1440 == 810
    assert standing_text(view, second.id, "not_before") == "2026-02-09 10:15"
    rows = {row["k"]: row for row in sheet_data(view, "en")["rows"]}
    assert (rows[first.key]["st"], rows[second.key]["nb"]) == ("2026-01-08 13:30", "2026-02-09 10:15")

    back = {second.key: {"not_before": ["2026-02-09", "2026-02-09 10:15"]}}
    assert ask(save(back) | {"id": "back"})["kind"] == "saved"
    assert (task(file, second.key).constraint_on, task(file, second.key).constraint_time) == (date(2026, 2, 9), None)


def test_a_duration_on_the_clock_is_typed_shown_and_turned_back_into_working_days(file, programme):
    first = next(each for each in plan_view(programme).plan.tasks if each.kind == "task")

    assert ask(save({first.key: {"days": ["3ed", shown_days(first.days)]}}))["kind"] == "saved"
    assert (task(file, first.key).days, task(file, first.key).elapsed) == (3, True)
    with open_database(file) as db:
        view = plan_view(find_programme(db, "acme"))
    row = view.timeline.by_key[first.key]
    assert row.moments.finish - row.moments.start == 3 * 1440
    assert standing_text(view, first.id, "days") == "3ed"

    assert ask(save({first.key: {"days": ["4", "3ed"]}}) | {"id": "back"})["kind"] == "saved"
    assert (task(file, first.key).days, task(file, first.key).elapsed) == (4, False)
