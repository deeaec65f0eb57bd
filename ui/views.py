"""What pages read of a programme, computed once per revision and day, shared by all readers and never changed."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from access.store import load_journal
from data.database import Database, open_database
from methodology.loader import load_pack
from phases.actions import load_timeline
from phases.changes import Change, changes
from phases.gates.actions import load_shown
from phases.gates.criteria import criterion_states
from phases.gates.gate import gate_rows
from phases.gates.store import load_decisions
from phases.programme import Programme
from phases.store import load_forecasts, load_programmes, load_units
from phases.titles import titles_of
from phases.view import View
from ui.session import database, database_path, today

RECORDS = 12
PROGRAMME_KEY: dict[str | type[Any], Callable[[Any], Any]] = {
    Programme: lambda programme: f"{programme.id} {programme.revision} {programme.created_at}"
}


def view_of(programme: Programme) -> View:
    """Return all that is known of the programme today."""
    return _cached_view(database_path(), programme, today())


def all_views() -> list[View]:
    """Return every programme with all that is known of it today."""
    with database() as db:
        programmes = load_programmes(db)
    return [view_of(programme) for programme in programmes]


def newest_changes(views: Sequence[View], most: int) -> list[Change]:
    """Return what changed last in these programmes, the newest first."""
    found = [each for view in views for each in _cached_changes(database_path(), view.programme, view.today)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:most]


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=PROGRAMME_KEY)
def _cached_view(path: Path, programme: Programme, day: date) -> View:
    with open_database(path) as db:
        return load_view(db, programme, day)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=PROGRAMME_KEY)
def _cached_changes(path: Path, programme: Programme, day: date) -> list[Change]:
    titles = _cached_view(path, programme, day).titles
    with open_database(path) as db:
        return changes(load_journal(db, programme.id, RECORDS), titles)


def load_view(db: Database, programme: Programme, day: date) -> View:
    """Return all that is known of the programme on a day."""
    pack, units = load_pack(programme.pack_id), load_units(db, programme.id)
    timeline = load_timeline(db, programme, day)
    shown = load_shown(db, programme, timeline, day)
    return View(
        programme=programme,
        pack=pack,
        units=units,
        timeline=timeline,
        titles=titles_of([row.task for row in timeline.rows], pack, units),
        states={row.task.key: criterion_states(row.task, pack, shown) for row in gate_rows(timeline)},
        decisions=load_decisions(db, programme.id),
        forecasts=load_forecasts(db, programme.id),
        today=day,
    )
