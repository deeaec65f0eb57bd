"""The measures of use over 28 complete days: how many, how regularly, how widely, unit by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from evaluation.intervals import bootstrap_median, quartiles
from evaluation.measure import (
    ACTIVE,
    BREADTH,
    COVERAGE,
    DEPTH,
    HABIT,
    WEEKLY,
    Measure,
    Window,
    reading_of,
    share_measure,
)
from evaluation.persons import Persons, distinct, persons_of
from evaluation.rollup.days import Numbers, UseDays
from evaluation.targets import COVERAGE_TARGET, HABIT_SHARE, Targets
from words.status import Status


@dataclass(frozen=True)
class Group:
    """The people of one unit: how many have access, who was seen, how use went."""

    name: str
    people: int
    is_counted: bool
    """Whether the number of people comes from the plan, not from who was ever seen."""
    active: Measure
    habit: Measure
    coverage: Measure | None


@dataclass(frozen=True)
class WeekOfUse:
    """The people active in one week; the running week is not complete."""

    monday: date
    active: int
    is_complete: bool


@dataclass(frozen=True)
class Adoption:
    """How many people used a function in the window."""

    function: str
    measure: Measure


@dataclass(frozen=True)
class Use:
    """All measures of use of one programme."""

    window: Window
    people: int
    people_from_plan: int
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    weeks: tuple[WeekOfUse, ...]
    adoption: tuple[Adoption, ...]


@dataclass(frozen=True)
class _Frame:
    """What all measures of one evaluation share; `core` is how many functions count."""

    window: Window
    targets: Targets
    core: int


def measure_use(days: UseDays, window: Window, targets: Targets, people: Mapping[str, int]) -> Use:
    """Return every measure of use in the window; `people` with access by site name, where the plan knows it."""
    known = days.within(days.first_on, window.last_on)
    recent = days.within(window.first_on, window.last_on)
    core = _core(days, targets)
    persons = persons_of(known, recent, core)
    frame = _Frame(window, targets, len(core))
    groups = _groups(days, persons, frame, people)
    total = sum(group.people for group in groups)
    weeks = weeks_of(days, window.last_on)
    return Use(
        window,
        total,
        sum(group.people for group in groups if group.is_counted),
        groups,
        _measures(persons, total, frame, weeks),
        weeks,
        _adoption(recent, core, (total, window)),
    )


def _core(days: UseDays, targets: Targets) -> Numbers:
    """Return the numbers of the functions that count; all that have a name unless some are chosen."""
    chosen = {name.casefold() for name in targets.core_functions}
    names = enumerate(days.functions)
    return np.array([at for at, name in names if name and (not chosen or name.casefold() in chosen)], dtype=np.int64)


def _groups(days: UseDays, persons: Persons, frame: _Frame, people: Mapping[str, int]) -> tuple[Group, ...]:
    found: list[Group] = []
    for at, name in enumerate(days.sites):
        members = np.flatnonzero(persons.home == at)
        planned = people.get(name.casefold(), 0)
        if members.size:
            found.append(_group(name, planned, (persons, members), frame))
    return tuple(sorted(found, key=lambda group: (-group.habit.value, group.name)))


def _group(name: str, planned: int, seen: tuple[Persons, Numbers], frame: _Frame) -> Group:
    """Return the use of one unit; where more people were seen than planned, those seen are the base."""
    size = max(planned, int(seen[1].size))
    active, habit = _rates(*seen, size, frame)
    coverage = _coverage(*seen, size, frame) if frame.core else None
    return Group(name, size, planned > 0, active, habit, coverage)


def _rates(persons: Persons, members: Numbers, size: int, frame: _Frame) -> tuple[Measure, Measure]:
    window, targets = frame.window, frame.targets
    needed = HABIT_SHARE * targets.expected_days * window.working_days / 20
    is_active = persons.is_active[members] > 0
    habit = int((is_active & (persons.days[members] >= needed)).sum())
    return (
        share_measure((BREADTH, ACTIVE), (int(is_active.sum()), size), targets.active_target / 100, window),
        share_measure((BREADTH, HABIT), (habit, size), targets.habit_target / 100, window),
    )


def _coverage(persons: Persons, members: Numbers, size: int, frame: _Frame) -> Measure:
    values, counts = _coverage_counts(persons, members, size, frame.core)
    interval, target = bootstrap_median(values, counts), COVERAGE_TARGET / 100
    reading = reading_of(interval, target, size) if frame.window.is_whole else Status.UNPROVEN
    middle = quartiles(values, counts)[1] if size else 0.0
    return Measure(DEPTH, COVERAGE, middle, interval, target, None, size, reading)


def _coverage_counts(persons: Persons, members: Numbers, size: int, core: int) -> tuple[list[float], list[int]]:
    """Return the shares of core functions that occur and of how many people; who was not seen used none."""
    counts = np.bincount(persons.functions[members], minlength=core + 1)
    counts[0] += size - members.size
    return [used / core for used in range(core + 1)], [int(count) for count in counts]


def _measures(persons: Persons, total: int, frame: _Frame, weeks: Sequence[WeekOfUse]) -> tuple[Measure, ...]:
    everyone = np.arange(len(persons.home))
    found = list(_rates(persons, everyone, total, frame))
    complete = [week for week in weeks if week.is_complete]
    if complete:
        found.append(share_measure((BREADTH, WEEKLY), (complete[-1].active, total), None, frame.window))
    if frame.core:
        found.append(_coverage(persons, everyone, total, frame))
    return tuple(found)


def weeks_of(days: UseDays, last_complete: date) -> tuple[WeekOfUse, ...]:
    """Return the people active in every week from the first to the last; the running week is marked."""
    named = days.within(days.first_on, days.last_on)
    monday = named.day - (named.day - 1) % 7
    first, last = (day.toordinal() - day.weekday() for day in (days.first_on, days.last_on))
    active = distinct((monday - first) // 7, named.person, (last - first) // 7 + 1)
    return tuple(
        WeekOfUse(date.fromordinal(start), int(active[at]), start + 6 <= last_complete.toordinal())
        for at, start in enumerate(range(first, last + 1, 7))
    )


def _adoption(recent: UseDays, core: Numbers, basis: tuple[int, Window]) -> tuple[Adoption, ...]:
    """Return how many of all people used each function that counts, the most used first."""
    users = distinct(recent.function, recent.person, len(recent.functions))
    total, window = basis
    rows = [
        Adoption(
            recent.functions[at], share_measure((DEPTH, recent.functions[at]), (int(users[at]), total), None, window)
        )
        for at in core
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.measure.hits or 0), row.function)))
