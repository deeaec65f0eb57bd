"""The fields of a task that people edit: which there are, what fits into them, how the journal keeps them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any

from phases.network.network import DAY, Constraint
from phases.plan import Task, not_before

Fields = Mapping[str, Any]

TEXTS = ("title", "owner")
DATES = ("started_on", "finished_on", "constraint_on", "deadline_on", "placed_on")
TIMES = ("started_time", "finished_time", "constraint_time", "deadline_time", "placed_time")
SWITCHES = ("manual", "active", "elapsed")
NUMBERS = ("days", "percent", "remaining")
EDITABLE = (*TEXTS, *DATES, *TIMES, *SWITCHES, *NUMBERS, "constraint_kind")


def facts(task: Task, keys: Iterable[str]) -> dict[str, Any]:
    """Return fields of a task as the journal keeps them."""
    return {key: plain_value(getattr(task, key)) for key in keys}


def plain_value(value: Any) -> Any:
    """Return the value of a field as the journal keeps it: a date as text, a constraint as its number."""
    if isinstance(value, Constraint):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value


def from_journal(fields: Fields) -> dict[str, Any]:
    """Return what the journal keeps as fields of a task."""
    return expanded({key: _typed(key, value) for key, value in fields.items()})


def expanded(changes: Fields) -> dict[str, Any]:
    """Return changes in fields of a task: “not before” is a constraint with its date."""
    found = dict(changes)
    if "not_before" not in found:
        return found
    time = {key: found[key] for key in ("constraint_time",) if key in found}
    return found | not_before(found.pop("not_before")) | time


def changed(task: Task, fields: Fields) -> dict[str, Any]:
    """Return what differs from the task; a date that is set anew loses its time of day."""
    found = {key: value for key, value in fields.items() if key not in EDITABLE or getattr(task, key) != value}
    times = [f"{key.removesuffix('_on')}_time" for key in found if key in DATES]
    return found | {key: None for key in times if key not in fields and getattr(task, key) is not None}


def unknown_fields(changes: Fields) -> list[str]:
    """Return the changes that are of no field which people edit."""
    return sorted(set(changes) - set(EDITABLE))


def misfits(changes: Fields) -> list[str]:
    """Return the fields whose new value is of a kind that they cannot hold."""
    return sorted(key for key, value in changes.items() if not _fits(key, value))


def _typed(key: str, value: Any) -> Any:
    if key == "constraint_kind":
        return Constraint(value)
    return date.fromisoformat(value) if value and key in (*DATES, "not_before") else value


def _fits(key: str, value: Any) -> bool:
    if key in DATES:
        return value is None or (isinstance(value, date) and not isinstance(value, datetime))
    if key in TIMES:
        return value is None or (type(value) is int and 0 <= value <= DAY)
    if key in TEXTS:
        return isinstance(value, str | Mapping)
    if key in SWITCHES:
        return isinstance(value, bool)
    if key == "constraint_kind":
        return value in tuple(Constraint)
    if value is None:
        return key == "remaining"
    return type(value) in (int, float) and isfinite(value)
