"""What the page of milestones and gates reads, computed once per revision and day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from access.store import load_journal
from data.database import open_database
from phases.gates.changes import gate_changes
from phases.gates.gate import Condition, Decision
from phases.gates.outlook import Landmark, Waiting, outlook, waiting_cost
from phases.gates.store import load_conditions
from phases.programme import Programme
from phases.summary.change import Change
from phases.summary.overview import landmarks_of
from phases.summary.view import View
from ui.views import Moment, moment_of, view_of
from words.text import Sentence, Text

JOURNAL_DEPTH = 500


@dataclass(frozen=True, eq=False)
class Gates:
    """All milestones and gates of a programme on a day, only read."""

    moment: Moment
    view: View
    landmarks: tuple[Landmark, ...]
    answer: Sentence

    @property
    def today(self) -> date:
        """Return the day as of which it is computed."""
        return self.view.today

    def gate(self, key: str) -> Landmark | None:
        """Return the gate with this key, if the plan has it."""
        return next((each for each in self.landmarks if each.is_gate and each.key == key), None)


@dataclass(frozen=True, eq=False)
class GateDetails:
    """What one gate's page adds: what waiting costs, what changed, decisions, conditions here and before."""

    waiting: Waiting | None
    changes: Sequence[Change]
    decisions: Sequence[Decision]
    conditions: Sequence[Condition]
    earlier: Sequence[Condition]
    days_left: int


def gates_of(programme: Programme) -> Gates:
    """Return the programme's milestones and gates as of today."""
    return _gates(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=64, show_spinner=False)
def _gates(moment: Moment, _view: View) -> Gates:
    found = tuple(landmarks_of(_view))
    return Gates(moment, _view, found, outlook(found, _view.today))


def details_of(gates: Gates, gate: Landmark) -> GateDetails:
    """Return what the page of one gate shows beside its criteria."""
    return _details(gates.moment, gate.key, gates, gate)


@st.cache_resource(max_entries=128, show_spinner=False)
def _details(moment: Moment, key: str, _gates: Gates, _gate: Landmark) -> GateDetails:
    view = _gates.view
    with open_database(moment.path) as db:
        records = load_journal(db, view.programme.id, JOURNAL_DEPTH)
        conditions = load_conditions(db, view.programme.id)
    criteria: dict[str, Text] = {each.criterion.id: each.criterion.title for each in _gate.states}
    return GateDetails(
        waiting=waiting_cost(view.plan, view.frame, key) if _gate.is_open else None,
        changes=gate_changes(records, key, criteria),
        decisions=[each for each in view.decisions if each.gate == key],
        conditions=[each for each in conditions if each.gate == key],
        earlier=[each for each in conditions if each.gate != key and not each.done_on],
        days_left=view.frame.calendar.between(view.today, _gate.row.finish),
    )
