"""Rows of the database as tasks and links: read column by column, which a large plan feels."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, make_dataclass
from datetime import date
from operator import itemgetter
from typing import Any, cast

from phases.network.network import Constraint
from phases.plan import Link, Plan, Task
from words.text import Text, restored

TASK_COLUMNS = tuple(field.name for field in fields(Task))
USUAL_COLUMNS = TASK_COLUMNS[: TASK_COLUMNS.index("elapsed")]
RARE_COLUMNS = TASK_COLUMNS[len(USUAL_COLUMNS) :]
"""Columns in which most rows have the default: only the rows that differ are asked for them."""
LINK_COLUMNS = Link._fields
CONSTRAINTS = tuple(Constraint)
_Thawed = make_dataclass(
    "_Thawed",
    [*USUAL_COLUMNS, *((field.name, Any, field) for field in fields(Task)[len(USUAL_COLUMNS) :])],
    slots=True,
)
"""A task before it is frozen: a frozen class fills its fields five times slower, which a large plan feels."""


def plan_of(
    tasks: Sequence[tuple[Any, ...]], rare: Iterable[tuple[Any, ...]], links: Iterable[tuple[Any, ...]]
) -> Plan:
    """Return rows as a plan: the usual columns of every task, id and rare ones of some, links; all in any order."""
    return Plan(_tasks(sorted(tasks, key=_POSITION), rare), _links(links))


_POSITION = itemgetter(USUAL_COLUMNS.index("position"))


def _tasks(rows: Sequence[tuple[Any, ...]], rare: Iterable[tuple[Any, ...]]) -> tuple[Task, ...]:
    columns = dict(zip(USUAL_COLUMNS, zip(*rows, strict=True), strict=True)) if rows else {}
    for name in columns.keys() & _READ.keys():
        columns[name] = _READ[name](columns[name])
    thawed = tuple(map(_Thawed, *columns.values())) if rows else ()
    _add_rare(thawed, rare)
    for task in thawed:
        task.__class__ = Task
    return cast(tuple[Task, ...], thawed)


def _add_rare(tasks: Iterable[Any], rare: Iterable[tuple[Any, ...]]) -> None:
    told = {row[0]: row[1:] for row in rare}
    for task in tasks if told else ():
        for name, value in zip(RARE_COLUMNS, told.get(task.id, ()), strict=False):
            setattr(task, name, _READ[name]((value,))[0] if name in _READ else value)


def _links(rows: Iterable[tuple[Any, ...]]) -> tuple[Link, ...]:
    found = [
        Link(before_id, after_id, kind, _whole(lag) if lag else 0, lag_kind)
        for before_id, after_id, kind, lag, lag_kind in sorted(rows)
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
