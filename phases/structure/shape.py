"""The shape of a plan: where each row stands, told shortly; and which change of it can be taken back."""

import hashlib
from collections.abc import Iterable
from typing import Any

from access.journal import Record
from phases.plan import Plan, Task

VERBS = ("add_row", "delete_rows", "move_row", "indent_row", "outdent_row")


def seat_of(task: Task, position: int) -> dict[str, Any]:
    """Return where a row stands, and as what, as the journal keeps it."""
    return {"position": position, "parent_id": task.parent_id, "kind": task.kind, "days": task.days}


def shape(plan: Plan) -> str:
    """Return a short text that is the same for plans whose rows stand in the same order in the same rows."""
    rows = "\n".join(f"{task.id} {task.parent_id} {task.kind}" for task in plan.tasks)
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


def last_arrangement(records: Iterable[Record]) -> Record | None:
    """Return the newest change of rows that stands; records come newest first."""
    taken_back: set[int] = set()
    for record in records:
        if record.entry.verb == "undo_rows":
            taken_back.add(int(str(record.entry.after["undoes"])))
        if record.entry.verb in VERBS and record.seq not in taken_back:
            return record
    return None
