"""The plan with its dates: forecast, float, critical path, drift against the baseline, status of every row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import attrgetter, mul
from typing import Literal, NamedTuple

from phases.dates.frame import Frame, Promise
from phases.dates.scheduling import Scheduled, schedule
from phases.network.network import DAY, NONE, Cause
from phases.plan import Plan, Task
from words.status import Status

TOLERANCE_DAYS = 5
"""A drift of up to one working week is no alarm."""


Driver = Literal["start", "link", "constraint", "today", "actual", "manual", "late"]
"""What set a date."""
DRIVERS: Mapping[int, Driver] = {
    Cause.START: "start",
    Cause.LINK: "link",
    Cause.CONSTRAINT: "constraint",
    Cause.STATUS: "today",
    Cause.ACTUAL: "actual",
    Cause.MANUAL: "manual",
    Cause.LATE: "late",
}


class Moments(NamedTuple):
    """The times of a row to the minute (`day.toordinal() * 1440 + minute`), floats in working minutes."""

    start: int
    finish: int
    late_start: int
    late_finish: int
    total_float: int
    free_float: int


class Dated(NamedTuple):
    """One row of the plan with everything that is computed about it; floats in whole working days."""

    task: Task
    start: date
    finish: date
    total_float: int
    free_float: int
    critical: bool
    percent: int
    drift: int | None
    baseline: Promise | None
    status: Status
    driver: Driver
    driver_id: str | None
    """The row at the other end of the link that set the date, or that a row waited for which has begun."""
    depth: int
    moments: Moments


_made = Dated._make


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


def compute_timeline(
    plan: Plan, frame: Frame, scheduled: Scheduled | None = None, before: Timeline | None = None
) -> Timeline:
    """Return the plan with all dates; refuse a circle of tasks by their keys.

    `scheduled` are its times where they are known; rows of a timeline before, in the same frame, that did not change
    are taken over.
    """
    scheduled = scheduled or schedule(plan, frame)
    known = {row.task.id: row for row in before.rows} if before else {}
    moments, depths = list(_moments(scheduled)), _depths(plan.tasks)
    dated = _leaves(plan.tasks, frame, (scheduled, moments, depths), known)
    _add_summaries(plan.tasks, dated, (frame, moments, depths), known)
    rows = tuple(dated[task.id] for task in plan.tasks if task.id in dated)
    start = min(map(attrgetter("start"), rows), default=frame.start_on)
    finish = max(map(attrgetter("finish"), rows), default=frame.start_on)
    return Timeline(rows, start, finish, end_drift(frame, finish), {row.task.key: row for row in rows})


def end_drift(frame: Frame, finish: date) -> int | None:
    """Return by how many working days the end of the plan lies behind that of the baseline, None without one."""
    promised = max((promise.finish for promise in frame.baseline.values()), default=None)
    return frame.calendar.between(promised, finish) if promised else None


def _leaves(
    tasks: Sequence[Task],
    frame: Frame,
    times: tuple[Scheduled, Sequence[Moments], Mapping[str, int]],
    known: Mapping[str, Dated],
) -> dict[str, Dated]:
    """Return the rows that hold no others, with their dates, by task id."""
    scheduled, moments, depths = times
    waited = waited_for(scheduled, range(len(tasks)))
    found: dict[str, Dated] = {}
    for place, (task, driver, waited_at) in enumerate(
        zip(tasks, scheduled.times.driver, waited.values(), strict=True)
    ):
        if task.kind == "summary":
            continue
        driven = DRIVERS[driver], tasks[waited_at].id if waited_at != NONE else None
        row = known.get(task.id) if known else None
        if row and row.task is task and row.moments == moments[place] and (row.driver, row.driver_id) == driven:
            found[task.id] = row
        else:
            found[task.id] = date_row(task, frame, moments[place], (*driven, depths[task.id]))
    return found


def date_row(task: Task, frame: Frame, moments: Moments, place: tuple[Driver, str | None, int]) -> Dated:
    """Return a row that holds no others with its dates; its place is what set its start, whose row, and its depth."""
    driver, driver_id, depth = place
    start_at, finish_at, _, _, total_float, free_float = moments
    finish = due = task.finished_on or last_day(start_at, finish_at)
    start = task.started_on or (finish if task.kind == "milestone" else date.fromordinal(start_at // DAY))
    baseline, drift = frame.baseline.get(task.id), None
    if baseline:
        drift, due = frame.calendar.between(baseline.finish, finish), min(finish, baseline.finish)
    is_open, day = not task.finished_on, frame.terms.day_minutes
    return _made(
        (
            task,
            start if start < finish else finish,
            finish,
            int(total_float / day) if is_open else 0,
            int(free_float / day) if is_open else 0,
            is_open and total_float <= 0 and task.active,
            task.percent if is_open else 100,
            drift,
            baseline,
            task_status(task, drift, due, frame.today),
            driver,
            driver_id,
            depth,
            moments,
        )
    )


def _moments(scheduled: Scheduled) -> Iterator[Moments]:
    times = scheduled.times
    columns = (getattr(times, name) for name in Moments._fields)
    return map(Moments._make, zip(*columns, strict=True))


def last_day(start: int, finish: int) -> date:
    """Return the day on which a row ends; what ends at midnight ends on the day before."""
    return date.fromordinal((finish - (finish > start and finish % DAY == 0)) // DAY)


def waited_for(scheduled: Scheduled, places: Iterable[int]) -> dict[int, int]:
    """Return the place of the row that set each date, or of the last one that a row which has begun waited for."""
    times, ties = scheduled.times, scheduled.ties
    drivers, links, before_of, ends = times.driver, times.driver_link, ties.before, times.finish
    found = {place: NONE if links[place] == NONE else before_of[links[place]] for place in places}
    begun = {place for place in found if drivers[place] == Cause.ACTUAL}
    for before, after in zip(before_of, ties.after, strict=True) if begun else ():
        if after in begun and (found[after] == NONE or ends[before] > ends[found[after]]):
            found[after] = before
    return found


def task_status(task: Task, drift: int | None, due: date, today: date) -> Status:
    """Return the status that follows from progress, drift and the date on which it is due; it is never stored."""
    if task.finished_on:
        return Status.DONE
    overdue = today > due and task.active
    slips = drift is not None and drift > TOLERANCE_DAYS
    if overdue or (slips and task.started_on):
        return Status.LATE
    if slips:
        return Status.RISK
    return Status.DOING if task.started_on else Status.TODO


def roll_up(statuses: Sequence[Status]) -> Status:
    """Return the status of a group: the worst of what is open, done when all is done."""
    for worst in (Status.LATE, Status.RISK):
        if worst in statuses:
            return worst
    done = statuses.count(Status.DONE)
    if done and done == len(statuses):
        return Status.DONE
    return Status.DOING if done or Status.DOING in statuses else Status.TODO


def _add_summaries(
    tasks: Sequence[Task],
    dated: dict[str, Dated],
    times: tuple[Frame, Sequence[Moments], Mapping[str, int]],
    known: Mapping[str, Dated],
) -> None:
    """Give every summary the span, progress and status of what it holds, innermost first."""
    frame, moments, depths = times
    children: dict[str, list[Dated]] = defaultdict(list)
    changed: set[str] = set()
    for task, at in zip(reversed(tasks), range(len(tasks) - 1, -1, -1), strict=True):
        if task.kind != "summary":
            made = dated[task.id]
        elif not children[task.id]:
            continue
        else:
            row = known.get(task.id)
            if row and row.task is task and task.id not in changed and row.moments == moments[at]:
                made = row
            else:
                made = sum_up(task, (children[task.id], moments[at]), frame, depths[task.id])
            dated[task.id] = made
        if task.parent_id:
            children[task.parent_id].append(made)
            if known and known.get(task.id) is not made:
                changed.add(task.parent_id)


def sum_up(task: Task, holding: tuple[Sequence[Dated], Moments], frame: Frame, depth: int) -> Dated:
    """Return a row that holds others with the span, progress and status of what it holds."""
    held, moments = holding
    tasks, starts, finishes, floats, free, criticals, percents, _, baselines, statuses, *_ = zip(*held, strict=True)
    finish = max(finishes)
    promised = [each for each in baselines if each]
    baseline = Promise(min(p.start for p in promised), max(p.finish for p in promised)) if promised else None
    days = [max(each.days, 0) or 1 for each in tasks]
    if Status.DONE in statuses:
        still = [status is not Status.DONE for status in statuses]
        floats, free = tuple(compress(floats, still)), tuple(compress(free, still))
    return Dated(
        task=task,
        start=min(starts),
        finish=finish,
        total_float=min(floats, default=0),
        free_float=min(free, default=0),
        critical=True in criticals,
        percent=int(sum(map(mul, days, percents)) // sum(days)),
        drift=frame.calendar.between(baseline.finish, finish) if baseline else None,
        baseline=baseline,
        status=roll_up(statuses),
        driver="start",
        driver_id=None,
        depth=depth,
        moments=moments,
    )


def _depths(tasks: Sequence[Task]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for task in tasks:
        depths[task.id] = depths[task.parent_id] + 1 if task.parent_id in depths else 0
    return depths
