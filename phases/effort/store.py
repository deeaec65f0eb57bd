"""The rows of what tasks cost and took."""

from data.database import Database
from phases.effort.value.costs import TaskCost

COLUMNS = ("fixed_cost", "actual_hours", "actual_cost")


def load_costs(db: Database, programme_id: str) -> dict[str, TaskCost]:
    """Return what people recorded, by task id."""
    rows = db.select(
        "SELECT task_id, fixed_cost, actual_hours, actual_cost, version FROM task_costs "
        "WHERE programme_id = :programme_id ORDER BY id",
        programme_id=programme_id,
    )
    return {row["task_id"]: TaskCost(**row) for row in rows}


def save_cost(db: Database, programme_id: str, cost: TaskCost) -> None:
    """Save cost and actuals of a task; refuse what started from an older version of them, with both."""
    values = {name: None if (value := getattr(cost, name)) is None else float(value) for name in COLUMNS}
    if cost.version or db.get("task_costs", cost.task_id):
        db.update("task_costs", cost.task_id, cost.version, values)
    else:
        row = {"id": cost.task_id, "programme_id": programme_id, "task_id": cost.task_id, "version": 1}
        db.insert("task_costs", row | values)
