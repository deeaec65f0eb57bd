"""The rows of usage logs and targets, and the folder beside the database that holds the roll-ups."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from data.backup import LOGS
from data.database import Database, Row
from evaluation.logs import UsageLog, account_json, file_name, restored_account
from evaluation.targets import NewTargets, Targets

DATABASE_HEAD = b"SQLite format 3\x00"


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


def delete_log(db: Database, log: UsageLog) -> None:
    """Remove a log."""
    db.delete("usage_logs", log.id)


def is_needed(db: Database, log: UsageLog) -> bool:
    """Return whether a log of any programme has this log's roll-up."""
    twin = db.one(
        "SELECT id FROM usage_logs WHERE sha256 = :sha256 AND mapping = :mapping",
        sha256=log.sha256,
        mapping=log.mapping,
    )
    return twin is not None


def load_file_names(folder: Path) -> set[str]:
    """Return the roll-ups that the databases of a folder need: a copy kept beside one shares its logs.

    Raises sqlite3.DatabaseError when one of them cannot be read: nobody knows then what it needs.
    """
    needed: set[str] = set()
    for path in filter(_is_database, folder.iterdir()):
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as found:
            if found.execute("SELECT 1 FROM sqlite_master WHERE name = 'usage_logs'").fetchone():
                rows = found.execute("SELECT sha256, mapping FROM usage_logs")
                needed |= {file_name(sha256, mapping) for sha256, mapping in rows}
    return needed


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(DATABASE_HEAD)) == DATABASE_HEAD


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
