"""Where the three points of a task come from: people, the programme's history, the method, a general range."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from methodology.pack import Pack
from phases.forecast.estimates.estimate import Estimate
from phases.plan import Plan, Task
from phases.planned import Planned

Source = Literal["person", "history", "method", "default"]
SOURCES: tuple[Source, ...] = ("person", "history", "method", "default")
ENOUGH = 5
"""From so many finished tasks on their durations say something about the next one."""
LEAST_FACTOR, MOST_FACTOR = 0.1, 10.0
"""Durations further from plan are more likely wrong dates than work."""


@dataclass(frozen=True, slots=True)
class Range:
    """Three points as shares of the planned duration."""

    low: float
    likely: float
    high: float


DEFAULT = Range(0.9, 1.0, 1.5)
"""Where nobody knows better: work seldom ends much earlier than planned and often later.

An assumption of ours, said wherever a forecast rests on it.
"""


@dataclass(frozen=True, slots=True)
class Ratios:
    """How long finished tasks took, as shares of their plan: the shortest, the median and the longest of n."""

    n: int
    range: Range


@dataclass(frozen=True, slots=True)
class History:
    """What the finished tasks of a programme say, by activity and by role; only where there are enough of them."""

    by_activity: Mapping[str, Ratios] = field(default_factory=dict)
    by_role: Mapping[str, Ratios] = field(default_factory=dict)

    def of(self, task: Task) -> Ratios | None:
        """Return what is known for a task: from its activity, else from its role."""
        return self.by_activity.get(task.activity) or self.by_role.get(task.role)


@dataclass(frozen=True, slots=True)
class Estimates:
    """What people and the method say, by task id; the method as shares (low, high) of the plan."""

    own: Mapping[str, Estimate] = field(default_factory=dict)
    method: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def history_of(planned: Planned) -> History:
    """Return how long the finished tasks took, compared with the newest baseline, else with their planned days."""
    activities: dict[str, list[float]] = defaultdict(list)
    roles: dict[str, list[float]] = defaultdict(list)
    for task in planned.plan.tasks:
        if (ratio := _ratio(planned, task)) is not None:
            activities[task.activity].append(ratio)
            roles[task.role].append(ratio)
    return History(_enough(activities), _enough(roles))


def _ratio(planned: Planned, task: Task) -> float | None:
    if task.kind != "task" or not task.started_on or not task.finished_on or not task.active:
        return None
    calendar = planned.frame.calendar
    promise = planned.frame.baseline.get(task.id)
    days = calendar.index_after(promise.finish) - calendar.index(promise.start) if promise else task.days
    took = calendar.index_after(task.finished_on) - calendar.index(task.started_on)
    if days <= 0:
        return None
    return min(max(max(took, 1) / days, LEAST_FACTOR), MOST_FACTOR)


def _enough(found: Mapping[str, list[float]]) -> dict[str, Ratios]:
    return {
        key: Ratios(len(each), Range(min(each), median(each), max(each)))
        for key, each in found.items()
        if key and len(each) >= ENOUGH
    }


def method_ranges(plan: Plan, pack: Pack) -> dict[str, tuple[float, float]]:
    """Return the ranges that a pack gives to the tasks of a plan: of the task itself, else of its activity."""
    found = {}
    for task in plan.tasks:
        if task.kind == "task" and (shares := pack.range_of(task.source, task.activity)):
            found[task.id] = shares
    return found


def range_of(task: Task, estimates: Estimates, history: History) -> tuple[Source, Range]:
    """Return the three points of a task as shares of its planned duration, and where they come from."""
    if (own := estimates.own.get(task.id)) and task.days > 0:
        return "person", Range(own.low / task.days, own.likely / task.days, own.high / task.days)
    if known := history.of(task):
        return "history", known.range
    if shares := estimates.method.get(task.id):
        return "method", Range(shares[0], 1.0, shares[1])
    return "default", DEFAULT


def counted_by_source(sources: Iterable[Source]) -> dict[Source, int]:
    """Return how many tasks take their range from where."""
    found = dict.fromkeys(SOURCES, 0)
    for each in sources:
        found[each] += 1
    return found


def finished_by(sources: Mapping[int, Source], tasks: Sequence[Task], history: History) -> tuple[int, int] | None:
    """Return on how many finished tasks the ranges of history rest: the least and the most; None where none does."""
    numbers = [
        known.n
        for row, source in sources.items()
        if source == "history" and (known := history.of(tasks[row])) is not None
    ]
    return (min(numbers), max(numbers)) if numbers else None
