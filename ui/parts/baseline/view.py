"""What the baselines page reads: baselines and comparisons, computed once per revision and never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import streamlit as st

from data.database import open_database
from phases.actions import find_programme
from phases.baselines.answer import Shift, Titles, shifts, work_alone
from phases.baselines.budget import CostComparison, compare_costs
from phases.baselines.comparison import NOW, Baseline, Comparison, compare, today_as_baseline
from phases.baselines.store import load_baselines
from phases.effort.value.budgeting import load_budgets, promises_of
from phases.programme import Programme
from phases.summary.view import View
from phases.titles import full_title
from ui.session import said, t
from ui.views import Moment, moment_of, view_of


@dataclass(frozen=True, eq=False)
class Baselines:
    """The baselines of a programme, the newest first, beside its plan of today; summaries are left out."""

    moment: Moment
    view: View
    known: Sequence[Baseline]
    now: Baseline

    @cached_property
    def names(self) -> Titles:
        """Return what each row is called when it stands alone."""
        view = self.view
        return {row.task.id: full_title(row.task, view.titles, view.units) for row in view.timeline.rows}

    @property
    def newest(self) -> Baseline:
        """Return the newest promise, else what was kept last; there must be one."""
        return next((each for each in self.known if each.is_promise), self.known[0])

    def of(self, key: str) -> Baseline:
        """Return a baseline by its id; the plan of today as `now`."""
        return self.now if key == NOW else next(each for each in self.known if each.id == key)


@dataclass(frozen=True, eq=False)
class Compared:
    """A comparison with the milestones that stand on both sides, by their date."""

    comparison: Comparison
    milestones: Sequence[Shift]
    costs: CostComparison | None
    """Nothing where one of them keeps no budgets, or counts them otherwise."""


def baselines_of(programme: Programme) -> Baselines:
    """Return the baselines of the programme as of today."""
    return _baselines(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=32, show_spinner=False)
def _baselines(moment: Moment, _view: View) -> Baselines:
    tasks = _view.plan.tasks
    with open_database(moment.path) as db:
        known = [work_alone(each, tasks) for each in load_baselines(db, moment.programme_id)]
        budgets = load_budgets(db, find_programme(db, moment.programme_id), _view.timeline, moment.day)
    now = today_as_baseline(_view.timeline, promises_of(_view.timeline, budgets))
    return Baselines(moment, _view, known, work_alone(now, tasks))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Baselines: lambda each: repr(each.moment)})
def compared(baselines: Baselines, before: str, after: str) -> Compared:
    """Return how the dates differ from one baseline to another, or to today."""
    found = compare(baselines.of(before), baselines.of(after), baselines.view.frame.calendar)
    milestones = [row.task for row in baselines.view.timeline.milestones()]
    costs = compare_costs(found.before, found.after)
    return Compared(found, shifts(found, milestones), costs)


def set_on(baseline: Baseline) -> datetime:
    """Return when a baseline was set."""
    return datetime.fromisoformat(baseline.at)


def labels(baselines: Baselines) -> Mapping[str, str]:
    """Return what each baseline and the plan of today are called, in the reader's language, by id."""
    return {each.id: said(each.name) for each in baselines.known} | {NOW: t("Today")}
