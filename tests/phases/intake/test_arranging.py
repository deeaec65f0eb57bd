"""Where rows stand when an import has come in: by the rule, and as an update in a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.journal import Signature
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignCalendar, ForeignLink, ForeignPlan, ForeignTask
from methodology.loader import load_pack
from phases.intake.actions import preview_update, take_plan, update_plan
from phases.intake.difference.arranging import moved_rows, outline
from phases.intake.difference.telling import difference_finding
from phases.network.cycle import CycleOfTasks
from phases.plan import Task
from phases.planned import load_planned
from phases.programme import Programme
from phases.store import load_plan
from phases.takeback.actions import redo_import, undo_import

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
TODAY = date(2026, 1, 5)
START = datetime(2026, 1, 5, 8)
EMPTY = ForeignPlan("Acme", START, None, False, None, 480, 2400, "EUR", (), "", ())


def row(key, parent=None, kind="task"):
    return Task(key, key, 0, parent, kind, "", "", "", "", "", key, "", "", 1)


def rows(text):
    """Rows from `A B>A`: B stands below A."""
    return [row(key, parent or None) for key, _, parent in (each.partition(">") for each in text.split())]


@pytest.mark.parametrize(
    ("standing", "incoming", "found", "moved"),
    [
        ("A B C", "A B C", "A B C", ""),
        ("A B C", "C A B", "C A B", "C"),
        ("A B C", "A B>A C", "A B>A C", "B"),
        ("A B>A C", "A B C", "A B C", "B"),
        ("A own B", "B A", "B A own", "B"),
        ("S A>S B>S", "A B", "S A>S B>S", ""),
        ("S own>S A>S", "A S", "A S own>S", "A"),
        ("S A>S T", "S T A>T", "S T A>T", "A"),
        ("A", "N A", "N A", ""),
    ],
)
def test_rows_stand_as_the_file_says_and_those_it_does_not_hold_stay_below_their_parents(
    standing, incoming, found, moved
):
    places = outline(rows(standing), rows(incoming))

    order = sorted(places, key=lambda key: places[key][0])
    assert [f"{key}>{places[key][1]}" if places[key][1] else key for key in order] == found.split()
    assert [each.id for each in moved_rows(rows(standing), places)] == moved.split()


@given(st.permutations(range(12)), st.data())
def test_every_row_stands_right_below_its_parents_and_the_same_file_again_moves_nothing(order, data):
    above = [None, *(data.draw(st.sampled_from([None, *range(at)])) for at in range(1, 12))]
    standing = rows(" ".join(f"r{at}" for at in order))
    incoming = rows(" ".join(f"r{at}" + (f">r{above[at]}" if above[at] is not None else "") for at in range(12)))

    places = outline(standing, incoming)

    now = sorted((replace(each, parent_id=places[each.id][1]) for each in standing), key=lambda e: places[e.id][0])
    path = []
    for each in now:
        while path and path[-1] != each.parent_id:
            path.pop()
        assert (path[-1] if path else None) == each.parent_id
        path.append(each.id)
    assert moved_rows(now, outline(now, incoming)) == ()


def tasks(text):
    """Tasks of two days from `1 2/2`: the second stands on the second level."""
    found = [each.partition("/") for each in text.split()]
    levels = [int(level or 1) for _, _, level in found] + [0]
    return tuple(
        ForeignTask(uid, levels[at], f"Task {uid}", "summary" if levels[at + 1] > levels[at] else "task", 960)
        for at, (uid, _, _) in enumerate(found)
    )


def reader(text, **others):
    return lambda key: convert(replace(EMPTY, tasks=tasks(text), **others), key, TODAY)


def shown(db, programme):
    names = {task.id: task.key for task in load_plan(db, programme.id).tasks}
    return [(task.key, task.kind, names.get(task.parent_id), task.days) for task in load_plan(db, programme.id).tasks]


@pytest.fixture
def acme(db) -> Programme:
    return take_plan(db, ANA, reader("1 2 3"), load_pack())


def test_an_update_that_only_indents_a_row_makes_the_one_above_it_a_summary_and_can_be_taken_back(db, acme):
    before = shown(db, acme)
    difference = preview_update(db, acme.id, reader("1 2/2 3"), TODAY)

    found = update_plan(db, ANA, acme.id, reader("1 2/2 3"))

    assert [each.key for each in found.arranged] == ["f-2"]
    assert "one row moves in the outline: Task 2" in str(difference_finding(difference))
    after = [("f-1", "summary", None, 0), ("f-2", "task", "f-1", 2), ("f-3", "task", None, 2)]
    assert shown(db, acme) == after
    assert [each.task.key for each in load_planned(db, acme, TODAY).timeline.leaves()] == ["f-2", "f-3"]
    assert update_plan(db, ANA, acme.id, reader("1 2/2 3")).is_empty
    undo_import(db, replace(ANA, submit_id="undo"), acme.id)
    assert shown(db, acme) == before
    redo_import(db, replace(ANA, submit_id="redo"), acme.id)
    assert shown(db, acme) == after


def test_a_summary_whose_rows_move_away_is_a_task_again(db, acme):
    update_plan(db, ANA, acme.id, reader("1 2/2 3"))

    update_plan(db, ANA, acme.id, reader("2 1 3"))

    assert shown(db, acme) == [(f"f-{uid}", "task", None, 2) for uid in "213"]


def test_a_preview_sees_the_circle_that_a_new_outline_makes(db, acme):
    links = (ForeignLink("1", "2"),)
    assert preview_update(db, acme.id, reader("1 2 3", links=links), TODAY).added_links

    with pytest.raises(CycleOfTasks, match="circle: Task"):
        preview_update(db, acme.id, reader("1 2/2 3", links=links), TODAY)


def test_a_table_without_outline_leaves_the_outline_and_one_of_some_rows_their_parents(db, acme):
    update_plan(db, ANA, acme.id, reader("1 2/2 3"))
    before = shown(db, acme)

    assert not preview_update(db, acme.id, reader("1 2 3", only_names=True), TODAY).arranged
    assert not preview_update(db, acme.id, reader("2 3"), TODAY).arranged
    assert shown(db, acme) == before


def test_other_notes_and_fields_are_a_difference_of_their_own(db, acme):
    noted = tuple(replace(each, notes="Ask Ben" if each.uid == "2" else "") for each in tasks("1 2 3"))

    def read(key):
        return convert(replace(EMPTY, tasks=noted), key, TODAY)

    found = update_plan(db, ANA, acme.id, read)

    assert [each.key for each in found.told] == ["f-2"]
    assert update_plan(db, ANA, acme.id, read).is_empty


def test_another_calendar_of_a_task_is_a_difference_and_a_table_says_none(db, acme):
    nights = ForeignCalendar("5", "Nights", None, (((1320, 1440),),) * 7)
    moved = tuple(replace(each, calendar="5" if each.uid == "2" else None) for each in tasks("1 2 3"))

    def read(key):
        return convert(replace(EMPTY, tasks=moved, calendars=(nights,)), key, TODAY)

    found = update_plan(db, ANA, acme.id, read)

    assert [each.after for each in found.changed] == [{"calendar_key": "c-5"}]
    assert update_plan(db, ANA, acme.id, read).is_empty
    assert not preview_update(db, acme.id, reader("1 2 3", only_names=True), TODAY).changed
