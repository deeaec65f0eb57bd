"""Calendars saved, followed, deleted and taken back in a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from access.store import load_journal
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, find_programme
from phases.calendars.changing.actions import (
    load_followers,
    redo_calendar,
    remove_calendar,
    save_calendar,
    undo_calendar,
)
from phases.calendars.changing.differing import CalendarSavedFirst
from phases.calendars.changing.editing import CalendarEdit, CalendarInUse, FollowedOtherwise, InvalidCalendar
from phases.calendars.changing.moves import Standing, moves, moves_finding, planned_with
from phases.calendars.changing.undo import CalendarChangedSince, NoChangeToRedo, NoChangeToUndo
from phases.calendars.followers import Follow
from phases.capacity.people import Assignment, NewPerson
from phases.capacity.store import load_calendars
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.editing.edits import TaskEdit
from phases.effort.actions import assign
from phases.network.shifts import OFFICE
from phases.planned import load_planned, load_roster, load_timeline
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_units
from tests.phases.effort.staff import add_person

TODAY = date(2026, 1, 5)
SIGNATURE = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
FOUR = WorkCalendar("", "Four days", "", (OFFICE,) * 4 + ((), (), ()), version=0)


@pytest.fixture
def acme(db):
    new = NewProgramme(name="Acme", start_on=TODAY, steps=("assess",), units=(NewUnit(name="Harbour", wave=0),))
    return create_programme(db, SIGNATURE, new, load_pack()).id


def finish(db, programme_id):
    return load_timeline(db, find_programme(db, programme_id), TODAY).finish


def saved(db, programme_id, key):
    return next(each for each in load_calendars(db, programme_id) if each.key == key)


def to_programme(programme_id):
    return Follow("programme", programme_id, "", "")


def standing(db, programme_id):
    programme = find_programme(db, programme_id)
    roster = load_roster(db, programme_id, load_calendars(db, programme_id))
    return Standing(programme, load_planned(db, programme, TODAY), roster)


def test_a_programme_on_its_own_calendar_takes_longer_and_the_preview_said_so(db, acme):
    now, before = finish(db, acme), standing(db, acme)
    edit = CalendarEdit(replace(FOUR, key="k-1"), (Follow("programme", acme, "", "k-1"),))
    told = moves(before, planned_with(before, edit).timeline)

    save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, (to_programme(acme),)))

    assert finish(db, acme) == told.then > told.now == now
    assert told.milestones
    assert "milestones, most of all" in str(moves_finding(told, {}))


def test_a_unit_a_person_and_a_task_follow_a_calendar(db, acme):
    harbour = load_units(db, acme)[0]
    ana = add_person(db, SIGNATURE, acme, NewPerson("Ana"))
    tasks = [each for each in load_plan(db, acme).tasks if each.kind == "task" and not each.unit_key]
    assign(db, SIGNATURE, acme, [Assignment(tasks[0].id, ana, version=0)])
    follows = (
        Follow("unit", harbour.id, "", ""),
        Follow("person", f"{acme}:{ana}", "", ""),
        Follow("task", tasks[1].id, "", ""),
    )

    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, follows))

    keys = load_planned(db, find_programme(db, acme), TODAY).frame.terms.keys
    assert keys[tasks[0].id] == keys[tasks[1].id] == key
    assert all(keys[each.id] == key for each in load_plan(db, acme).tasks if each.unit_key == harbour.key)
    assert load_journal(db, acme, 1)[0].entry.verb == "add_calendar"


def test_a_calendar_in_use_is_not_deleted_and_its_users_are_named(db, acme):
    key = save_calendar(
        db, SIGNATURE, acme, CalendarEdit(FOUR, (Follow("unit", load_units(db, acme)[0].id, "", ""),))
    )
    built = WorkCalendar("", "On top", key, (None,) * 7, version=0)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(built))

    with pytest.raises(CalendarInUse, match="Harbour, On top"):
        remove_calendar(db, SIGNATURE, acme, saved(db, acme, key))

    assert saved(db, acme, key)


def test_a_calendar_that_nobody_uses_is_deleted_and_comes_back_by_undo(db, acme):
    closed = replace(FOUR, exceptions=(Exceptional(date(2026, 2, 2), date(2026, 2, 3), (), "Move"),))
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(closed))
    kept = saved(db, acme, key)
    remove_calendar(db, SIGNATURE, acme, kept)
    assert load_calendars(db, acme) == []

    undo_calendar(db, SIGNATURE, acme)

    assert saved(db, acme, key) == kept


def test_undo_gives_back_hours_and_followers_and_then_the_change_before(db, acme):
    now = finish(db, acme)
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, (to_programme(acme),)))
    four = finish(db, acme)
    three = replace(saved(db, acme, key), week=(OFFICE,) * 3 + ((),) * 4)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(three))
    assert finish(db, acme) > four

    undo_calendar(db, SIGNATURE, acme)
    assert finish(db, acme) == four
    undo_calendar(db, SIGNATURE, acme)

    assert finish(db, acme) == now
    assert load_calendars(db, acme) == []
    with pytest.raises(NoChangeToUndo):
        undo_calendar(db, SIGNATURE, acme)


def test_what_was_taken_back_is_done_again_with_hours_and_followers(db, acme):
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, (to_programme(acme),)))
    four = finish(db, acme)
    three = replace(saved(db, acme, key), week=(OFFICE,) * 3 + ((),) * 4)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(three))
    longest = finish(db, acme)
    undo_calendar(db, SIGNATURE, acme)
    undo_calendar(db, SIGNATURE, acme)

    redo_calendar(db, SIGNATURE, acme)
    assert finish(db, acme) == four
    redo_calendar(db, SIGNATURE, acme)

    assert finish(db, acme) == longest
    assert saved(db, acme, key).week == three.week
    with pytest.raises(NoChangeToRedo):
        redo_calendar(db, SIGNATURE, acme)


def test_a_deleted_calendar_comes_back_and_goes_again(db, acme):
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR))
    remove_calendar(db, SIGNATURE, acme, saved(db, acme, key))
    undo_calendar(db, SIGNATURE, acme)

    redo_calendar(db, SIGNATURE, acme)

    assert load_calendars(db, acme) == []


def test_redo_never_overwrites_what_changed_since_and_ends_with_a_new_change(db, acme):
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR))
    three = replace(saved(db, acme, key), week=(OFFICE,) * 3 + ((),) * 4)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(three))
    undo_calendar(db, SIGNATURE, acme)
    db.update("calendars", f"{acme}:{key}", saved(db, acme, key).version, {"name": "Other"})
    with pytest.raises(CalendarChangedSince, match="Other"):
        redo_calendar(db, SIGNATURE, acme)

    save_calendar(db, SIGNATURE, acme, CalendarEdit(saved(db, acme, key)))

    with pytest.raises(NoChangeToRedo):
        redo_calendar(db, SIGNATURE, acme)


def test_undo_never_overwrites_what_changed_since(db, acme):
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR))
    db.update("calendars", f"{acme}:{key}", 1, {"name": "Other"})

    with pytest.raises(CalendarChangedSince, match="Other"):
        undo_calendar(db, SIGNATURE, acme)


def test_a_stale_save_is_refused_with_both_values(db, acme):
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR))
    seen = saved(db, acme, key)
    save_calendar(db, SIGNATURE, acme, CalendarEdit(replace(seen, week=((),) * 4 + (OFFICE, (), ()))))

    with pytest.raises(CalendarSavedFirst, match="Friday: 08:00–12:00, 13:00–17:00 → day off"):
        save_calendar(db, SIGNATURE, acme, CalendarEdit(replace(seen, name="Four")))


def test_a_follower_that_went_elsewhere_since_is_refused_by_name(db, acme):
    harbour = load_units(db, acme)[0]
    key = save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, (Follow("unit", harbour.id, "", ""),)))
    other = replace(FOUR, name="Other")

    with pytest.raises(FollowedOtherwise, match="Harbour"):
        save_calendar(db, SIGNATURE, acme, CalendarEdit(other, (Follow("unit", harbour.id, "", ""),)))

    assert [each.key for each in load_calendars(db, acme)] == [key]


def test_a_mistake_saves_nothing_at_all(db, acme):
    with pytest.raises(InvalidCalendar):
        save_calendar(db, SIGNATURE, acme, CalendarEdit(replace(FOUR, name=" "), (to_programme(acme),)))

    assert find_programme(db, acme).calendar_key == ""
    assert load_calendars(db, acme) == []


def test_an_open_edit_of_a_task_is_told_of_a_new_calendar_by_its_version(db, acme):
    task = next(each for each in load_plan(db, acme).tasks if each.kind == "task")
    save_calendar(db, SIGNATURE, acme, CalendarEdit(FOUR, (Follow("task", task.id, "", ""),)))

    assert next(each for each in load_followers(db, find_programme(db, acme)) if each.id == task.id).version == 2
    assert edit_tasks(db, SIGNATURE, acme, [TaskEdit(task.id, 2, {"days": 9})]) == 1
