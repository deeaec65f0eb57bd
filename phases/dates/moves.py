"""A timeline after a change of some tasks' fields: only rows whose task or times changed are made anew."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import attrgetter, is_not, ne

from phases.dates.frame import Frame
from phases.dates.scheduling import Scheduled
from phases.dates.timeline import DRIVERS, Dated, Moments, Timeline, date_row, end_drift, sum_up, waited_for
from phases.network.network import NONE, Cause
from phases.plan import Plan

BLOCK = 256
"""So many times are compared at once; most blocks are equal."""
KEPT = attrgetter("id", "key", "parent_id", "kind")
"""A task of which one of these changed stands elsewhere in the plan or is another one."""


@dataclass(frozen=True, eq=False)
class Basis:
    """All that a timeline follows from; `parents` holds the place of the row that holds each row."""

    plan: Plan
    frame: Frame
    scheduled: Scheduled
    parents: Sequence[int]


def moved_timeline(before: Timeline, old: Basis, new: Basis) -> Timeline | None:
    """Return the timeline of a changed plan from that of the plan before, equal to one that is computed anew.

    None where more changed than fields of tasks: rows, links, what holds what, or the frame.
    """
    tasks = new.plan.tasks
    if new.frame is not old.frame or new.scheduled.ties is not old.scheduled.ties:
        return None
    if not len(before.rows) == len(tasks) == len(old.plan.tasks):
        return None
    edited = list(compress(count(), map(is_not, old.plan.tasks, tasks)))
    if any(KEPT(old.plan.tasks[place]) != KEPT(tasks[place]) for place in edited):
        return None
    rows, changed = list(before.rows), {*edited, *_moved(old.scheduled, new.scheduled)}
    _date_leaves(rows, new, changed)
    made = changed | _sum_up(rows, new, changed)
    by_key = {**before.by_key, **{rows[place].task.key: rows[place] for place in made}}
    start, finish = min(map(attrgetter("start"), rows)), max(map(attrgetter("finish"), rows))
    drift = before.drift if finish == before.finish else end_drift(new.frame, finish)
    return Timeline(tuple(rows), start, finish, drift, by_key)


def _moved(old: Scheduled, new: Scheduled) -> set[int]:
    """Return the places of rows with other times, floats or drivers, and of those that tell whom they waited for."""
    found: set[int] = set()
    for name in (*Moments._fields, "driver", "driver_link"):
        found.update(_different(getattr(old.times, name), getattr(new.times, name)))
    drivers = new.times.driver
    if not found or Cause.ACTUAL not in drivers:
        return found
    ties = new.ties
    after = compress(ties.after, map(found.__contains__, ties.before))
    return found | {place for place in after if drivers[place] == Cause.ACTUAL}


def _different(old: Sequence[int], new: Sequence[int]) -> Iterator[int]:
    """Yield the places at which two columns differ."""
    for begin in range(0, len(new), BLOCK):
        one, two = old[begin : begin + BLOCK], new[begin : begin + BLOCK]
        if one != two:
            yield from compress(count(begin), map(ne, one, two))


def _date_leaves(rows: list[Dated], new: Basis, changed: Collection[int]) -> None:
    """Make the changed rows anew that hold no others."""
    tasks, frame = new.plan.tasks, new.frame
    leaves = [place for place in changed if tasks[place].kind != "summary"]
    waited = waited_for(new.scheduled, leaves)
    for place in leaves:
        driver = DRIVERS[new.scheduled.times.driver[place]]
        driver_id = None if waited[place] == NONE else tasks[waited[place]].id
        stand = (driver, driver_id, rows[place].depth)
        rows[place] = date_row(tasks[place], frame, _moments(new.scheduled, place), stand)


def _sum_up(rows: list[Dated], new: Basis, changed: Collection[int]) -> set[int]:
    """Make all rows anew that hold changed ones, innermost first; return their places."""
    found = {place for place in changed if new.plan.tasks[place].kind == "summary"}
    for place in changed:
        above = new.parents[place]
        while above != NONE and above not in found:
            found.add(above)
            above = new.parents[above]
    held = defaultdict(list)
    for place in compress(count(), map(found.__contains__, new.parents)):
        held[new.parents[place]].append(place)
    for place in sorted(found, reverse=True):
        children = [rows[each] for each in reversed(held[place])]
        holding = children, _moments(new.scheduled, place)
        rows[place] = sum_up(new.plan.tasks[place], holding, new.frame, rows[place].depth)
    return found


def _moments(scheduled: Scheduled, place: int) -> Moments:
    times = scheduled.times
    return Moments(*[getattr(times, name)[place] for name in Moments._fields])
