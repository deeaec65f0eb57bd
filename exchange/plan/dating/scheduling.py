"""A foreign plan as the kernel's arrays, so that its dates can be computed and compared with those in the file."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from errors import Refusal
from exchange.plan.dating.worktime import Hours, common, either, hours_by_uid
from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask
from phases.network.network import DAY, NONE, LagKind, Limits, Rows, Ties
from phases.network.shifts import WorkTime, work_time
from words.text import sentence

BEFORE = 400
"""Days that the calendars begin before the first date."""
LONGEST = 60 * 366
"""Days that the calendars last at most after the last date."""
SHORTEST_DAY = 120
"""Working minutes a calendar day has at least on average: how far ahead the calendars must reach follows from it."""


class NoDates(Refusal):
    """The plan says no date at all."""

    def __init__(self) -> None:
        super().__init__(sentence("The plan has no start and no date. Give it a start date and try again."))


class NeverWorked(Refusal):
    """A task can never be worked on: its calendar, or that of its persons, has no working time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            sentence(
                "“{name}” is on a calendar without any working time. Give at least one day of it hours.", name=name
            )
        )


class Network(NamedTuple):
    """What the kernel is given; the rows stand in the order of the plan's tasks."""

    rows: Rows
    ties: Ties
    calendars: Sequence[WorkTime]
    limits: Limits


def network_of(plan: ForeignPlan) -> Network:
    """Return the plan for the kernel; refuse one without any date.

    The status date moves nothing: other tools leave late work where it is until a person moves it.
    """
    start = plan.start or _first_date(plan)
    hours = hours_of_tasks(plan)
    kinds = list(dict.fromkeys(map(_identity, hours)))
    by_identity = {_identity(each): each for each in hours}
    first, last = _reach(plan, start)
    finish = minute(plan.finish) if plan.from_finish else NONE
    return Network(
        _rows(plan, [kinds.index(_identity(each)) for each in hours], start),
        _ties(plan),
        tuple(work_time(by_identity[each].shifts(first, last)) for each in kinds),
        Limits(start=minute(start), finish=finish),
    )


def minute(moment: datetime | None) -> int:
    """Return a moment as the kernel counts it."""
    return NONE if moment is None else moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def moment(minute: int) -> datetime:
    """Return the kernel's minute as a moment."""
    return datetime.fromordinal(minute // DAY).replace(hour=minute % DAY // 60, minute=minute % 60)


def _identity(hours: Hours) -> tuple[object, ...]:
    return (hours.week, tuple(sorted(hours.days.items())))


def _dates(plan: ForeignPlan) -> list[datetime]:
    tasks = (
        (each.stored_start, each.stored_finish, each.started_at, each.finished_at, each.constraint_at, each.deadline)
        for each in plan.tasks
    )
    return [date for date in (plan.start, plan.finish, *(date for dates in tasks for date in dates)) if date]


def _first_date(plan: ForeignPlan) -> datetime:
    if not (dates := _dates(plan)):
        raise NoDates
    return min(dates)


def _reach(plan: ForeignPlan, start: datetime) -> tuple[int, int]:
    """Return the first and last day that the calendars must know."""
    dates = [start, *_dates(plan)]
    lags = sum(abs(round(each.lag)) for each in plan.links)
    work = sum(each.minutes for each in plan.tasks if each.kind != "summary") + lags
    ahead = min(LONGEST, work // SHORTEST_DAY)
    back = ahead if plan.from_finish else 0
    return max(1, min(dates).toordinal() - BEFORE - back), max(dates).toordinal() + BEFORE + ahead


def hours_of_tasks(plan: ForeignPlan) -> list[Hours]:
    """Return the working time of every task: that of its persons, cut by its own calendar where it has one.

    Refuse a task that can never be worked on.
    """
    hours = hours_by_uid(plan.calendars)
    default = hours.get(plan.default_calendar, Hours())
    persons = {each.uid: hours.get(each.calendar or "", default) for each in plan.persons if each.kind == "work"}
    working: dict[str, Hours] = {}
    for each in plan.assignments:
        if each.person in persons:
            own = persons[each.person]
            working[each.task] = either(working[each.task], own) if each.task in working else own
    found = [_hours(task, hours, working.get(task.uid), default) for task in plan.tasks]
    for task, own in zip(plan.tasks, found, strict=True):
        if own.is_empty:
            raise NeverWorked(task.name or task.uid)
    return found


def _hours(task: ForeignTask, hours: dict[str, Hours], persons: Hours | None, default: Hours) -> Hours:
    own = None if task.calendar is None else hours[task.calendar]
    if task.kind == "summary" or persons is None or (own and task.only_task_calendar):
        return own or default
    if own is None:
        return persons
    shared = common(own, persons)
    return own if shared.is_empty else shared


def _rows(plan: ForeignPlan, calendars: list[int], start: datetime) -> Rows:
    tasks = plan.tasks
    started, finished = [_started(each) for each in tasks], [_finished(each) for each in tasks]
    return Rows(
        names=[each.name or each.uid for each in tasks],
        parent=parents(tasks),
        summary=[each.kind == "summary" for each in tasks],
        minutes=[each.minutes for each in tasks],
        elapsed=[each.elapsed for each in tasks],
        calendar=calendars,
        constraint=[int(each.constraint) for each in tasks],
        constraint_at=[minute(each.constraint_at) for each in tasks],
        deadline=[minute(each.deadline) for each in tasks],
        started=[minute(each) for each in started],
        finished=[minute(each) for each in finished],
        remaining=[_remaining(*each) for each in zip(tasks, started, finished, strict=True)],
        manual=[each.manual and each.kind != "summary" for each in tasks],
        placed=[minute(each.placed_at or each.stored_start or start) if each.manual else NONE for each in tasks],
        active=[each.active for each in tasks],
    )


def parents(tasks: Sequence[ForeignTask]) -> list[int]:
    """Return for every row the nearest row above that is less deep."""
    above: list[int] = []
    found = []
    for at, task in enumerate(tasks):
        while above and tasks[above[-1]].outline >= task.outline:
            above.pop()
        found.append(above[-1] if above else NONE)
        above.append(at)
    return found


def _started(task: ForeignTask) -> datetime | None:
    """Return when it began; work that is done has begun when it stands in the plan, where nobody says more."""
    if task.kind == "summary":
        return None
    return task.started_at or (task.stored_start if task.percent or task.finished_at else None)


def _finished(task: ForeignTask) -> datetime | None:
    if task.kind == "summary":
        return None
    return task.finished_at or (task.stored_finish if task.percent == 100 else None)


def _remaining(task: ForeignTask, started: datetime | None, finished: datetime | None) -> int:
    if not started or finished:
        return NONE
    return round(task.minutes * (100 - task.percent) / 100) if task.remaining is None else task.remaining


def _ties(plan: ForeignPlan) -> Ties:
    at = {each.uid: place for place, each in enumerate(plan.tasks)}
    return Ties(
        before=[at[each.before] for each in plan.links],
        after=[at[each.after] for each in plan.links],
        kind=[int(each.kind) for each in plan.links],
        lag=[counted_lag(each) for each in plan.links],
        lag_kind=[int(each.lag_kind) for each in plan.links],
    )


def counted_lag(link: ForeignLink) -> int:
    """Return a lag as the kernel counts it: in minutes, or in hundredths of a percent."""
    return round(link.lag * 100 if link.lag_kind is LagKind.PERCENT else link.lag)
