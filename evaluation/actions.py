"""What a user does with usage: try and add an event log, take one away, set targets; and what is measured."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from collections.abc import Mapping as Facts
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from access.actions import acting, record
from access.journal import Entry, Signature
from data.database import Database, Gone
from evaluation import store
from evaluation.events.actions import read_headings, read_log, summarise_file
from evaluation.events.summary import Summary
from evaluation.logs import AddedBefore, EventsMissing, NoUsableEvent, Upload, UsageLog, check_size, new_log
from evaluation.measure import Window, window_of
from evaluation.metrics import Use, measure_use
from evaluation.rollup import store as rollup
from evaluation.rollup.days import UseDays, last_complete_day
from evaluation.targets import NewTargets

UNFINISHED = ".part"
"""What the name of a roll-up ends with while it is copied."""


def headings_of(content: bytes) -> tuple[str, ...]:
    """Return the headings of an upload; refuse one that is too large or no table."""
    check_size(len(content))
    with _on_disk(content) as path:
        return read_headings(path)


def preview(upload: Upload) -> Summary:
    """Return what adding the upload would give, without saving anything."""
    check_size(len(upload.content))
    with _on_disk(upload.content) as path:
        return summarise_file(path, upload.mapping, upload.reading)


def add_log(db: Database, signature: Signature, programme_id: str, upload: Upload) -> UsageLog:
    """Add an event log to the programme; refuse what is too large, unreadable, or there already."""
    check_size(len(upload.content))
    _refuse_twin(db, programme_id, upload)
    with _rolled_up((programme_id, signature), upload) as (log, made), acting(db, signature):
        _refuse_twin(db, programme_id, upload)
        _keep(made, store.usage_folder(db) / log.file_name)
        store.save_log(db, log, signature.at)
        record(db, signature, Entry(programme_id, "add_usage_log", log.name, {}, _facts(log)))
    return log


@contextmanager
def _rolled_up(place: tuple[str, Signature], upload: Upload) -> Iterator[tuple[UsageLog, Path]]:
    """Yield the log and its roll-up on disk: read before the transaction, which stays short."""
    with _on_disk(upload.content) as path:
        days = path.with_name("days.parquet")
        with read_log(path, upload.mapping, upload.reading) as (engine, summary):
            if not summary.counts.usable:
                raise NoUsableEvent
            span = rollup.write_days(engine, days)
        yield new_log(place, upload, summary, span), days


def remove_log(db: Database, signature: Signature, log_id: str) -> None:
    """Take a log away from its programme; its roll-up goes too when no other log needs it.

    The row goes first: whatever ends the program in between leaves a file without a row, which `sweep` finds,
    never a row without its file.
    """
    with acting(db, signature):
        log = store.load_log(db, log_id)
        if log is None:
            raise Gone
        store.delete_log(db, log)
        record(db, signature, Entry(log.programme_id, "remove_usage_log", log.name, _facts(log), {}))
    with db.transaction():
        if not store.is_needed(db, log):
            (store.usage_folder(db) / log.file_name).unlink(missing_ok=True)


def sweep(db: Database) -> list[str]:
    """Remove what a program that was ended left in the folder, and what no database beside it needs.

    Return the names. Under the write lock: files come to the folder inside the transaction that saves their row.
    Raises sqlite3.DatabaseError, and removes nothing, when a database beside the folder cannot be read.
    """
    folder = store.usage_folder(db)
    with db.transaction():
        needed = store.load_file_names(folder.parent)
        orphans = [each for each in sorted(folder.glob("*.parquet*")) if each.name not in needed]
        for each in orphans:
            each.unlink()
    return [each.name for each in orphans]


def set_targets(db: Database, signature: Signature, programme_id: str, new: NewTargets) -> None:
    """Set what use is expected; refuse when somebody else changed it since its version."""
    with acting(db, signature):
        old = store.load_targets(db, programme_id)
        store.save_targets(db, programme_id, replace(old, version=new.version), new)
        before = {name: getattr(old, name) for name in new.facts()}
        record(db, signature, Entry(programme_id, "set_usage_targets", "usage", before, new.facts()))


def load_use(db: Database, programme_id: str, people: Facts[str, int]) -> Use | None:
    """Return the measures over all logs of a programme, None without a log; `people` with access by site name.

    Refuses when the events of a log are not beside the database.
    """
    return load_use_and_before(db, programme_id, people)[0]


def load_use_and_before(db: Database, programme_id: str, people: Facts[str, int]) -> tuple[Use | None, Use | None]:
    """Return the measures, and those of the 28 days before; None for what the logs do not hold whole."""
    if (found := _days(db, programme_id)) is None:
        return None, None
    (days, window), targets = found, store.load_targets(db, programme_id)
    before = window_of(window.first_on - timedelta(days=1), days.first_on)
    use = measure_use(days, window, targets, people)
    return use, measure_use(days, before, targets, people) if before.is_whole else None


def _days(db: Database, programme_id: str) -> tuple[UseDays, Window] | None:
    logs = store.load_logs(db, programme_id)
    if not logs:
        return None
    folder = store.usage_folder(db)
    for log in logs:
        if not (folder / log.file_name).is_file():
            raise EventsMissing(log.name)
    days = rollup.read_days([folder / name for name in sorted({log.file_name for log in logs})])
    last = max(last_complete_day(log.last_on, log.added_on) for log in logs)
    return days, window_of(last, min(log.first_on for log in logs))


def _refuse_twin(db: Database, programme_id: str, upload: Upload) -> None:
    if (twin := store.find_same(db, programme_id, upload.sha256)) is not None:
        raise AddedBefore(twin.name, twin.added_on)


@contextmanager
def _on_disk(content: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        yield path


def _keep(made: Path, target: Path) -> None:
    """Bring the roll-up to its place: all of it or nothing, also when the power fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}{UNFINISHED}")
    shutil.copyfile(made, part)
    _sync(part)
    os.replace(part, target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def _facts(log: UsageLog) -> dict[str, object]:
    return {
        "name": log.name,
        "rows": log.account.rows,
        "usable": log.account.usable,
        "first_on": log.first_on.isoformat(),
        "last_on": log.last_on.isoformat(),
        "sha256": log.sha256,
    }
