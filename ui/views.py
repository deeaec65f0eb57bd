"""What pages read of a programme, computed once per revision and day, shared by all readers and never changed."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from access.store import load_journal
from data.database import open_database
from phases.changes import Change, changes
from phases.portfolio import ProgrammeRow, programme_row
from phases.programme import Programme
from phases.store import load_programmes
from phases.view import View
from reports.programme_view import load_view
from ui.session import database, database_path, today

RECORDS = 40
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


def row_of(view: View) -> ProgrammeRow:
    """Return what the portfolio shows of the programme."""
    return _cached_row(database_path(), view.programme, view.today)


def newest_changes(views: Sequence[View], most: int) -> list[Change]:
    """Return what changed last in these programmes, the newest first."""
    found = [each for view in views for each in _cached_changes(database_path(), view.programme, view.today)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:most]


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=PROGRAMME_KEY)
def _cached_view(path: Path, programme: Programme, day: date) -> View:
    with open_database(path) as db:
        return load_view(db, programme, day)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=PROGRAMME_KEY)
def _cached_row(path: Path, programme: Programme, day: date) -> ProgrammeRow:
    return programme_row(_cached_view(path, programme, day))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=PROGRAMME_KEY)
def _cached_changes(path: Path, programme: Programme, day: date) -> list[Change]:
    titles = _cached_view(path, programme, day).titles
    with open_database(path) as db:
        return changes(load_journal(db, programme.id, RECORDS), titles)
