"""Rows of the database as tasks and links: read column by column, which a large plan feels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, make_dataclass
from datetime import date
from itertools import repeat
from operator import itemgetter
from typing import Any, cast

from phases.network.network import Constraint
from phases.plan import Link, Plan, Task
from words.text import Text, restored

TASK_COLUMNS = tuple(field.name for field in fields(Task))
EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("step", "phase", "activity", "unit_key", "source", "role", "owner", "calendar_key"), ""),
    **dict.fromkeys(("constraint_on", "constraint_time", "deadline_on", "deadline_time", "placed_on", "placed_time")),
    **dict.fromkeys(("started_on", "started_time", "finished_on", "finished_time", "remaining")),
    **dict.fromkeys(("constraint_kind", "percent", "elapsed", "manual"), 0),
    **dict.fromkeys(("version", "active"), 1),
}
"""What stands in a column of a row that says nothing there, as no row of many plans does: then it is not read."""
LINK_COLUMNS = Link._fields
CONSTRAINTS = tuple(Constraint)
_Thawed = make_dataclass("_Thawed", TASK_COLUMNS, slots=True)
"""A task before it is frozen: a frozen class fills its fields five times slower, which a large plan feels."""


def plan_of(tasks: Iterable[tuple[Any, ...]], told: Sequence[str], links: Iterable[tuple[Any, ...]]) -> Plan:
    """Return rows as a plan: the columns told of every task, in any order, and the links in theirs."""
    return Plan(_tasks(sorted(tasks, key=itemgetter(told.index("position"))), told), _links(links))


def _tasks(rows: Sequence[tuple[Any, ...]], told: Sequence[str]) -> tuple[Task, ...]:
    if not rows:
        return ()
    columns: dict[str, Any] = dict(zip(told, zip(*rows, strict=True), strict=True))
    columns |= {name: (empty,) for name, empty in EMPTY.items() if name not in columns}
    for name, read in _READ.items():
        columns[name] = read(columns[name])
    thawed = list(map(_Thawed, *(columns[name] if name in told else repeat(*columns[name]) for name in TASK_COLUMNS)))
    for task in thawed:
        task.__class__ = Task
    return tuple(cast(list[Task], thawed))


def _links(rows: Iterable[tuple[Any, ...]]) -> tuple[Link, ...]:
    made = Link._make
    found = [
        made((before_id, after_id, kind, _whole(lag) if lag else 0, lag_kind))
        for before_id, after_id, kind, lag, lag_kind in rows
    ]
    return tuple(found)


def _whole(number: float) -> float:
    """Return a whole number without a fraction, as people write it."""
    return int(number) if number == int(number) else number


def _dates(column: Sequence[str | None]) -> list[date | None]:
    return [date.fromisoformat(each) if each else None for each in column]


def _texts(column: Sequence[str]) -> list[Text]:
    return [restored(each) if each[:1] == "{" else each for each in column]


def _numbers(column: Sequence[float]) -> list[float]:
    return [_whole(each) for each in column]


def _kinds(column: Sequence[int]) -> list[Constraint]:
    return [CONSTRAINTS[each] for each in column]


def _switches(column: Sequence[int]) -> list[bool]:
    return [each == 1 for each in column]


_READ: dict[str, Any] = {
    **dict.fromkeys(("constraint_on", "started_on", "finished_on", "deadline_on", "placed_on"), _dates),
    **dict.fromkeys(("title", "owner"), _texts),
    **dict.fromkeys(("elapsed", "manual", "active"), _switches),
    "days": _numbers,
    "constraint_kind": _kinds,
}
