"""Bring a database file to the schema of this program: once, under a lock, after a backup."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from data.backup import make_backup
from data.database import Database, open_database
from data.engine import sqlite_utils
from data.migrations import migrations
from errors import Refusal
from words.text import sentence

KINDS = ("table", "view", "column", "index", "trigger")
"""What a schema is made of, in the order in which it is named."""


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


class FolderNotFile(Refusal):
    """A folder stands where a database file was named."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            sentence("{path} is a folder, not a database file. Name the file, such as {path}/pilotage.db.", path=path)
        )


class ServerRunning(Refusal):
    """Another server process works on this file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            sentence("A server already works on {path}. Stop it first, or name another file with --db.", path=path)
        )


def upgrade(path: Path, now: datetime) -> bool:
    """Create or migrate the file; return whether it is new. Refuses a file from a newer program."""
    refuse_folder(path)
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


def refuse_folder(path: Path) -> None:
    """Refuse a folder where a database file is named."""
    if path.is_dir():
        raise FolderNotFile(path)


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


def missing_parts(db: Database) -> list[str]:
    """Return the tables, columns, indexes and triggers that the schema of this program has and the file lacks."""
    whole = sqlite_utils.Database(memory=True)
    migrations.apply(whole)
    try:
        lost = _parts(whole.conn) - _parts(db.connection)
    finally:
        whole.close()
    tables = {name for kind, name, _ in lost if kind == "table"}
    found = sorted(lost, key=lambda part: (KINDS.index(part[0]), part))
    return [f"{kind} {name}{column}" for kind, name, column in found if not (column and name in tables)]


def _parts(connection: Connection | None) -> set[tuple[str, str, str]]:
    assert connection is not None
    rows = connection.execute(
        "SELECT type, name, '' FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' UNION ALL "
        "SELECT 'column', m.name, '.' || c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
        "WHERE m.type = 'table'"
    )
    return set(rows)


def missing_changes(db: Database) -> list[str]:
    """Return the schema changes that an open database lacks, by name."""
    return [change.name for change in migrations.pending(db.tables)]


@contextmanager
def only_server(path: Path) -> Iterator[None]:
    """Hold the file for one server process; refuse a folder, and when another one holds it."""
    refuse_folder(path)
    with path.with_suffix(".server-lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise ServerRunning(path) from held
        yield
