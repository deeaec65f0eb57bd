"""Bring a database file to the schema of this program: once, under a lock, after a backup."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from data.backup import make_backup
from data.database import Database, open_database
from data.engine import sqlite_utils
from data.migrations import migrations
from errors import Refusal
from words.text import sentence


class NewerDatabase(Refusal):
    """The database was written by a newer program."""

    def __init__(self, path: Path, changes: list[str]) -> None:
        super().__init__(
            sentence(
                "{path} was written by a newer Pilotage (it has {changes}). Start the newer program, "
                "or restore a backup from before the upgrade.",
                path=path,
                changes=changes,
            )
        )


class ServerRunning(Refusal):
    """Another server process works on this file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            sentence("A server already works on {path}. Stop it first, or name another file with --db.", path=path)
        )


def upgrade(path: Path, now: datetime) -> bool:
    """Create or migrate the file; return whether it is new. Refuses a file from a newer program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".upgrade-lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        is_new = not path.exists() or path.stat().st_size == 0
        with open_database(path) as db:
            refuse_newer(db, path)
            pending = bool(missing_changes(db))
        if pending and not is_new:
            make_backup(path, path.parent / "backups", now)
        if pending:
            with open_database(path) as db:
                migrate(db)
    return is_new


def migrate(db: Database) -> None:
    """Apply the schema changes that an open database lacks."""
    migrations.apply(db.tables)


def refuse_newer(db: Database, path: Path) -> None:
    """Refuse a database with schema changes that this program does not know."""
    if unknown := unknown_changes(db):
        raise NewerDatabase(path, unknown)


def unknown_changes(db: Database) -> list[str]:
    """Return the schema changes of a newer program, by name."""
    known = {change.name for change in migrations.pending(sqlite_utils.Database(memory=True))}
    return [change.name for change in migrations.applied(db.tables) if change.name not in known]


def missing_changes(db: Database) -> list[str]:
    """Return the schema changes that an open database lacks, by name."""
    return [change.name for change in migrations.pending(db.tables)]


@contextmanager
def only_server(path: Path) -> Iterator[None]:
    """Hold the file for one server process; refuse when another one holds it."""
    with path.with_suffix(".server-lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise ServerRunning(path) from held
        yield
