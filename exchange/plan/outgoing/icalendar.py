"""The milestones and tasks of a plan as all-day events for any calendar program."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

from exchange.plan.foreign import ForeignPlan, ForeignTask, TaskKind

PRODUCER = "-//Pilotage//Plan//EN"
KINDS: tuple[TaskKind, ...] = ("milestone", "task")


def write_icalendar(
    plan: ForeignPlan, source: str, stamped_at: datetime, kinds: Collection[TaskKind] = KINDS
) -> bytes:
    """Return the plan as a calendar; rows without dates, inactive rows and other kinds are left out.

    `source` names the plan and stays the same from export to export, so that a calendar program updates the events it
    has; `stamped_at` is when the file was made, in UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if plan.name:
        calendar.add("x-wr-calname", plan.name)
    for task in plan.tasks:
        if task.kind in kinds and task.active and (days := days_of(task)):
            calendar.add_component(_event(task, days, f"{task.uid}.{source}", stamped_at))
    data: bytes = calendar.to_ical()
    return data


def days_of(task: ForeignTask) -> tuple[date, date] | None:
    """Return the first and the last day of a task; what ends at midnight ends on the day before."""
    start = task.started_at or task.placed_at or task.stored_start or task.stored_finish
    finish = task.finished_at or task.stored_finish or start
    if start is None or finish is None:
        return None
    ends_at_midnight = finish > start and finish.time() == time()
    return start.date(), max(start.date(), finish.date() - timedelta(days=ends_at_midnight))


def _event(task: ForeignTask, days: tuple[date, date], uid: str, stamped_at: datetime) -> Event:
    """Return the event; its end is the day after the last one, as the standard wants it."""
    event = Event()
    event.add("uid", f"{uid}@pilotage")
    event.add("dtstamp", stamped_at)
    event.add("summary", f"◆ {task.name}" if task.kind == "milestone" else task.name)
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if task.notes:
        event.add("description", task.notes)
    return event
