"""How many hours each person, role and unit works in each week, against what they have, and who has too much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from phases.capacity.people import Person, Staff
from phases.effort.load.work import HOUR, Share
from phases.effort.load.worktimes import Worktimes, monday, week_of_day

Kind = Literal["person", "role", "unit"]
TOLERANCE = 0.5
"""Hours of a week that are no overload: what rounding leaves."""


@dataclass(slots=True)
class Lane:
    """The weeks of one person, role or unit: hours by week number, and the work that they are made of."""

    kind: Kind
    key: str
    hours: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    parts: dict[int, list[tuple[Share, float]]] = field(default_factory=lambda: defaultdict(list))
    """By week: whose share of which row takes how many hours."""

    def add(self, share: Share, week: int, hours: float) -> None:
        """Put hours of a share into a week."""
        self.hours[week] += hours
        self.parts[week].append((share, hours))

    def has_unnamed(self, week: int) -> bool:
        """Return whether work of the week has nobody named for it."""
        return any(not share.person_key for share, _ in self.parts.get(week, ()))


@dataclass(frozen=True, eq=False)
class Workload:
    """The load of a plan. Weeks are ISO weeks by number (`worktimes.monday` is their first day)."""

    first: int
    last: int
    persons: Mapping[str, Lane]
    roles: Mapping[str, Lane]
    units: Mapping[str, Lane]
    worktimes: Worktimes
    staff: Staff

    def lanes(self) -> Iterable[Lane]:
        """Yield the lanes whose availability can be known."""
        yield from self.persons.values()
        yield from self.roles.values()

    def available(self, lane: Lane, week: int) -> float | None:
        """Return the hours that somebody has in a week: units times the hours of the calendar; None: nobody says."""
        people = self._people.get((lane.kind, lane.key))
        if not people:
            return None
        hours = ((each.units, self.worktimes.place(each.calendar_key)) for each in people)
        return sum(units * self.worktimes.in_week(place, week) for units, place in hours) / HOUR

    def full_time(self, week: int) -> float:
        """Return the hours of a full-time person on the programme's own calendar."""
        return self.worktimes.in_week(0, week) / HOUR

    @cached_property
    def _people(self) -> Mapping[tuple[str, str], Sequence[Person]]:
        found: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for each in self.staff.workers():
            found["person", each.key].append(each)
            if each.role:
                found["role", each.role].append(each)
        return found


@dataclass(frozen=True, slots=True)
class Overload:
    """A week in which a person, or all people of a role, have more work than hours."""

    kind: Kind
    key: str
    week: date
    hours: float
    available: float
    causes: tuple[tuple[str, float], ...]
    """Task ids with their hours in that week, most hours first."""

    @property
    def over(self) -> float:
        """Return by how many hours it is too much."""
        return self.hours - self.available


def workload(found: Iterable[Share], worktimes: Worktimes, staff: Staff) -> Workload:
    """Return the load of the work, evenly spread over the working time from start to finish of each row.

    Everybody has a lane, also without work. A role holds the work of its people and the work without a name.
    """
    persons = {each.key: Lane("person", each.key) for each in staff.workers()}
    roles: dict[str, Lane] = {}
    units: dict[str, Lane] = {}
    weeks: set[int] = set()
    for share in found:
        lanes = _lanes(share, persons, roles, units)
        for week, part in worktimes.spread(share.row):
            weeks.add(week)
            for lane in lanes:
                lane.add(share, week, share.hours * part)
    first, last = min(weeks, default=0), max(weeks, default=-1)
    return Workload(first, last, persons, roles, units, worktimes, staff)


def _lanes(share: Share, persons: dict[str, Lane], roles: dict[str, Lane], units: dict[str, Lane]) -> list[Lane]:
    found: list[Lane] = []
    if share.person_key:
        found.append(persons[share.person_key])
    if share.role:
        found.append(roles.get(share.role) or roles.setdefault(share.role, Lane("role", share.role)))
    if unit := share.row.task.unit_key:
        found.append(units.get(unit) or units.setdefault(unit, Lane("unit", unit)))
    return found


def overloads(load: Workload, since: date) -> list[Overload]:
    """Return who has too much in which week from a day on, the worst first.

    A role stands in the list only for weeks in which some of its work has nobody named: else its people say it all.
    """
    from_week = week_of_day(since)
    found = [
        _overload(lane, week, available)
        for lane in load.lanes()
        for week, hours in lane.hours.items()
        if week >= from_week
        and (lane.kind == "person" or lane.has_unnamed(week))
        and (available := load.available(lane, week)) is not None
        and hours > available + TOLERANCE
    ]
    return sorted(found, key=lambda each: (-each.over, each.week, each.key))


def _overload(lane: Lane, week: int, available: float) -> Overload:
    causes: dict[str, float] = defaultdict(float)
    for share, hours in lane.parts[week]:
        causes[share.row.task.id] += hours
    worst = sorted(causes.items(), key=lambda each: -each[1])
    return Overload(lane.kind, lane.key, monday(week), lane.hours[week], available, tuple(worst))
