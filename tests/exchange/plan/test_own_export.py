"""A file that we wrote, brought back as an update of the same programme, differs in nothing and doubles nobody."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings

from access.journal import Signature
from data.database import open_database
from data.upgrade import migrate
from exchange.plan.conversion import convert
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.outgoing.outgoing import load_outgoing
from exchange.plan.reading import read_plan
from exchange.stories.demo import tell_story
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, find_programme, set_baseline
from phases.calendars.changing.actions import load_followers, save_calendar
from phases.calendars.changing.editing import CalendarEdit
from phases.calendars.followers import Follow
from phases.capacity.people import Assignment, NewPerson
from phases.capacity.store import load_assignments, load_calendars, load_persons
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.editing.edits import TaskEdit
from phases.effort.actions import assign, record_actuals
from phases.effort.value.costs import TaskCost
from phases.intake.actions import preview_update, take_plan, update_plan
from phases.intake.difference.telling import difference_finding
from phases.network.shifts import OFFICE
from phases.programme import NewProgramme, NewUnit
from phases.store import load_heads, load_plan
from phases.structure.actions import NewRow, add_rows
from tests.bench.programmes import large_story
from tests.exchange.plan.documents import SAMPLES
from tests.phases.effort.staff import add_person, remove_person

TODAY = date(2026, 1, 6)
SECONDS = count()
FOUR = WorkCalendar("", "Four days", "", (OFFICE,) * 4 + ((), (), ()), version=0)
AS_BASE = (None,) * 7
NOTHING = "The plan already says what the file says; there is nothing to apply"
FILES = sorted(each for kind in ("mspdi", "mspdi_from_mpp") for each in (SAMPLES / kind).glob("*.xml"))


def ana():
    return Signature("Ana", datetime(2026, 1, 6, 9, tzinfo=UTC) + timedelta(seconds=next(SECONDS)))


def written(db, programme_id, language="en", day=TODAY):
    return write_mspdi(load_outgoing(db, find_programme(db, programme_id), day, language))


def reader(data):
    foreign = read_mspdi(data)
    return lambda key: convert(foreign, key, TODAY)


def difference(db, programme_id, language="en", day=TODAY):
    """Return what the programme's own file would change, in words."""
    return str(difference_finding(preview_update(db, programme_id, reader(written(db, programme_id, language, day)))))


def staffed(db, random=None):
    """Make a programme with people, work, costs, calendars of three kinds and a baseline; return its id."""
    random = random or Random(7)
    units = (NewUnit(name="Harbour", wave=0),)
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), country="DE", steps=("assess",), units=units)
    acme = create_programme(db, ana(), new, load_pack()).id
    names = random.sample(["Ana", "Ben", "Li Wei", "张伟"], random.randint(1, 4))
    keys = [
        add_person(
            db, ana(), acme, NewPerson(name, "sponsor", random.choice([1.0, 0.5]), random.choice([None, 85.5]))
        )
        for name in names
    ]
    tasks = [task for task in load_plan(db, acme).tasks if task.kind == "task"]
    work = {
        (random.choice(tasks).id, random.choice(keys)): random.choice([None, 7.25, 1 / 3, 40.0]) for _ in range(8)
    }
    assign(
        db,
        ana(),
        acme,
        [Assignment(*ids, units=random.choice([1.0, 0.4]), work=hours, version=0) for ids, hours in work.items()],
    )
    edit_tasks(db, ana(), acme, [TaskEdit(task.id, task.version, {"percent": 40}) for task in tasks[:2]])
    record_actuals(db, ana(), acme, [TaskCost(tasks[0].id, 500.0, None, 1200.505), TaskCost(tasks[1].id, None, 12.5)])
    closed = replace(FOUR, exceptions=(Exceptional(date(2026, 2, 2), date(2026, 2, 3), (), "Move"),))
    person = next(each for each in load_followers(db, find_programme(db, acme)) if each.kind == "person")
    save_calendar(db, ana(), acme, CalendarEdit(closed, (Follow("person", person.id, "", ""),)))
    save_calendar(db, ana(), acme, CalendarEdit(WorkCalendar("", "Yard", "country:CN", AS_BASE, version=0)))
    if random.random() < 0.5:
        save_calendar(db, ana(), acme, CalendarEdit(replace(FOUR, name="All"), (Follow("programme", acme, "", ""),)))
    set_baseline(db, ana(), acme, "Approved")
    return acme


def counts(db, programme_id):
    loads = (load_persons, load_assignments, load_calendars)
    return [len(load(db, programme_id)) for load in loads]


def test_an_unchanged_file_differs_in_nothing_in_either_language(db):
    acme = staffed(db)

    assert difference(db, acme) == NOTHING
    assert difference(db, acme, "zh") == NOTHING


@settings(max_examples=15)
@given(some.integers(0, 10**6))
def test_whoever_works_on_whatever_calendar_an_unchanged_file_differs_in_nothing(template, seed):
    folder = Path(tempfile.mkdtemp())
    with open_database(shutil.copy(template, folder)) as db:
        acme = staffed(db, Random(seed))

        assert difference(db, acme) == NOTHING
        assert preview_update(db, acme, reader(written(db, acme))).is_empty
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    file = tmp_path_factory.mktemp("own") / "pilotage.db"
    with open_database(file) as db:
        migrate(db)
        db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def changed(data, before, after):
    assert before in data
    return data.replace(before, after)


def test_a_file_with_one_new_title_changes_one_row_and_doubles_nobody(db):
    acme = staffed(db)
    task = next(task for task in load_plan(db, acme).tasks if task.kind == "task")
    edit_tasks(db, ana(), acme, [TaskEdit(task.id, task.version, {"title": "Look around"})])
    before, people = counts(db, acme), load_persons(db, acme)
    data = written(db, acme)

    for title in (b"Look twice", b"Look thrice"):
        found = update_plan(db, ana(), acme, reader(changed(data, b"Look around", title)))
        assert len(found.changed) == 1
        assert counts(db, acme) == before
        assert load_persons(db, acme) == people

    assert difference(db, acme) == NOTHING


def test_a_new_person_in_the_file_comes_in_beside_those_who_are_here(db):
    acme = staffed(db)
    here = {each.key for each in load_persons(db, acme)}
    foreign = read_mspdi(written(db, acme))
    more = replace(foreign, persons=(*foreign.persons, replace(foreign.persons[0], uid="99", name="Zoe")))

    found = update_plan(db, ana(), acme, lambda key: convert(more, key, TODAY))

    assert [each.name for each in found.arrival.persons.came] == ["Zoe"]
    assert {each.key for each in load_persons(db, acme)} == {*here, "p-99"}
    assert difference(db, acme) == NOTHING


def test_a_share_that_the_file_says_otherwise_stays_as_here_and_is_told(db):
    acme = staffed(db)
    foreign = read_mspdi(written(db, acme))
    other = replace(foreign, assignments=(replace(foreign.assignments[0], units=0.1), *foreign.assignments[1:]))

    found = preview_update(db, acme, lambda key: convert(other, key, TODAY))

    assert "the work of one assignment stays as edited here" in str(difference_finding(found))


def test_somebody_who_was_removed_here_does_not_come_back_with_an_older_file(db):
    acme = staffed(db)
    task = next(task for task in load_plan(db, acme).tasks if task.kind == "task")
    edit_tasks(db, ana(), acme, [TaskEdit(task.id, task.version, {"title": "Look around"})])
    data = written(db, acme)
    update_plan(db, ana(), acme, reader(changed(data, b"Look around", b"Look twice")))
    gone = load_persons(db, acme)[-1].key
    remove_person(db, ana(), acme, gone)

    update_plan(db, ana(), acme, reader(changed(data, b"Look around", b"Look thrice")))

    assert gone not in {each.key for each in load_persons(db, acme)}
    assert not [each for each in load_assignments(db, acme) if each.person_key == gone]


def test_a_baseline_that_came_back_with_our_own_file_is_not_written_twice(db):
    acme = staffed(db)
    task = next(task for task in load_plan(db, acme).tasks if task.kind == "task")
    edit_tasks(db, ana(), acme, [TaskEdit(task.id, task.version, {"title": "Look around"})])
    data = written(db, acme)
    update_plan(db, ana(), acme, reader(changed(data, b"Look around", b"Look twice")))

    again = read_mspdi(written(db, acme))

    numbers = {number for task in again.tasks for number in task.baselines}
    assert len(numbers) == 2, "the approved one, and that before the import"


def test_a_row_and_a_person_numbered_nought_elsewhere_are_known_again(db):
    foreign = read_mspdi(written(db, staffed(db)))
    first, person = foreign.tasks[0].uid, foreign.persons[0].uid
    nought = replace(
        foreign,
        tasks=tuple(replace(each, uid="0" if each.uid == first else each.uid, fields={}) for each in foreign.tasks),
        links=tuple(
            replace(each, before=each.before.replace(first, "0") if each.before == first else each.before)
            for each in foreign.links
        ),
        persons=tuple(replace(each, uid="0" if each.uid == person else each.uid) for each in foreign.persons),
        assignments=tuple(
            replace(
                each,
                task="0" if each.task == first else each.task,
                person="0" if each.person == person else each.person,
            )
            for each in foreign.assignments
        ),
    )
    other = take_plan(db, ana(), lambda key: convert(nought, key, TODAY), load_pack()).id

    assert difference(db, other) == NOTHING


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_programme_of_the_demo_comes_back_without_difference(demo_file, language):
    with open_database(demo_file) as db:
        for head in load_heads(db):
            assert difference(db, head.id, language, date(2026, 11, 23)) == NOTHING, head.id


def test_a_programme_of_500_tasks_and_30_units_comes_back_without_difference(db):
    tell_story(db, large_story(), load_pack(), date(2026, 11, 23))
    rows = [task for task in load_plan(db, "large").tasks if task.kind == "task"]
    for row in rows[::60]:
        add_rows(db, ana(), "large", [NewRow(row.id, f"Work {n}", 1 + n % 9, waits=n % 3 > 0) for n in range(60)])
    person = add_person(db, ana(), "large", NewPerson("Ana"))
    tasks = [task.id for task in load_plan(db, "large").tasks if task.kind == "task"]
    assign(db, ana(), "large", [Assignment(each, person, 0.5, version=0) for each in tasks[:100]])

    assert len(tasks) >= 500
    assert difference(db, "large", day=date(2026, 11, 23)) == NOTHING


@pytest.mark.parametrize("file", FILES or [None], ids=lambda file: file.name if file else "absent")
def test_every_sample_comes_back_without_difference(db, file):
    if file is None:
        pytest.skip("the samples are not on this machine")
    foreign = read_plan(file)
    programme = take_plan(db, ana(), lambda key: convert(foreign, key, TODAY), load_pack())

    assert difference(db, programme.id) == NOTHING
