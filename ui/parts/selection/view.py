"""What the page of the choice reads: products side by side and the charts of it, once per revision and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from assessments.selection.sensitivity import Turning
from data.database import open_database
from methodology.choice_content import ChoiceContent
from methodology.loader import load_pack
from phases.options.comparison import Candidate, Candidates, Comparison, compare
from phases.options.store import load_candidates
from phases.programme import Programme
from ui.charts.palette import palette
from ui.charts.selection import Lane, Spent, cost_chart, turning_chart
from ui.session import language, theme
from ui.views import Moment, moment_of
from words.catalogue import say_text
from words.text import Text


@dataclass(frozen=True, eq=False)
class Selected:
    """The products of one programme on a day, only read."""

    moment: Moment
    programme: Programme
    given: Candidates
    comparison: Comparison
    content: ChoiceContent

    @property
    def shown(self) -> tuple[Candidate, ...]:
        """Return the products from best to worst."""
        return self.comparison.candidates

    @property
    def areas(self) -> Mapping[str, Text]:
        """Return what the functional areas are called, by id."""
        return {each.id: each.title for each in self.content.areas}


def selected_of(programme: Programme) -> Selected:
    """Return the programme's products as of today."""
    return _selected(moment_of(programme), programme)


@st.cache_resource(max_entries=64, show_spinner=False)
def _selected(moment: Moment, _programme: Programme) -> Selected:
    content = load_pack(_programme.method).choice
    with open_database(moment.path) as db:
        given = load_candidates(db, moment.programme_id, content)
    return Selected(moment, _programme, given, compare(given, content), content)


def turning_spec(found: Selected, narrow: bool) -> dict[str, Any]:
    """Return the chart of weights and their turning points in the reader's language and theme."""
    return _turning_spec(found.moment, (language(), theme(), narrow), found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _turning_spec(moment: Moment, shown: tuple[str, str, bool], _found: Selected) -> dict[str, Any]:  # noqa: ARG001
    spoken, colours, narrow = shown
    lanes = [_lane(each, _found.comparison, spoken) for each in _found.comparison.turnings]
    return turning_chart(lanes, palette(colours), narrow)


def _lane(turning: Turning, found: Comparison, spoken: str) -> Lane:
    rival = found.by_key[turning.rival].option.name if turning.rival else ""
    return Lane(
        say_text(found.criterion[turning.criterion].title, spoken),
        turning.share,
        turning.turns_at,
        say_text(rival, spoken),
        turning.is_near,
    )


def cost_spec(found: Selected) -> dict[str, Any]:
    """Return the chart of what was paid up to each year in the reader's language and theme."""
    return _cost_spec(found.moment, (language(), theme()), found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _cost_spec(moment: Moment, shown: tuple[str, str], _found: Selected) -> dict[str, Any]:  # noqa: ARG001
    spoken, colours = shown
    spent = [
        Spent(say_text(each.option.name, spoken), year, paid)
        for each in _found.shown
        if each.cost
        for year, paid in enumerate(each.cost.running_total)
    ]
    return cost_chart(spent, palette(colours), spoken)
