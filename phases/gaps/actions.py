"""Turning a gap into work: an action that keeps its link, and for a task its row in the plan, in one save."""

from dataclasses import replace

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.followup.action import Kind, NewAction, check_action, refuse_same
from assessments.followup.store import insert_action, load_actions
from assessments.maturity.gaps import ORIGIN
from assessments.store import load_assessment
from data.database import Database, Gone
from phases.actions import add_task
from phases.editing.edits import NewTask


def close_gap(
    db: Database, signature: Signature, programme_id: str, work: tuple[NewAction, tuple[str, str, int]]
) -> str:
    """Make an action of a gap and return its id; a task stands in the plan too, with the gap as its origin.

    `work` is the action, and the step, phase and working days of its task. Refuses an action without title, one that
    is made already, one from another programme's assessment, and a task that the plan does not take; then nothing is
    saved.
    """
    new, place = work
    check_action(new)
    with acting(db, signature):
        if load_assessment(db, new.assessment_id).programme_id != programme_id:
            raise Gone
        refuse_same(new, load_actions(db, programme_id))
        task_id = _plan(db, signature, programme_id, (new, place)) if new.kind is Kind.TASK else ""
        action_id = insert_action(db, signature, programme_id, (new, task_id))
        after = {
            "kind": new.kind.value,
            "title": new.title,
            "from": new.from_value,
            "to": new.to_value,
            "owner": new.owner.strip(),
            "task": task_id,
        }
        record(db, signature, Entry(programme_id, "make_action", f"{new.section}.{new.question}", {}, after))
    return action_id


def _plan(db: Database, signature: Signature, programme_id: str, work: tuple[NewAction, tuple[str, str, int]]) -> str:
    new, (step, phase, days) = work
    source = f"{ORIGIN}{new.section}.{new.question}"
    task = NewTask(new.title, days, step, phase, new.owner.strip(), source)
    return add_task(db, replace(signature, submit_id=None), programme_id, task)
