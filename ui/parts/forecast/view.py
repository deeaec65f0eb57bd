"""What the forecast page reads: the plan run many times, once per revision and day, and never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from data.database import open_database
from errors import Refusal
from phases.actions import find_programme
from phases.baselines.answer import Titles
from phases.forecast.estimates.basis import range_of
from phases.forecast.estimates.estimate import Estimate
from phases.forecast.forecast import Forecast, Landmark, Risk, forecast_of
from phases.forecast.reading import RUNS, Known, dice_of, load_known
from phases.forecast.trend import Trend, trends_of
from phases.plan import Task
from phases.programme import Programme
from phases.summary.view import View
from phases.titles import full_title
from ui.session import said, t
from ui.views import Moment, moment_of, view_of
from words.format import number
from words.text import Sentence

SEED = 1


@dataclass(frozen=True, eq=False)
class ForecastView:
    """The forecast of a programme with what it follows from; or why there is none. A plan without tasks has none."""

    moment: Moment
    view: View
    known: Known | None
    forecast: Forecast | None
    problem: Sentence | None = None

    @property
    def programme(self) -> Programme:
        """Return whose forecast it is."""
        return self.view.programme

    @cached_property
    def names(self) -> Titles:
        """Return what each row is called when it stands alone."""
        view = self.view
        return {row.task.id: full_title(row.task, view.titles, view.units) for row in view.timeline.rows}

    @cached_property
    def open_milestones(self) -> Sequence[Landmark]:
        """Return the milestones that are still to come, by date."""
        return [each for each in self.forecast.milestones if not each.task.finished_on] if self.forecast else []

    @cached_property
    def trends(self) -> Sequence[Trend]:
        """Return how the forecast of each milestone moved."""
        view = self.view
        return trends_of(view.forecasts, view.timeline.milestones(), view.frame.calendar, view.today)

    @cached_property
    def own(self) -> Mapping[str, Estimate]:
        """Return what people estimate, by task id."""
        return self.known.estimates.own if self.known else {}

    def name(self, task: Task) -> str:
        """Return what a row is called, in the reader's language."""
        return said(self.names[task.id])

    def points(self, risk: Risk) -> Estimate:
        """Return the three points of a task as they count now, in days of its plan; a person's keeps its version."""
        task = risk.task
        if task.id in self.own:
            return self.own[task.id]
        low, likely, high = (round(task.days * share, 1) for share in self._shares(task))
        return Estimate(task.id, low, likely, high)

    def _shares(self, task: Task) -> tuple[float, float, float]:
        assert self.known is not None
        shares = range_of(task, self.known.estimates, self.known.history)[1]
        return shares.low, shares.likely, shares.high


def forecast_view(programme: Programme) -> ForecastView:
    """Return the forecast as of today; say that it is on its way when it takes more than a moment."""
    with st.spinner(t("Running the plan {runs} times …", runs=number(RUNS))):
        return _forecast_view(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=32, show_spinner=False)
def _forecast_view(moment: Moment, _view: View) -> ForecastView:
    if not _view.timeline.leaves():
        return ForecastView(moment, _view, None, None)
    try:
        with open_database(moment.path) as db:
            known = load_known(db, find_programme(db, moment.programme_id), moment.day)
        found = forecast_of(known.planned, known.estimates, known.history, dice_of(SEED, RUNS), known.promised_on)
    except Refusal as refusal:
        return ForecastView(moment, _view, None, None, refusal.sentence)
    return ForecastView(moment, _view, known, found)
