"""The rows of programmes, units, plans, baselines and forecasts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from data.database import Database, Row
from methodology.store import recall_pack
from phases.dates.frame import Promise
from phases.plan import Link, Plan, Task, link_id
from phases.programme import Programme, ProgrammeHead, Unit
from phases.rows import EMPTY, LINK_COLUMNS, TASK_COLUMNS, plan_of
from words.text import Text, restored, stored

TEXTS = ("name", "client", "scope", "product", "sponsor", "manager")
_LINK = ", ".join(LINK_COLUMNS)
_COUNT_TOLD = ", ".join(
    f"count({name})" if empty is None else f"count(nullif({name}, {empty!r}))" for name, empty in EMPTY.items()
)


def load_heads(db: Database) -> list[ProgrammeHead]:
    """Return id, name and revision of every programme, the oldest first."""
    rows = db.select("SELECT id, name, revision FROM programmes ORDER BY created_at, id")
    return [ProgrammeHead(row["id"], restored(row["name"]), row["revision"]) for row in rows]


def load_programmes(db: Database) -> list[Programme]:
    """Return every programme, the oldest first."""
    return [_programme(db, row) for row in db.select("SELECT * FROM programmes ORDER BY created_at, id")]


def load_programme(db: Database, programme_id: str) -> Programme | None:
    """Return the programme with this id, if there is one."""
    row = db.get("programmes", programme_id)
    return _programme(db, row) if row else None


def load_units(db: Database, programme_id: str) -> list[Unit]:
    """Return the units of a programme, pilots first, then by wave."""
    rows = db.select(
        "SELECT * FROM units WHERE programme_id = :programme_id ORDER BY wave, position",
        programme_id=programme_id,
    )
    return [
        Unit(**{key: row[key] for key in Unit.__slots__ if key != "name"}, name=restored(row["name"])) for row in rows
    ]


def load_plan(db: Database, programme_id: str) -> Plan:
    """Return all tasks in order, and their links."""
    (counts,) = db.tuples(f"SELECT {_COUNT_TOLD} FROM tasks WHERE programme_id = :id", id=programme_id)
    silent = {name for name, count in zip(EMPTY, counts, strict=True) if not count}
    told = [name for name in TASK_COLUMNS if name not in silent]
    tasks = db.tuples(f"SELECT {', '.join(told)} FROM tasks WHERE programme_id = :id", id=programme_id)
    links = db.tuples(f"SELECT {_LINK} FROM links WHERE programme_id = :id ORDER BY {_LINK}", id=programme_id)
    return plan_of(tasks, told, links)


def load_baseline(db: Database, programme_id: str) -> dict[str, Promise]:
    """Return the rows of the newest baseline that is a promise, by task id; empty when there is none."""
    rows = db.tuples(
        "SELECT task_id, start_on, finish_on, cost, measure FROM baseline_tasks JOIN baselines ON baselines.id = "
        "baseline_id WHERE baseline_id = (SELECT id FROM baselines WHERE programme_id = :programme_id "
        "AND is_promise = 1 ORDER BY at DESC, id DESC LIMIT 1)",
        programme_id=programme_id,
    )
    return {row[0]: promise_of(row[1:]) for row in rows}


def promise_of(row: tuple[Any, ...]) -> Promise:
    """Return start, finish, budget and measure of a row as its promise."""
    return Promise(_day(row[0]), _day(row[1]), row[2], "" if row[2] is None else row[3])


def load_baseline_names(db: Database, programme_id: str) -> list[tuple[Text, date]]:
    """Return name and date of every baseline that is a promise, the newest first."""
    rows = db.select(
        "SELECT name, at FROM baselines WHERE programme_id = :programme_id AND is_promise = 1 "
        "ORDER BY at DESC, id DESC",
        programme_id=programme_id,
    )
    return [(restored(row["name"]), date.fromisoformat(row["at"][:10])) for row in rows]


def load_forecasts(db: Database, programme_id: str) -> dict[str, list[tuple[date, date]]]:
    """Return for each milestone when it was forecast to which date, oldest first, by task id."""
    rows = db.select(
        "SELECT task_id, seen_on, finish_on FROM forecasts WHERE programme_id = :programme_id ORDER BY seen_on",
        programme_id=programme_id,
    )
    found: dict[str, list[tuple[date, date]]] = {}
    for row in rows:
        found.setdefault(row["task_id"], []).append((_day(row["seen_on"]), _day(row["finish_on"])))
    return found


def insert_programme(db: Database, programme: Programme) -> None:
    """Save a new programme."""
    row: dict[str, Any] = {key: stored(getattr(programme, key)) for key in TEXTS}
    row |= {key: getattr(programme, key) for key in ("id", "country", "pack_id", "pack_version", "created_at")}
    row |= {key: getattr(programme, key) for key in ("day_minutes", "start_time", "finish_time", "calendar_key")}
    row |= {key: _iso(getattr(programme, key)) for key in ("start_on", "promised_on", "finish_on", "status_on")}
    row |= {key: getattr(programme, key) for key in ("revision", "version", "pack_key", "pack_base")}
    db.insert("programmes", row | {"steps": json.dumps(programme.steps)})


def insert_units(db: Database, programme_id: str, units: Sequence[Unit]) -> None:
    """Save new units."""
    rows = [
        {key: getattr(unit, key) for key in Unit.__slots__}
        | {"name": stored(unit.name), "programme_id": programme_id}
        for unit in units
    ]
    db.insert_many("units", rows)


def insert_plan(db: Database, programme_id: str, plan: Plan) -> None:
    """Save new tasks and links."""
    insert_tasks(db, programme_id, plan.tasks)
    insert_links(db, programme_id, plan.links)


def insert_tasks(db: Database, programme_id: str, tasks: Iterable[Task]) -> None:
    """Save new tasks."""
    db.insert_many("tasks", [{"programme_id": programme_id, **task_row(task)} for task in tasks])


def insert_links(db: Database, programme_id: str, links: Iterable[Link]) -> None:
    """Save new links; a pair of tasks has one link of a kind."""
    rows = [
        {
            "id": link_id(link),
            "programme_id": programme_id,
            "before_id": link.before_id,
            "after_id": link.after_id,
            "kind": link.kind,
            "lag": float(link.lag),
            "lag_kind": link.lag_kind,
        }
        for link in dict.fromkeys(links)
    ]
    db.insert_many("links", rows)


def update_task(db: Database, task_id: str, version: int, changes: Mapping[str, Any]) -> None:
    """Change a task that stands at this version; refuse a stale save with both values.

    Without changes only its version is raised: what it waits for changed.
    """
    db.update("tasks", task_id, version, field_row(changes) or {"id": task_id})


def delete_links(db: Database, links: Iterable[Link]) -> None:
    """Remove links."""
    db.delete_many("links", [link_id(link) for link in links])


def update_programme(db: Database, programme_id: str, version: int, changes: Mapping[str, Any]) -> None:
    """Change a programme that stands at this version; refuse a stale save with both values."""
    db.update("programmes", programme_id, version, field_row(changes))


def make_room(db: Database, programme_id: str, position: int, count: int = 1) -> None:
    """Move all rows from a position on further down."""
    db.execute(
        "UPDATE tasks SET position = position + :count WHERE programme_id = :programme_id AND position >= :position",
        count=count,
        programme_id=programme_id,
        position=position,
    )


def insert_baseline(db: Database, programme_id: str, head: Mapping[str, Any], dates: Mapping[str, Promise]) -> None:
    """Save a baseline with the dates and budgets of every row; all budgets are in one measure."""
    measure = next((each.measure for each in dates.values() if each.budget is not None), "")
    db.insert("baselines", {"programme_id": programme_id, "measure": measure, **head})
    rows = [
        {
            "id": f"{head['id']}:{task_id}",
            "baseline_id": head["id"],
            "task_id": task_id,
            "start_on": promise.start.isoformat(),
            "finish_on": promise.finish.isoformat(),
            "cost": promise.budget,
        }
        for task_id, promise in dates.items()
    ]
    db.insert_many("baseline_tasks", rows)


def load_latest_forecasts(db: Database, programme_id: str) -> dict[str, date]:
    """Return the newest forecast of each milestone, by task id."""
    rows = db.tuples(
        "SELECT task_id, finish_on FROM forecasts WHERE programme_id = :programme_id ORDER BY seen_on",
        programme_id=programme_id,
    )
    return {task_id: _day(day) for task_id, day in dict(rows).items()}


def save_forecasts(db: Database, programme_id: str, seen_on: date, finishes: Mapping[str, date]) -> None:
    """Save the forecast of milestones as of a day; a later one of the same day replaces it."""
    rows = [
        {
            "id": f"{task_id}@{seen_on}",
            "programme_id": programme_id,
            "task_id": task_id,
            "seen_on": seen_on.isoformat(),
            "finish_on": finish.isoformat(),
        }
        for task_id, finish in finishes.items()
    ]
    db.delete_many("forecasts", [row["id"] for row in rows])
    db.insert_many("forecasts", rows)


def task_row(task: Task) -> Row:
    """Return a task as its row."""
    return field_row({key: getattr(task, key) for key in Task.__slots__})


def field_row(fields: Mapping[str, Any]) -> Row:
    """Return fields of a task as database values: dates ISO, texts of several languages JSON."""
    return {
        key: value.isoformat() if isinstance(value, date) else stored(value) if isinstance(value, Mapping) else value
        for key, value in fields.items()
    }


def _programme(db: Database, row: Row) -> Programme:
    for key in {row["pack_key"], row["pack_base"]}:
        recall_pack(db, key)
    texts = {key: restored(row[key]) for key in TEXTS}
    dates: dict[str, Any] = {key: _maybe(row[key]) for key in ("start_on", "promised_on", "finish_on")}
    dates |= {"status_on": row["status_on"] if row["status_on"] in ("today", "") else _day(row["status_on"])}
    return Programme(**{**row, **texts, **dates, "steps": tuple(json.loads(row["steps"]))})


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
