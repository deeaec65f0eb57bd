"""The rows of baselines, read for comparison and export."""

from datetime import date

from data.database import Database
from phases.baselines.comparison import Baseline
from phases.dates.frame import Promise
from phases.store import promise_of
from words.text import restored


def load_baselines(db: Database, programme_id: str) -> list[Baseline]:
    """Return all baselines with their dates, the newest first."""
    heads = db.select(
        "SELECT id, name, at, is_promise FROM baselines WHERE programme_id = :programme_id ORDER BY at DESC, id DESC",
        programme_id=programme_id,
    )
    rows = db.tuples(
        "SELECT baseline_id, task_id, start_on, finish_on, cost, measure FROM baseline_tasks JOIN baselines "
        "ON baselines.id = baseline_id WHERE programme_id = :programme_id",
        programme_id=programme_id,
    )
    promises: dict[str, dict[str, Promise]] = {head["id"]: {} for head in heads}
    for baseline_id, task_id, *kept in rows:
        promises[baseline_id][task_id] = promise_of(tuple(kept))
    return [
        Baseline(restored(head["name"]), promises[head["id"]], head["id"], head["at"], head["is_promise"] == 1)
        for head in heads
    ]


def load_promised_ends(db: Database, programme_id: str) -> list[tuple[date, date]]:
    """Return on which day the two newest baselines that are promises were set, and their ends, the newest first."""
    rows = db.tuples(
        "SELECT at, (SELECT max(finish_on) FROM baseline_tasks WHERE baseline_id = baselines.id) FROM baselines "
        "WHERE programme_id = :programme_id AND is_promise = 1 ORDER BY at DESC, id DESC LIMIT 2",
        programme_id=programme_id,
    )
    return [(date.fromisoformat(at[:10]), date.fromisoformat(end)) for at, end in rows if end]
