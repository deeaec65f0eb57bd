"""What may be wrong with a database and its files, each as a sentence that says what to do."""

import os
import shutil
import sqlite3
from pathlib import Path

from access.journal import broken_links
from access.store import load_cut_off, read_chain
from assessments.evidence.files import evidence_folder, is_whole
from assessments.evidence.scan import SETTING
from assessments.evidence.store import read_files
from data.backup import database_problem, may_not_be_opened
from data.database import open_database
from data.upgrade import missing_changes, missing_parts, unknown_changes
from evaluation.actions import sweep
from evaluation.store import load_logs, usage_folder
from phases.store import load_heads
from words.text import Sentence, counted, sentence

ENOUGH_FREE = 0.10
SHOWN = 5
"""So many lost parts of the schema are named."""


def examine(path: Path) -> list[Sentence]:
    """Return everything that is wrong with the database at this path; nothing when it is healthy."""
    if problem := database_problem(path):
        return [sentence("The file is damaged: {problem}. Restore the newest backup.", problem=problem)]
    try:
        findings = _schema(path) or _content(path)
    except sqlite3.DatabaseError as error:
        if may_not_be_opened(error):
            raise
        findings = [sentence("The file is damaged: {problem}. Restore the newest backup.", problem=str(error))]
    usage = shutil.disk_usage(path.parent)
    if usage.free < ENOUGH_FREE * usage.total:
        findings.append(sentence("Less than a tenth of the disk is free. Make room before it is full."))
    return findings


def sweep_logs(path: Path) -> list[Sentence]:
    """Remove the files of events that no database needs, and say how many; of a damaged database nothing."""
    try:
        with open_database(path) as db:
            swept = sweep(db)
    except sqlite3.DatabaseError:
        return []
    if not swept:
        return []
    return [
        counted(
            "One file of events that nothing needs was removed.",
            "{count} files of events that nothing needs were removed.",
            len(swept),
        )
    ]


def remarks(path: Path) -> list[Sentence]:
    """Sweep lost files and return what a healthy database's administrator should know."""
    return [*sweep_logs(path), *_unscanned(path)]


def _schema(path: Path) -> list[Sentence]:
    with open_database(path) as db:
        missing, newer, lost = missing_changes(db), unknown_changes(db), missing_parts(db)
    if newer:
        return [sentence("A newer program wrote this database ({changes}). Use that program.", changes=newer)]
    if missing:
        return [
            sentence(
                "The schema lacks {changes}. Start the server once: it makes a backup and migrates.", changes=missing
            )
        ]
    return [_lacks(lost)] if any(part.startswith(("table", "column")) for part in lost) else []


def _content(path: Path) -> list[Sentence]:
    """Return what is wrong with the content of a database that has all its tables and columns."""
    with open_database(path) as db:
        lost = missing_parts(db)
    return [*([_lacks(lost)] if lost else []), *_journal(path), *_logs(path), *_evidence(path)]


def _lacks(lost: list[str]) -> Sentence:
    shown = lost if len(lost) <= SHOWN else [*lost[:SHOWN], "…"]
    return sentence(
        "The file lacks {parts}, which it had: somebody removed it. Restore the newest backup.", parts=shown
    )


def _journal(path: Path) -> list[Sentence]:
    with open_database(path) as db:
        broken, short = broken_links(read_chain(db)), load_cut_off(db)
    cut = [
        sentence(
            "The journal of “{programme}” lacks {count} of its changes. Compare with a backup.",
            programme=programme,
            count=count,
        )
        for programme, count in short
    ]
    if not broken:
        return cut
    return [
        *cut,
        counted(
            "One journal entry was changed or removed: number {first}. Compare with a backup.",
            "{count} journal entries were changed or removed, the first is number {first}. Compare with a backup.",
            len(broken),
            first=broken[0],
        ),
    ]


def _logs(path: Path) -> list[Sentence]:
    with open_database(path) as db:
        folder = usage_folder(db)
        logs = [log for head in load_heads(db) for log in load_logs(db, head.id)]
    lost = [log.name for log in logs if not (folder / log.file_name).is_file()]
    return (
        [sentence("The events of {logs} are missing. Restore a backup, or add them again.", logs=lost)]
        if lost
        else []
    )


def _evidence(path: Path) -> list[Sentence]:
    """Return which evidence files are missing or are not what was kept."""
    with open_database(path) as db:
        kept = list(read_files(db))
    folder = evidence_folder(path)
    lost = [name for sha256, name in kept if not is_whole(folder, sha256)]
    if not lost:
        return []
    return [sentence("Evidence files are missing or changed: {names}. Restore a backup.", names=lost)]


def _unscanned(path: Path) -> list[Sentence]:
    """Return how many evidence files no virus scanner looks at; nothing where one is set or there are none."""
    if os.environ.get(SETTING, "").strip():
        return []
    with open_database(path) as db:
        kept = sum(1 for _ in read_files(db))
    if not kept:
        return []
    return [
        counted(
            "No virus scanner is set: one evidence file is kept unscanned. Name a command in {setting}.",
            "No virus scanner is set: {count} evidence files are kept unscanned. Name a command in {setting}.",
            kept,
            setting=SETTING,
        )
    ]
