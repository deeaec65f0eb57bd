"""The kernel: a network of tasks in working days, forward and backward pass, total float, critical path.

Time is the working-day index of the programme's calendar; a task of d days that starts at s ends before s + d.
Source: critical path method; links FS, SS, FF, SF with lag.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from errors import Refusal
from words.text import Sentence, Text, sentence

Driver = tuple[Literal["start", "not-before", "today", "actual", "link"], int]
"""What set an early date, and the index of the task waited for, if any; an actual date keeps it too."""


class CycleOfTasks(Refusal):
    """Tasks wait for each other in a circle."""

    def __init__(self, names: Sequence[Text | Sentence]) -> None:
        self.names = tuple(names)
        super().__init__(
            sentence(
                "These tasks wait for each other in a circle: {names}. Remove one of their links.",
                names=[*names, names[0]],
            )
        )


@dataclass(frozen=True, slots=True)
class Work:
    """What the kernel needs of one task; indexes are working days, None means not fixed."""

    name: Text
    days: int
    not_before: int = 0
    started: int | None = None
    finished: int | None = None
    remaining: int | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Early and late starts and finishes per task, in the order of the works."""

    start: list[int]
    finish: list[int]
    late_start: list[int]
    late_finish: list[int]
    driver: list[Driver]

    def total_float(self, at: int) -> int:
        """Return by how many working days a task may slip before the end does."""
        return self.late_finish[at] - self.finish[at]


Arrow = tuple[int, int, str, int]
"""Before, after, kind of link, lag in working days."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the network begins, and the day before which nothing that has not begun can happen."""

    origin: int
    today: int


def compute_times(works: Sequence[Work], arrows: Sequence[Arrow], bounds: Bounds) -> Times:
    """Return all dates of the network; refuse a circle by the names along it."""
    following: list[list[Arrow]] = [[] for _ in works]
    preceding: list[list[Arrow]] = [[] for _ in works]
    for arrow in arrows:
        following[arrow[0]].append(arrow)
        preceding[arrow[1]].append(arrow)
    order = _order(works, following, preceding)
    times = _forward(works, preceding, order, bounds)
    _backward(times, following, order)
    return times


def _order(works: Sequence[Work], following: list[list[Arrow]], preceding: list[list[Arrow]]) -> list[int]:
    waiting = [len(arrows) for arrows in preceding]
    order = [at for at, count in enumerate(waiting) if not count]
    for at in order:
        for arrow in following[at]:
            waiting[arrow[1]] -= 1
            if not waiting[arrow[1]]:
                order.append(arrow[1])
    if len(order) < len(works):
        raise CycleOfTasks([works[at].name for at in _circle(preceding, waiting)])
    return order


def _circle(preceding: list[list[Arrow]], waiting: list[int]) -> list[int]:
    """Return one circle among the tasks that never became free, in the order of its links."""
    at = next(index for index, count in enumerate(waiting) if count)
    path: list[int] = []
    while at not in path:
        path.append(at)
        at = next(arrow[0] for arrow in preceding[at] if waiting[arrow[0]])
    return path[path.index(at) :][::-1]


def _forward(works: Sequence[Work], preceding: list[list[Arrow]], order: list[int], bounds: Bounds) -> Times:
    count = len(works)
    start, finish = [0] * count, [0] * count
    driver: list[Driver] = [("start", -1)] * count
    for at in order:
        work = works[at]
        held = work.not_before > bounds.origin
        begin, why = max(work.not_before, bounds.origin), ("not-before" if held else "start", -1)
        for before, _, kind, lag in preceding[at]:
            base = finish[before] if kind[0] == "F" else start[before]
            bound = base + lag - (work.days if kind[1] == "F" else 0)
            if bound > begin:
                begin, why = bound, ("link", before)
        start[at], finish[at], driver[at] = _placed(work, begin, why, bounds.today)  # type: ignore[arg-type]
    return Times(start, finish, [], [], driver)


def _placed(work: Work, begin: int, why: Driver, today: int) -> tuple[int, int, Driver]:
    """Return start, finish and driver of one task: actual dates first, then nothing before today."""
    actual: Driver = ("actual", why[1])
    if work.finished is not None:
        started = work.started if work.started is not None else max(work.finished - work.days, 0)
        return started, work.finished, actual
    if work.started is not None:
        left = work.remaining if work.remaining is not None else work.days
        return work.started, max(work.started, today) + left, actual
    earliest = today if work.days else today + 1
    if begin < earliest:
        begin, why = earliest, ("today", -1)
    return begin, begin + work.days, why


def _backward(times: Times, following: list[list[Arrow]], order: list[int]) -> None:
    end = max(times.finish, default=0)
    length = [finish - start for start, finish in zip(times.start, times.finish, strict=True)]
    late_finish = [end] * len(order)
    for at in reversed(order):
        bound = end
        for _, after, kind, lag in following[at]:
            late_start_after = late_finish[after] - length[after]
            edge = (late_start_after if kind[1] == "S" else late_finish[after]) - lag
            bound = min(bound, edge if kind[0] == "F" else edge + length[at])
        late_finish[at] = bound
    times.late_finish.extend(late_finish)
    times.late_start.extend(finish - days for finish, days in zip(late_finish, length, strict=True))
