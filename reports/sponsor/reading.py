"""Read the facts of the sponsor's report through the stores of the rooms: the same for page, route and terminal."""

from datetime import date, timedelta

from access.store import load_journal
from assessments.maturity.gaps import find_gaps, gate_minimums
from assessments.results.store import load_standing
from data.database import Database
from evaluation.actions import load_use
from evaluation.logs import EventsMissing
from evaluation.metrics import Use
from evaluation.persons import people_by_site
from phases.gates.store import load_conditions
from phases.programme import Programme
from phases.store import load_baseline_names
from phases.summary.change import Change
from phases.summary.changes import changes
from phases.summary.reading import load_view
from phases.summary.view import View
from reports.sponsor.facts import Maturity, SponsorFacts
from words.text import Sentence

CHANGED_WITHIN = timedelta(days=14)
MOST_RECORDS = 500


def load_sponsor_facts(db: Database, programme: Programme, today: date) -> SponsorFacts:
    """Return all that the sponsor is told about a programme on a day."""
    view = load_view(db, programme, today)
    waiting = [each for each in load_conditions(db, programme.id) if each.done_on is None]
    return SponsorFacts(
        view=view,
        baseline=next(iter(load_baseline_names(db, programme.id)), None),
        conditions=tuple(waiting),
        maturity=_maturity(db, view),
        use=_use(db, view),
        changes=_changes(db, view),
    )


def _maturity(db: Database, view: View) -> Maturity | None:
    standing = load_standing(db, view.programme.id, view.pack)
    if standing is None:
        return None
    minimums = gate_minimums(view.pack, standing.assessment.target_gate)
    return Maturity(standing.assessment, standing.profile, find_gaps(standing.profile, minimums))


def _use(db: Database, view: View) -> Use | Sentence | None:
    try:
        return load_use(db, view.programme.id, people_by_site(view.units))
    except EventsMissing as missing:
        return missing.sentence


def _changes(db: Database, view: View) -> tuple[Change, ...]:
    records = load_journal(db, view.programme.id, MOST_RECORDS)
    recent = [each for each in records if each.at.date() >= view.today - CHANGED_WITHIN]
    return tuple(changes(recent, view.titles))
