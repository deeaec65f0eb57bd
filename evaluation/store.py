"""The rows of usage logs and targets, and the folder beside the database that holds the roll-ups."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from data.backup import LOGS
from data.database import Database, Row
from evaluation.logs import UsageLog, account_json, restored_account
from evaluation.targets import NewTargets, Targets


def usage_folder(db: Database) -> Path:
    """Return the folder of the roll-ups, beside the database file."""
    row = db.one("SELECT file FROM pragma_database_list WHERE name = 'main'")
    return Path(row["file"] if row else "").parent / LOGS


def load_logs(db: Database, programme_id: str) -> list[UsageLog]:
    """Return the logs of a programme, the newest first."""
    rows = db.select(
        "SELECT * FROM usage_logs WHERE programme_id = :programme_id ORDER BY added_at DESC, id DESC",
        programme_id=programme_id,
    )
    return [_log(row) for row in rows]


def load_log(db: Database, log_id: str) -> UsageLog | None:
    """Return one log, if there is one."""
    row = db.get("usage_logs", log_id)
    return _log(row) if row else None


def find_same(db: Database, programme_id: str, sha256: str) -> UsageLog | None:
    """Return the log of the programme that holds the same bytes."""
    row = db.one(
        "SELECT * FROM usage_logs WHERE programme_id = :programme_id AND sha256 = :sha256",
        programme_id=programme_id,
        sha256=sha256,
    )
    return _log(row) if row else None


def save_log(db: Database, log: UsageLog, added_at: datetime) -> None:
    """Insert a log."""
    db.insert(
        "usage_logs",
        {
            "id": log.id,
            "programme_id": log.programme_id,
            "name": log.name,
            "sha256": log.sha256,
            "mapping": log.mapping,
            "summary": account_json(log.account),
            "first_on": log.first_on.isoformat(),
            "last_on": log.last_on.isoformat(),
            "added_by": log.added_by,
            "added_at": added_at.isoformat(),
        },
    )


def delete_log(db: Database, log: UsageLog) -> bool:
    """Remove a log; return whether its roll-up serves no other log."""
    db.delete("usage_logs", log.id)
    twin = db.one(
        "SELECT id FROM usage_logs WHERE sha256 = :sha256 AND mapping = :mapping",
        sha256=log.sha256,
        mapping=log.mapping,
    )
    return twin is None


def load_targets(db: Database, programme_id: str) -> Targets:
    """Return the targets of a programme; the usual ones while nobody has set any."""
    row = db.one("SELECT * FROM usage_targets WHERE programme_id = :programme_id", programme_id=programme_id)
    if row is None:
        return Targets()
    return Targets(
        row["expected_days"],
        tuple(json.loads(row["core_functions"])),
        row["active_target"],
        row["habit_target"],
        row["id"],
        row["version"],
    )


def save_targets(db: Database, programme_id: str, old: Targets, new: NewTargets) -> None:
    """Insert or change the targets; refuse when somebody else changed them first."""
    values: dict[str, Any] = {
        **new.facts(),
        "core_functions": json.dumps(new.core_functions, ensure_ascii=False),
    }
    if old.id:
        db.update("usage_targets", old.id, old.version, values)
    else:
        db.insert("usage_targets", {"id": f"targets-{programme_id}", "programme_id": programme_id, **values})


def _log(row: Row) -> UsageLog:
    added = datetime.fromisoformat(row["added_at"])
    return UsageLog(
        row["id"],
        row["programme_id"],
        row["name"],
        row["sha256"],
        row["mapping"],
        restored_account(row["summary"]),
        datetime.fromisoformat(row["first_on"]).date(),
        datetime.fromisoformat(row["last_on"]).date(),
        row["added_by"],
        added.date(),
    )
