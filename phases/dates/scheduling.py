"""A plan and its frame as the kernel's columns, and the times that the kernel returns for them."""

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from operator import attrgetter

from phases.dates.calendar import Calendar, TaskOutsideCalendar
from phases.dates.frame import Frame, began, closing, ended, opening
from phases.network.clock import hours_of, next_start
from phases.network.network import DAY, NONE, Constraint, LagKind, Limits, LinkType, Rows, Ties, Times
from phases.network.schedule import COMPILED_FROM, compute_times
from phases.network.shifts import OutsideCalendar as RowOutsideCalendar
from phases.network.shifts import WorkTime
from phases.plan import Link, Plan, Task

LINK_TYPES: Mapping[str, int] = {each.name: int(each) for each in LinkType}
LAG_KINDS: Mapping[str, LagKind] = {each.name.lower(): each for each in LagKind}
FINISH_BOUND = (Constraint.MUST_FINISH_ON, Constraint.FINISH_NO_EARLIER, Constraint.FINISH_NO_LATER)


@dataclass(frozen=True, slots=True)
class Network:
    """A plan for the kernel: rows in plan order, links by their places, the hours of every calendar, the limits."""

    rows: Rows
    ties: Ties
    calendars: tuple[WorkTime, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The times of a plan, by the place of its rows; `ties` are its links by the same places."""

    times: Times
    ties: Ties


def schedule(plan: Plan, frame: Frame, network: Network | None = None) -> Scheduled:
    """Return the times of all rows; refuse a circle of tasks by their keys. A network that is known is used.

    A task that leaves its calendar is refused by its own title, or by its key where it has none.
    """
    network = network or network_of(plan, frame)
    try:
        times = compute_times(network.rows, network.ties, network.calendars, network.limits)
    except RowOutsideCalendar as outside:
        years = date.fromordinal(outside.calendar.first), date.fromordinal(outside.calendar.last)
        task = next(each for each in plan.tasks if each.key == outside.name)
        raise TaskOutsideCalendar(task.id, task.title or task.key, years) from outside
    return Scheduled(times, network.ties)


def network_of(plan: Plan, frame: Frame) -> Network:
    """Return the plan and what its dates depend on as the kernel's columns."""
    keys, times = _calendars(frame)
    at = {task.id: place for place, task in enumerate(plan.tasks)}
    worked = frame.terms.keys
    used = [keys.get(worked.get(task.id, ""), 0) for task in plan.tasks] if worked else [0] * len(plan.tasks)
    calendars = [frame.calendar, *(frame.terms.calendars[key] for key in keys if key)]
    rows, ties = _rows(plan, at, frame, (used, calendars)), _ties(plan.links, at, frame.terms.day_minutes)
    return Network(rows, ties, times, _limits(frame))


def changed_network(network: Network, plan: Plan, places: Collection[int], frame: Frame) -> Network:
    """Return the network with the rows at these places as the plan has them; structure and links stay."""
    calendars = [frame.calendar, *frame.terms.calendars.values()]
    by_time = {id(each.time): each for each in calendars}
    columns = {name: getattr(network.rows, name) for name in FROM_TASK}
    for place in places:
        calendar = by_time[id(network.calendars[network.rows.calendar[place]])]
        for name in FROM_TASK:
            (value,) = _values(name, [plan.tasks[place]], [calendar], frame)
            if columns[name][place] != value:
                if columns[name] is getattr(network.rows, name):
                    columns[name] = columns[name][:]
                columns[name][place] = value
    return replace(network, rows=replace(network.rows, **columns))


def _calendars(frame: Frame) -> tuple[dict[str, int], tuple[WorkTime, ...]]:
    """Return the place of every calendar that some row is worked on, the frame's first, and their hours."""
    keys = {"": 0}
    for key in frame.terms.keys.values():
        keys.setdefault(key, len(keys))
    return keys, (frame.calendar.time, *(frame.terms.calendars[key].time for key in keys if key))


def _limits(frame: Frame) -> Limits:
    terms, status = frame.terms, frame.status_on
    start = opening(frame.start_on, terms.start_time)
    return Limits(
        start=start if terms.start_time is not None else next_start(hours_of((frame.calendar.time,)), 0, start),
        status=opening(status, None) if status else NONE,
        reached=closing(frame.calendar, frame.calendar.next_working(status), None) if status else NONE,
        finish=closing(frame.calendar, terms.finish_on, terms.finish_time) if terms.finish_on else NONE,
    )


def _ties(links: tuple[Link, ...], at: dict[str, int], day_minutes: int) -> Ties:
    before_ids, after_ids, kinds, lags, lag_kinds = zip(*links, strict=True) if links else ((),) * 5
    unit = {"working": day_minutes, "elapsed": DAY, "percent": 100}
    return Ties(
        before=_column(list(map(at.__getitem__, before_ids))),
        after=_column(list(map(at.__getitem__, after_ids))),
        kind=_column(list(map(LINK_TYPES.__getitem__, kinds))),
        lag=_column([round(lag * unit[kind]) if lag else 0 for lag, kind in zip(lags, lag_kinds, strict=True)]),
        lag_kind=_column(list(map(LAG_KINDS.__getitem__, lag_kinds))),
    )


def _rows(plan: Plan, at: dict[str, int], frame: Frame, hours: tuple[list[int], list[Calendar]]) -> Rows:
    used, calendars = hours
    tasks, worked = plan.tasks, [calendars[each] for each in used]
    return Rows(
        names=[task.key for task in tasks],
        parent=_column([at.get(task.parent_id or "", NONE) for task in tasks]),
        summary=_column([task.kind == "summary" for task in tasks]),
        calendar=_column(used),
        **{name: _column(_values(name, tasks, worked, frame)) for name in FROM_TASK},
    )


def _values(name: str, tasks: Sequence[Task], worked: Sequence[Calendar], frame: Frame) -> list[int]:
    """Return a column that follows from the tasks; a field that is empty, as most are, costs nothing."""
    guard, value = FROM_TASK[name]
    told = list(map(attrgetter(guard), tasks))
    if told.count(None) == len(told):
        return [NONE] * len(told)
    if value is None:
        return told
    return [
        NONE if each is None else value(task, calendar, frame)
        for each, task, calendar in zip(told, tasks, worked, strict=True)
    ]


def _column(values: list[int]) -> Sequence[int]:
    """Return a column; that of a large plan packed, as machine code reads it."""
    return array("q", values) if len(values) >= COMPILED_FROM else values


def minutes_of(task: Task, day_minutes: int) -> int:
    """Return the duration of a row in minutes: working ones, or minutes on the clock where it is elapsed."""
    return _in_minutes(task.days, task, day_minutes)


def _in_minutes(days: float, task: Task, day_minutes: int) -> int:
    return round(days * (DAY if task.elapsed else day_minutes))


def _started(task: Task, calendar: Calendar) -> int:
    """Return when a task began, never after it was finished."""
    if task.started_on is None or (task.kind == "milestone" and not task.days):
        return NONE
    found = began(calendar, task.started_on, task.started_time)
    finished = _finished(task, calendar)
    return opening(task.started_on, task.started_time) if NONE < finished < found else found


def _finished(task: Task, calendar: Calendar) -> int:
    return NONE if task.finished_on is None else ended(calendar, task.finished_on, task.finished_time)


def _placed(task: Task, calendar: Calendar) -> int:
    return NONE if task.placed_on is None else began(calendar, task.placed_on, task.placed_time)


def _remaining(task: Task, frame: Frame) -> int:
    """Return the minutes left: what somebody said, else what the percentage leaves; whole days stay whole."""
    day = frame.terms.day_minutes
    if task.remaining is not None:
        return _in_minutes(task.remaining, task, day)
    if not frame.terms.status_on or not task.days:
        return NONE
    left = task.days * (100 - task.percent) / 100
    return _in_minutes(max(1, ceil(left)) if task.days == int(task.days) else left, task, day)


def _constraint_at(task: Task, calendar: Calendar) -> int:
    """Return the minute of a constraint; without a time a day counts from its begin, for an end from its end."""
    if task.constraint_on is None:
        return NONE
    if task.kind == "milestone" and task.constraint_time is None:
        return closing(calendar, calendar.next_working(task.constraint_on), None)
    if task.constraint_kind in FINISH_BOUND:
        return closing(calendar, task.constraint_on, task.constraint_time)
    calendar.index(task.constraint_on)  # refuses a day that lies outside
    return opening(task.constraint_on, task.constraint_time)


def _last(day: date | None, minute: int | None, calendar: Calendar) -> int:
    return NONE if day is None else closing(calendar, day, minute)


FROM_TASK: Mapping[str, tuple[str, Callable[[Task, Calendar, Frame], int] | None]] = {
    "minutes": ("days", lambda task, _, frame: _in_minutes(task.days, task, frame.terms.day_minutes)),
    "elapsed": ("elapsed", None),
    "constraint": ("constraint_kind", None),
    "constraint_at": ("constraint_on", lambda task, calendar, _: _constraint_at(task, calendar)),
    "deadline": ("deadline_on", lambda task, calendar, _: _last(task.deadline_on, task.deadline_time, calendar)),
    "started": ("started_on", lambda task, calendar, _: _started(task, calendar)),
    "finished": ("finished_on", lambda task, calendar, _: _finished(task, calendar)),
    "remaining": ("started_on", lambda task, _, frame: _remaining(task, frame)),
    "manual": ("manual", None),
    "placed": ("placed_on", lambda task, calendar, _: _placed(task, calendar)),
    "active": ("active", None),
}
"""The columns that follow from a task: the field without which there is no value, and how it becomes a number.

Without a rule the field is the number.
"""
