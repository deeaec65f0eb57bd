"""What pages read of a programme, computed once per revision and day, shared by all readers and never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from access.store import load_journal
from data.database import Database, open_database
from methodology.loader import load_pack
from phases.actions import find_programme, load_timeline
from phases.changes import Change, changes
from phases.gates.actions import load_shown
from phases.gates.criteria import criterion_states
from phases.gates.gate import gate_rows
from phases.gates.store import load_decisions
from phases.portfolio import ProgrammeRow, programme_row
from phases.programme import Programme
from phases.store import load_forecasts, load_programmes, load_units
from phases.titles import titles_of
from phases.view import View
from ui.session import database, database_path, today

RECORDS = 40
PROGRAMME_KEY: dict[str | type[Any], Callable[[Any], Any]] = {
    Programme: lambda programme: f"{programme.id} {programme.revision} {programme.created_at}"
}
"""How a programme is told apart in the key of `st.cache_resource`."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A programme, what the portfolio shows of it, and its newest changes."""

    view: View
    row: ProgrammeRow
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Moment:
    """Which programme, in which file, at which revision, on which day: what a cached view depends on."""

    path: Path
    programme_id: str
    created_at: str
    revision: int
    day: date


def seen(programme: Programme) -> Seen:
    """Return all that is known of the programme today."""
    moment = Moment(database_path(), programme.id, programme.created_at, programme.revision, today())
    return _seen(moment)


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
