"""Levelling as a proposal: which work would begin later so that nobody has more than their hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from errors import Refusal
from phases.capacity.people import Staff
from phases.dates.frame import Frame
from phases.dates.scheduling import network_of
from phases.dates.timeline import Dated, Timeline, compute_timeline
from phases.editing.edits import TaskEdit
from phases.effort.levelling.jobs import Scene, Who, jobs_of
from phases.effort.levelling.placing import Jobs, Placed, better, earliest, improved, place
from phases.effort.load.work import shares
from phases.effort.load.workload import Overload, overloads, workload
from phases.effort.load.worktimes import Worktimes
from phases.network.clock import hours_of, next_start
from phases.network.network import DAY, Constraint
from phases.plan import Plan
from words.text import Sentence, sentence

ROUNDS = 4
"""How often people who get too much through levelling are taken in."""
EFFORT = 4_000
"""How many jobs are placed at most in search of a shorter plan: 30 turns of 130 rows, none of more than 4,000."""
MOST_TRIES = 30


class PlannedBackwards(Refusal):
    """The plan is counted back from its end, where later is no way out."""

    def __init__(self, finish_on: date) -> None:
        super().__init__(
            sentence(
                "This plan is counted back from {day}: all work lies as late as it can, so none can be delayed. "
                "Plan forwards from the start, or give the work to more people.",
                day=finish_on,
            )
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A row that would begin later. It gets a date of its own, or follows what it waits for."""

    before: Dated
    after: Dated
    days: int
    """By how many working days its end would move."""
    not_before: date | None
    minute: int | None
    """The minute of that day, where work begins within it."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """A levelled plan that nobody has accepted yet."""

    moves: tuple[Move, ...]
    finish_before: date
    finish_after: date
    days: int
    """By how many working days the end of the plan would move."""
    before: tuple[Overload, ...]
    after: tuple[Overload, ...]
    """What remains: work that has begun, that was placed by hand, or that wants more than there is."""
    orders: int
    """In how many orders the work was placed; the plan that ends first was taken."""

    def edits(self) -> list[TaskEdit]:
        """Return the edits that write the dates, for one batch."""
        return [
            TaskEdit(each.before.task.id, each.before.task.version, _fields(each))
            for each in self.moves
            if each.not_before
        ]


def rule(orders: int) -> Sentence:
    """Return how levelling decides, for those who must trust it."""
    return sentence(
        "Only work that has not begun is delayed; it never begins before what it waits for. First in line is the "
        "task with least float, then the one that must start first, then the higher row. {orders} orders, this one "
        "and others near it, were tried; the plan that ends first was taken.",
        orders=orders,
    )


def propose(plan: Plan, frame: Frame, staff: Staff, since: date) -> Proposal:
    """Return the plan levelled for the people and roles that have too much from a day on; refuse backward plans.

    Whoever gets too much by what moves is levelled too, in further rounds.
    """
    if frame.terms.finish_on:
        raise PlannedBackwards(frame.terms.finish_on)
    worktimes = Worktimes(frame)
    timeline = compute_timeline(plan, frame)
    work = shares(timeline, worktimes, staff)
    before = overloads(workload(work, worktimes, staff), since)
    scene = Scene(network_of(plan, frame), timeline, work, worktimes, staff.workers())
    levelled, after, dates = timeline, before, {}
    whose: list[Who] = []
    orders = 0
    for _ in range(ROUNDS):
        more = [each for each in dict.fromkeys((over.kind, over.key) for over in after) if each not in whose]
        if not more:
            break
        whose += more
        placed, jobs, orders = search(scene, whose)
        dates = _dates(scene, jobs, placed)
        levelled = compute_timeline(_delayed(plan, dates), frame)
        after = overloads(workload(shares(levelled, worktimes, staff), worktimes, staff), since)
    moves = _moves(timeline, levelled, dates, frame)
    ends = timeline.finish, levelled.finish
    return Proposal(
        moves=tuple(moves),
        finish_before=ends[0],
        finish_after=ends[1],
        days=frame.calendar.between(*ends),
        before=tuple(before),
        after=tuple(after),
        orders=orders,
    )


def search(scene: Scene, whose: Sequence[Who]) -> tuple[Placed, Jobs, int]:
    """Return the plan that ends first of several orders, the jobs, and how many orders were tried."""
    jobs, hours = jobs_of(scene, whose), hours_of(tuple(scene.network.calendars))
    tries = min(MOST_TRIES, EFFORT // max(1, len(scene.network.rows.names)))
    best: Placed | None = None
    orders = _orders(scene) if tries else _orders(scene)[:1]
    for order in orders:
        found = improved(jobs, hours, place(jobs, hours, order), tries)
        best = found if best is None else better(best, found)
    assert best
    return best, jobs, len(orders) * (tries + 1)


def _orders(scene: Scene) -> list[list[float]]:
    """Return the orders that the search begins with: least float, then late start; late start alone; late finish."""
    rows = [scene.timeline.by_key.get(str(key)) for key in scene.network.rows.names]
    at = [(each.moments if each else None) for each in rows]
    keys = [
        [(each.total_float, each.late_start) if each else (0, 0) for each in at],
        [(each.late_start, 0) if each else (0, 0) for each in at],
        [(each.late_finish, 0) if each else (0, 0) for each in at],
    ]
    return [_ranks(each) for each in keys]


def _ranks(keys: Sequence[tuple[int, int]]) -> list[float]:
    """Return the place of each row in the order of its key, then of the plan; gates come before all."""
    ranks = [0.0] * len(keys)
    for rank, at in enumerate(sorted(range(len(keys)), key=lambda at: (keys[at], at))):
        ranks[at] = float(rank)
    return [*ranks, *([-1.0] * len(keys))]


def _dates(scene: Scene, jobs: Jobs, placed: Placed) -> dict[str, int]:
    """Return when rows begin that wait for people, by key: later than all that they wait for would let them.

    What begins with the working day gets the day alone, as its midnight.
    """
    hours = hours_of(tuple(scene.network.calendars))
    found: dict[str, int] = {}
    for at, key in enumerate(scene.network.rows.names):
        start = placed.start[at]
        if jobs.fixed[at] or jobs.holds[at] or not jobs.patient[at] or start <= earliest(jobs, hours, placed, at):
            continue
        midnight = start // DAY * DAY
        found[str(key)] = midnight if next_start(hours, jobs.calendar[at], midnight) == start else start
    return found


def _delayed(plan: Plan, dates: Mapping[str, int]) -> Plan:
    tasks = (replace(task, **_begin(dates[task.key])) if task.key in dates else task for task in plan.tasks)
    return Plan(tuple(tasks), plan.links)


def _begin(minute: int) -> dict[str, Any]:
    return {
        "constraint_kind": Constraint.START_NO_EARLIER,
        "constraint_on": date.fromordinal(minute // DAY),
        "constraint_time": minute % DAY or None,
    }


def _moves(timeline: Timeline, levelled: Timeline, dates: Mapping[str, int], frame: Frame) -> list[Move]:
    """Return the rows that begin or end later, the longest delay first."""
    found: list[Move] = []
    for row in timeline.leaves():
        after = levelled.by_key[row.task.key]
        if row.moments.finish == after.moments.finish and row.moments.start == after.moments.start:
            continue
        begin = dates.get(row.task.key)
        days = frame.calendar.between(row.finish, after.finish)
        day, minute = (date.fromordinal(begin // DAY), begin % DAY or None) if begin else (None, None)
        found.append(Move(row, after, days, day, minute))
    return sorted(found, key=lambda each: (-each.days, each.before.task.position))


def _fields(move: Move) -> dict[str, Any]:
    return {
        "constraint_kind": Constraint.START_NO_EARLIER,
        "constraint_on": move.not_before,
        "constraint_time": move.minute,
    }
