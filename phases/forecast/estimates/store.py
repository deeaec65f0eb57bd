"""The rows of people's estimates; a forecast itself is never stored."""

from data.database import Database
from phases.forecast.estimates.estimate import Estimate


def load_estimates(db: Database, programme_id: str) -> dict[str, Estimate]:
    """Return what people estimate, by task id."""
    rows = db.select(
        "SELECT task_id, low, likely, high, version FROM estimates WHERE programme_id = :programme_id ORDER BY id",
        programme_id=programme_id,
    )
    return {row["task_id"]: Estimate(**row) for row in rows}


def save_estimate(db: Database, programme_id: str, estimate: Estimate) -> None:
    """Save an estimate; refuse one that started from an older version of it, with both."""
    points = {"low": float(estimate.low), "likely": float(estimate.likely), "high": float(estimate.high)}
    if estimate.version or db.get("estimates", estimate.task_id):
        db.update("estimates", estimate.task_id, estimate.version, points)
    else:
        row = {"id": estimate.task_id, "programme_id": programme_id, "task_id": estimate.task_id, "version": 1}
        db.insert("estimates", row | points)


def remove_estimate(db: Database, task_id: str) -> None:
    """Remove the estimate of a task."""
    db.delete("estimates", task_id)
