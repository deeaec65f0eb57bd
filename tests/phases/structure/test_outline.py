"""How rows are arranged: hand-made outlines, and that nothing is lost on the way."""

from dataclasses import replace
from itertools import pairwise

import pytest

from phases.plan import Link, Plan, Task
from phases.structure.outline import CannotArrange, indented, moved, outdented, seat_below, together, without


def row(key, parent=None, **fields):
    kind = fields.pop("kind", "task")
    days = fields.pop("days", 0 if kind != "task" else 5)
    blank = {"step": "", "phase": "", "activity": "", "unit_key": "", "source": "", "role": "", "owner": ""}
    return Task(id=key, key=key, position=0, parent_id=parent, kind=kind, title=key, days=days, **{**blank, **fields})


def plan(*rows, links=()):
    return Plan(tuple(replace(each, position=at) for at, each in enumerate(rows)), tuple(links))


A = plan(
    row("top", kind="summary"),
    row("a", "top"),
    row("b", "top", kind="summary"),
    row("b1", "b"),
    row("b2", "b"),
    row("c", "top"),
    links=[Link("a", "b1"), Link("b2", "c")],
)
NAMES = {task.id: task.id for task in A.tasks}


def outline(arranged):
    depths = {None: -1}
    words = []
    for task in arranged.tasks:
        depths[task.id] = depths[task.parent_id] + 1
        words.append("  " * depths[task.id] + task.id)
    return words


def test_a_row_moves_down_behind_its_sister_and_all_that_she_holds():
    assert outline(moved(A, "a", 1, NAMES)) == ["top", "  b", "    b1", "    b2", "  a", "  c"]


def test_a_summary_moves_with_what_it_holds():
    assert outline(moved(A, "b", -1, NAMES)) == ["top", "  b", "    b1", "    b2", "  a", "  c"]


@pytest.mark.parametrize(("key", "step", "words"), [("a", -1, "first"), ("c", 1, "last"), ("b2", 1, "last")])
def test_a_row_at_the_border_stays(key, step, words):
    with pytest.raises(CannotArrange, match=words):
        moved(A, key, step, NAMES)


def test_a_row_goes_inside_the_summary_above_it():
    assert outline(indented(A, "c", NAMES)) == ["top", "  a", "  b", "    b1", "    b2", "    c"]


def test_a_task_becomes_a_summary_when_a_row_goes_inside_it():
    arranged = indented(plan(row("x"), row("y")), "y", {"x": "x", "y": "y"})

    assert [(task.kind, task.days, task.parent_id) for task in arranged.tasks] == [
        ("summary", 0, None),
        ("task", 5, "x"),
    ]


@pytest.mark.parametrize(
    ("above", "links", "words"),
    [
        (row("x", kind="milestone"), (), "milestone"),
        (row("x", percent=10), (), "progress"),
        (row("x", source="task:assess/x"), (), "from the method"),
        (row("x"), [Link("x", "y")], "linked; clear that link first"),
        (row("x"), [Link("z", "x", "SS")], "not finish-to-start"),
    ],
)
def test_what_cannot_hold_rows_is_said(above, links, words):
    with pytest.raises(CannotArrange, match=words):
        indented(plan(above, row("y"), links=links), "y", {"x": "x", "y": "y"})


def test_the_first_row_has_nothing_to_go_into():
    with pytest.raises(CannotArrange, match="no row above"):
        indented(A, "b1", NAMES)


def test_a_row_comes_out_behind_what_held_it():
    assert outline(outdented(A, "b1", NAMES)) == ["top", "  a", "  b", "    b2", "  b1", "  c"]


def test_a_summary_that_holds_nothing_any_more_is_a_task():
    arranged = outdented(plan(row("x", kind="summary"), row("y", "x")), "y", {"x": "x", "y": "y"})

    assert [(task.id, task.kind, task.days) for task in arranged.tasks] == [("x", "task", 1), ("y", "task", 5)]


def test_the_outermost_row_cannot_come_out():
    with pytest.raises(CannotArrange, match="outermost"):
        outdented(A, "top", NAMES)


def test_rows_go_with_what_they_hold_and_with_their_links():
    arranged = without(A, ["b"], NAMES)

    assert outline(arranged) == ["top", "  a", "  c"]
    assert arranged.links == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"percent": 30}, "has progress"),
        ({"source": "gate:plan-exit", "kind": "milestone"}, "belongs to the method"),
        ({"source": "unit-activity:training"}, "belongs to the method"),
    ],
)
def test_rows_that_have_to_stay_are_named(fields, words):
    with pytest.raises(CannotArrange, match=f"“y” {words}"):
        without(plan(row("x"), row("y", **fields)), ["x", "y"], {"x": "x", "y": "y"})


def test_a_phase_keeps_at_least_one_row():
    phase = row("x", kind="summary", source="phase:plan")

    with pytest.raises(CannotArrange, match="at least one row"):
        without(plan(phase, row("y", "x")), ["y"], {"x": "x", "y": "y"})


def test_the_frame_of_the_method_keeps_its_place():
    gate = row("y", kind="milestone", source="gate:plan-exit")

    with pytest.raises(CannotArrange, match="keeps its place"):
        moved(plan(row("x"), gate), "y", -1, {"x": "x", "y": "y"})


def test_a_new_row_stands_inside_a_summary_and_behind_a_task():
    assert seat_below(A, "b") == ("b", 3)
    assert seat_below(A, "a") == ("top", 2)


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (lambda p: moved(p, "a", 1, NAMES), lambda p: moved(p, "a", -1, NAMES)),
        (lambda p: indented(p, "c", NAMES), lambda p: outdented(p, "c", NAMES)),
    ],
)
def test_there_and_back_is_the_same_plan(there, back):
    arranged = there(A)

    assert outline(back(Plan(arranged.tasks, arranged.links))) == outline(A)


def test_every_row_stands_right_below_a_row_of_its_family_after_any_change():
    changes = [moved(A, "b", 1, NAMES), moved(A, "c", -1, NAMES)]

    for arranged in changes:
        assert sorted(task.id for task in arranged.tasks) == sorted(NAMES)
        for above, below in pairwise(arranged.tasks):
            ancestors = {above.id, above.parent_id, "top", None}
            assert below.parent_id in ancestors


def test_rows_picked_together_go_in_move_and_come_out_in_their_order():
    rows = plan(row("a"), row("b"), row("c"), row("d"))
    names = {task.id: task.id for task in rows.tasks}

    def down(each, key, called):
        return moved(each, key, 1, called)

    inside = together(["c", "b"], indented)(rows, names)
    assert outline(inside) == ["a", "  b", "  c", "d"]
    assert outline(
        together(["b", "c"], outdented, is_last_first=True)(Plan(inside.tasks, inside.links), names)
    ) == list("abcd")
    assert outline(together(["a", "b"], down, is_last_first=True)(rows, names)) == list("cabd")


def test_a_row_inside_another_one_that_is_picked_goes_with_it():
    def up(each, key, called):
        return moved(each, key, -1, called)

    assert outline(together(["b", "b1", "b2"], up)(A, NAMES)) == outline(moved(A, "b", -1, NAMES))


def test_when_one_of_several_rows_cannot_go_none_goes():
    with pytest.raises(CannotArrange, match="no row above it"):
        together(["a", "c"], indented)(A, NAMES)
