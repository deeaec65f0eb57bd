from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phases.actions import edit_tasks, find_programme
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Promise, Terms
from phases.dates.moves import moved_timeline
from phases.editing.edits import TaskEdit
from phases.network.cycle import CycleOfTasks
from phases.network.network import Constraint
from phases.plan import Link, Plan, Task, not_before
from phases.planned import Planned, load_timeline, read_planned

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)
SIZE = 14
PARENTS = (None, "0", "0", "0", None, "4", "4", "6", "6", "6", None, None, "4", "4")
"""Two parts beside loose rows, the second with a part within it."""
ORDER = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 10, 11)
HOLDERS = {"0", "4", "6"}
LEAVES = [f"{row}" for row in range(SIZE) if f"{row}" not in HOLDERS]

days = st.integers(0, 30).map(lambda more: MONDAY + timedelta(more))
pairs = st.tuples(st.sampled_from(range(SIZE)), st.sampled_from(range(SIZE)), st.sampled_from(["FS", "SS", "FF"]))
changes = st.one_of(
    st.builds(lambda many: {"days": many}, st.sampled_from([0.5, 1, 2, 3, 8, 20])),
    st.builds(not_before, st.none() | days),
    st.builds(lambda day: {"started_on": day, "percent": 50}, days),
    st.builds(lambda day: {"started_on": None, "finished_on": None, "percent": 0, "deadline_on": day}, days),
    st.builds(lambda day: {"started_on": day, "finished_on": day, "percent": 100}, days),
    st.builds(lambda on: {"active": on}, st.booleans()),
    st.builds(lambda day: {"manual": True, "placed_on": day}, days),
    st.just({"constraint_kind": Constraint.AS_LATE_AS_POSSIBLE, "constraint_on": None}),
    st.just({"title": "Another name"}),
)
edits = st.lists(st.tuples(st.sampled_from(LEAVES), changes), min_size=1, max_size=3)


def row(number, many):
    key = f"{number}"
    kind = "summary" if key in HOLDERS else "task" if many else "milestone"
    return Task(key, key, 0, PARENTS[number], kind, "", "", "", "", "", key, "", "", 0 if kind == "summary" else many)


@st.composite
def plans(draw):
    """A plan of parts and rows whose links lead downwards, and what its dates depend on."""
    durations = draw(st.lists(st.integers(0, 9), min_size=SIZE, max_size=SIZE))
    tasks = tuple(row(number, durations[number]) for number in ORDER)
    at = {task.id: place for place, task in enumerate(tasks)}
    ids = {
        (f"{a}", f"{b}", kind)
        for a, b, kind in draw(st.lists(pairs, max_size=16))
        if at[f"{a}"] < at[f"{b}"] and not {f"{a}", f"{b}"} & HOLDERS
    }
    baseline = {key: Promise(MONDAY, MONDAY + timedelta(14)) for key in draw(st.sets(st.sampled_from(LEAVES)))}
    status = draw(st.sampled_from(["today", None]))
    frame = Frame(CALENDAR, MONDAY, draw(days), baseline, Terms(status_on=status))
    return Planned(Plan(tasks, tuple(Link(*each) for each in sorted(ids))), frame)


def edited(planned, batch):
    """The plan with new fields of some rows, as a batch of edits makes it."""
    tasks = list(planned.plan.tasks)
    for task_id, fields in batch:
        place = planned.places[task_id]
        tasks[place] = replace(tasks[place], **fields)
    return planned.changed(replace(planned.plan, tasks=tuple(tasks)), [task_id for task_id, _ in batch])


def whole(planned):
    """The same plan, all computed anew."""
    return Planned(planned.plan, planned.frame).timeline


def same(found, wanted):
    """Whether two timelines tell the same of every row."""
    told = ("rows", "start", "finish", "drift")
    assert [getattr(found, each) for each in told] == [getattr(wanted, each) for each in told]
    assert list(found.by_key.items()) == list(wanted.by_key.items())
    return True


@settings(max_examples=150, deadline=None)
@given(plans(), st.lists(st.tuples(edits, st.booleans()), min_size=1, max_size=4))
def test_after_any_edits_the_rows_are_those_of_the_whole_plan(planned, batches):
    assert planned.timeline
    for batch, looked_at in batches:
        planned = edited(planned, batch)
        assert not looked_at or same(planned.timeline, whole(planned))

    assert same(planned.timeline, whole(planned))


@settings(max_examples=50, deadline=None)
@given(plans(), edits)
def test_an_edit_of_fields_is_dated_without_the_rest_of_the_plan(planned, batch):
    basis, before = planned.basis, planned.timeline
    after = edited(planned, batch)

    assert moved_timeline(before, basis, after.basis) is not None


def test_rows_that_stay_are_the_same_ones():
    tasks = tuple(row(number, 30 if number == 10 else 2) for number in ORDER)
    planned = Planned(Plan(tasks, (Link("1", "2"),)), Frame(CALENDAR, MONDAY, MONDAY, {}))
    before = planned.timeline

    after = edited(planned, [("1", {"days": 3})]).timeline

    assert {key for key, each in after.by_key.items() if each is not before.by_key[key]} == {"0", "1", "2"}


def test_whom_a_begun_row_waited_for_follows_the_dates_of_others():
    tasks = (row(1, 2), row(2, 3), replace(row(3, 5), started_on=MONDAY, percent=10))
    planned = Planned(
        Plan(tuple(replace(each, parent_id=None) for each in tasks), (Link("1", "3"), Link("2", "3"))),
        Frame(CALENDAR, MONDAY, MONDAY, {}),
    )
    assert planned.timeline.by_key["3"].driver_id == "2"

    after = edited(planned, [("1", {"days": 4})])

    assert after.timeline.by_key["3"].driver_id == "1"
    assert same(after.timeline, whole(after))


def test_new_links_are_dated_with_the_whole_plan():
    tasks = tuple(row(number, 2) for number in ORDER)
    planned = Planned(Plan(tasks, ()), Frame(CALENDAR, MONDAY, MONDAY, {}))
    assert planned.timeline

    after = planned.changed(Plan(tasks, (Link("1", "2"),)), ["2"])

    assert moved_timeline(planned.timeline, planned.basis, after.basis) is None
    assert same(after.timeline, whole(after))


def test_a_circle_is_refused_after_an_edit_as_before():
    tasks = (replace(row(1, 2), parent_id=None), replace(row(2, 2), parent_id=None))
    planned = Planned(Plan(tasks, ()), Frame(CALENDAR, MONDAY, MONDAY, {}))
    assert planned.timeline

    with pytest.raises(CycleOfTasks):
        assert planned.changed(Plan(tasks, (Link("1", "2"), Link("2", "1"))), ["1", "2"]).timeline


@pytest.mark.parametrize("seed", range(3))
def test_after_any_saved_edit_the_dates_are_those_of_the_stored_rows(db, programme, signed, seed):
    random = Random(seed)
    for _ in range(6):
        known = load_timeline(db, find_programme(db, programme.id), MONDAY)
        task = random.choice([each.task for each in known.leaves() if each.task.kind == "task"])
        wanted = random.choice([{"days": random.randint(20, 40)}, {"percent": 100 - task.percent}])
        edit_tasks(db, signed(2026, 1, 5), programme.id, [TaskEdit(task.id, task.version, wanted)])

        now = find_programme(db, programme.id)
        assert same(load_timeline(db, now, MONDAY), read_planned(db, now, MONDAY).timeline)
