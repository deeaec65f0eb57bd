"""The rows that a renewal may change, as they are stored."""

from collections.abc import Mapping
from typing import Any

from data.database import Database, Row
from phases.takeback.footprint import Side, Tables

TABLES = ("tasks", "links", "units")
FOLLOWED = "SELECT id, steps, pack_version, pack_base, pack_key FROM programmes WHERE id = :programme_id"


def load_tables(db: Database, programme_id: str) -> Tables:
    """Return the rows of a plan, its links and units, and what the programme follows, by table and id."""
    found = {
        table: _by_id(db.select(_OF_PROGRAMME.format(table=table), programme_id=programme_id)) for table in TABLES
    }
    return found | {"programmes": _by_id(db.select(FOLLOWED, programme_id=programme_id))}


def leave(db: Database, side: Side) -> None:
    """Remove the rows that only stand on this side."""
    for table, rows in side.rows.items():
        db.delete_many(table, [row["id"] for row in rows])


def enter(db: Database, side: Side, version: int) -> None:
    """Put back what this side says; rows that come again have a version that they never had."""
    for table, rows in side.rows.items():
        db.insert_many(table, [{**row, "version": version} if "version" in row else dict(row) for row in rows])
    for table, fields in side.fields.items():
        for row_id, changes in fields.items():
            _set(db, (table, row_id), changes)


def _set(db: Database, place: tuple[str, str], changes: Mapping[str, Any]) -> None:
    """Set fields of a row; its version is raised, except where it is only seated otherwise."""
    (table, row_id), names = place, [*changes]
    raised = "" if table == "links" or set(names) <= {"position", "parent_id"} else ", version = version + 1"
    sets = ", ".join(f'"{name}" = :{name}' for name in names)
    db.execute(f'UPDATE "{table}" SET {sets}{raised} WHERE id = :_id', _id=row_id, **changes)


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


_OF_PROGRAMME = "SELECT * FROM {table} WHERE programme_id = :programme_id ORDER BY id"
