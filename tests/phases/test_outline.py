from dataclasses import replace
from datetime import date

from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame
from phases.dates.timeline import compute_timeline
from phases.outline import near_critical, outline_numbers, running_scope, waited_for
from phases.plan import Link, Plan, Task

MONDAY = date(2026, 1, 5)


def task(key, parent, days=0, **facts):
    known = {"kind": "task" if days else "summary", "step": "assess"} | facts
    kind, step = known.pop("kind"), known.pop("step")
    return Task(key, key, 0, parent, kind, step, "", "", "", "", key.upper(), "", "", days, **known)


TASKS = (
    task("assess", None),
    task("plan", "assess"),
    task("scan", "plan", 5),
    task("exit", "plan", kind="milestone"),
    task("build", "assess"),
    task("clean", "build", 3),
    task("units", None, step=""),
    task("visit", "units", 1, step=""),
)
LINKS = (Link("scan", "exit"), Link("exit", "clean"), Link("scan", "visit"))


def timeline(tasks=TASKS, today=MONDAY, baseline=None):
    return compute_timeline(Plan(tasks, LINKS), Frame(calendar_for("none", 2026), MONDAY, today, baseline or {}))


def test_rows_are_numbered_by_their_place():
    assert list(outline_numbers(TASKS).values()) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1"]


def test_the_critical_path_waits_for_its_first_open_row():
    assert waited_for(timeline()).task.key == "scan"

    done = tuple(replace(t, finished_on=MONDAY, started_on=MONDAY) if t.key in ("scan", "exit") else t for t in TASKS)
    assert waited_for(timeline(done)).task.key == "clean"


def test_nothing_is_waited_for_when_all_is_done():
    done = tuple(replace(each, finished_on=MONDAY, started_on=MONDAY) for each in TASKS)

    assert waited_for(timeline(done)) is None
    assert running_scope(timeline(done)) == "units"


def test_the_page_opens_where_the_critical_path_stands():
    assert running_scope(timeline()) == "assess"


def test_near_critical_is_what_a_slip_of_one_week_makes_critical():
    longer = (*TASKS, task("short", "units", 4, step=""), task("slack", "units", 1.5, step=""))
    rows = {row.task.key: row for row in timeline(longer).leaves()}

    assert (rows["scan"].total_float, rows["short"].total_float, rows["slack"].total_float) == (0, 4, 6)
    assert [key for key, row in rows.items() if near_critical(row)] == ["visit", "short"]
    assert not near_critical(rows["short"]._replace(task=replace(rows["short"].task, active=False)))
