"""The rows of baselines, read for comparison and export."""

from datetime import date

from data.database import Database
from phases.baselines.comparison import Baseline
from phases.frame import Promise
from words.text import restored


def load_baselines(db: Database, programme_id: str) -> list[Baseline]:
    """Return all baselines with their dates, the newest first."""
    heads = db.select(
        "SELECT id, name, at, is_promise FROM baselines WHERE programme_id = :programme_id ORDER BY at DESC, id DESC",
        programme_id=programme_id,
    )
    rows = db.select(
        "SELECT baseline_id, task_id, start_on, finish_on FROM baseline_tasks WHERE baseline_id IN "
        "(SELECT id FROM baselines WHERE programme_id = :programme_id)",
        programme_id=programme_id,
    )
    promises: dict[str, dict[str, Promise]] = {head["id"]: {} for head in heads}
    for row in rows:
        start, finish = date.fromisoformat(row["start_on"]), date.fromisoformat(row["finish_on"])
        promises[row["baseline_id"]][row["task_id"]] = Promise(start, finish)
    return [
        Baseline(restored(head["name"]), promises[head["id"]], head["id"], head["at"], head["is_promise"] == 1)
        for head in heads
    ]
