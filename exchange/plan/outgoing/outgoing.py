"""The plan of a programme for other tools: what every writer takes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.database import Database
from exchange.plan.conversion import OWN_ID
from exchange.plan.dating.scheduling import moment
from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignBaseline,
    ForeignCalendar,
    ForeignException,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
)
from exchange.plan.mspdi.writing.numbers import is_number
from exchange.plan.outgoing.baselines import outgoing_baselines
from methodology.loader import load_pack
from phases.baselines.comparison import Baseline
from phases.baselines.store import load_baselines
from phases.capacity import store as capacity
from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import COUNTRY, WorkCalendar
from phases.dates.calendar import shifts_for
from phases.dates.frame import Frame, opening
from phases.dates.scheduling import LAG_KINDS, Network, minutes_of, network_of
from phases.dates.timeline import Dated
from phases.effort.store import load_costs
from phases.effort.value.costs import TaskCost
from phases.intake import store as intake
from phases.intake.incoming import ForeignFacts
from phases.network.clock import hours_of, next_start, work_between
from phases.network.network import DAY, NONE, LagKind, LinkType
from phases.plan import Link, Task
from phases.planned import Planned, load_planned
from phases.programme import Programme
from phases.store import load_units
from phases.titles import titles_of
from words.catalogue import say_text
from words.text import Language


@dataclass(frozen=True, eq=False)
class Outgoing:
    """All that is known of a plan when it leaves."""

    programme: Programme
    planned: Planned
    network: Network
    names: Mapping[str, str]
    rows: Mapping[str, ForeignFacts]
    calendars: Sequence[WorkCalendar]
    persons: Sequence[Person]
    assignments: Sequence[Assignment]
    costs: Mapping[str, TaskCost]
    baselines: Sequence[Baseline]
    facts: Mapping[str, Any]


def load_outgoing(db: Database, programme: Programme, today: date, language: Language) -> ForeignPlan:
    """Return the programme's plan for another tool, titles in a language."""
    planned = load_planned(db, programme, today)
    titles = titles_of(planned.plan.tasks, load_pack(programme.method), load_units(db, programme.id))
    found = Outgoing(
        programme=programme,
        planned=planned,
        network=network_of(planned.plan, planned.frame),
        names={task_id: say_text(title, language) for task_id, title in titles.items()},
        rows=intake.load_foreign_rows(db, programme.id),
        calendars=capacity.load_calendars(db, programme.id),
        persons=capacity.load_persons(db, programme.id),
        assignments=capacity.load_assignments(db, programme.id),
        costs=load_costs(db, programme.id),
        baselines=load_baselines(db, programme.id),
        facts=intake.load_foreign_plan(db, programme.id),
    )
    return foreign_plan(found, say_text(programme.name, language))


def foreign_plan(out: Outgoing, name: str) -> ForeignPlan:
    """Return the plan as other tools know it: ids kept where they came from elsewhere, our keys beside them."""
    uids = _uids(out)
    programme, frame = out.programme, out.planned.frame
    dated = {row.task.id: row for row in out.planned.timeline.rows}
    status = frame.status_on
    return ForeignPlan(
        name=name,
        start=_start(next_start_of(frame, out.network.limits.start)),
        finish=_start(out.network.limits.finish) or _finish(out.planned),
        from_finish=programme.finish_on is not None,
        status_on=datetime.combine(status, datetime.min.time()) if status else None,
        day_minutes=programme.day_minutes,
        week_minutes=int(out.facts.get("week_minutes", 5 * programme.day_minutes)),
        currency=str(out.facts.get("currency", "")),
        calendars=tuple(_calendars(out)),
        default_calendar=_uid(programme.calendar_key) or f"{COUNTRY}{programme.country}",
        tasks=tuple(_tasks(out, uids, dated)),
        links=tuple(_link(link, uids, programme.day_minutes) for link in out.planned.plan.links),
        persons=tuple(map(_person, out.persons)),
        assignments=tuple(_assignment(each, uids) for each in out.assignments if each.task_id in uids),
    )


def next_start_of(frame: Frame, time: int) -> int:
    """Return a time, or the next at which work can start."""
    return next_start(hours_of((frame.calendar.time,)), 0, time)


def _uids(out: Outgoing) -> dict[str, str]:
    """Return the id of every row in the other tool: its own from there, else the next free number."""
    known = {task_id: facts.uid for task_id, facts in out.rows.items()}
    free = max((int(uid) for uid in known.values() if re.fullmatch(r"\d{1,9}", uid)), default=0)
    found: dict[str, str] = {}
    for task in out.planned.plan.tasks:
        if task.id not in known:
            free += 1
        found[task.id] = known.get(task.id) or f"{free}"
    return found


def _tasks(out: Outgoing, uids: Mapping[str, str], dated: Mapping[str, Dated]) -> Iterable[ForeignTask]:
    depths: dict[str, int] = {}
    plan = out.planned.plan
    baselines = outgoing_baselines(out.planned.frame, out.baselines, out.rows, {task.id for task in plan.tasks})
    for at, task in enumerate(plan.tasks):
        depths[task.id] = depths.get(task.parent_id or "", 0) + 1
        facts = out.rows[task.id].facts if task.id in out.rows else {}
        yield _task(
            out, (at, task, dated.get(task.id)), (uids[task.id], depths[task.id]), (facts, baselines.get(task.id, {}))
        )


def _task(
    out: Outgoing,
    row: tuple[int, Task, Dated | None],
    place: tuple[str, int],
    kept: tuple[Mapping[str, Any], Mapping[int, ForeignBaseline]],
) -> ForeignTask:
    (at, task, dated), (uid, depth), (facts, baselines) = row, place, kept
    rows = out.network.rows
    is_started, cost = task.started_on is not None, out.costs.get(task.id)
    return ForeignTask(
        uid=uid,
        outline=depth,
        name=out.names[task.id],
        kind=task.kind,
        minutes=_minutes(out, task, dated),
        elapsed=task.elapsed,
        constraint=task.constraint_kind,
        constraint_at=_start(_worked(out, rows.constraint_at[at])),
        deadline=_start(rows.deadline[at]),
        calendar=_uid(task.calendar_key) or None,
        only_task_calendar=bool(facts.get("only_task_calendar")),
        percent=task.percent if task.kind != "summary" or dated is None else dated.percent,
        started_at=_start(_started(out, task, at)),
        finished_at=_start(rows.finished[at]),
        remaining=rows.remaining[at] if is_started and task.remaining is not None else None,
        manual=task.manual,
        placed_at=_start(rows.placed[at]),
        active=task.active,
        priority=int(facts.get("priority", 500)),
        notes=str(facts.get("notes", "")),
        wbs=str(facts.get("wbs", "")),
        cost=facts.get("cost"),
        fixed_cost=cost.fixed_cost if cost else None,
        actual_cost=cost.actual_cost if cost else None,
        fields={**facts.get("fields", {}), **({} if task.id in out.rows and is_number(uid) else {OWN_ID: task.key})},
        baselines=baselines,
        stored_start=_start(dated.moments.start) if dated else None,
        stored_finish=_start(dated.moments.finish) if dated else None,
        stored_slack=dated.moments.total_float if dated else None,
        stored_critical=dated.critical if dated else None,
    )


def _minutes(out: Outgoing, task: Task, dated: Dated | None) -> int:
    """Return the duration of a row; of a summary the working time from its start to its finish."""
    if task.kind != "summary" or dated is None:
        return minutes_of(task, out.programme.day_minutes)
    hours = hours_of((out.planned.frame.calendar.time,))
    return work_between(hours, 0, dated.moments.start, dated.moments.finish)


def _worked(out: Outgoing, time: int) -> int:
    """Return a date without a time as the minute at which its work begins, where any work is done on it."""
    if time == NONE or time % DAY:
        return time
    begin = next_start_of(out.planned.frame, time)
    return begin if begin // DAY == time // DAY else time


def _started(out: Outgoing, task: Task, at: int) -> int:
    """Return when a task began; a milestone is reached when its day's work begins, never after it was finished."""
    rows = out.network.rows
    if task.started_on is None or rows.started[at] != NONE:
        return rows.started[at]
    told = opening(task.started_on, task.started_time)
    worked = _worked(out, told)
    return told if rows.finished[at] != NONE and worked > rows.finished[at] else worked


def _link(link: Link, uids: Mapping[str, str], day_minutes: int) -> ForeignLink:
    kind = LAG_KINDS[link.lag_kind]
    day = DAY if kind == LagKind.ELAPSED else day_minutes
    lag = link.lag if kind == LagKind.PERCENT else round(link.lag * day)
    return ForeignLink(uids[link.before_id], uids[link.after_id], LinkType[link.kind], lag, kind)


def _calendars(out: Outgoing) -> Iterable[ForeignCalendar]:
    """Yield the programme's calendars; a country's holidays become one where one is worked on it or built on it."""
    usual = [] if out.programme.calendar_key else [f"{COUNTRY}{out.programme.country}"]
    bases = sorted({each.base for each in out.calendars if each.base.startswith(COUNTRY)})
    for uid in dict.fromkeys([*usual, *bases]):
        yield _country_calendar(out.programme, uid, uid.removeprefix(COUNTRY))
    for each in out.calendars:
        exceptions = tuple(ForeignException(day.first, day.last, day.spans, day.name) for day in each.exceptions)
        name = each.name if isinstance(each.name, str) else next(iter(each.name.values()))
        yield ForeignCalendar(_uid(each.key), name, _uid(each.base) or None, each.week, exceptions)  # type: ignore[arg-type]


def _country_calendar(programme: Programme, uid: str, country: str) -> ForeignCalendar:
    shifts = shifts_for(country, programme.start_on.year)
    days = (ForeignException(date.fromordinal(day), date.fromordinal(day), spans) for day, spans in shifts.exceptions)
    return ForeignCalendar(uid, country, None, shifts.week, tuple(days))


def _uid(key: str) -> str:
    return key.removeprefix("c-")


def _person(person: Person) -> ForeignPerson:
    name = person.name if isinstance(person.name, str) else next(iter(person.name.values()))
    uid, calendar = person.key.removeprefix("p-"), _uid(person.calendar_key) or None
    return ForeignPerson(uid, name, person.kind, calendar, person.rate, person.units)


def _assignment(each: Assignment, uids: Mapping[str, str]) -> ForeignAssignment:
    return ForeignAssignment(
        uids[each.task_id],
        each.person_key.removeprefix("p-"),
        each.units,
        None if each.work is None else round(each.work * 60),
        None if each.actual_work is None else round(each.actual_work * 60),
        each.cost,
    )


def _finish(planned: Planned) -> datetime | None:
    return _start(max((row.moments.finish for row in planned.timeline.leaves()), default=NONE))


def _start(time: int) -> datetime | None:
    """Return the kernel's minute as a moment; midnight at the end of a day is that of the next."""
    return None if time == NONE else moment(time)
