"""What the page of people reads: work, load, value and names, computed once per revision and day, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data.database import open_database
from phases.actions import find_programme
from phases.baselines.comparison import Baseline
from phases.baselines.store import load_baselines
from phases.capacity.people import Person
from phases.capacity.store import load_calendars
from phases.effort.answer import Names, people_answer
from phases.effort.levelling.proposal import Proposal
from phases.effort.load.workload import Kind, Lane
from phases.effort.load.worktimes import week_of_day
from phases.effort.reading import Effort, level, load_effort
from phases.effort.value.budget import Purse
from phases.effort.value.earned import EarnedValue, earned_value
from phases.programme import Programme
from phases.summary.view import View
from phases.titles import full_title
from ui.views import Moment, moment_of, view_of
from words.text import Sentence, Text

LEAST_WEEKS = 8
MOST_ROWS = 30
"""The heat map shows so many rows, those with the worst weeks first."""


@dataclass(frozen=True, eq=False)
class People:
    """The people of one programme on a day, only read."""

    moment: Moment
    view: View
    effort: Effort
    names: Names
    titles: Mapping[str, Text | Sentence]
    """What tasks are called when they stand alone, by id."""
    calendars: Mapping[str, Text]
    answer: Sentence

    @property
    def programme(self) -> Programme:
        """Return whose people they are."""
        return self.view.programme

    @property
    def persons(self) -> Sequence[Person]:
        """Return those who work."""
        return self.effort.staff.workers()

    def name(self, kind: Kind, key: str) -> Text | Sentence:
        """Return what a person, role or unit is called; a key that nobody knows stands for itself."""
        return self.names.get((kind, key), key)


def people_of(programme: Programme) -> People:
    """Return the programme's people as of today."""
    return _people(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=64, show_spinner=False)
def _people(moment: Moment, _view: View) -> People:
    with open_database(moment.path) as db:
        effort = load_effort(db, find_programme(db, moment.programme_id), moment.day)
        calendars = {each.key: each.name for each in load_calendars(db, moment.programme_id)}
    names = _names(_view, effort)
    return People(
        moment=moment,
        view=_view,
        effort=effort,
        names=names,
        titles={row.task.id: full_title(row.task, _view.titles, _view.units) for row in _view.timeline.rows},
        calendars=calendars,
        answer=people_answer(effort.load, effort.overloads, names, effort.since),
    )


def _names(view: View, effort: Effort) -> Names:
    names: dict[tuple[Kind, str], Text | Sentence] = {("role", key): key for key in effort.load.roles}
    names |= {("role", each.id): each.title for each in view.pack.roles}
    names |= {("unit", each.key): each.name for each in view.units}
    return names | {("person", each.key): each.name for each in effort.staff.persons}


def proposal_of(people: People) -> Proposal:
    """Return how the plan would be levelled; a plan that cannot be is refused."""
    return _proposal(people.moment, people)


@st.cache_resource(max_entries=16, show_spinner=False)
def _proposal(moment: Moment, _people: People) -> Proposal:  # noqa: ARG001
    return level(_people.view.plan, _people.view.frame, _people.effort.staff)


@dataclass(frozen=True, eq=False)
class ValueView:
    """Earned value against one baseline, and the baselines that there are, the newest first."""

    value: EarnedValue
    known: Sequence[Baseline]
    chosen: str
    """The baseline's id; empty for the newest promise."""


def value_of(people: People, baseline_id: str) -> ValueView:
    """Return the earned value against a baseline; against the newest promise for an id that nobody knows."""
    known = _baselines(people.moment)
    found = next((each for each in known if each.id == baseline_id), None)
    if found is None:
        return ValueView(people.effort.value, known, "")
    return ValueView(_value(people.moment, found.id, (people, found)), known, found.id)


@st.cache_resource(max_entries=16, show_spinner=False)
def _baselines(moment: Moment) -> list[Baseline]:
    with open_database(moment.path) as db:
        return load_baselines(db, moment.programme_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _value(moment: Moment, baseline_id: str, _found: tuple[People, Baseline]) -> EarnedValue:  # noqa: ARG001
    people, chosen = _found
    frame = replace(people.view.frame, baseline=chosen.promises)
    purse = Purse(people.effort.staff, people.effort.shares, people.effort.costs)
    return earned_value(people.view.timeline, frame, purse)


def lanes(people: People, kind: Kind) -> list[Lane]:
    """Return the rows that there are: all persons, and the roles and units that have work."""
    load = people.effort.load
    found = {"person": load.persons, "role": load.roles, "unit": load.units}[kind]
    return [each for each in found.values() if kind == "person" or each.hours]


def lanes_of(people: People, kind: Kind, weeks: int) -> list[Lane]:
    """Return the rows of the heat map, those with the most hours over or the most work in these weeks first."""
    load = people.effort.load
    first = week_of_day(people.effort.since)

    def urgency(lane: Lane) -> tuple[float, float]:
        hours = [(week, lane.hours.get(week, 0.0)) for week in range(first, first + weeks)]
        over = [found - (load.available(lane, week) or found) for week, found in hours if found]
        return -max((each for each in over if each > 0), default=0.0), -sum(found for _, found in hours)

    return sorted(lanes(people, kind), key=urgency)[:MOST_ROWS]


def weeks_shown(people: People, most: int) -> int:
    """Return how many weeks are worth a column: those with work from now on, at most so many."""
    return max(LEAST_WEEKS, min(most, people.effort.load.last - week_of_day(people.effort.since) + 1))
