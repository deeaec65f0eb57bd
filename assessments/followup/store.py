"""The rows of actions."""

import uuid
from datetime import date, datetime

from access.journal import Signature
from assessments.followup.action import Action, Kind, NewAction, State
from data.database import Database, Gone, Row
from words.text import restored, stored


def load_actions(db: Database, programme_id: str) -> tuple[Action, ...]:
    """Return the programme's actions, the newest first."""
    rows = db.select(
        "SELECT * FROM actions WHERE programme_id = :id ORDER BY made_at DESC, rowid DESC", id=programme_id
    )
    return tuple(map(_action, rows))


def find_action(db: Database, action_id: str) -> Action:
    """Return one action; refuse one that is not there."""
    row = db.get("actions", action_id)
    if row is None:
        raise Gone
    return _action(row)


def insert_action(db: Database, signature: Signature, programme_id: str, made: tuple[NewAction, str]) -> str:
    """Insert an action with the id of its task, if it has one, and return its id."""
    new, task_id = made
    key = uuid.uuid4().hex
    db.insert(
        "actions",
        {
            "id": key,
            "programme_id": programme_id,
            "kind": new.kind.value,
            "title": stored(new.title),
            "detail": new.detail.strip(),
            "owner": new.owner.strip(),
            "due_on": new.due_on.isoformat() if new.due_on else None,
            "assessment_id": new.assessment_id,
            "section": new.section,
            "question": new.question,
            "subject": new.subject,
            "from_value": new.from_value,
            "to_value": new.to_value,
            "measure": new.measure,
            "task_id": task_id,
            "state": State.OPEN.value,
            "made_by": signature.actor,
            "made_at": signature.at.isoformat(),
            "version": 1,
        },
    )
    return key


def save_state(db: Database, action_id: str, version: int, state: State) -> None:
    """Save how far an action is; refuse when somebody else changed it first."""
    db.update("actions", action_id, version, {"state": state.value})


def save_words(db: Database, action_id: str, version: int, new: NewAction) -> None:
    """Save what an action is called, who owns it, until when and how; refuse when somebody else changed it first."""
    changes = {
        "title": stored(new.title),
        "owner": new.owner.strip(),
        "due_on": new.due_on.isoformat() if new.due_on else None,
        "detail": new.detail.strip(),
    }
    db.update("actions", action_id, version, changes)


def _action(row: Row) -> Action:
    new = NewAction(
        Kind(row["kind"]),
        restored(row["title"]),
        row["assessment_id"],
        row["section"],
        row["question"],
        row["from_value"],
        row["to_value"],
        row["owner"],
        date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        row["measure"],
        row["detail"],
        row["subject"],
    )
    made_at = datetime.fromisoformat(row["made_at"])
    return Action(
        row["id"],
        row["programme_id"],
        new,
        row["task_id"],
        State(row["state"]),
        row["made_by"],
        made_at,
        row["version"],
    )
