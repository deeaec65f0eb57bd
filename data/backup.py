"""Backups: a folder with the database, event logs, evidence files and a manifest that tells whether all are whole."""

import hashlib
import json
import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from data.database import open_database
from errors import Refusal
from words.text import Sentence, sentence

DATABASE = "pilotage.db"
MANIFEST = "manifest.json"
LOGS = "usage"
EVIDENCE = "evidence"
FOLDERS = (LOGS, EVIDENCE)
"""What lies beside the database and belongs to it; files in them are named by their content and never change."""
KEEP = 10


class DamagedBackup(Refusal):
    """The backup is not whole; nothing was restored."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            sentence(
                "{path} cannot be restored: {reason}. Choose another backup; nothing was changed.",
                path=path,
                reason=reason,
            )
        )


def make_backup(database: Path, folder: Path, now: datetime) -> Path:
    """Write a verified copy of the database, its logs and evidence, drop the oldest beyond ten; return its folder."""
    draft = folder / f".draft-{now:%Y%m%d-%H%M%S-%f}"
    draft.mkdir(parents=True)
    try:
        target = _filled(draft, database, now)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    for old in sorted(each.parent for each in folder.glob(f"[!.]*/{MANIFEST}"))[:-KEEP]:
        shutil.rmtree(old)
    return target


def _filled(draft: Path, database: Path, now: datetime) -> Path:
    head = _copy_database(database, draft / DATABASE)
    for name in FOLDERS:
        if (database.parent / name).is_dir():
            shutil.copytree(database.parent / name, draft / name, ignore=shutil.ignore_patterns(".draft-*"))
    manifest = {"made_at": now.isoformat(), "journal_head": head, "files": _checksums(draft)}
    (draft / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    return draft.rename(draft.with_name(draft.name.removeprefix(".draft-")))


def restore_backup(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a whole backup in the database's place; return the copy that was kept of what stood there."""
    if problem := backup_problem(backup):
        raise DamagedBackup(backup, problem)
    kept = None
    database.parent.mkdir(parents=True, exist_ok=True)
    if database.exists():
        kept = database.with_name(f"{database.stem}-before-restore-{now:%Y%m%d-%H%M%S}{database.suffix}")
        _keep_old(database, kept)
    for name in FOLDERS:
        if (backup / name).is_dir():
            shutil.copytree(backup / name, database.parent / name, dirs_exist_ok=True)
    draft = database.with_suffix(".restoring")
    _copy_whole(backup / DATABASE, draft)
    for stale in ("-wal", "-shm"):
        Path(f"{database}{stale}").unlink(missing_ok=True)
    os.replace(draft, database)
    return kept


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a file; where there is no room for it, leave nothing."""
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error


def backup_problem(backup: Path) -> Sentence | None:
    """Return what is wrong with a backup folder, or None when it is whole."""
    try:
        manifest = json.loads((backup / MANIFEST).read_text(encoding="utf-8"))
        expected = dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return sentence("it has no readable {name}", name=MANIFEST)
    if DATABASE not in expected:
        return sentence("its {name} does not name {file}", name=MANIFEST, file=DATABASE)
    for name, checksum in expected.items():
        if not (backup / name).is_file():
            return sentence("{name} is missing", name=name)
        if _sha256(backup / name) != checksum:
            return sentence("{name} is not what was backed up", name=name)
    found = database_problem(backup / DATABASE)
    return _damaged(found) if found else None


def database_problem(path: Path) -> str | None:
    """Return what SQLite finds wrong with a file, or None; raise its error where the file may not be opened."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            found += [f"foreign key in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if may_not_be_opened(error):
            raise
        return str(error)
    return None if found == ["ok"] else "; ".join(str(each) for each in found if each != "ok")


def may_not_be_opened(error: sqlite3.Error) -> bool:
    """Return whether the system keeps this user from the file or its folder, which says nothing about its content."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"))


def _damaged(problem: str) -> Sentence:
    return sentence("its database is damaged ({problem})", problem=problem)


def _copy_database(source: Path, target: Path) -> int:
    """Write a consistent, checked copy, also beside a busy writer; return the journal's last number."""
    with open_database(source) as db:
        db.connection.execute("VACUUM INTO ?", (str(target),))
        head = db.one("SELECT max(seq) AS seq FROM journal") if db.tables.table("journal").exists() else None
    if problem := database_problem(target):
        raise DamagedBackup(target, _damaged(problem))
    return int((head or {}).get("seq") or 0)


def _keep_old(database: Path, kept: Path) -> None:
    """Keep what stood there: a consistent copy, or the plain bytes when it cannot be read any more."""
    try:
        with open_database(database) as db:
            db.connection.execute("VACUUM INTO ?", (str(kept),))
    except sqlite3.DatabaseError:
        _copy_whole(database, kept)


def _checksums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in files}


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
