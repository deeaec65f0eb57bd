"""What the rollout page reads: the matrix, its sentences and charts, computed once per revision and day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from data.database import open_database
from phases.programme import Programme
from phases.store import load_baseline_names
from phases.summary.view import View
from rollout.answers import go_live_finding, live_finding, rollout_answer
from rollout.matrix import UnitRow, live_curve, planned_lives, unit_rows
from ui.charts.palette import palette
from ui.charts.rollout import GoLive, go_live_chart, live_chart
from ui.session import language, theme
from ui.views import Moment, moment_of, view_of
from words.catalogue import say_text
from words.format import drift
from words.text import Sentence, Text


@dataclass(frozen=True, eq=False)
class Rollout:
    """The rollout of one programme on a day, only read."""

    moment: Moment
    programme: Programme
    rows: tuple[UnitRow, ...]
    titles: dict[str, Text]
    baseline: Text
    answer: Sentence
    go_lives: Sentence
    live: Sentence
    today: date

    @property
    def people(self) -> int:
        """Return how many people the units have together."""
        return sum(row.unit.people for row in self.rows)


def rollout_of(programme: Programme) -> Rollout:
    """Return the programme's rollout as of today."""
    return _rollout(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=64, show_spinner=False)
def _rollout(moment: Moment, _view: View) -> Rollout:
    with open_database(moment.path) as db:
        names = load_baseline_names(db, moment.programme_id)
    rows = tuple(unit_rows(_view.timeline, _view.units, _view.pack))
    titles: dict[str, Text] = {each.id: each.title for each in _view.pack.unit_activities}
    return Rollout(
        moment=moment,
        programme=_view.programme,
        rows=rows,
        titles=titles,
        baseline=names[0][0] if names else "",
        answer=rollout_answer(rows, titles),
        go_lives=go_live_finding(rows),
        live=live_finding(rows, _view.today),
        today=_view.today,
    )


def go_live_spec(rollout: Rollout) -> dict[str, Any]:
    """Return the chart of all go-lives in the reader's language and theme."""
    return _go_live_spec(rollout.moment, language(), theme(), rollout)


@st.cache_resource(max_entries=64, show_spinner=False)
def _go_live_spec(moment: Moment, language: str, theme: str, _rollout: Rollout) -> dict[str, Any]:  # noqa: ARG001
    rows = [
        GoLive(
            say_text(row.unit.name, language),
            row.live.baseline.finish if row.live.baseline else None,
            row.live.finish,
            drift(row.live.drift, language) if row.live.drift else "",
            row.misses,
        )
        for row in sorted(_rollout.rows, key=lambda row: (row.unit.wave, row.live.finish))
    ]
    return go_live_chart(rows, palette(theme), language)


def live_spec(rollout: Rollout) -> dict[str, Any]:
    """Return the chart of units live over time in the reader's language and theme."""
    return _live_spec(rollout.moment, language(), theme(), rollout)


@st.cache_resource(max_entries=64, show_spinner=False)
def _live_spec(moment: Moment, language: str, theme: str, _rollout: Rollout) -> dict[str, Any]:  # noqa: ARG001
    planned = live_curve(planned_lives(_rollout.rows))
    expected = live_curve(row.live.finish for row in _rollout.rows)
    return live_chart(planned, expected, _rollout.today, (palette(theme), language))
