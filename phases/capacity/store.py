"""The rows of calendars, persons and assignments."""

import json
from collections.abc import Sequence
from datetime import date

from data.database import Database, Row
from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import Exceptional, WorkCalendar
from words.text import restored, stored


def load_calendars(db: Database, programme_id: str) -> list[WorkCalendar]:
    """Return the calendars of a programme's own."""
    rows = db.select(
        "SELECT * FROM calendars WHERE programme_id = :programme_id ORDER BY position", programme_id=programme_id
    )
    return [_calendar(row) for row in rows]


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


def insert_calendars(db: Database, programme_id: str, calendars: Sequence[WorkCalendar]) -> None:
    """Save new calendars."""
    db.insert_many(
        "calendars", [_calendar_row(programme_id, each) | {"position": at} for at, each in enumerate(calendars)]
    )


def insert_persons(db: Database, programme_id: str, persons: Sequence[Person]) -> None:
    """Save new persons."""
    rows = [
        {key: getattr(each, key) for key in Person.__slots__}
        | {
            "id": f"{programme_id}:{each.key}",
            "programme_id": programme_id,
            "name": stored(each.name),
            "position": at,
        }
        for at, each in enumerate(persons)
    ]
    db.insert_many("persons", rows)


def insert_assignments(db: Database, programme_id: str, assignments: Sequence[Assignment]) -> None:
    """Save new assignments; a person stands once on a task."""
    rows = {
        (each.task_id, each.person_key): {key: getattr(each, key) for key in Assignment.__slots__}
        | {"id": f"{each.task_id}<{each.person_key}", "programme_id": programme_id, "position": at}
        for at, each in enumerate(assignments)
    }
    db.insert_many("assignments", list(rows.values()))


def _calendar(row: Row) -> WorkCalendar:
    week = tuple(None if day is None else tuple(map(_span, day)) for day in json.loads(row["week"]))
    exceptions = tuple(
        Exceptional(date.fromisoformat(first), date.fromisoformat(last), tuple(map(_span, spans)), name)
        for first, last, spans, name in json.loads(row["exceptions"])
    )
    return WorkCalendar(row["key"], restored(row["name"]), row["base"], week, exceptions, row["version"])


def _span(pair: Sequence[int]) -> tuple[int, int]:
    return pair[0], pair[1]


def _calendar_row(programme_id: str, calendar: WorkCalendar) -> Row:
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
