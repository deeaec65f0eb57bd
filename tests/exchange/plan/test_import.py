"""Plans of Microsoft Project through the product's own import: the dates are those that it stored itself."""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from access.journal import Signature
from data.database import open_database
from data.upgrade import upgrade
from exchange.commands.plan import moment
from exchange.plan.conversion import convert
from exchange.plan.forms import plan_in
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.outgoing.outgoing import load_outgoing
from exchange.plan.reading import read_plan
from exchange.plan.writing import write_plan
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.baselines.store import load_baselines
from phases.editing.edits import TaskEdit
from phases.intake.actions import preview_update, take_plan, update_plan
from phases.intake.store import load_foreign_rows
from phases.planned import load_planned
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "schedule"
NEW = NewProgramme(
    name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=(NewUnit(name="Harbour", wave=0),)
)
TODAY = date(2026, 11, 22)
SIGNATURE = Signature("Ana", datetime(2026, 11, 22, 9, tzinfo=UTC))

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the folder of sample plans is not beside the project")


def exact_files():
    if not SAMPLES.exists():
        return []
    with (SAMPLES / "expected_mspdi_summary.csv").open() as handle:
        return [row["file"] for row in csv.DictReader(handle) if row["use_as"] == "must match exactly"]


def expected_rows():
    found = defaultdict(dict)
    with (SAMPLES / "expected_mspdi_tasks.csv").open() as handle:
        for row in csv.DictReader(handle):
            at = tuple(row[key][:16].replace(" ", "T") for key in ("start", "finish"))
            found[row["file"]][row["uid"]] = (*at, int(float(row["slack_min"])), row["crit"] == "1")
    return found


@pytest.fixture
def db(tmp_path):
    upgrade(tmp_path / "plans.db", datetime.now(UTC))
    with open_database(tmp_path / "plans.db") as opened:
        yield opened


def taken(db, file):
    foreign = read_plan(SAMPLES / file)
    return foreign, take_plan(db, SIGNATURE, lambda key: convert(foreign, key, TODAY), load_pack())


@pytest.mark.parametrize("file", exact_files())
def test_an_imported_plan_has_the_dates_slack_and_critical_path_of_the_other_tool(db, file):
    _, programme = taken(db, file)
    rows = load_foreign_rows(db, programme.id)

    leaves = load_planned(db, programme, TODAY).timeline.leaves()

    found = {
        rows[row.task.id].uid: (
            moment(row.moments.start),
            moment(row.moments.finish),
            row.moments.total_float,
            row.critical,
        )
        for row in leaves
    }
    assert found == expected_rows()[file]


def test_a_task_of_a_day_and_a_night_shift_has_the_dates_of_the_other_tool(db):
    _, programme = taken(db, "mspdi/legacy-sample.xml")
    rows = load_foreign_rows(db, programme.id)

    row = next(row for row in load_planned(db, programme, TODAY).timeline.leaves() if rows[row.task.id].uid == "2")

    assert (moment(row.moments.start), moment(row.moments.finish)) == ("2003-01-07T08:00", "2003-03-18T08:00")


@pytest.mark.parametrize("file", exact_files())
def test_the_same_file_again_changes_nothing(db, file):
    foreign, programme = taken(db, file)

    found = preview_update(db, programme.id, lambda key: convert(foreign, key, TODAY))

    assert found.is_empty
    assert not found.missing


COMPUTED = ("stored_start", "stored_finish", "stored_slack", "stored_critical")


def plain(task):
    return replace(task, minutes=task.minutes if task.kind != "summary" else 0, **dict.fromkeys(COMPUTED))


@pytest.mark.parametrize("file", exact_files())
def test_what_goes_in_comes_out_as_it_was(db, file):
    foreign, programme = taken(db, file)

    back = read_mspdi(write_mspdi(load_outgoing(db, programme, TODAY, "en")))

    assert list(map(plain, back.tasks)) == list(map(plain, foreign.tasks))
    assert set(back.links) == set(foreign.links)
    for part in ("calendars", "default_calendar", "persons", "assignments", "day_minutes", "start", "status_on"):
        assert getattr(back, part) == getattr(foreign, part)


def test_an_update_changes_rows_by_their_id_and_keeps_the_dates_before_as_a_baseline(db):
    foreign, programme = taken(db, "mspdi/mspdirelations.xml")
    first = foreign.tasks[0]
    longer = replace(first, name="Renamed", minutes=first.minutes + 480)
    edited = replace(foreign, tasks=(longer, *foreign.tasks[1:]))

    found = update_plan(db, SIGNATURE, programme.id, lambda key: convert(edited, key, TODAY))

    (change,) = found.changed
    assert set(change.after) == {"title", "days"}
    planned = load_planned(db, programme, TODAY)
    assert planned.timeline.by_key[change.task.key].task.title == "Renamed"
    assert [each.is_promise for each in load_baselines(db, programme.id)] == [False]
    assert not planned.frame.baseline


@pytest.mark.parametrize("form", ["mspdi", "csv", "xlsx"])
def test_a_programme_of_the_method_goes_out_and_comes_back_the_same(db, form):
    programme = create_programme(db, SIGNATURE, NEW, load_pack())
    first = next(task for task in load_plan(db, programme.id).tasks if task.kind == "task")
    edit = TaskEdit(first.id, 1, {"percent": 40, "not_before": date(2026, 2, 2), "days": 7})
    edit_tasks(db, SIGNATURE, programme.id, [edit])
    out = load_outgoing(db, programme, TODAY, "en")

    back = plan_in(write_plan(out, form, (programme.id, SIGNATURE.at)))

    found = preview_update(db, programme.id, lambda key: convert(back, key, TODAY))
    assert found.is_empty
    assert not found.missing


def test_a_file_with_other_calendars_is_a_difference_and_moves_the_dates(db):
    foreign, programme = taken(db, "mspdi/mspdirelations.xml")
    week = (None, (), (), (), None, None, None)
    calendars = tuple(
        replace(each, week=tuple(new if new is not None else old for new, old in zip(week, each.week, strict=True)))
        for each in foreign.calendars
    )
    before = load_planned(db, programme, TODAY).timeline.finish

    found = update_plan(
        db, SIGNATURE, programme.id, lambda key: convert(replace(foreign, calendars=calendars), key, TODAY)
    )

    assert found.arrival.calendars.changed
    assert not found.changed
    assert load_planned(db, programme, TODAY).timeline.finish > before
