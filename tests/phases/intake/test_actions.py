"""A plan of another tool taken in and brought up to date in a real database: what people edited here stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from errors import Refusal
from exchange.plan.conversion import convert
from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignCalendar,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
)
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.outgoing.outgoing import load_outgoing
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.calendars.changing.actions import save_calendar
from phases.calendars.changing.editing import CalendarEdit
from phases.capacity.people import Assignment, NewPerson, PersonEdit
from phases.capacity.store import load_assignments, load_calendars, load_persons
from phases.capacity.workweek import WorkCalendar
from phases.effort.actions import assign, record_actuals
from phases.effort.store import load_costs
from phases.effort.value.costs import TaskCost
from phases.intake.actions import preview_plan, preview_update, take_plan, update_plan
from phases.intake.difference.telling import difference_finding
from phases.network.cycle import CycleOfTasks
from phases.network.shifts import FIVE_DAYS, OFFICE
from phases.store import load_plan
from tests.phases.effort.staff import add_person, edit_person, remove_person

SIGNATURE = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
TODAY = date(2026, 1, 5)
START = datetime(2026, 1, 5, 8)
DESIGN = ForeignTask(
    "1", 1, "Design", "task", 2400, percent=50, started_at=START, fixed_cost=500.0, actual_cost=1200.0
)
BUILD = ForeignTask("2", 1, "Build", "task", 2400)
PLAN = ForeignPlan(
    name="Acme",
    start=START,
    finish=None,
    from_finish=False,
    status_on=None,
    day_minutes=480,
    week_minutes=2400,
    currency="EUR",
    default_calendar="1",
    calendars=(ForeignCalendar("1", "Standard", None, FIVE_DAYS),),
    tasks=(DESIGN, BUILD),
    links=(ForeignLink("1", "2"),),
    persons=(ForeignPerson("1", "Ana", rate=80.0), ForeignPerson("2", "Ben", rate=60.0)),
    assignments=(ForeignAssignment("1", "1", 1.0, 2400), ForeignAssignment("2", "2", 1.0, 2400)),
)


def reader(plan):
    return lambda key: convert(plan, key, TODAY)


@pytest.fixture
def acme(db):
    return take_plan(db, SIGNATURE, reader(PLAN), load_pack()).id


def person(db, acme, key):
    return next((each for each in load_persons(db, acme) if each.key == key), None)


def test_a_rate_that_was_edited_here_stays_and_the_difference_says_so(db, acme):
    edit_person(db, SIGNATURE, acme, PersonEdit("p-1", 1, {"rate": 95.0}))
    raised = replace(PLAN, persons=(replace(PLAN.persons[0], rate=85.0), replace(PLAN.persons[1], rate=70.0)))

    told = str(difference_finding(preview_update(db, acme, reader(raised))))
    update_plan(db, SIGNATURE, acme, reader(raised))

    assert told == "What the file does: one person changes: Ben; Ana stays as edited here"
    assert (person(db, acme, "p-1").rate, person(db, acme, "p-2").rate) == (95.0, 70.0)


def test_an_update_after_an_update_still_knows_what_was_edited_here(db, acme):
    edit_person(db, SIGNATURE, acme, PersonEdit("p-1", 1, {"rate": 95.0}))
    for rate in (70.0, 75.0):
        update_plan(
            db, SIGNATURE, acme, reader(replace(PLAN, persons=(PLAN.persons[0], replace(PLAN.persons[1], rate=rate))))
        )

    assert (person(db, acme, "p-1").rate, person(db, acme, "p-2").rate) == (95.0, 75.0)


def test_who_was_removed_here_stays_away_and_who_joined_here_stays(db, acme):
    remove_person(db, SIGNATURE, acme, "p-2")
    cleo = add_person(db, SIGNATURE, acme, NewPerson("Cleo"))
    build = load_plan(db, acme).tasks[1]
    assign(db, SIGNATURE, acme, [Assignment(build.id, cleo, version=0), Assignment(build.id, "p-1", version=0)])

    update_plan(db, SIGNATURE, acme, reader(replace(PLAN, tasks=(DESIGN, replace(BUILD, minutes=4800)))))

    assert {each.key for each in load_persons(db, acme)} == {"p-1", cleo}
    assert {(each.task_id, each.person_key) for each in load_assignments(db, acme)} == {
        (load_plan(db, acme).tasks[0].id, "p-1"),
        (build.id, "p-1"),
        (build.id, cleo),
    }


def test_the_same_file_after_edits_here_is_nothing_to_apply(db, acme):
    edit_person(db, SIGNATURE, acme, PersonEdit("p-1", 1, {"rate": 95.0}))

    found = preview_update(db, acme, reader(PLAN))

    assert found.is_empty
    assert str(difference_finding(found)) == "There is nothing to apply; Ana stays as edited here"


def test_a_calendar_that_was_edited_here_stays(db, acme):
    standard = load_calendars(db, acme)[0]
    week = (OFFICE,) * 4 + ((), (), ())
    save_calendar(db, SIGNATURE, acme, CalendarEdit(replace(standard, week=week)))

    update_plan(db, SIGNATURE, acme, reader(replace(PLAN, tasks=(DESIGN, replace(BUILD, minutes=960)))))

    assert load_calendars(db, acme)[0].week == week


def test_cost_of_the_other_tool_is_kept_and_goes_out_again(db, acme):
    design = load_plan(db, acme).tasks[0].id
    assert load_costs(db, acme)[design] == TaskCost(design, fixed_cost=500.0, actual_cost=1200.0, version=1)

    out = read_mspdi(write_mspdi(load_outgoing(db, find_programme(db, acme), TODAY, "en")))

    assert [(each.fixed_cost, each.actual_cost) for each in out.tasks] == [(500.0, 1200.0), (None, None)]


def test_cost_that_was_recorded_here_stays_and_other_cost_follows_the_file(db, acme):
    design, build = (each.id for each in load_plan(db, acme).tasks)
    record_actuals(db, SIGNATURE, acme, [TaskCost(build, fixed_cost=50.0)])
    dearer = (replace(DESIGN, actual_cost=1500.0), replace(BUILD, fixed_cost=80.0))

    found = update_plan(db, SIGNATURE, acme, reader(replace(PLAN, tasks=dearer)))

    assert "the cost of one task stays as recorded here" in str(difference_finding(found))
    costs = load_costs(db, acme)
    assert (costs[design].actual_cost, costs[design].version) == (1500.0, 2)
    assert costs[build].fixed_cost == 50.0


def test_a_preview_finds_circles_and_names_the_tasks(db, acme):
    circle = replace(PLAN, links=(ForeignLink("1", "2"), ForeignLink("2", "1")))

    with pytest.raises(CycleOfTasks, match=r"Design, Build, Design|Build, Design, Build"):
        preview_update(db, acme, reader(circle))
    with pytest.raises(CycleOfTasks, match=r"Design, Build, Design|Build, Design, Build"):
        preview_plan(reader(circle), load_pack())
    assert len(load_plan(db, acme).links) == 1


def test_a_preview_of_a_new_programme_refuses_calendars_that_nobody_works(db):
    idle = replace(PLAN, calendars=(ForeignCalendar("1", "Standard", None, ((),) * 7),))

    with pytest.raises(Refusal) as told:
        preview_plan(reader(idle), load_pack())
    with pytest.raises(type(told.value), match="Standard"):
        take_plan(db, SIGNATURE, reader(idle), load_pack())


def test_a_task_that_begins_later_than_its_file_says_keeps_its_day(db, acme):
    later = replace(DESIGN, started_at=START + timedelta(days=1))

    update_plan(db, SIGNATURE, acme, reader(replace(PLAN, tasks=(later, BUILD))))

    assert load_plan(db, acme).tasks[0].started_on == date(2026, 1, 6)


def test_a_calendar_made_here_goes_out_with_the_country_it_is_built_on(db, acme):
    edit = CalendarEdit(WorkCalendar("", "Plant", "country:DE", (OFFICE, *(None,) * 6), version=0))
    save_calendar(db, SIGNATURE, acme, edit)

    out = read_mspdi(write_mspdi(load_outgoing(db, find_programme(db, acme), TODAY, "en")))

    names = {each.uid: each.name for each in out.calendars}
    plant = next(each for each in out.calendars if each.name == "Plant")
    assert names[plant.base] == "DE"
    assert plant.week[:2] == (OFFICE, None)
