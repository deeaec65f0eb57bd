"""What a user does with usage: try and add an event log, take one away, set targets; and what is measured."""

import os
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
    log = _rolled_up(store.usage_folder(db), (programme_id, signature), upload)
    with acting(db, signature):
        _refuse_twin(db, programme_id, upload)
        store.save_log(db, log, signature.at)
        record(db, signature, Entry(programme_id, "add_usage_log", log.name, {}, _facts(log)))
    return log


def _rolled_up(folder: Path, place: tuple[str, Signature], upload: Upload) -> UsageLog:
    """Return the log after its roll-up is in the folder: read before the transaction, which stays short."""
    folder.mkdir(parents=True, exist_ok=True)
    with _on_disk(upload.content) as path, tempfile.TemporaryDirectory(dir=folder) as made:
        days = Path(made) / "days.parquet"
        with read_log(path, upload.mapping, upload.reading) as (engine, summary):
            if not summary.counts.usable:
                raise NoUsableEvent
            span = rollup.write_days(engine, days)
        log = new_log(place, upload, summary, span)
        _keep(days, folder / log.file_name)
    return log


def remove_log(db: Database, signature: Signature, log_id: str) -> None:
    """Take a log away from its programme; its roll-up goes too when no other log needs it."""
    with acting(db, signature):
        log = store.load_log(db, log_id)
        if log is None:
            raise Gone
        is_last = store.delete_log(db, log)
        record(db, signature, Entry(log.programme_id, "remove_usage_log", log.name, _facts(log), {}))
    if is_last:
        (store.usage_folder(db) / log.file_name).unlink(missing_ok=True)


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
    """Move the roll-up to its place: all of it or nothing, also when the power fails."""
    with made.open("rb") as stream:
        os.fsync(stream.fileno())
    os.replace(made, target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _facts(log: UsageLog) -> dict[str, object]:
    return {
        "name": log.name,
        "rows": log.account.rows,
        "usable": log.account.usable,
        "first_on": log.first_on.isoformat(),
        "last_on": log.last_on.isoformat(),
        "sha256": log.sha256,
    }
