"""A table that we wrote, brought back as an update of the same programme, differs in nothing."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings

from access.journal import Signature
from data.database import open_database
from data.upgrade import migrate
from exchange.plan.conversion import convert, said_of_starts
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
from exchange.plan.forms import plan_in
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.outgoing.outgoing import load_outgoing
from exchange.plan.tables.writing import write_csv, write_xlsx
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.capacity.people import PersonEdit
from phases.capacity.store import load_assignments, load_calendars, load_persons
from phases.effort.store import load_costs
from phases.intake.actions import preview_plan, preview_update, take_plan, update_plan
from phases.intake.difference.telling import difference_finding
from phases.network.network import Constraint, LagKind, LinkType
from phases.network.shifts import FIVE_DAYS, OFFICE
from phases.store import load_heads, load_plan
from tests.phases.effort.staff import edit_person

ANA = Signature("Ana", datetime(2026, 1, 12, 9, tzinfo=UTC))
TODAY = date(2026, 1, 12)
NOTHING = "The plan already says what the file says; there is nothing to apply"
WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
TITLES = (
    *("需求调研", "设计（二期）", "Design; build", "=SUM(A1)", "+49", "-x", "@home", 'Quote "x"', "a, b、c"),
    *("12FS+3d", "是", "N/A", "0012", "Tab\tinside", "1.2", "10%", "Yes", "2026-03-04", "  blank", "x" * 200),
)
PEOPLE = ("Ana", "李伟", "Ben, Jr.", "Zoe; Kim", "Team [A]", "王芳、赶六", "100%", 'J. "Jo" Neil', '"', "")
FIELDS = ({}, {"成本中心": "0042"}, {"Start": "later"}, {"Flag": "=1+1"}, {"Hours per Day": "x"}, {"Notes 2": "a;b"})
TIMES = ((8, 0), (17, 0), (0, 0), (10, 30), (23, 59), (12, 0), (13, 0))
UNDATED = (Constraint.AS_SOON_AS_POSSIBLE, Constraint.AS_LATE_AS_POSSIBLE)


def someday(random, times=TIMES):
    return datetime(2026, random.randint(1, 12), random.randint(1, 28), *random.choice(times))


def progress(random, kind):
    """Nothing, or a start with an end or what is left."""
    percent = random.choice([0, 0, 0, 33, 100])
    if not percent or kind != "task":
        return {"percent": percent}
    started = datetime(2026, 1, random.randint(5, 9), *random.choice(TIMES[:4]))
    if percent == 100:
        return {"percent": 100, "started_at": started, "finished_at": started + timedelta(days=random.randint(0, 5))}
    return {"percent": percent, "started_at": started, "remaining": random.choice([None, 240, 7])}


def task(random, number, outline, day):
    kind = random.choice(["task"] * 5 + ["milestone"])
    elapsed = random.random() < 0.1
    lengths = (1440, 60, 2880, 100) if elapsed else (480, 240, 30, 1, 77, 2400, day, 3 * day)
    bound = random.choice([*Constraint, *[Constraint.AS_SOON_AS_POSSIBLE] * 6])
    manual = random.random() < 0.1
    return ForeignTask(
        f"{number}",
        outline,
        random.choice(TITLES) + (f" {number}" if random.random() < 0.5 else ""),
        kind,
        0 if kind == "milestone" and random.random() < 0.8 else random.choice(lengths),
        elapsed,
        bound,
        None if bound in UNDATED else someday(random),
        deadline=someday(random) if random.random() < 0.2 else None,
        calendar=random.choice([None, None, "2", "3"]),
        manual=manual,
        placed_at=someday(random) if manual else None,
        active=random.random() > 0.1,
        priority=random.choice([500, 0, 1000]),
        notes=random.choice(["", "备注", "one\ntwo", "=x"]),
        wbs=random.choice(["", "", f"A.{number}"]),
        fields=random.choice(FIELDS),
        **progress(random, kind),
    )


def tasks(random, count, day):
    found = [task(random, 1, 1, day)]
    while len(found) < count:
        depth = found[-1].outline + random.choice([-2, -1, 0, 0, 0, 1])
        found.append(task(random, len(found) + 1, min(max(depth, 1), 6), day))
    plain = {"percent": 0, "started_at": None, "finished_at": None, "remaining": None}
    return [
        replace(each, kind="summary", manual=False, placed_at=None, **plain)
        if below and below.outline > each.outline
        else each
        for each, below in zip(found, [*found[1:], None], strict=True)
    ]


def foreign(random, count):
    """A plan with every kind of constraint, lag, calendar and length, with texts that tables could misread."""
    day = random.choice([480, 450, 420])
    found = tasks(random, count, day)
    leaves = [each.uid for each in found if each.kind != "summary"]
    pairs = {tuple(sorted(random.sample(leaves, 2), key=int)) for _ in range(count)} if len(leaves) > 1 else set()
    lags = (0, 0, 480, -240, 1440, 33, 50)
    links = [
        ForeignLink(*pair, random.choice([*LinkType]), random.choice(lags), random.choice([*LagKind]))
        for pair in sorted(pairs)
    ]
    persons = [
        ForeignPerson(f"{at}", name, "work", random.choice([None, "3"]), random.choice([None, 80.0]), 0.5)
        for at, name in enumerate((each for each in PEOPLE if each.strip('"')), 1)
    ]
    work = {(random.choice(leaves), random.choice(persons).uid) for _ in range(count // 2)}
    shares = (1.0, 0.5, 0.333, 1.5, 0.0)
    spring = (ForeignException(date(2026, 2, 16), date(2026, 2, 20), (), "春节"),)
    return ForeignPlan(
        name="Nasty 计划",
        start=datetime(2026, 1, 5, 8),
        finish=None,
        from_finish=False,
        status_on=None,
        day_minutes=day,
        week_minutes=5 * day,
        currency="EUR",
        default_calendar="1",
        calendars=(
            ForeignCalendar("1", "Standard", None, FIVE_DAYS, spring),
            ForeignCalendar("2", "24 h", None, (((0, 1440),),) * 7),
            ForeignCalendar("3", "Four", None, (OFFICE,) * 4 + ((), (), ())),
        ),
        tasks=tuple(found),
        links=tuple(links),
        persons=tuple(persons),
        assignments=tuple(
            ForeignAssignment(*each, random.choice(shares), random.choice([None, 480, 333]), cost=None)
            for each in sorted(work)
        ),
    )


def taken(db, plan):
    return take_plan(db, ANA, lambda key: convert(plan, key, TODAY), load_pack()).id


def reader(data):
    found = plan_in(data, "plan")
    return lambda key: convert(found, key, TODAY)


def written(db, programme_id, form="csv", day=TODAY, language="en"):
    return WRITERS[form](load_outgoing(db, find_programme(db, programme_id), day, language))


def difference(db, programme_id, form, day=TODAY, language="en"):
    data = written(db, programme_id, form, day, language)
    return str(difference_finding(preview_update(db, programme_id, reader(data))))


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    file = tmp_path_factory.mktemp("tables") / "pilotage.db"
    with open_database(file) as db:
        migrate(db)
        db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_programme_of_the_demo_comes_back_without_difference(demo_file, form, language):
    with open_database(demo_file) as db:
        for head in load_heads(db):
            assert difference(db, head.id, form, date(2026, 11, 23), language) == NOTHING, head.id


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_500_tasks_of_every_kind_come_back_without_difference(db, form):
    programme_id = taken(db, foreign(Random(1), 500))

    assert difference(db, programme_id, form) == NOTHING


@settings(max_examples=25)
@given(some.integers(0, 10**6), some.integers(2, 40), some.sampled_from(["csv", "xlsx"]))
def test_whatever_a_plan_holds_its_own_table_differs_in_nothing(template, seed, count, form):
    folder = Path(tempfile.mkdtemp())
    with open_database(shutil.copy(template, folder)) as db:
        programme_id = taken(db, foreign(Random(seed), count))

        assert difference(db, programme_id, form) == NOTHING
    shutil.rmtree(folder)


def plain_plan():
    """A plan whose other tool knows rates, costs, calendars and a baseline."""
    plan = foreign(Random(3), 12)
    first = replace(
        plan.tasks[0],
        kind="task",
        name="Look around",
        fixed_cost=500.0,
        baselines={3: ForeignBaseline(datetime(2026, 1, 5, 8), datetime(2026, 1, 6, 17), 960, None)},
    )
    return replace(plan, tasks=(replace(first, outline=1), *(replace(each, outline=1) for each in plan.tasks[1:])))


def test_a_table_changes_what_it_says_and_leaves_what_it_has_no_place_for(db):
    programme_id = taken(db, plain_plan())
    loads = (load_persons, load_calendars, load_costs)
    before, work = [load(db, programme_id) for load in loads], load_assignments(db, programme_id)

    data = written(db, programme_id).replace(b"Look around", b"Look twice")
    found = update_plan(db, ANA, programme_id, reader(data))

    assert [each.after for each in found.changed] == [{"title": "Look twice"}]
    assert [load(db, programme_id) for load in loads] == before
    assert load_assignments(db, programme_id) == work
    again = read_mspdi(write_mspdi(load_outgoing(db, find_programme(db, programme_id), TODAY, "en")))
    assert 3 in again.tasks[0].baselines


def test_a_rate_edited_here_still_counts_as_edited_after_a_table_came(db):
    plan = plain_plan()
    programme_id = taken(db, plan)
    edit_person(db, ANA, programme_id, PersonEdit("p-1", 1, {"rate": 95.0}))
    update_plan(db, ANA, programme_id, reader(written(db, programme_id).replace(b"Look around", b"Look twice")))

    dearer = replace(plan, persons=tuple(replace(each, rate=70.0) for each in plan.persons))
    update_plan(db, ANA, programme_id, lambda key: convert(dearer, key, TODAY))

    rates = {each.key: each.rate for each in load_persons(db, programme_id)}
    assert (rates["p-1"], rates["p-2"]) == (95.0, 70.0)


def test_somebody_new_in_a_table_comes_in_beside_those_who_are_here(db):
    programme_id = taken(db, plain_plan())
    here = {each.key: each.name for each in load_persons(db, programme_id)}
    row = load_plan(db, programme_id).tasks[0]
    before = load_assignments(db, programme_id)
    table = f"ID,Task Name,Duration,Resource Names\n1,{row.title},{row.days} days,Nobody Yet[25%]\n"

    update_plan(db, ANA, programme_id, reader(table.encode()))

    persons = {each.key: each.name for each in load_persons(db, programme_id)}
    (key,) = persons.keys() - here.keys()
    assert persons == here | {key: "Nobody Yet"}
    work = load_assignments(db, programme_id)
    assert [each.units for each in work if each.person_key == key] == [0.25]
    assert [each for each in work if each.task_id != row.id] == [each for each in before if each.task_id != row.id]


ELSEWHERE = b"""ID,Task Name,Duration,Start,Predecessors,% Complete
1,A,5 days,2026-11-23,,
2,B,3 days,2026-12-07,1,
3,C,2 days,2026-11-30,1,
4,D,2 days,2026-12-24,1,50%
"""


def test_linked_rows_that_start_elsewhere_than_their_table_says_are_named_before_and_after(db):
    _, moved = preview_plan(reader(ELSEWHERE), load_pack())
    key = take_plan(db, ANA, reader(ELSEWHERE), load_pack()).id

    again = preview_update(db, key, reader(ELSEWHERE), TODAY)
    longer = update_plan(db, ANA, key, reader(ELSEWHERE.replace(b"3,C,2 days", b"3,C,4 days")))

    assert [[each.title for each in rows] for rows in (moved, again.moved, longer.moved)] == [["B"]] * 3
    assert [str(each.what) for each in said_of_starts(moved)] == [
        "One linked task starts on another day here than in the file, as links and durations say: B"
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_linked_row_of_an_own_table_starts_elsewhere(demo_file, form):
    day = date(2026, 11, 23)
    with open_database(demo_file) as db:
        for head in load_heads(db):
            found = preview_update(db, head.id, reader(written(db, head.id, form, day)), day)
            assert (head.id, [each.key for each in found.moved]) == (head.id, [])
