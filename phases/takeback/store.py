"""The rows that a renewal or an import may change, as they are stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.database import Database, Row
from phases.takeback.footprint import Side, Tables

RENEWED = ("tasks", "links", "units", "programmes")
UNCOUNTED = ("foreign_tasks", "foreign_plans", "brought")
"""Tables whose rows carry no version: only imports write them."""
BROUGHT = ("tasks", "links", "calendars", "persons", "assignments", "task_costs", *UNCOUNTED)
FOLLOWED = "SELECT id, steps, pack_version, pack_base, pack_key FROM programmes WHERE id = :programme_id"


def load_tables(db: Database, programme_id: str, tables: Iterable[str]) -> Tables:
    """Return the programme's rows of these tables by table and id; of the programme only what it follows."""
    return {
        table: _by_id(
            db.select(
                FOLLOWED if table == "programmes" else _OF_PROGRAMME.format(table=table), programme_id=programme_id
            )
        )
        for table in tables
    }


def load_followed(db: Database, programme_id: str) -> set[str]:
    """Return the ids of the persons who work on something, and of the calendars that anybody follows."""
    rows = db.tuples(_FOLLOWED, programme_id=programme_id)
    return {f"{programme_id}:{key}" for (key,) in rows}


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
    is_counted = table not in ("links", *UNCOUNTED) and not set(names) <= {"position", "parent_id"}
    raised = ", version = version + 1" if is_counted else ""
    sets = ", ".join(f'"{name}" = :{name}' for name in names)
    db.execute(f'UPDATE "{table}" SET {sets}{raised} WHERE id = :_id', _id=row_id, **changes)


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


_FOLLOWED = (
    "SELECT person_key FROM assignments WHERE programme_id = :programme_id "
    "UNION SELECT base FROM calendars WHERE programme_id = :programme_id "
    "UNION SELECT calendar_key FROM programmes WHERE id = :programme_id"
) + "".join(
    f" UNION SELECT calendar_key FROM {table} WHERE programme_id = :programme_id"
    for table in ("tasks", "units", "persons")
)
_OF_PROGRAMME = "SELECT * FROM {table} WHERE programme_id = :programme_id ORDER BY id"
