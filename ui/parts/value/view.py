"""What the page of customer value reads: segments, their events and the chart, once per revision and day."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from assessments.selection.segment import ValueTerms
from assessments.selection.store import load_events, load_segments, load_value_terms
from assessments.selection.valuation import Valuation, Valued, value_segments
from data.database import open_database
from phases.programme import Programme
from ui.charts.customer_value import Bar, value_chart
from ui.charts.palette import palette
from ui.session import language, theme
from ui.views import Moment, moment_of
from words.catalogue import say_text
from words.format import money


@dataclass(frozen=True, eq=False)
class Values:
    """What the customers of one programme are worth on a day, only read."""

    moment: Moment
    programme: Programme
    valuation: Valuation

    @property
    def terms(self) -> ValueTerms:
        """Return periods, discount rate and currency."""
        return self.valuation.terms

    @property
    def segments(self) -> tuple[Valued, ...]:
        """Return the segments, the most valuable first."""
        return self.valuation.segments


def values_of(programme: Programme) -> Values:
    """Return what the programme's customers are worth as of today."""
    return _values(moment_of(programme), programme)


@st.cache_resource(max_entries=64, show_spinner=False)
def _values(moment: Moment, _programme: Programme) -> Values:
    with open_database(moment.path) as db:
        segments, events = load_segments(db, moment.programme_id), load_events(db, moment.programme_id)
        terms = load_value_terms(db, moment.programme_id)
    return Values(moment, _programme, value_segments(segments, events, terms))


def value_spec(found: Values) -> dict[str, Any]:
    """Return the chart of the segments in the reader's language and theme."""
    return _value_spec(found.moment, (language(), theme()), found)


@st.cache_resource(max_entries=64, show_spinner=False)
def _value_spec(moment: Moment, shown: tuple[str, str], _found: Values) -> dict[str, Any]:  # noqa: ARG001
    spoken, colours = shown
    bars = [_bar(each, _found.terms.currency, spoken) for each in _found.segments]
    return value_chart(bars, palette(colours), spoken)


def _bar(each: Valued, currency: str, spoken: str) -> Bar:
    growth = f" +{money(each.growth, currency, spoken)}" if each.growth > 0 else ""
    name = say_text(each.segment.name, spoken)
    return Bar(name, each.current, each.current + each.growth, money(each.current, currency, spoken) + growth)
