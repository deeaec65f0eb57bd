"""Serial schedule generation: job after job, each as early as what it waits for and who works on it allow.

The scheme is that of Kelley (1963) as described by Kolisch, “Serial and parallel resource-constrained project
scheduling methods revisited” (1996); forward and backward passes by turns are those of Li and Willis (1992).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from random import Random
from typing import NamedTuple

from phases.effort.levelling.profile import Profile
from phases.network.clock import Hours, finish_after, moved, next_start, start_before
from phases.network.network import NONE, LinkType

FF, FS, SF, SS = int(LinkType.FF), int(LinkType.FS), int(LinkType.SF), int(LinkType.SS)
MIRRORED = {FF: SS, SS: FF, FS: FS, SF: SF}
SHAKEN = 0.2
"""By which part of the plan's length an order is shaken at most."""
CLOCK = NONE
"""The calendar that runs day and night."""


class Arrow(NamedTuple):
    """What a job waits for: the other job, which ends are tied (a `LinkType`), the lag in minutes of a calendar."""

    before: int
    kind: int
    lag: int = 0
    calendar: int = CLOCK


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs to place, n entries in each column; times are minutes."""

    minutes: Sequence[int]
    calendar: Sequence[int]
    floor: Sequence[int]
    """Before which a job cannot start, whatever else."""
    into: Sequence[Sequence[Arrow]]
    demands: Sequence[Sequence[tuple[int, float]]]
    """Of which resource a job needs how many units while it runs."""
    capacity: Sequence[float]
    """Units of each resource."""
    fixed: Sequence[tuple[int, int] | None]
    """Start and finish of what cannot be moved."""
    patient: Sequence[bool]
    """Whether a job may be delayed until its resources are free."""
    holds: Sequence[Sequence[int]]
    """The jobs whose span a summary is; empty for all others."""


class Placed(NamedTuple):
    """When each job starts and finishes."""

    start: list[int]
    finish: list[int]

    @property
    def end(self) -> int:
        """Return the latest finish."""
        return max(self.finish, default=0)


def place(jobs: Jobs, hours: Hours, priority: Sequence[float]) -> Placed:
    """Return when each job is worked on; of the jobs that can be placed the one with the lowest priority goes first.

    What is fixed takes its units before all others. Jobs in a circle are refused by the kernel before they get here.
    """
    size = len(jobs.minutes)
    found = Placed([0] * size, [0] * size)
    profiles = [Profile(each) for each in jobs.capacity]
    for job, span in enumerate(jobs.fixed):
        if span:
            _take(jobs, profiles, job, span)
    waiting = [len(arrows) for arrows in jobs.into]
    out = _out(jobs)
    ready = [(priority[job], job) for job in range(size) if not waiting[job]]
    heapify(ready)
    while ready:
        job = heappop(ready)[1]
        found.start[job], found.finish[job] = span = _span(jobs, hours, (found, profiles), job)
        if not jobs.fixed[job] and span[1] > span[0]:
            _take(jobs, profiles, job, span)
        for after in out[job]:
            waiting[after] -= 1
            if not waiting[after]:
                heappush(ready, (priority[after], after))
    return found


def earliest(jobs: Jobs, hours: Hours, placed: Placed, job: int) -> int:
    """Return when a job can start at the earliest, if everybody were free."""
    pace, minutes, start = jobs.calendar[job], jobs.minutes[job], jobs.floor[job]
    for before, kind, lag, calendar in jobs.into[job]:
        bound = placed.finish[before] if kind in (FS, FF) else placed.start[before]
        if kind in (FF, SF):
            bound = start_before(hours, pace, bound, minutes)
        if lag:
            bound = moved(hours, calendar, bound, lag)
        if bound > start:
            start = bound
    return next_start(hours, pace, start) if minutes else start


def improved(jobs: Jobs, hours: Hours, placed: Placed, tries: int) -> Placed:
    """Return the best plan that turns of a backward and a forward pass lead to, at worst the one given.

    The backward pass only finds the order for the forward one, so it may count on the clock. After the first turn
    each turn begins with the best order so far, shaken a little: by numbers that are the same every time.
    """
    best, mirror, dice = placed, _mirrored(jobs), Random(len(jobs.minutes))
    order: list[float] = [-each for each in placed.finish]
    for _ in range(tries):
        late = place(mirror, hours, order)
        found = place(jobs, hours, [-each for each in late.finish])
        if found.end <= best.end:
            best = better(best, found)
            placed = found
        reach = SHAKEN * max(1, placed.end - min(placed.start, default=0))
        order = [dice.random() * reach - each for each in placed.finish]
    return best


def better(first: Placed, second: Placed) -> Placed:
    """Return the plan that ends first; of two that end together the one that starts its jobs earlier."""
    return second if _cost(second) < _cost(first) else first


def _cost(placed: Placed) -> tuple[int, int]:
    return placed.end, sum(placed.start)


def _span(jobs: Jobs, hours: Hours, known: tuple[Placed, list[Profile]], job: int) -> tuple[int, int]:
    placed, profiles = known
    if span := jobs.fixed[job]:
        return span
    if held := jobs.holds[job]:
        return min(placed.start[each] for each in held), max(placed.finish[each] for each in held)
    start = earliest(jobs, hours, placed, job)
    pace, minutes = jobs.calendar[job], jobs.minutes[job]
    finish = finish_after(hours, pace, start, minutes)
    demands = jobs.demands[job]
    if not demands or not minutes or not jobs.patient[job]:
        return start, finish
    at = 0
    while at < len(demands):
        resource, units = demands[at]
        until = profiles[resource].blocked_until(start, finish, units)
        if until is None:
            at += 1
            continue
        start = next_start(hours, pace, until)
        finish = finish_after(hours, pace, start, minutes)
        at = 0
    return start, finish


def _take(jobs: Jobs, profiles: list[Profile], job: int, span: tuple[int, int]) -> None:
    for resource, units in jobs.demands[job]:
        if span[1] > span[0]:
            profiles[resource].take(*span, units)


def _out(jobs: Jobs) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in jobs.minutes]
    for job, arrows in enumerate(jobs.into):
        for arrow in arrows:
            found[arrow.before].append(job)
    return found


def _mirrored(jobs: Jobs) -> Jobs:
    """Return the jobs as time runs backwards: what waited is waited for; all begin at 0 and count on the clock."""
    size = len(jobs.minutes)
    into: list[list[Arrow]] = [[] for _ in range(size)]
    for job, arrows in enumerate(jobs.into):
        for arrow in arrows:
            into[arrow.before].append(Arrow(job, MIRRORED[arrow.kind], arrow.lag))
    nothing: list[Sequence[int]] = [()] * size
    return replace(
        jobs,
        calendar=[CLOCK] * size,
        floor=[0] * size,
        into=into,
        fixed=[None] * size,
        patient=[True] * size,
        holds=nothing,
    )
