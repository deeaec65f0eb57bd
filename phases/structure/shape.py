"""The shape of a plan: where each row stands, told shortly; and which change of it can be taken back."""

import hashlib
from collections.abc import Iterable
from typing import Any

from access.journal import Record
from phases.editing.history import ROWS, history
from phases.plan import Plan, Task


def seat_of(task: Task, position: int) -> dict[str, Any]:
    """Return where a row stands, and as what, as the journal keeps it."""
    return {"position": position, "parent_id": task.parent_id, "kind": task.kind, "days": task.days}


def shape(plan: Plan) -> str:
    """Return a short text that is the same for plans whose rows stand in the same order in the same rows."""
    rows = "\n".join(f"{task.id} {task.parent_id} {task.kind}" for task in plan.tasks)
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


def last_arrangement(records: Iterable[Record]) -> Record | None:
    """Return the newest change of rows that stands; records come newest first."""
    return history(records, ROWS).last


def last_undone_arrangement(records: Iterable[Record]) -> Record | None:
    """Return the change of rows that is done again next: none where a batch of edits comes first."""
    found = history(records).next
    return found if found and found.entry.verb in ROWS else None
