"""What the scenarios page reads: every scenario with what it would lead to, computed once per revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.database import open_database
from phases.capacity.store import load_staff
from phases.effort.store import load_costs
from phases.effort.value.budget import Purse
from phases.programme import Programme
from phases.scenarios.scenario import Outcome, Scenario, outcome
from phases.scenarios.store import load_scenarios
from phases.summary.view import View
from phases.titles import full_title
from ui.views import Moment, moment_of, view_of
from words.text import Sentence, Text


@dataclass(frozen=True, eq=False)
class Scenarios:
    """The open scenarios with their outcomes, the earliest end first, the closed ones, and what rows are called."""

    programme: Programme
    view: View
    open: Sequence[Outcome]
    closed: Sequence[Scenario]
    names: Mapping[str, Text | Sentence]


def _by_end(found: Outcome) -> tuple[bool, date]:
    return found.refusal is not None, found.finish


def scenarios_of(programme: Programme) -> Scenarios:
    """Return the scenarios of the programme as of today."""
    return _scenarios(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=32, show_spinner=False)
def _scenarios(moment: Moment, _view: View) -> Scenarios:
    with open_database(moment.path) as db:
        found = load_scenarios(db, moment.programme_id)
        purse = Purse(load_staff(db, moment.programme_id), (), load_costs(db, moment.programme_id))
    names = {row.task.id: full_title(row.task, _view.titles, _view.units) for row in _view.timeline.rows}
    return Scenarios(
        programme=_view.programme,
        view=_view,
        open=sorted((outcome(each, _view.planned, names, purse) for each in found if not each.ending), key=_by_end),
        closed=[each for each in found if each.ending],
        names=names,
    )
