"""What pages read of a programme, computed once per revision and day, shared by all readers and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from access.store import load_journal
from data.database import open_database
from phases.actions import find_programme
from phases.programme import Programme
from phases.store import load_programmes
from phases.summary.change import Change
from phases.summary.changes import changes
from phases.summary.portfolio import ProgrammeRow, programme_row
from phases.summary.reading import load_view
from phases.summary.view import View
from ui.session import database, database_path, today

RECORDS = 100


@dataclass(frozen=True, eq=False)
class Seen:
    """A programme, what the portfolio shows of it, and its newest changes."""

    view: View
    row: ProgrammeRow
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Moment:
    """Which programme, in which file, at which revision, on which day: what a cached view depends on.

    A programme that was restored or made anew under the same name counts its revisions afresh: it is told
    apart by when it was created.
    """

    path: Path
    programme_id: str
    created_at: str
    revision: int
    day: date


def moment_of(programme: Programme) -> Moment:
    """Return what every cached view of the programme is kept under now."""
    return Moment(database_path(), programme.id, programme.created_at, programme.revision, today())


def seen(programme: Programme) -> Seen:
    """Return all that is known of the programme today."""
    return _seen(moment_of(programme))


def view_of(programme: Programme) -> View:
    """Return the view of the programme today."""
    return seen(programme).view


def all_seen() -> list[Seen]:
    """Return every programme with all that is known of it today."""
    with database() as db:
        programmes = load_programmes(db)
    return [seen(programme) for programme in programmes]


def newest_changes(programmes: Sequence[Seen], most: int) -> list[Change]:
    """Return what changed last in these programmes, the newest first."""
    found = [change for each in programmes for change in each.changes]
    return sorted(found, key=lambda change: change.at, reverse=True)[:most]


@lru_cache(maxsize=64)
def _seen(moment: Moment) -> Seen:
    with open_database(moment.path) as db:
        view = load_view(db, find_programme(db, moment.programme_id), moment.day)
        newest = changes(load_journal(db, moment.programme_id, RECORDS), view.titles)
    return Seen(view, programme_row(view), newest)
