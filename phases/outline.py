"""The plan as an outline: the number of every row, where it belongs, and what the end waits for."""

from collections.abc import Iterable

from phases.dates.timeline import Dated, Timeline
from phases.plan import Task
from words.status import Status

EVERYTHING, UNITS = "all", "units"
NEAR_DAYS = 5
"""A task whose float is at most one working week is near-critical: a usual slip makes it critical."""
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


def near_critical(row: Dated) -> bool:
    """Return whether an open row would be critical after a slip of at most one working week."""
    is_work = row.task.kind != "summary" and row.task.active and not row.task.finished_on
    return is_work and not row.critical and row.total_float <= NEAR_DAYS


def scope_of(task: Task) -> str:
    """Return where a row belongs: its step, or the units."""
    return task.step or UNITS


def running_scope(timeline: Timeline) -> str:
    """Return the step, or the units, where the critical path stands now; the last step when all is done."""
    found = waited_for(timeline) or next(reversed(timeline.rows), None)
    return scope_of(found.task) if found else EVERYTHING
