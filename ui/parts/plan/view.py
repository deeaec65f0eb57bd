"""What the plan page reads: plan, dates, numbers and names, computed once per revision and day and never changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from access.store import load_journal
from data.database import open_database
from phases.actions import UNDO_DEPTH
from phases.dates.calendar import NO_HOLIDAYS
from phases.dates.frame import Frame
from phases.dates.timeline import Dated, Timeline
from phases.editing.batch import Batch, apply_edits
from phases.editing.edits import TaskEdit
from phases.editing.history import History, history
from phases.editing.predecessors import written
from phases.outline import EVERYTHING, UNITS, outline_numbers
from phases.plan import Plan, Task
from phases.programme import Programme
from phases.saved_views.saved_view import SavedView
from phases.saved_views.store import load_views
from phases.store import load_baseline_names
from phases.summary.plan_findings import Titles
from phases.summary.view import View
from phases.titles import full_title
from ui.session import said, t
from ui.views import Moment, moment_of, view_of
from words.catalogue import say_text
from words.format import country_name
from words.text import Text, pick

Edits = Mapping[str, Mapping[str, Any]]
"""Unsaved values by task id and field."""


@dataclass(frozen=True, eq=False)
class PlanView:
    """The plan of one programme on a day, only read."""

    moment: Moment
    """What everything computed from this view depends on."""
    view: View
    plan: Plan
    frame: Frame
    baseline: tuple[Text, date] | None
    rows: Mapping[str, Dated]
    numbers: Mapping[str, str]
    waiting: Mapping[str, str]
    """What each task waits for, in the usual notation with the numbers of the outline."""
    names: Titles
    history: History
    """What was done to the plan: what can be taken back, and what can be done again."""
    saved_views: Sequence[SavedView] = ()
    """What people keep to look at it."""

    @property
    def programme(self) -> Programme:
        """Return whose plan it is."""
        return self.view.programme

    @property
    def timeline(self) -> Timeline:
        """Return all rows with their dates."""
        return self.view.timeline


def plan_view(programme: Programme) -> PlanView:
    """Return the programme's plan as of today."""
    return _plan_view(moment_of(programme), view_of(programme))


@lru_cache(maxsize=32)
def _plan_view(moment: Moment, view: View) -> PlanView:
    programme = view.programme
    with open_database(moment.path) as db:
        named = load_baseline_names(db, programme.id)
        records = load_journal(db, programme.id, UNDO_DEPTH)
        saved_views = load_views(db, programme.id)
    shown = [row.task for row in view.timeline.rows]
    numbers = outline_numbers(view.plan.tasks)
    return PlanView(
        moment=moment,
        view=view,
        plan=view.plan,
        frame=view.frame,
        baseline=named[0] if named else None,
        rows={row.task.id: row for row in view.timeline.rows},
        numbers=numbers,
        waiting={
            task_id: written(links, numbers, programme.day_minutes) for task_id, links in view.planned.waiting.items()
        },
        names={task.id: full_title(task, view.titles, view.units) for task in shown},
        history=history(records),
        saved_views=saved_views,
    )


@dataclass(frozen=True, eq=False)
class Spoken:
    """Titles, owners and roles of all rows in one language, by task id."""

    titles: Mapping[str, str]
    owners: Mapping[str, str]


@lru_cache(maxsize=64)
def spoken(view: PlanView, language: str) -> Spoken:
    """Return what the rows are called and who answers for them: the owner, else the role."""
    pack, tasks = view.view.pack, [row.task for row in view.timeline.rows]
    titles = {task.id: say_text(view.view.titles[task.id], language) for task in tasks}
    roles = {role.id: pick(role.title, language) for role in pack.roles}
    owners = {task.id: pick(task.owner, language) or roles.get(task.role, "") for task in tasks}
    return Spoken(titles, owners)


def edits_of(view: PlanView, edits: Edits) -> list[TaskEdit]:
    """Return unsaved values as edits of the versions in view."""
    return [TaskEdit(task_id, view.rows[task_id].task.version, changes) for task_id, changes in edits.items()]


def edited_timeline(view: PlanView, edits: Edits) -> Timeline:
    """Return the plan's dates as they would be with the unsaved values."""
    if not edits:
        return view.timeline
    frozen = tuple((task_id, tuple(sorted(changes.items()))) for task_id, changes in sorted(edits.items()))
    return _edited_timeline(view, frozen)


@lru_cache(maxsize=64)
def _edited_timeline(view: PlanView, frozen: tuple[Any, ...]) -> Timeline:
    edits = {task_id: dict(changes) for task_id, changes in frozen}
    batch, planned = edited(view, edits), view.view.planned
    return planned.changed(batch.plan, list(batch.changes)).timeline


def edited(view: PlanView, edits: Edits) -> Batch:
    """Return the plan with the unsaved values, and what is wrong with them."""
    return apply_edits(view.view.planned, edits_of(view, edits), view.names, view.view.today)


def rows_of(view: PlanView, keys: Iterable[str]) -> list[Task]:
    """Return the rows with these keys that are still there, in their order."""
    wanted = set(keys)
    return [row.task for row in view.timeline.rows if row.task.key in wanted]


def calendar_name(country: str, language: str) -> str:
    """Return what the calendar's country is called; nothing for the calendar without holidays."""
    return "" if country == NO_HOLIDAYS else country_name(country, language)


def scope_word(view: PlanView, scope: str) -> str:
    """Return what a step, the units or the whole plan are called."""
    if scope in (UNITS, EVERYTHING):
        return t("Units") if scope == UNITS else t("Whole plan")
    return said(view.view.pack.step[scope].title)
