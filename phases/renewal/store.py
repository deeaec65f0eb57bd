"""What hangs on the rows of a plan, and the rows of a renewal."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from data.database import Database
from phases.intake.store import move_task
from phases.programme import Programme

BESIDE = ("assignments", "estimates", "foreign_tasks", "task_costs", "actions")
AT_GATES = ("evidence", "decisions", "conditions")


NOTHING: Mapping[str, Collection[str]] = {}


def load_attached(db: Database, programme_id: str, going: Mapping[str, Collection[str]] = NOTHING) -> set[str]:
    """Return the tasks on which people, estimates, costs, actions, evidence, decisions or scenarios hang.

    `going` are rows by table that go with their task, and hold nothing.
    """
    found = {
        task_id
        for table in BESIDE
        for row_id, task_id in db.tuples(_BESIDE.format(table=table), programme_id=programme_id)
        if row_id not in going.get(table, ())
    }
    found |= {f"{programme_id}:{gate}" for table in AT_GATES for gate in _column(db, programme_id, table, "gate")}
    rows = db.select(
        "SELECT after FROM scenarios WHERE programme_id = :programme_id AND ending = ''", programme_id=programme_id
    )
    return found | {task_id for row in rows for task_id in json.loads(row["after"])}


def load_shown(db: Database, programme_id: str) -> set[tuple[str, str]]:
    """Return the criteria for which evidence or a condition stands, each with its gate."""
    rows = db.tuples(
        "SELECT gate, criterion FROM evidence WHERE programme_id = :programme_id AND withdrawn_on IS NULL "
        "UNION SELECT gate, criterion FROM conditions WHERE programme_id = :programme_id",
        programme_id=programme_id,
    )
    return {(gate, criterion) for gate, criterion in rows}


def load_asked(db: Database, programme_id: str) -> set[str]:
    """Return the questionnaires that were asked in the programme."""
    return set(_column(db, programme_id, "assessments", "questionnaire"))


def move_rows(db: Database, seats: Mapping[str, tuple[int, str | None]]) -> None:
    """Put rows at their places of the outline."""
    for task_id, (position, parent_id) in seats.items():
        move_task(db, task_id, position, parent_id)


def delete_rows(db: Database, table: str, row_ids: Iterable[str]) -> None:
    """Remove rows by their ids."""
    db.delete_many(table, [*row_ids])


def _column(db: Database, programme_id: str, table: str, column: str) -> Collection[Any]:
    rows = db.tuples(
        f"SELECT DISTINCT {column} FROM {table} WHERE programme_id = :programme_id AND {column} <> ''",
        programme_id=programme_id,
    )
    return [row[0] for row in rows]


_BESIDE = "SELECT id, task_id FROM {table} WHERE programme_id = :programme_id AND task_id <> ''"


def save_target(db: Database, programme: Programme, changes: Mapping[str, Any]) -> None:
    """Save which pack and steps a programme follows; refuse one that somebody changed since."""
    db.update("programmes", programme.id, programme.version, {**changes, "steps": json.dumps(changes["steps"])})
