"""The rows of a plan as they are arranged, and what else is kept of a row that goes."""

from collections.abc import Iterable, Mapping, Sequence

from data.database import Database, Row

BESIDE = ("assignments", "estimates", "foreign_tasks", "task_costs")
"""What is kept of a task beside its row."""


def load_rows(db: Database, task_ids: Iterable[str]) -> list[Row]:
    """Return rows of tasks as they are stored."""
    return [row for task_id in task_ids if (row := db.get("tasks", task_id))]


def load_beside(db: Database, task_ids: Sequence[str]) -> dict[str, list[Row]]:
    """Return what is kept of tasks beside their rows, by table; tables without any are left out."""
    found = {
        table: [row for each in task_ids for row in db.select(_OF_TASK.format(table=table), task_id=each)]
        for table in BESIDE
    }
    return {table: rows for table, rows in found.items() if rows}


def remove(db: Database, task_ids: Iterable[str], beside: dict[str, list[Row]]) -> None:
    """Remove tasks and what is kept beside them."""
    for table, rows in beside.items():
        for row in rows:
            db.delete(table, row["id"])
    for task_id in task_ids:
        db.delete("tasks", task_id)


def restore(db: Database, rows: Sequence[Row], beside: Mapping[str, Sequence[Row]]) -> None:
    """Put rows back as they were."""
    db.insert_many("tasks", rows)
    for table, kept in beside.items():
        db.insert_many(table, kept)


def seat(db: Database, task_id: str, place: Row) -> None:
    """Give a row its place, its parent, its kind and days; nobody edited its words, so its version stays."""
    db.execute(
        "UPDATE tasks SET position = :position, parent_id = :parent_id, kind = :kind, days = :days WHERE id = :id",
        id=task_id,
        **place,
    )


_OF_TASK = "SELECT * FROM {table} WHERE task_id = :task_id ORDER BY id"
