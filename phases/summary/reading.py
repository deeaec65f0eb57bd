"""Read all that is known of a programme on a day through the stores of the rooms."""

from datetime import date

from data.database import Database
from methodology.loader import load_pack
from phases.baselines.store import load_promised_ends
from phases.gates.actions import load_shown
from phases.gates.criteria import criterion_states
from phases.gates.gate import gate_rows
from phases.gates.store import load_decisions
from phases.planned import load_planned
from phases.programme import Programme
from phases.store import load_forecasts, load_units
from phases.summary.view import View
from phases.titles import titles_of


def load_view(db: Database, programme: Programme, today: date) -> View:
    """Return all that is known of the programme on a day."""
    pack, units = load_pack(programme.method), load_units(db, programme.id)
    planned = load_planned(db, programme, today)
    timeline = planned.timeline
    shown = load_shown(db, programme, timeline, today)
    return View(
        programme=programme,
        pack=pack,
        units=units,
        planned=planned,
        timeline=timeline,
        titles=titles_of([row.task for row in timeline.rows], pack, units),
        states={row.task.key: criterion_states(row.task, pack, shown) for row in gate_rows(timeline)},
        decisions=load_decisions(db, programme.id),
        forecasts=load_forecasts(db, programme.id),
        today=today,
        promises=load_promised_ends(db, programme.id),
    )
