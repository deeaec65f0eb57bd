"""Whatever a plan holds, a file that is written of it reads back as the same plan."""

import string
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.plan.dating.worktime import Hours, common, either
from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignBaseline,
    ForeignCalendar,
    ForeignException,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
)
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.tables.reading import read_table
from exchange.plan.tables.writing import write_csv, write_xlsx
from phases.network.network import Constraint, LagKind, LinkType

FIRST = datetime(2020, 1, 1, 8)
MOMENTS = st.integers(0, 5 * 366 * 1440).map(lambda minutes: FIRST + timedelta(minutes=minutes))
DAYS = st.integers(0, 2000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))
NAMES = st.text(string.ascii_letters + string.digits + " =+-@,;<&>\"'“”:采集任务", min_size=1, max_size=20)
PLAIN = NAMES.map(str.strip).filter(lambda text: text and text.casefold() not in ("na", "n/a"))
PEOPLE = st.text(string.ascii_letters + "张伟 ,", min_size=1, max_size=10).map(str.strip).filter(bool)
SPANS = st.sampled_from([(), ((480, 720), (780, 1020)), ((0, 1440),), ((0, 180), (1380, 1440)), ((1, 2),)])


def constraints():
    free = st.sampled_from([Constraint.AS_SOON_AS_POSSIBLE, Constraint.AS_LATE_AS_POSSIBLE]).map(
        lambda kind: (kind, None)
    )
    dated = st.tuples(st.sampled_from([kind for kind in Constraint if kind > 1]), MOMENTS)
    return free | dated


@st.composite
def tasks(draw, uid):
    manual, kind = draw(st.booleans()), draw(st.sampled_from(["task", "milestone"]))
    minutes = draw(st.integers(0, 100_000)) if kind == "task" else 0
    constraint, at = draw(constraints())
    start = draw(st.none() | MOMENTS)
    finish = start and start + timedelta(minutes=draw(st.integers(0, 9999)) if minutes else 0)
    started = draw(st.none() | MOMENTS)
    return ForeignTask(
        uid=uid,
        outline=1,
        name=draw(PLAIN),
        kind=kind,
        minutes=minutes,
        elapsed=draw(st.booleans()),
        constraint=constraint,
        constraint_at=at,
        deadline=draw(st.none() | MOMENTS),
        percent=draw(st.integers(0, 100)),
        started_at=started,
        remaining=draw(st.none() | st.integers(1, 10_000)) if started else None,
        manual=manual,
        placed_at=start if manual else None,
        active=draw(st.booleans()),
        priority=draw(st.integers(0, 1000)),
        notes=draw(st.just("") | PLAIN),
        wbs=draw(st.just("") | st.from_regex(r"[1-9](\.[1-9]){0,3}", fullmatch=True)),
        fields=draw(st.dictionaries(st.sampled_from(["Region", "区域", "Owner", "Text7"]), PLAIN, max_size=3)),
        stored_start=start,
        stored_finish=finish,
    )


@st.composite
def lags(draw):
    """A lag in whole minutes, or in percent with two decimals."""
    lag, kind = draw(st.integers(-5000, 5000)), draw(st.sampled_from(LagKind))
    if kind is LagKind.PERCENT and lag % 100:
        lag /= 100
    return lag, kind if lag else LagKind.WORKING


@st.composite
def plans(draw):
    """A plan with what a table can hold."""
    uids = [str(uid) for uid in draw(st.lists(st.integers(1, 9999), min_size=1, max_size=8, unique=True))]
    rows = [draw(tasks(uid)) for uid in uids]
    for at in range(1, len(rows)):
        rows[at] = replace(rows[at], outline=draw(st.integers(1, rows[at - 1].outline + 1)))
    deeper = [below.outline > row.outline for row, below in pairwise(rows)] + [False]
    rows = [replace(row, kind="summary") if holds else row for row, holds in zip(rows, deeper, strict=True)]
    pairs = st.lists(
        st.tuples(st.sampled_from(uids), st.sampled_from(uids), st.sampled_from(LinkType)), unique=True, max_size=8
    )
    links = [
        ForeignLink(before, after, kind, *draw(lags())) for before, after, kind in draw(pairs) if before != after
    ]
    links.sort(key=lambda link: uids.index(link.after))
    people = [
        ForeignPerson(str(at), name) for at, name in enumerate(draw(st.lists(PEOPLE, unique=True, max_size=3)), 1)
    ]
    work = [
        ForeignAssignment(uid, person.uid, draw(st.sampled_from([0.5, 1.0, 0.335, 2.0])))
        for uid in uids
        for person in people
        if draw(st.booleans())
    ]
    return ForeignPlan(
        "Plan",
        FIRST,
        None,
        False,
        None,
        480,
        2400,
        "EUR",
        (),
        "",
        tuple(rows),
        tuple(links),
        tuple(people),
        tuple(work),
    )


@st.composite
def rich_plans(draw):
    """A plan with all that Microsoft Project XML can hold besides."""
    plan = draw(plans())
    week = st.tuples(*[SPANS] * 7).filter(any)
    exceptions = st.lists(
        st.builds(ForeignException, DAYS, DAYS, SPANS, PLAIN), max_size=3, unique_by=lambda each: each.first
    )
    dated = [each for each in draw(exceptions) if each.first <= each.last]
    base = ForeignCalendar(
        "1", draw(PLAIN), None, draw(week), tuple(sorted(dated, key=lambda each: (each.first, each.last)))
    )
    own = ForeignCalendar("2", draw(PLAIN), "1", draw(st.tuples(*[st.none() | SPANS] * 7)))
    money, hours = st.integers(0, 10**9).map(lambda cents: cents / 100), st.integers(0, 10**6)
    promised = st.builds(
        ForeignBaseline, st.none() | MOMENTS, st.none() | MOMENTS, st.none() | hours, st.none() | money
    )
    rows = [
        replace(
            row,
            cost=draw(st.none() | money),
            baselines=draw(st.dictionaries(st.integers(0, 10), promised, max_size=2)),
            stored_slack=draw(st.none() | st.integers(-5000, 5000)),
            stored_critical=draw(st.none() | st.booleans()),
            calendar=draw(st.sampled_from([None, "1"])),
            only_task_calendar=draw(st.booleans()),
        )
        for row in plan.tasks
    ]
    persons = [replace(each, kind=draw(st.sampled_from(["work", "material", "cost"]))) for each in plan.persons]
    return replace(
        plan,
        tasks=tuple(rows),
        persons=tuple(persons),
        calendars=(base, own),
        default_calendar="1",
        finish=draw(st.none() | MOMENTS),
        status_on=draw(st.none() | MOMENTS),
        from_finish=draw(st.booleans()),
        day_minutes=draw(st.integers(60, 1440)),
    )


@settings(max_examples=60, deadline=None)
@given(rich_plans())
def test_microsoft_project_xml_loses_nothing(plan):
    assert replace(read_mspdi(write_mspdi(plan)), ignored=()) == plan


def as_rows(plan):
    """What a table says of a plan; a row without a date of its own is at the one it was placed on."""
    names = {each.uid: each.name for each in plan.persons}
    work = sorted((each.task, names[each.person], round(each.units, 6)) for each in plan.assignments)
    return plan.tasks, sorted(plan.links, key=str), work


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_csv_table_loses_nothing_it_can_hold(plan):
    assert as_rows(read_table(write_csv(plan))) == as_rows(plan)


@settings(max_examples=20, deadline=None)
@given(plans())
def test_a_workbook_loses_nothing_it_can_hold(plan):
    assert as_rows(read_table(write_xlsx(plan))) == as_rows(plan)


HOURS = st.builds(
    Hours,
    st.tuples(*[SPANS] * 7),
    st.dictionaries(st.integers(737_000, 737_020), SPANS, max_size=5),
)


@settings(max_examples=60, deadline=None)
@given(HOURS, HOURS)
def test_common_time_is_that_of_both_and_either_that_of_one(left, right):
    both, one = common(left, right), either(left, right)
    for day in range(737_000, 737_021):
        minutes = [
            {minute for first, last in hours.on(day) for minute in range(first, last)}
            for hours in (left, right, both, one)
        ]
        assert minutes[2] == minutes[0] & minutes[1]
        assert minutes[3] == minutes[0] | minutes[1]
