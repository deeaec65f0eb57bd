"""The plan as an outline: the number of every row, and which rows a reader asks for."""

from collections.abc import Iterable, Sequence
from typing import Literal

from phases.plan import Task
from phases.timeline import Dated, Timeline
from words.status import Status

Show = Literal["all", "critical", "late", "open"]
EVERYTHING, UNITS = "all", "units"
LATE = (Status.LATE, Status.RISK)


def outline_numbers(tasks: Iterable[Task]) -> dict[str, str]:
    """Return the number of every row by its place: 1, 1.1, 1.1.1."""
    numbers: dict[str, str] = {}
    held: dict[str | None, int] = {}
    for task in tasks:
        held[task.parent_id] = held.get(task.parent_id, 0) + 1
        above = numbers.get(task.parent_id or "")
        numbers[task.id] = f"{above}.{held[task.parent_id]}" if above else f"{held[task.parent_id]}"
    return numbers


def waited_for(timeline: Timeline) -> Dated | None:
    """Return the open row on which the end depends first: what the critical path waits for; None when all is done."""
    open_rows = [row for row in timeline.leaves() if not row.task.finished_on]
    by_id = {row.task.id: row for row in open_rows}
    found = max(open_rows, key=lambda row: (row.finish, row.task.position), default=None)
    while found and found.driver_id in by_id:
        found = by_id[found.driver_id]
    return found


def scope_of(task: Task) -> str:
    """Return where a row belongs: its step, or the units."""
    return task.step or UNITS


def running_scope(timeline: Timeline) -> str:
    """Return the step, or the units, where the critical path stands now; the last step when all is done."""
    found = waited_for(timeline) or next(reversed(timeline.rows), None)
    return scope_of(found.task) if found else EVERYTHING


def rows_asked(timeline: Timeline, scope: str, show: Show) -> list[Dated]:
    """Return the rows of a step or of the units that a reader asks for, each below what holds it."""
    rows = [row for row in timeline.rows if scope == EVERYTHING or scope_of(row.task) == scope]
    if show == "all":
        return rows
    wanted = {row.task.id for row in rows if row.task.kind != "summary" and is_asked(row, show)}
    kept = _with_parents(rows, wanted)
    return [row for row in rows if row.task.id in kept]


def is_asked(row: Dated, show: Show) -> bool:
    """Return whether a task or milestone is critical, late or open, whichever is asked for."""
    if show == "critical":
        return row.critical
    if show == "late":
        return row.status in LATE
    return not row.task.finished_on


def _with_parents(rows: Sequence[Dated], wanted: set[str]) -> set[str]:
    kept = set(wanted)
    for row in reversed(rows):
        if row.task.id in kept and row.task.parent_id:
            kept.add(row.task.parent_id)
    return kept
