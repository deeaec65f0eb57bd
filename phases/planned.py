"""The plan of a programme with all that its dates depend on, read from the stores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.database import Database
from phases import store
from phases.calendar import Calendar, calendar_for
from phases.capacity import store as capacity
from phases.capacity.terms import calendar_keys, calendars_of, telling
from phases.capacity.workweek import WorkCalendar
from phases.frame import Frame, Terms
from phases.plan import Plan
from phases.programme import Programme
from phases.timeline import Timeline, compute_timeline


@dataclass(frozen=True, eq=False)
class Planned:
    """A plan, what its dates depend on, and its dates."""

    plan: Plan
    frame: Frame
    timeline: Timeline


def calendar_of(programme: Programme) -> Calendar:
    """Return the working days of a programme that is worked on its country's calendar."""
    return calendar_for(programme.country, programme.start_on.year)


def load_planned(db: Database, programme: Programme, today: date) -> Planned:
    """Return the programme's plan with all dates as of today."""
    plan = store.load_plan(db, programme.id)
    frame = load_frame(db, programme, plan, today)
    return Planned(plan, frame, compute_timeline(plan, frame))


def load_timeline(db: Database, programme: Programme, today: date) -> Timeline:
    """Return the dates of the programme's plan as of today."""
    return load_planned(db, programme, today).timeline


def load_frame(db: Database, programme: Programme, plan: Plan, today: date) -> Frame:
    """Return what the dates of a plan depend on."""
    own = capacity.load_calendars(db, programme.id)
    calendars = calendars_of(programme, own)
    keys = _keys(db, programme, plan, own) if own else {}
    terms = Terms(
        day_minutes=programme.day_minutes,
        start_time=programme.start_time,
        finish_on=programme.finish_on,
        finish_time=programme.finish_time,
        status_on=programme.status_on,
        calendars={key: calendar for key, calendar in calendars.items() if key},
        keys={task_id: key for task_id, key in keys.items() if key != programme.calendar_key},
    )
    return Frame(calendars[""], programme.start_on, today, store.load_baseline(db, programme.id), terms)


def _keys(db: Database, programme: Programme, plan: Plan, calendars: Sequence[WorkCalendar]) -> dict[str, str]:
    own = telling(calendars, programme.calendar_key)
    persons = [each for each in capacity.load_persons(db, programme.id) if each.calendar_key in own]
    assignments = capacity.load_assignments(db, programme.id)
    return calendar_keys(plan.tasks, store.load_units(db, programme.id), persons, assignments)
