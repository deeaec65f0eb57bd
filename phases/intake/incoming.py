"""A plan from another tool in our own words, and how it differs from the one that stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from phases.capacity.people import Assignment, Person
from phases.capacity.workweek import WorkCalendar
from phases.dates.calendar import Calendar
from phases.dates.frame import Promise, began, ended
from phases.dates.timeline import Dated
from phases.editing.fields import EDITABLE
from phases.effort.value.costs import TaskCost
from phases.intake.difference.arranging import Place, moved_rows, outline
from phases.intake.difference.arrival import NOBODY, Arrival
from phases.network.network import DAY
from phases.plan import Link, Plan, Task

COMPARED = tuple(each for each in EDITABLE if each != "owner")
"""Fields of a task that an update may change; owners are a matter of people here."""


@dataclass(frozen=True)
class ForeignFacts:
    """What the other tool says of a row that we only carry along: its id there, and the rest as plain values."""

    uid: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class IncomingBaseline:
    """A baseline of the other tool, dates by task id."""

    name: str
    promises: Mapping[str, Promise]


@dataclass(frozen=True)
class Incoming:
    """All that an import brings, with ids of the programme that it goes into."""

    name: str
    start_on: date
    start_time: int | None
    plan: Plan
    day_minutes: int = 480
    finish_on: date | None = None
    finish_time: int | None = None
    status_on: date | None = None
    calendar_key: str = ""
    calendars: tuple[WorkCalendar, ...] = ()
    persons: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    costs: tuple[TaskCost, ...] = ()
    only_names: bool = False
    """Whether of people only their names are said, and of their work only their share."""
    baselines: tuple[IncomingBaseline, ...] = ()
    rows: Mapping[str, ForeignFacts] = field(default_factory=dict)
    """By task id."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the other tool says of the whole plan and we only carry along."""
    starts: Mapping[str, date] = field(default_factory=dict)
    """The day on which the file has each row begin that waits for others and has not begun, by task id."""


@dataclass(frozen=True)
class TaskChange:
    """A row that stands in both plans with other values: fields before and after."""

    task: Task
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """What an update would do: rows and links to add, rows to change; rows that only stand here stay."""

    added: tuple[Task, ...]
    changed: tuple[TaskChange, ...]
    missing: tuple[Task, ...]
    added_links: tuple[Link, ...]
    removed_links: tuple[Link, ...]
    arrival: Arrival = NOBODY
    """What becomes of calendars, people, their work and costs."""
    moved: tuple[Task, ...] = ()
    """Linked rows that start on another day here than in the file."""
    arranged: tuple[Task, ...] = ()
    """Rows that stand elsewhere in the outline of the file."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Position and parent of every row as they will be."""
    told: tuple[Task, ...] = ()
    """Rows of which the file says other notes, custom fields, priority or baselines."""

    @property
    def is_empty(self) -> bool:
        """Return whether both plans say the same; rows that only stand here count as nothing."""
        rows = self.added or self.changed or self.added_links or self.removed_links or self.arranged or self.told
        return not rows and self.arrival.is_empty


def matched(incoming: Incoming, uids: Mapping[str, str]) -> Incoming:
    """Return the incoming plan with the ids of the rows that stand here already; `uids` are ids by foreign id."""
    ids = {task.id: uids.get(incoming.rows[task.id].uid, task.id) for task in incoming.plan.tasks}
    tasks = tuple(
        replace(task, id=ids[task.id], key=ids[task.id].partition(":")[2], parent_id=ids.get(task.parent_id or ""))
        for task in incoming.plan.tasks
    )
    links = tuple(
        link._replace(before_id=ids[link.before_id], after_id=ids[link.after_id]) for link in incoming.plan.links
    )
    return replace(
        incoming,
        plan=Plan(tasks, links),
        rows={ids[key]: value for key, value in incoming.rows.items()},
        starts={ids[key]: value for key, value in incoming.starts.items()},
        assignments=tuple(replace(each, task_id=ids[each.task_id]) for each in incoming.assignments),
        costs=tuple(replace(each, task_id=ids[each.task_id]) for each in incoming.costs),
        baselines=tuple(
            replace(each, promises={ids[key]: value for key, value in each.promises.items()})
            for each in incoming.baselines
        ),
    )


def difference(standing: Plan, incoming: Plan, calendar: Calendar) -> Difference:
    """Return what the incoming plan changes in the standing one; both use the same ids.

    A time at which the calendar's day begins or ends is no difference to a date without a time.
    """
    here = {task.id: task for task in standing.tasks}
    there = {task.id for task in incoming.tasks}
    places = outline(standing.tasks, incoming.tasks)
    holders = {parent for _, parent in places.values() if parent} | _empty_summaries(standing.tasks)
    links = {_ends(link): link for link in standing.links}
    new_links = {_ends(link): link for link in incoming.links}
    return Difference(
        added=tuple(task for task in incoming.tasks if task.id not in here),
        changed=tuple(
            change
            for task in incoming.tasks
            if task.id in here
            for change in _change(here[task.id], _of_kind(task, holders), calendar)
        ),
        missing=tuple(task for task in standing.tasks if task.id not in there),
        added_links=tuple(link for ends, link in new_links.items() if not _is_same(links.get(ends), link)),
        removed_links=tuple(
            link
            for ends, link in links.items()
            if not _is_same(new_links.get(ends), link) and {link.before_id, link.after_id} <= there
        ),
        arranged=moved_rows(standing.tasks, places),
        places=places,
    )


def moved_starts(incoming: Incoming, dated: Iterable[Dated]) -> tuple[Task, ...]:
    """Return the rows that wait for others and start on another day than their file says, in plan order."""
    return tuple(row.task for row in dated if incoming.starts.get(row.task.id, row.start) != row.start)


def _change(standing: Task, incoming: Task, calendar: Calendar) -> Sequence[TaskChange]:
    """Return how a row differs; a title that the method gives stays, and summaries have no fields of their own.

    A row that turns into a summary, or was one, takes all that the file says of it.
    """
    turns = "summary" in {standing.kind, incoming.kind} and standing.kind != incoming.kind
    keys = [key for key in COMPARED if turns or standing.kind != "summary" or key == "title"]
    keys += ["kind"] if turns else []
    keys += ["calendar_key"] if incoming.kind != "summary" else []
    if not standing.title:
        keys = [key for key in keys if key != "title"]
    unlike = [key for key in keys if getattr(standing, key) != getattr(incoming, key)]
    words = standing.title.values() if isinstance(standing.title, Mapping) else (standing.title,)
    if incoming.title in {each.strip() for each in words}:
        unlike = [key for key in unlike if key != "title"]
    before = {key: getattr(standing, key) for key in unlike if not _is_whole_day(standing, incoming, key, calendar)}
    return [TaskChange(standing, before, {key: getattr(incoming, key) for key in before})] if before else []


def _empty_summaries(tasks: Sequence[Task]) -> set[str]:
    """Return the summaries that hold nothing: to another tool they are tasks, here they stay what they are."""
    holders = {task.parent_id for task in tasks}
    return {task.id for task in tasks if task.kind == "summary" and task.id not in holders}


def _of_kind(task: Task, holders: Collection[str]) -> Task:
    """Return a row that holds others as a summary, whatever the file takes it for."""
    return replace(task, kind="summary") if task.id in holders else task


def _is_whole_day(standing: Task, incoming: Task, key: str, calendar: Calendar) -> bool:
    """Return whether a time only says when the day of a date without one, or at midnight, begins or ends."""
    if not key.endswith("_time") or getattr(standing, key):
        return False
    day, minute = getattr(incoming, key.replace("_time", "_on")), getattr(incoming, key)
    if day is None or getattr(standing, key.replace("_time", "_on")) != day:
        return False
    begin, end = began(calendar, day, None), ended(calendar, day, None)
    return bool(minute in (0, begin % DAY, end % DAY))


def _is_same(link: Link | None, other: Link) -> bool:
    """Return whether two links say the same; without a lag its kind means nothing."""
    return link is not None and (link == other or (not link.lag and not other.lag))


def _ends(link: Link) -> tuple[str, str, str]:
    return link.before_id, link.after_id, link.kind
