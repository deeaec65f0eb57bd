"""The plan of a programme with all that its dates depend on: read from the stores, remembered per revision."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import NamedTuple

from access.store import load_revision
from data.database import Database
from phases import store
from phases.capacity import store as capacity
from phases.capacity.terms import Roster, terms_of
from phases.capacity.workweek import WorkCalendar
from phases.dates.calendar import Calendar, calendar_for
from phases.dates.frame import Frame
from phases.dates.moves import Basis, moved_timeline
from phases.dates.scheduling import Network, Scheduled, changed_network, network_of, schedule
from phases.dates.timeline import Timeline, compute_timeline, last_day
from phases.network.network import Times
from phases.plan import Link, Plan, Task
from phases.programme import Programme

REMEMBERED = 16
"""So many plans are kept in memory; pages of other programmes read theirs again."""


@dataclass(frozen=True, eq=False)
class Planned:
    """A plan and what its dates depend on; all that follows is computed when it is asked for, and kept."""

    plan: Plan
    frame: Frame
    known_network: Network | None = field(default=None, repr=False)
    earlier: tuple[Basis, Timeline] | None = field(default=None, repr=False)
    """A timeline of the plan before a change, whose unchanged rows are taken over."""

    @cached_property
    def network(self) -> Network:
        """Return the plan as the kernel's columns."""
        return self.known_network or network_of(self.plan, self.frame)

    @cached_property
    def scheduled(self) -> Scheduled:
        """Return the times of all rows; refuse a circle of tasks by their keys."""
        return schedule(self.plan, self.frame, self.network)

    @cached_property
    def timeline(self) -> Timeline:
        """Return all rows with their dates."""
        if not self.earlier:
            return compute_timeline(self.plan, self.frame, self.scheduled)
        basis, before = self.earlier
        moved = moved_timeline(before, basis, self.basis)
        return moved or compute_timeline(self.plan, self.frame, self.scheduled, before)

    @property
    def basis(self) -> Basis:
        """Return all that the timeline follows from."""
        return Basis(self.plan, self.frame, self.scheduled, self.network.rows.parent)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the place of every row, by task id."""
        return {task.id: place for place, task in enumerate(self.plan.tasks)}

    @cached_property
    def waiting(self) -> Mapping[str, Sequence[Link]]:
        """Return what each task waits for, by task id."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.plan.links:
            found[link.after_id].append(link)
        return found

    @cached_property
    def milestones(self) -> Sequence[int]:
        """Return the places of the milestones."""
        return [place for place, task in enumerate(self.plan.tasks) if task.kind == "milestone"]

    def task(self, task_id: str) -> Task | None:
        """Return the row with this id, if there is one."""
        place = self.places.get(task_id)
        return None if place is None else self.plan.tasks[place]

    def milestone_dates(self) -> dict[str, date]:
        """Return the forecast or actual date of every milestone, by task id."""
        times: Times = self.scheduled.times
        tasks = self.plan.tasks
        return {
            tasks[at].id: tasks[at].finished_on or last_day(times.start[at], times.finish[at])
            for at in self.milestones
        }

    def changed(self, plan: Plan, task_ids: Sequence[str]) -> "Planned":
        """Return the plan after a change of some tasks' fields, or of links; its rows are the same ones."""
        earlier = (self.basis, self.timeline) if "timeline" in self.__dict__ else self.earlier
        if plan.links is not self.plan.links:
            return Planned(plan, self.frame, None, earlier)
        network = changed_network(self.network, plan, [self.places[each] for each in task_ids], self.frame)
        found = Planned(plan, self.frame, network, earlier)
        for name in ("places", "waiting", "milestones"):
            if name in self.__dict__:
                found.__dict__[name] = self.__dict__[name]
        return found


class Moment(NamedTuple):
    """Which programme, in which file, at which revision, on which day."""

    path: str
    programme_id: str
    created_at: str
    revision: int
    today: date


_MEMORY: OrderedDict[Moment, Planned] = OrderedDict()
_LOCK = Lock()


def moment_of(db: Database, programme: Programme, today: date) -> Moment:
    """Return under what a programme's plan is remembered as its rows are now, however old the facts in hand are."""
    return Moment(db.path, programme.id, programme.created_at, load_revision(db, programme.id), today)


def remember(db: Database, moment: Moment, planned: Planned) -> None:
    """Keep a plan as it was saved; inside a transaction nothing is saved yet, and nothing is kept."""
    if db.is_changing:
        return
    with _LOCK:
        _MEMORY[moment] = planned
        _MEMORY.move_to_end(moment)
        while len(_MEMORY) > REMEMBERED:
            _MEMORY.popitem(last=False)


def recalled(moment: Moment) -> Planned | None:
    """Return the plan that is remembered under a moment, if there is one."""
    with _LOCK:
        if moment in _MEMORY:
            _MEMORY.move_to_end(moment)
        return _MEMORY.get(moment)


def calendar_of(programme: Programme) -> Calendar:
    """Return the working days of a programme that is worked on its country's calendar."""
    return calendar_for(programme.country, programme.start_on.year)


def load_planned(db: Database, programme: Programme, today: date) -> Planned:
    """Return the programme's plan with all that its dates depend on, as of today.

    Inside a transaction it is read from the rows, which may have changed; else it is remembered per revision.
    """
    return read_planned(db, programme, today) if db.is_changing else standing(db, programme, today)


def standing(db: Database, programme: Programme, today: date) -> Planned:
    """Return the plan at the programme's revision, from memory where it is there.

    In a transaction only before anything is changed.
    """
    moment = moment_of(db, programme, today)
    if found := recalled(moment):
        return found
    planned = read_planned(db, programme, today)
    remember(db, moment, planned)
    return planned


def read_planned(db: Database, programme: Programme, today: date) -> Planned:
    """Return the plan as its rows are now."""
    plan = store.load_plan(db, programme.id)
    return Planned(plan, load_frame(db, programme, plan, today))


def load_timeline(db: Database, programme: Programme, today: date) -> Timeline:
    """Return the dates of the programme's plan as of today."""
    return load_planned(db, programme, today).timeline


def load_frame(db: Database, programme: Programme, plan: Plan, today: date) -> Frame:
    """Return what the dates of a plan depend on."""
    calendar, terms = terms_of(programme, plan.tasks, _roster(db, programme.id))
    return Frame(calendar, programme.start_on, today, store.load_baseline(db, programme.id), terms)


def _roster(db: Database, programme_id: str) -> Roster:
    """Return who works when; a programme without calendars of its own needs nobody's."""
    calendars = capacity.load_calendars(db, programme_id)
    return load_roster(db, programme_id, calendars) if calendars else Roster()


def load_roster(db: Database, programme_id: str, calendars: Sequence[WorkCalendar]) -> Roster:
    """Return the calendars with all whose hours they may be."""
    staff = capacity.load_staff(db, programme_id)
    return Roster(calendars, store.load_units(db, programme_id), staff.persons, staff.assignments)
