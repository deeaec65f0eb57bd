"""A plan of another tool in the words of a programme: tasks, links, calendars, persons, baselines with our ids."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from errors import Refusal
from exchange.plan.dating.backwards import latest_start
from exchange.plan.dating.reach import refuse_unreachable
from exchange.plan.foreign import ForeignBaseline, ForeignCalendar, ForeignLink, ForeignPlan, ForeignTask, Ignored
from methodology.pack import LinkKind
from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import Exceptional, WorkCalendar
from phases.dates.frame import Promise
from phases.editing.edits import LONGEST_OWNER
from phases.effort.value.costs import TaskCost
from phases.intake.difference.telling import moved_finding
from phases.intake.incoming import ForeignFacts, Incoming, IncomingBaseline
from phases.network.network import DAY, LagKind
from phases.plan import LagKind as LagWord
from phases.plan import Link, Plan, Task
from words.text import sentence

KEY = re.compile(r"[A-Za-z0-9._-]{1,40}")
LAG_WORDS: Mapping[LagKind, LagWord] = {
    LagKind.WORKING: "working",
    LagKind.ELAPSED: "elapsed",
    LagKind.PERCENT: "percent",
}
CARRIED: Mapping[str, Any] = {"wbs": "", "priority": 500, "notes": "", "cost": None, "only_task_calendar": False}
"""What we only carry along, and the value that need not be carried."""
OWN_ID = "Pilotage"
"""The custom field in which our own exports keep the key of a row."""


class NothingToImport(Refusal):
    """The file holds neither tasks nor calendars."""

    def __init__(self) -> None:
        super().__init__(sentence("The file holds neither tasks nor calendars. Nothing was imported."))


def convert(foreign: ForeignPlan, programme_id: str, today: date) -> Incoming:
    """Return the plan with ids of the programme; refuse an empty one, and dates that no calendar reaches.

    A plan without a start begins with its first date, else today; one that is counted back from its finish begins
    early enough to end on it.
    """
    if not foreign.tasks and not foreign.calendars:
        raise NothingToImport
    keys = _keys(foreign.tasks)
    ids = {uid: f"{programme_id}:{key}" for uid, key in keys.items()}
    start_on, start_time = _split(_start(foreign) or datetime.combine(today, datetime.min.time()))
    finish_on, finish_time = _split(foreign.finish) if foreign.from_finish else (None, None)
    assert start_on
    refuse_unreachable(foreign, start_on)
    return Incoming(
        name=foreign.name,
        start_on=start_on,
        start_time=start_time if foreign.start else None,
        plan=Plan(tuple(_tasks(foreign, programme_id, keys)), tuple(_links(foreign, ids))),
        day_minutes=foreign.day_minutes,
        finish_on=finish_on,
        finish_time=finish_time,
        status_on=foreign.status_on.date() if foreign.status_on else None,
        calendar_key=_calendar_key(foreign.default_calendar),
        calendars=tuple(map(_calendar, foreign.calendars)),
        persons=tuple(_persons(foreign)),
        assignments=tuple(_assignments(foreign, ids)),
        costs=tuple(_costs(foreign, ids)),
        only_names=foreign.only_names,
        baselines=tuple(_baselines(foreign, ids)),
        rows={ids[task.uid]: ForeignFacts(task.uid, _carried(task)) for task in foreign.tasks},
        starts=dict(_starts(foreign, ids)),
        facts={"name": foreign.name, "currency": foreign.currency, "week_minutes": foreign.week_minutes},
    )


def said_of_starts(moved: Sequence[Task]) -> tuple[Ignored, ...]:
    """Return what the report of an import says of linked rows that start elsewhere than their file says."""
    return (Ignored(moved_finding(moved), "Start"),) if moved else ()


def _starts(foreign: ForeignPlan, ids: Mapping[str, str]) -> Iterable[tuple[str, date]]:
    """Yield the start in the file of every row that waits for others, has not begun and is not placed by hand."""
    waiting = {link.after for link in foreign.links}
    for task in foreign.tasks:
        is_free = task.kind != "summary" and task.active and not (task.manual or task.started_at or task.percent)
        if is_free and task.stored_start and not task.finished_at and task.uid in waiting:
            yield ids[task.uid], task.stored_start.date()


def _keys(tasks: Iterable[ForeignTask]) -> dict[str, str]:
    """Return the key of every row by its foreign id: our own from an export of ours, else one made of the id."""
    found: dict[str, str] = {}
    for at, task in enumerate(tasks, 1):
        own = task.fields.get(OWN_ID, "")
        made = f"f-{task.uid}" if KEY.fullmatch(task.uid) else f"f-row{at}"
        found[task.uid] = own if own and KEY.fullmatch(own) and own not in found.values() else made
    return found


def _start(foreign: ForeignPlan) -> datetime | None:
    if foreign.start:
        return foreign.start
    dates = (each for task in foreign.tasks for each in (task.started_at, task.stored_start, task.constraint_at))
    return min((each for each in (*dates, latest_start(foreign)) if each), default=None)


def _tasks(foreign: ForeignPlan, programme_id: str, keys: Mapping[str, str]) -> Iterable[Task]:
    """Yield the rows in order, each below the nearest one above that is less deep."""
    above: list[tuple[int, str]] = []
    owners = _owners(foreign)
    for at, task in enumerate(foreign.tasks):
        while above and above[-1][0] >= task.outline:
            above.pop()
        task_id = f"{programme_id}:{keys[task.uid]}"
        place = (task_id, keys[task.uid], at, above[-1][1] if above else None)
        yield _task(task, place, (foreign.day_minutes, owners.get(task.uid, "")))
        above.append((task.outline, task_id))


def _task(task: ForeignTask, place: tuple[str, str, int, str | None], said: tuple[int, str]) -> Task:
    task_id, key, position, parent_id = place
    day_minutes, owner = said
    constraint_on, constraint_time = _split(task.constraint_at)
    deadline_on, deadline_time = _split(task.deadline)
    started_on, started_time = _split(task.started_at)
    finished_on, finished_time = _split(task.finished_at)
    placed_on, placed_time = _split(task.placed_at)
    day = DAY if task.elapsed else day_minutes
    is_summary = task.kind == "summary"
    return Task(
        id=task_id,
        key=key,
        position=position,
        parent_id=parent_id,
        kind=task.kind,
        step="",
        phase="",
        activity="",
        unit_key="",
        source="",
        title=task.name or key,
        role="",
        owner=owner[:LONGEST_OWNER],
        days=0 if is_summary else _days(task.minutes, day),
        constraint_kind=task.constraint,
        constraint_on=constraint_on,
        constraint_time=constraint_time,
        percent=0 if is_summary else task.percent,
        started_on=None if is_summary else started_on,
        started_time=None if is_summary else started_time,
        finished_on=None if is_summary else finished_on,
        finished_time=None if is_summary else finished_time,
        elapsed=task.elapsed,
        deadline_on=deadline_on,
        deadline_time=deadline_time,
        remaining=None if task.remaining is None or is_summary else _days(task.remaining, day),
        manual=task.manual,
        placed_on=placed_on,
        placed_time=placed_time,
        active=task.active,
        calendar_key=_calendar_key(task.calendar or ""),
    )


def _days(minutes: int, day_minutes: int) -> float:
    days = minutes / day_minutes
    return int(days) if days == int(days) else days


def _owners(foreign: ForeignPlan) -> dict[str, str]:
    """Return the names of who works on a row, by its foreign id."""
    names = {person.uid: person.name for person in foreign.persons if person.kind == "work"}
    found: dict[str, list[str]] = defaultdict(list)
    for each in foreign.assignments:
        if each.person in names:
            found[each.task].append(names[each.person])
    return {uid: ", ".join(each) for uid, each in found.items()}


def _links(foreign: ForeignPlan, ids: Mapping[str, str]) -> Iterable[Link]:
    for link in foreign.links:
        kind: LinkKind = link.kind.name  # type: ignore[assignment]
        yield Link(ids[link.before], ids[link.after], kind, _lag(link, foreign), LAG_WORDS[link.lag_kind])


def _lag(link: ForeignLink, foreign: ForeignPlan) -> float:
    if link.lag_kind == LagKind.PERCENT:
        return link.lag
    return _days(round(link.lag), DAY if link.lag_kind == LagKind.ELAPSED else foreign.day_minutes)


def _calendar_key(uid: str) -> str:
    return f"c-{uid}" if uid else ""


def _calendar(calendar: ForeignCalendar) -> WorkCalendar:
    exceptions = tuple(Exceptional(each.first, each.last, each.spans, each.name) for each in calendar.exceptions)
    base = _calendar_key(calendar.base or "")
    return WorkCalendar(_calendar_key(calendar.uid), calendar.name, base, calendar.week, exceptions)


def _persons(foreign: ForeignPlan) -> Iterable[Person]:
    for person in foreign.persons:
        yield Person(
            key=f"p-{person.uid}",
            name=person.name,
            kind=person.kind,
            units=person.max_units,
            rate=person.rate,
            calendar_key=_calendar_key(person.calendar or ""),
        )


def _assignments(foreign: ForeignPlan, ids: Mapping[str, str]) -> Iterable[Assignment]:
    for each in foreign.assignments:
        yield Assignment(
            task_id=ids[each.task],
            person_key=f"p-{each.person}",
            units=each.units,
            work=None if each.work is None else each.work / 60,
            actual_work=None if each.actual_work is None else each.actual_work / 60,
            cost=each.cost,
        )


def _costs(foreign: ForeignPlan, ids: Mapping[str, str]) -> Iterable[TaskCost]:
    """Yield what tasks cost beside their people and what they took, where the file says so."""
    for task in foreign.tasks:
        if task.fixed_cost is not None or task.actual_cost is not None:
            yield TaskCost(ids[task.uid], fixed_cost=task.fixed_cost, actual_cost=task.actual_cost)


def _baselines(foreign: ForeignPlan, ids: Mapping[str, str]) -> Iterable[IncomingBaseline]:
    """Yield the baselines of the file, the highest number first, so that the first one counts as the newest."""
    numbers = {number for task in foreign.tasks for number in task.baselines}
    for number in sorted(numbers, reverse=True):
        promises = {
            ids[task.uid]: Promise(kept.start.date(), kept.finish.date(), *_budget(kept))
            for task in foreign.tasks
            if (kept := task.baselines.get(number)) and kept.start and kept.finish
        }
        if promises:
            yield IncomingBaseline(f"Baseline {number}" if number else "Baseline", promises)


def _budget(kept: ForeignBaseline) -> tuple[float | None, str]:
    return (kept.cost, "cost") if kept.cost else (None, "")


def _carried(task: ForeignTask) -> dict[str, Any]:
    facts = {key: getattr(task, key) for key in CARRIED}
    kept = {key: value for key, value in facts.items() if value != CARRIED[key]}
    fields = {name: value for name, value in task.fields.items() if name != OWN_ID}
    baselines = {number: _plain(asdict(each)) for number, each in task.baselines.items()}
    return kept | ({"fields": fields} if fields else {}) | ({"baselines": baselines} if baselines else {})


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in facts.items()}


def _split(moment: datetime | None) -> tuple[date | None, int | None]:
    return (moment.date(), moment.hour * 60 + moment.minute) if moment else (None, None)
