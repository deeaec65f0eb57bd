import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest

from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignBaseline,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
)
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.tables.reading import read_table
from exchange.plan.tables.writing import left_out, write_csv, write_xlsx
from phases.network.network import Constraint, LagKind, LinkType
from tests.exchange.plan.documents import SAMPLES, sample

FILES = [f"{file.parent.name}/{file.name}" for file in sorted(SAMPLES.glob("mspdi*/*.xml"))] or ["mspdi"]
WRITERS = [write_csv, write_xlsx]
COSTS = {"cost": None, "fixed_cost": None, "actual_cost": None}
UNKNOWN = {"baselines": {}, **COSTS, "calendar": None, "only_task_calendar": False}
UNKNOWN |= {"stored_slack": None, "stored_critical": None}


def table_side(plan):
    """What a table can hold of a plan."""
    names = {each.uid: each.name for each in plan.persons}
    tasks = [replace(each, **UNKNOWN) for each in plan.tasks]
    return tasks, plan.links, [(each.task, names[each.person], round(each.units, 6)) for each in plan.assignments]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", FILES)
def test_a_sample_plan_that_is_written_as_a_table_is_read_back(name, write):
    plan = read_mspdi(sample(name))
    if not plan.tasks:
        pytest.skip("this sample holds calendars only")

    tasks, links, people = table_side(read_table(write(plan)))

    assert (tasks, list(links)) == (table_side(plan)[0], list(plan.links))
    assert sorted(people) == sorted(table_side(plan)[2])


def plan_of(tasks, **rest):
    plain = {"start": None, "finish": None, "from_finish": False, "status_on": None, "day_minutes": 480}
    plain |= {"week_minutes": 2400, "currency": "", "calendars": (), "default_calendar": ""}
    return ForeignPlan(name="Plan", tasks=tuple(tasks), **{**plain, **rest})


RICH = plan_of(
    [
        ForeignTask("1", 1, "规划 “A”, B; C", "summary", 480, wbs="1"),
        ForeignTask("2", 2, "=SUM(A1)", "task", 2400, notes="- one\nline two", percent=25, priority=700, wbs="1.1"),
        ForeignTask(
            "3", 2, "Cure", "task", 4320, elapsed=True, fields={"Region": "North", "Owner": "Ben", "Notes": "x"}
        ),
        ForeignTask(
            "4",
            1,
            "Go-live",
            "milestone",
            0,
            constraint=Constraint.FINISH_NO_LATER,
            constraint_at=datetime(2026, 3, 31, 12, 30),
            deadline=datetime(2026, 4, 30, 17),
            stored_start=datetime(2026, 3, 30, 17),
            stored_finish=datetime(2026, 3, 30, 17),
        ),
        ForeignTask("5", 1, "By hand", "task", 37, manual=True, placed_at=datetime(2026, 3, 2, 9), active=False),
        ForeignTask("6", 1, "Late", "task", 480, constraint=Constraint.AS_LATE_AS_POSSIBLE),
        ForeignTask("7", 1, "Running", "task", 960, percent=50, started_at=datetime(2026, 3, 2, 8), remaining=300),
    ],
    links=(
        ForeignLink("2", "3", LinkType.FS, 0),
        ForeignLink("2", "4", LinkType.SS, -50, LagKind.PERCENT),
        ForeignLink("3", "4", LinkType.FF, 1440, LagKind.ELAPSED),
        ForeignLink("4", "6", LinkType.SF, -30),
    ),
    persons=(ForeignPerson("1", "Smith, John"), ForeignPerson("2", "张伟")),
    assignments=(ForeignAssignment("2", "1", 0.335), ForeignAssignment("2", "2")),
)


@pytest.mark.parametrize("write", WRITERS)
def test_everything_a_table_can_hold_survives(write):
    again = read_table(write(RICH))
    tasks, links, people = table_side(RICH)
    tasks[4] = replace(tasks[4], stored_start=tasks[4].placed_at)

    assert table_side(again) == (tasks, links, people)


def test_no_cell_of_a_csv_is_a_formula():
    cells = [cell for row in csv.reader(io.StringIO(write_csv(RICH).decode("utf-8-sig"))) for cell in row]

    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    assert " =SUM(A1)" in cells


def test_a_plan_with_other_working_days_is_written_in_hours():
    plan = plan_of([ForeignTask("1", 1, "A", "task", 960)], day_minutes=450)

    assert b",16 hrs," in write_csv(plan)
    assert read_table(write_csv(plan)).tasks[0].minutes == 960


def test_ids_that_are_no_numbers_become_row_numbers():
    plan = plan_of(
        [ForeignTask("a:1", 1, "A", "task", 480), ForeignTask("b", 1, "B", "task", 480)],
        links=(ForeignLink("a:1", "b"),),
    )

    assert [(each.before, each.after) for each in read_table(write_csv(plan)).links] == [("1", "2")]


def test_what_a_table_has_no_place_for_is_said():
    plan = plan_of(
        [ForeignTask("1", 1, "A", "task", 480, cost=5.0, baselines={0: ForeignBaseline(None, None, 1, None)})]
    )

    assert [str(each.what) for each in left_out(plan)] == ["A table holds no baselines.", "A table holds no costs."]
