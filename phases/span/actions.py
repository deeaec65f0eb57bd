"""What people do with the dates a plan hangs on: set them, and take that back; each is one transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from access.actions import acting, record
from access.journal import Entry, Record, Signature
from access.store import load_journal
from data.database import Database
from phases import store
from phases.actions import UNDO_DEPTH, find_programme, keep_baseline
from phases.dates.snapshots import snapshot
from phases.editing.history import SPANS, history
from phases.editing.undoing import NothingToRedo, NothingToUndo
from phases.planned import load_planned
from phases.programme import Programme
from phases.span.span import InvalidSpan, Span, SpanChangedSince, changed, moves_dates, span_problems
from words.text import sentence


def set_span(db: Database, signature: Signature, programme_id: str, change: tuple[int, Span]) -> bool:
    """Set start, go-live and promised end of a programme that stood at a version; return whether something changed.

    Where the plan moves, its dates are kept as a baseline before. Refuses impossible dates and stale saves.
    """
    version, span = change
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        changes = changed(programme, span)
        if not changes:
            return False
        planned = load_planned(db, programme, signature.at.date())
        if problems := span_problems(span, changes, planned.frame.calendar):
            raise InvalidSpan(problems)
        if moves_dates(changes):
            keep_baseline(db, signature, programme_id, (sentence("Before other dates"), planned.timeline))
        before = {key: getattr(programme, key) for key in changes}
        store.update_programme(db, programme_id, version, changes)
        _record(db, signature, programme_id, ("set_span", store.field_row(before), store.field_row(changes)))
    return True


def undo_span(db: Database, signature: Signature, programme_id: str) -> None:
    """Lead the dates back to what they were; refuse when there is none to take back, or when they were set since."""
    with acting(db, signature):
        found = history(load_journal(db, programme_id, UNDO_DEPTH)).last
        if found is None or found.entry.verb not in SPANS:
            raise NothingToUndo
        _lead(db, find_programme(db, programme_id), (found.entry.after, found.entry.before))
        _turned(db, signature, found, ("undo_span", "undoes"))


def redo_span(db: Database, signature: Signature, programme_id: str) -> None:
    """Set the dates again that were taken back last; refuse when there are none, or when they were set since."""
    with acting(db, signature):
        found = history(load_journal(db, programme_id, UNDO_DEPTH)).next
        if found is None or found.entry.verb not in SPANS:
            raise NothingToRedo
        _lead(db, find_programme(db, programme_id), (found.entry.before, found.entry.after))
        _turned(db, signature, found, ("redo_span", "redoes"))


def _lead(db: Database, programme: Programme, sides: tuple[Mapping[str, Any], Mapping[str, Any]]) -> None:
    leaving, entering = sides
    if store.field_row({key: getattr(programme, key) for key in leaving}) != dict(leaving):
        raise SpanChangedSince
    wanted = {key: date.fromisoformat(value) if isinstance(value, str) else value for key, value in entering.items()}
    store.update_programme(db, programme.id, programme.version, wanted)


def _turned(db: Database, signature: Signature, found: Record, way: tuple[str, str]) -> None:
    verb, key = way
    _record(db, signature, found.entry.programme_id, (verb, {}, {key: found.seq}))


def _record(
    db: Database, signature: Signature, programme_id: str, told: tuple[str, Mapping[str, Any], Mapping[str, Any]]
) -> None:
    verb, before, after = told
    record(db, signature, Entry(programme_id, verb, programme_id, dict(before), dict(after)))
    snapshot(db, signature, find_programme(db, programme_id))
