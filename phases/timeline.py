"""The plan with its dates: forecast, float, critical path, drift against the baseline, status of every row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from phases.calendar import Calendar
from phases.plan import Plan, Task
from phases.schedule import Bounds, Driver, Times, Work, compute_times
from words.status import Status

TOLERANCE_DAYS = 5
"""A drift of up to one working week is no alarm."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The dates of a row in a baseline."""

    start: date
    finish: date


@dataclass(frozen=True, slots=True)
class Dated:
    """One row of the plan with everything that is computed about it."""

    task: Task
    start: date
    finish: date
    total_float: int
    critical: bool
    percent: int
    drift: int | None
    baseline: Promise | None
    status: Status
    driver: Driver
    driver_id: str | None
    depth: int


@dataclass(frozen=True, eq=False)
class Timeline:
    """All rows in plan order; the work has its dates from the network, summaries from what they hold."""

    rows: tuple[Dated, ...]
    start: date
    finish: date
    drift: int | None
    by_key: Mapping[str, Dated]

    def leaves(self) -> list[Dated]:
        """Return tasks and milestones, without summaries."""
        return [row for row in self.rows if row.task.kind != "summary"]

    def milestones(self) -> list[Dated]:
        """Return the milestones by forecast date."""
        found = [row for row in self.rows if row.task.kind == "milestone"]
        return sorted(found, key=lambda row: (row.finish, row.task.position))


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates depend on beside the plan: calendar, programme start, status date, baseline by task id."""

    calendar: Calendar
    start_on: date
    today: date
    baseline: Mapping[str, Promise]


def compute_timeline(plan: Plan, frame: Frame) -> Timeline:
    """Return the plan with all dates; refuse a circle of tasks by their names."""
    leaves = [task for task in plan.tasks if task.kind != "summary"]
    at = {task.id: index for index, task in enumerate(leaves)}
    arrows = [(at[link.before_id], at[link.after_id], link.kind, int(link.lag)) for link in plan.links]
    bounds = Bounds(frame.calendar.index(frame.start_on), frame.calendar.index(frame.today))
    times = compute_times([_work(task, frame.calendar) for task in leaves], arrows, bounds)
    depths = _depths(plan.tasks)
    dated = {
        task.id: _dated(task, _Place(times, index, leaves, depths[task.id]), frame)
        for index, task in enumerate(leaves)
    }
    _add_summaries(plan.tasks, dated, frame, depths)
    rows = tuple(dated[task.id] for task in plan.tasks if task.id in dated)
    start = min((row.start for row in rows), default=frame.start_on)
    finish = max((row.finish for row in rows), default=frame.start_on)
    promised = max((promise.finish for promise in frame.baseline.values()), default=None)
    drift = frame.calendar.between(promised, finish) if promised else None
    return Timeline(rows, start, finish, drift, {row.task.key: row for row in rows})


def _work(task: Task, calendar: Calendar) -> Work:
    remaining = max(1, ceil(task.days * (100 - task.percent) / 100)) if task.days else 0
    milestone = task.kind == "milestone"
    return Work(
        name=task.key,
        days=0 if milestone else ceil(task.days),
        not_before=calendar.index(task.not_before) + milestone if task.not_before else 0,
        started=calendar.index(task.started_on) if task.started_on and not milestone else None,
        finished=calendar.index_after(task.finished_on) if task.finished_on else None,
        remaining=remaining,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a leaf stands in the network."""

    times: Times
    index: int
    leaves: Sequence[Task]
    depth: int


def _dated(task: Task, place: _Place, frame: Frame) -> Dated:
    times, at = place.times, place.index
    last = max(times.finish[at] - 1, 0)
    finish = task.finished_on or frame.calendar.day(last)
    start = task.started_on or (finish if task.kind == "milestone" else frame.calendar.day(times.start[at]))
    total_float = 0 if task.finished_on else times.total_float(at)
    baseline = frame.baseline.get(task.id)
    drift = frame.calendar.between(baseline.finish, finish) if baseline else None
    why = times.driver[at]
    return Dated(
        task=task,
        start=min(start, finish),
        finish=finish,
        total_float=total_float,
        critical=total_float <= 0 and not task.finished_on,
        percent=100 if task.finished_on else task.percent,
        drift=drift,
        baseline=baseline,
        status=task_status(task, drift, baseline, frame.today),
        driver=why,
        driver_id=place.leaves[why[1]].id if why[1] >= 0 else None,
        depth=place.depth,
    )


def task_status(task: Task, drift: int | None, baseline: Promise | None, today: date) -> Status:
    """Return the status that follows from progress and drift; it is never stored."""
    if task.finished_on:
        return Status.DONE
    overdue = baseline is not None and today > baseline.finish
    slips = drift is not None and drift > TOLERANCE_DAYS
    if overdue or (slips and task.started_on):
        return Status.LATE
    if slips:
        return Status.WAIT
    return Status.DOING if task.started_on else Status.TODO


def roll_up(statuses: Sequence[Status]) -> Status:
    """Return the status of a group: the worst of what is open, done when all is done."""
    found = set(statuses)
    if not found:
        return Status.TODO
    if found == {Status.DONE}:
        return Status.DONE
    for worst in (Status.LATE, Status.WAIT):
        if worst in found:
            return worst
    return Status.DOING if Status.DOING in found or Status.DONE in found else Status.TODO


def _add_summaries(tasks: Sequence[Task], dated: dict[str, Dated], frame: Frame, depths: Mapping[str, int]) -> None:
    """Give every summary the span, progress and status of what it holds, innermost first."""
    children: dict[str, list[Dated]] = defaultdict(list)
    for task in reversed(tasks):
        if task.kind == "summary" and children[task.id]:
            dated[task.id] = _summary(task, children[task.id], frame, depths[task.id])
        if task.parent_id and task.id in dated:
            children[task.parent_id].append(dated[task.id])


def _summary(task: Task, held: Sequence[Dated], frame: Frame, depth: int) -> Dated:
    finish = max(row.finish for row in held)
    promised = [row.baseline for row in held if row.baseline]
    baseline = Promise(min(p.start for p in promised), max(p.finish for p in promised)) if promised else None
    days = sum(max(row.task.days, 0) or 1 for row in held)
    done = sum((max(row.task.days, 0) or 1) * row.percent for row in held)
    return Dated(
        task=task,
        start=min(row.start for row in held),
        finish=finish,
        total_float=min((row.total_float for row in held if row.status is not Status.DONE), default=0),
        critical=any(row.critical for row in held),
        percent=int(done // days),
        drift=frame.calendar.between(baseline.finish, finish) if baseline else None,
        baseline=baseline,
        status=roll_up([row.status for row in held]),
        driver=("start", -1),
        driver_id=None,
        depth=depth,
    )


def _depths(tasks: Sequence[Task]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for task in tasks:
        depths[task.id] = depths[task.parent_id] + 1 if task.parent_id in depths else 0
    return depths
