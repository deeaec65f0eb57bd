"""The rows of calendars, persons and assignments."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data.database import Database, Gone, Row, StaleSave
from phases.capacity.people import Assignment, Person, Staff
from phases.capacity.workweek import Exceptional, WorkCalendar
from words.text import restored, stored


def load_calendars(db: Database, programme_id: str) -> list[WorkCalendar]:
    """Return the calendars of a programme's own."""
    rows = db.select(
        "SELECT * FROM calendars WHERE programme_id = :programme_id ORDER BY position", programme_id=programme_id
    )
    return [calendar_of(row) for row in rows]


def load_persons(db: Database, programme_id: str) -> list[Person]:
    """Return the persons of a programme."""
    rows = db.select(
        "SELECT * FROM persons WHERE programme_id = :programme_id ORDER BY position", programme_id=programme_id
    )
    return [
        Person(**{key: row[key] for key in Person.__slots__ if key != "name"}, name=restored(row["name"]))
        for row in rows
    ]


def load_assignments(db: Database, programme_id: str) -> list[Assignment]:
    """Return who works on which task."""
    rows = db.select(
        "SELECT * FROM assignments WHERE programme_id = :programme_id ORDER BY position", programme_id=programme_id
    )
    return [Assignment(**{key: row[key] for key in Assignment.__slots__}) for row in rows]


def load_staff(db: Database, programme_id: str) -> Staff:
    """Return the persons of a programme and who works on what."""
    return Staff(load_persons(db, programme_id), load_assignments(db, programme_id))


def insert_calendars(db: Database, programme_id: str, calendars: Sequence[WorkCalendar], position: int = 0) -> None:
    """Save new calendars, from a position on."""
    rows = [
        calendar_row(programme_id, each) | {"position": at, "version": max(each.version, 1)}
        for at, each in enumerate(calendars, position)
    ]
    db.insert_many("calendars", rows)


def update_calendar(db: Database, programme_id: str, calendar: WorkCalendar) -> None:
    """Change a calendar that stands at its version; refuse a stale save with both values."""
    row = calendar_row(programme_id, calendar)
    changes = {name: row[name] for name in ("name", "base", "week", "exceptions")}
    db.update("calendars", row["id"], calendar.version, changes)


def remove_calendar(db: Database, programme_id: str, calendar: WorkCalendar) -> None:
    """Remove a calendar that stands at its version; refuse one that somebody changed since."""
    row = calendar_row(programme_id, calendar)
    statement = "DELETE FROM calendars WHERE id = :id AND version = :version"
    if not db.execute(statement, id=row["id"], version=calendar.version):
        standing = db.get("calendars", row["id"])
        raise StaleSave(standing, row) if standing else Gone()


def insert_persons(db: Database, programme_id: str, persons: Sequence[Person], position: int = 0) -> None:
    """Save new persons, from a position on."""
    rows = [
        {key: getattr(each, key) for key in Person.__slots__}
        | {
            "id": f"{programme_id}:{each.key}",
            "programme_id": programme_id,
            "name": stored(each.name),
            "position": at,
        }
        for at, each in enumerate(persons, position)
    ]
    db.insert_many("persons", rows)


def update_person(db: Database, programme_id: str, key: str, version: int, changes: Mapping[str, Any]) -> None:
    """Change a person that stands at this version; refuse a stale save with both values."""
    row = {name: stored(value) if name == "name" else value for name, value in changes.items()}
    db.update("persons", f"{programme_id}:{key}", version, row)


def remove_person(db: Database, programme_id: str, key: str) -> None:
    """Remove a person and what they are assigned to."""
    db.delete("persons", f"{programme_id}:{key}")
    db.execute(
        "DELETE FROM assignments WHERE programme_id = :programme_id AND person_key = :key",
        programme_id=programme_id,
        key=key,
    )


def insert_assignments(db: Database, programme_id: str, assignments: Sequence[Assignment], position: int = 0) -> None:
    """Save new assignments, from a position on; a person stands once on a task."""
    rows = {
        (each.task_id, each.person_key): {key: getattr(each, key) for key in Assignment.__slots__}
        | {"id": assignment_id(each), "programme_id": programme_id, "position": at}
        for at, each in enumerate(assignments, position)
    }
    db.insert_many("assignments", list(rows.values()))


def save_assignment(db: Database, programme_id: str, assignment: Assignment, version: int) -> None:
    """Save an assignment that stands at this version, 0 where it is new; refuse a stale save with both values."""
    if version or db.get("assignments", assignment_id(assignment)):
        values = {"units": float(assignment.units), "work": assignment.work, "cost": assignment.cost}
        db.update("assignments", assignment_id(assignment), version, values)
        return
    last = db.one(
        "SELECT max(position) AS at FROM assignments WHERE programme_id = :programme_id", programme_id=programme_id
    )
    at = last["at"] if last else None
    insert_assignments(db, programme_id, [replace(assignment, version=1)], 0 if at is None else at + 1)


def remove_assignment(db: Database, assignment: Assignment) -> None:
    """Take a person off a task."""
    db.delete("assignments", assignment_id(assignment))


def assignment_id(assignment: Assignment) -> str:
    """Return the id of an assignment: a person stands once on a task."""
    return f"{assignment.task_id}<{assignment.person_key}"


def calendar_of(row: Row) -> WorkCalendar:
    """Return a row as a calendar."""
    week = tuple(None if day is None else tuple(map(_span, day)) for day in json.loads(row["week"]))
    exceptions = tuple(
        Exceptional(date.fromisoformat(first), date.fromisoformat(last), tuple(map(_span, spans)), name)
        for first, last, spans, name in json.loads(row["exceptions"])
    )
    return WorkCalendar(row["key"], restored(row["name"]), row["base"], week, exceptions, row["version"])


def _span(pair: Sequence[int]) -> tuple[int, int]:
    return pair[0], pair[1]


def calendar_row(programme_id: str, calendar: WorkCalendar) -> Row:
    """Return a calendar as its row, without its place."""
    exceptions = [
        [each.first.isoformat(), each.last.isoformat(), each.spans, each.name] for each in calendar.exceptions
    ]
    return {
        "id": f"{programme_id}:{calendar.key}",
        "programme_id": programme_id,
        "key": calendar.key,
        "name": stored(calendar.name),
        "base": calendar.base,
        "week": json.dumps(calendar.week),
        "exceptions": json.dumps(exceptions),
        "version": calendar.version,
    }
