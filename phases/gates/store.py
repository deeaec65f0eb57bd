"""The rows of evidence, decisions and conditions."""

from datetime import date
from typing import Any

from data.database import Database, Row
from phases.gates.criteria import Evidence
from phases.gates.gate import Condition, Decision
from words.text import restored


def load_evidence(db: Database, programme_id: str) -> list[Evidence]:
    """Return all evidence of a programme that was not withdrawn, oldest first."""
    rows = db.select(
        "SELECT * FROM evidence WHERE programme_id = :programme_id AND withdrawn_on IS NULL ORDER BY added_on, id",
        programme_id=programme_id,
    )
    return [
        Evidence(
            row["id"],
            row["gate"],
            row["criterion"],
            restored(row["note"]),
            row["link"],
            restored(row["added_by"]),
            date.fromisoformat(row["added_on"]),
            _maybe(row["expires_on"]),
            row["version"],
        )
        for row in rows
    ]


def load_decisions(db: Database, programme_id: str) -> list[Decision]:
    """Return all decisions of a programme, oldest first."""
    rows = db.select(
        "SELECT * FROM decisions WHERE programme_id = :programme_id ORDER BY decided_on, id",
        programme_id=programme_id,
    )
    return [
        Decision(
            row["id"],
            row["gate"],
            row["verdict"],
            restored(row["reason"]),
            restored(row["decided_by"]),
            date.fromisoformat(row["decided_on"]),
        )
        for row in rows
    ]


def load_conditions(db: Database, programme_id: str) -> list[Condition]:
    """Return all conditions of a programme by due date."""
    rows = db.select(
        "SELECT * FROM conditions WHERE programme_id = :programme_id ORDER BY due_on, id", programme_id=programme_id
    )
    return [_condition(row) for row in rows]


def insert_evidence(db: Database, row: dict[str, Any]) -> None:
    """Save evidence."""
    db.insert("evidence", {"withdrawn_on": None, "version": 1, **row})


def withdraw_evidence(db: Database, evidence: Evidence, on: date) -> None:
    """Mark evidence as withdrawn; it stays in the database. Refuses a stale version."""
    db.update("evidence", evidence.id, evidence.version, {"withdrawn_on": on.isoformat()})


def insert_decision(db: Database, decision: dict[str, Any], conditions: list[dict[str, Any]]) -> None:
    """Save a decision with its conditions; neither the decision nor what it saw can change later."""
    db.insert("decisions", decision)
    db.insert_many("conditions", [{"done_on": None, "version": 1, **each} for each in conditions])


def close_condition(db: Database, condition: Condition, on: date) -> None:
    """Mark a condition as done; refuses a stale version."""
    db.update("conditions", condition.id, condition.version, {"done_on": on.isoformat()})


def _condition(row: Row) -> Condition:
    return Condition(
        row["id"],
        row["gate"],
        row["criterion"],
        restored(row["title"]),
        restored(row["owner"]),
        date.fromisoformat(row["due_on"]),
        _maybe(row["done_on"]),
        row["version"],
    )


def _maybe(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
