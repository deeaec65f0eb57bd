from dataclasses import replace
from datetime import date
from random import Random

import pytest

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.timeline import compute_timeline
from phases.effort.answer import levelling_answer
from phases.effort.levelling.proposal import PlannedBackwards, propose
from phases.effort.load.work import shares
from phases.effort.load.worktimes import Worktimes
from phases.network.network import Constraint
from phases.plan import not_before
from tests.phases.effort.plan_of_people import ANA, BO, MONDAY, frame_of, monday, plan_of, staff_of, task

TWO = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])


def moved(found):
    return [(each.before.task.key, each.days, each.not_before) for each in found.moves]


def test_a_plan_without_overload_is_left_alone():
    found = propose(plan_of(task("a"), task("b"), links=[("a", "b")]), frame_of(), TWO, MONDAY)

    assert (found.moves, found.before, found.after, found.days) == ((), (), (), 0)


def test_the_task_with_more_float_waits_for_the_person():
    plan = plan_of(task("a"), task("b", 2), task("c"), links=[("a", "c")])

    found = propose(plan, frame_of(), TWO, MONDAY)

    assert moved(found) == [("b", 5, monday(1))]
    assert (found.days, found.after) == (0, ())
    assert [each.over for each in found.before] == [16]


def test_the_row_that_others_wait_for_goes_first_and_what_follows_the_other_moves_along():
    plan = plan_of(task("a"), task("b"), task("c", 3), task("m", 0), links=[("b", "c"), ("c", "m"), ("a", "m")])
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])

    found = propose(plan, frame_of(), staff, MONDAY)

    assert moved(found) == [("a", 5, monday(1)), ("m", 2, None)]
    assert (found.finish_before, found.finish_after, found.days) == (date(2026, 1, 14), date(2026, 1, 16), 2)


def test_a_row_that_only_follows_gets_no_date_of_its_own():
    plan = plan_of(task("a"), task("b"), task("c"), links=[("b", "c")])
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])
    begun = replace(plan, tasks=(replace(plan.tasks[0], percent=10, started_on=MONDAY), *plan.tasks[1:]))

    found = propose(begun, frame_of(), staff, MONDAY)

    assert ("c", 5, None) in moved(found)
    assert [each.task_id for each in found.edits()] == ["b"]


def test_half_a_person_is_shared_by_two_halves():
    staff = staff_of(ANA, on=[(key, "ana", {"units": 0.5}) for key in "abc"])

    found = propose(plan_of(task("a"), task("b"), task("c")), frame_of(), staff, MONDAY)

    assert moved(found) == [("c", 5, monday(1))]


def test_work_begins_within_a_day_where_a_person_is_free_then():
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana")])

    found = propose(plan_of(task("a", 4.5), task("b", 4.5)), frame_of(), staff, MONDAY)

    assert [(each.not_before, each.minute) for each in found.moves] == [(date(2026, 1, 9), 780)]
    assert found.after == ()


def test_what_has_begun_was_placed_or_must_start_stays_and_its_overload_is_said():
    begun = task("a", started_on=MONDAY, percent=10)
    pinned = task("b", constraint_kind=Constraint.MUST_START_ON, constraint_on=MONDAY)
    staff = staff_of(ANA, on=[("a", "ana"), ("b", "ana"), ("c", "ana")])

    found = propose(plan_of(begun, pinned, task("c")), frame_of(), staff, MONDAY)

    assert [(key, day) for key, _, day in moved(found)] == [("c", monday(1))]
    assert [(each.key, each.over) for each in found.after] == [("ana", 40)]


def test_a_task_that_wants_more_than_there_is_gets_all_of_it_alone():
    staff = staff_of(BO, on=[("a", "bo"), ("b", "bo", {"units": 0.5})])

    found = propose(plan_of(task("a"), task("b")), frame_of(), staff, MONDAY)

    assert [key for key, _, _ in moved(found)] in (["a"], ["b"])
    assert [each.over for each in found.after] == [20]


def test_work_without_a_name_waits_for_the_people_of_its_role():
    plan = plan_of(task("a", role="it-lead"), task("b", role="it-lead"))

    found = propose(plan, frame_of(), staff_of(ANA), MONDAY)

    assert moved(found) == [("b", 5, monday(1))]


def test_whoever_gets_too_much_by_levelling_is_levelled_too():
    bo = replace(BO, units=1.0)
    staff = staff_of(ANA, bo, on=[("a", "ana"), ("b", "ana"), ("c", "bo"), ("d", "bo")])
    plan = plan_of(task("a", 10), task("b", 5), task("c", 5), task("d", 5), links=[("b", "c")])
    plan = replace(plan, tasks=(*plan.tasks[:3], replace(plan.tasks[3], **not_before(monday(3)))))

    assert propose(plan, frame_of(), staff, MONDAY).after == ()


def test_levelling_respects_holidays_and_the_hours_of_the_plan():
    found = propose(plan_of(task("a", 4), task("b", 4)), frame_of(), TWO, MONDAY)

    assert found.moves[0].not_before == date(2026, 1, 9)
    assert found.moves[0].after.finish == date(2026, 1, 14)


def test_a_plan_that_is_counted_back_from_its_end_is_refused():
    with pytest.raises(PlannedBackwards, match="counted back"):
        propose(plan_of(task("a"), task("b")), frame_of(finish_on=monday(9)), TWO, MONDAY)


def test_the_same_plan_is_levelled_the_same_way_twice():
    plan, staff = crowd(40, 3)

    assert moved(propose(plan, frame_of(), staff, MONDAY)) == moved(propose(plan, frame_of(), staff, MONDAY))


def crowd(size, seed):
    """A plan with links of all kinds, in two summaries, for four people who are never more than themselves."""
    dice = Random(seed)
    heads = [task("s1", 0, kind="summary"), task("s2", 0, kind="summary")]
    half = size // 2
    below = [task(f"t{at}", dice.choice((0.5, 1, 3, 5, 8)), parent="s1" if at < half else "s2") for at in range(size)]
    rows = [heads[0], *below[:half], heads[1], *below[half:]]
    links = [
        (f"t{dice.randrange(at)}", f"t{at}", dice.choice(("FS", "FS", "SS", "FF")), dice.choice((0, 0, 1, -1)))
        for at in range(1, size)
        if dice.random() < 0.7
    ]
    people = [Person(f"p{at}", f"P {at}") for at in range(4)]
    on = [Assignment(each.id, f"p{dice.randrange(4)}", dice.choice((0.5, 1.0))) for each in below]
    return plan_of(*rows, links=links), Staff(people, on)


@pytest.mark.parametrize("seed", range(12))
def test_levelled_plans_break_no_capacity_and_move_nothing_forward(seed):
    plan, staff = crowd(30, seed)
    frame = frame_of()
    before = compute_timeline(plan, frame)

    found = propose(plan, frame, staff, MONDAY)
    levelled = compute_timeline(edited(plan, found.edits()), frame)

    assert found.after == ()
    assert levelled.finish == found.finish_after >= found.finish_before
    whose = {each.key for each in found.before}
    assert not [key for key in whose if most_at_once(levelled, frame, staff, key) > 1 + 1e-6]
    assert all(levelled.by_key[row.task.key].moments.start >= row.moments.start for row in before.leaves())
    assert all(
        move.after.moments.finish == levelled.by_key[move.before.task.key].moments.finish for move in found.moves
    )


def most_at_once(timeline, frame, staff, person):
    spans = [
        (each.row.moments.start, each.row.moments.finish, each.units)
        for each in shares(timeline, Worktimes(frame), staff)
        if each.person_key == person
    ]
    return max(sum(units for start, finish, units in spans if start <= at < finish) for at, _, _ in spans)


def edited(plan, edits):
    changes = {each.task_id: each.changes for each in edits}
    return replace(plan, tasks=tuple(replace(each, **changes.get(each.id, {})) for each in plan.tasks))


def test_a_proposal_says_what_it_would_do_in_one_sentence():
    plan, staff = plan_of(task("a"), task("b")), TWO
    begun = replace(plan, tasks=tuple(replace(each, started_on=MONDAY, percent=10) for each in plan.tasks))
    mixed = replace(plan, tasks=(*begun.tasks, task("c")))
    three = staff_of(ANA, on=[(key, "ana") for key in "abc"])

    assert str(levelling_answer(propose(plan, frame_of(), staff, MONDAY))) == (
        "One task would end later; the plan would end 5 working days later, on 16\xa0Jan; "
        "nobody would be overloaded any more"
    )
    assert "No delay helps" in str(levelling_answer(propose(begun, frame_of(), staff, MONDAY)))
    assert "40 h of 80 h over capacity would remain" in str(
        levelling_answer(propose(mixed, frame_of(), three, MONDAY))
    )
    assert "nothing to level" in str(levelling_answer(propose(plan_of(), frame_of(), staff, MONDAY)))


@pytest.mark.parametrize("seed", range(6))
def test_who_wants_more_than_there_is_is_never_worse_off(seed):
    plan, staff = crowd(30, seed)
    half = Staff([replace(each, units=0.5) for each in staff.persons], staff.assignments)

    found = propose(plan, frame_of(), half, MONDAY)

    assert sum(each.over for each in found.after) <= sum(each.over for each in found.before) + 1e-6
