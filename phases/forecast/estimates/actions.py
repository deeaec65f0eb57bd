"""What people do for the forecast: say how long a task takes, and take that back."""

from access.actions import acting, record
from access.journal import Entry, Facts, Signature
from data.database import Database, Gone, StaleSave
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.forecast.estimates import store
from phases.forecast.estimates.estimate import Estimate, refuse_estimate
from phases.plan import Task
from phases.programme import Programme
from phases.store import load_plan, load_units
from phases.titles import full_title, titles_of
from words.text import Sentence, Text


def estimate_task(db: Database, signature: Signature, programme_id: str, estimate: Estimate) -> None:
    """Keep a person's three points of a task; refuse points that cannot be, and a stale save with both values."""
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        task = _task(db, programme_id, estimate.task_id)
        refuse_estimate(task, estimate, _name(db, programme, task))
        before = store.load_estimates(db, programme_id).get(task.id)
        store.save_estimate(db, programme_id, estimate)
        entry = Entry(programme_id, "estimate_task", task.key, _facts(before), _facts(estimate))
        record(db, signature, entry)


def withdraw_estimate(db: Database, signature: Signature, programme_id: str, seen: Estimate) -> None:
    """Take the estimate of a task back, so that history or method speak again; refuse one that is gone or changed."""
    with acting(db, signature):
        find_programme(db, programme_id)
        before = store.load_estimates(db, programme_id).get(seen.task_id)
        if before is None:
            raise Gone
        if before.version != seen.version:
            raise StaleSave(dict(_facts(before)), dict(_facts(seen)))
        store.remove_estimate(db, seen.task_id)
        key = _task(db, programme_id, seen.task_id).key
        record(db, signature, Entry(programme_id, "withdraw_estimate", key, _facts(before), {}))


def _task(db: Database, programme_id: str, task_id: str) -> Task:
    task = next((each for each in load_plan(db, programme_id).tasks if each.id == task_id), None)
    if task is None:
        raise Gone
    return task


def _name(db: Database, programme: Programme, task: Task) -> Text | Sentence:
    units = load_units(db, programme.id)
    return full_title(task, titles_of([task], load_pack(programme.method), units), units)


def _facts(estimate: Estimate | None) -> Facts:
    return {"low": estimate.low, "likely": estimate.likely, "high": estimate.high} if estimate else {}
