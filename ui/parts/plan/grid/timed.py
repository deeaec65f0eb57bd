"""Cells whose value is kept in two fields: a date with its time of day, a duration that runs day and night."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from phases.editing.batch import PREDECESSORS
from phases.plan import Task
from ui.parts.plan.view import PlanView

TIMES: Mapping[str, str] = {
    "not_before": "constraint_time",
    "constraint_on": "constraint_time",
    "deadline_on": "deadline_time",
    "started_on": "started_time",
    "finished_on": "finished_time",
    "placed_on": "placed_time",
}
"""The field in which the time of a date stands."""
SECOND = (*TIMES.values(), "elapsed")
"""Fields that belong to the cell of another field."""
MIDNIGHT = 1440
"""The end of a day, which no time of day can say: it stands as the day alone."""


class OnTheClock(NamedTuple):
    """A duration in days of 24 hours."""

    days: float


def value_of(view: PlanView, task_id: str, field: str) -> Any:
    """Return what stands in a field of a task, as the grid shows it."""
    if field == PREDECESSORS:
        return view.waiting.get(task_id, "")
    return cell_value(view.rows[task_id].task, field)


def cell_value(task: Task, field: str) -> Any:
    """Return the value of a field with what belongs to it: a date with its time, a duration with how it counts."""
    value = getattr(task, field)
    if field == "days" and task.elapsed:
        return OnTheClock(value)
    minute = getattr(task, TIMES[field]) if field in TIMES else None
    if value is None or minute is None or minute >= MIDNIGHT:
        return value
    return datetime.combine(value, time(minute // 60, minute % 60))


def fields_of(task: Task, field: str, value: Any) -> dict[str, Any]:
    """Return what the value of a cell changes in a task: its field, and the one that belongs to it where it does."""
    if field == "days":
        if isinstance(value, OnTheClock):
            return {"days": value.days, "elapsed": True}
        return {"days": value} | ({"elapsed": False} if task.elapsed else {})
    if field not in TIMES:
        return {field: value}
    if isinstance(value, datetime):
        return {field: value.date(), TIMES[field]: value.hour * 60 + value.minute}
    return {field: value} | ({TIMES[field]: None} if getattr(task, TIMES[field]) is not None else {})


def written(value: date) -> str:
    """Return a date as the text of its cell, with its time of day where it has one."""
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value.isoformat()
