"""The rows of what other tools said of a plan, and the rewriting of a plan by an import."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from data.database import Database
from phases.capacity import store as capacity
from phases.capacity.people import Assignment, Person
from phases.effort.store import save_cost
from phases.effort.value.costs import TaskCost
from phases.intake.difference.arrival import Arrival
from phases.intake.difference.merging import Brought, Merged, T, is_imported, key_of
from phases.intake.incoming import ForeignFacts


def load_foreign_ids(db: Database, programme_id: str) -> dict[str, str]:
    """Return task ids by the id that the other tool gave the row."""
    rows = db.select(
        "SELECT uid, task_id FROM foreign_tasks WHERE programme_id = :programme_id", programme_id=programme_id
    )
    return {row["uid"]: row["task_id"] for row in rows}


def load_foreign_rows(db: Database, programme_id: str) -> dict[str, ForeignFacts]:
    """Return what the other tool said of each row, by task id."""
    rows = db.select(
        "SELECT task_id, uid, facts FROM foreign_tasks WHERE programme_id = :programme_id", programme_id=programme_id
    )
    return {row["task_id"]: ForeignFacts(row["uid"], json.loads(row["facts"])) for row in rows}


def load_foreign_plan(db: Database, programme_id: str) -> dict[str, Any]:
    """Return what the other tool said of the whole plan; empty when the plan is our own."""
    row = db.get("foreign_plans", programme_id)
    return json.loads(row["facts"]) if row else {}


def save_foreign(db: Database, programme_id: str, rows: Mapping[str, ForeignFacts], facts: Mapping[str, Any]) -> None:
    """Keep what the other tool says of the rows named and of the plan, in place of what it said before."""
    db.execute("DELETE FROM foreign_plans WHERE id = :id", id=programme_id)
    known = load_foreign_rows(db, programme_id).keys() & rows.keys()
    for task_id in known:
        db.delete("foreign_tasks", task_id)
    db.insert_many(
        "foreign_tasks",
        [
            {
                "id": task_id,
                "programme_id": programme_id,
                "task_id": task_id,
                "uid": each.uid,
                "facts": json.dumps(each.facts, ensure_ascii=False),
            }
            for task_id, each in rows.items()
        ],
    )
    db.insert(
        "foreign_plans",
        {"id": programme_id, "programme_id": programme_id, "facts": json.dumps(facts, ensure_ascii=False)},
    )


def move_task(db: Database, task_id: str, position: int, parent_id: str | None) -> None:
    """Put a row at a place of the outline; no person edited it, so its version stays."""
    db.execute(
        "UPDATE tasks SET position = :position, parent_id = :parent_id WHERE id = :id",
        position=position,
        parent_id=parent_id,
        id=task_id,
    )


def load_brought(db: Database, programme_id: str) -> Brought | None:
    """Return what the last import said of calendars, people, work and costs; nothing where nobody kept it."""
    row = db.get("brought", programme_id)
    if row is None:
        return None
    facts = json.loads(row["facts"])
    return Brought(
        tuple(capacity.calendar_of(each) for each in facts["calendars"]),
        tuple(Person(**each) for each in facts["persons"]),
        tuple(Assignment(**each) for each in facts["assignments"]),
        tuple(TaskCost(**each) for each in facts["costs"]),
    )


def save_brought(db: Database, programme_id: str, brought: Brought) -> None:
    """Keep what an import says, in place of what the last one said."""
    facts = {
        "calendars": [capacity.calendar_row(programme_id, each) for each in brought.calendars],
        **{name: [asdict(each) for each in getattr(brought, name)] for name in ("persons", "assignments", "costs")},
    }
    db.execute("DELETE FROM brought WHERE id = :id", id=programme_id)
    row = {"id": programme_id, "programme_id": programme_id, "facts": json.dumps(facts, ensure_ascii=False)}
    db.insert("brought", row)


def save_arrival(db: Database, programme_id: str, found: Arrival) -> None:
    """Save imported rows as they are to stand, in place of those that stood; rows made here stay where they are."""
    _forget_imported(db, programme_id)
    for kind, table in ((found.calendars, "calendars"), (found.persons, "persons")):
        db.delete_many(table, [f"{programme_id}:{each.key}" for each in kind.changed if not is_imported(each)])
    own = (each for each in found.assignments.changed if not is_imported(each))
    db.delete_many("assignments", [capacity.assignment_id(each) for each in own])
    capacity.insert_calendars(db, programme_id, _arriving(found.calendars))
    capacity.insert_persons(db, programme_id, _arriving(found.persons))
    capacity.insert_assignments(db, programme_id, _arriving(found.assignments))
    renewed = [*found.costs.came, *found.costs.changed]
    db.delete_many("task_costs", [each.task_id for each in [*renewed, *found.costs.gone]])
    for each in renewed:
        save_cost(db, programme_id, replace(each, version=0))
        if each.version > 1:
            db.execute(
                "UPDATE task_costs SET version = :version WHERE id = :id", version=each.version, id=each.task_id
            )


def _arriving(found: Merged[T]) -> list[T]:
    """Return the rows to write: all that imports brought, and those made here that change."""
    new = {key_of(each) for each in (*found.came, *found.changed)}
    return [each for each in found.rows if is_imported(each) or key_of(each) in new]


def _forget_imported(db: Database, programme_id: str) -> None:
    for table, column, prefix in (
        ("calendars", "key", "c-"),
        ("persons", "key", "p-"),
        ("assignments", "person_key", "p-"),
    ):
        db.execute(
            f"DELETE FROM {table} WHERE programme_id = :programme_id AND {column} LIKE :prefix",
            programme_id=programme_id,
            prefix=f"{prefix}%",
        )
