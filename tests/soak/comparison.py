"""A plan that two schedulers have dated, and what a reader of it sees differently."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from exchange.plan.dating.scheduling import Network
from phases.network.clock import hours_of, work_between
from phases.network.network import NONE, Constraint, LagKind, LinkType


@dataclass(frozen=True)
class Answer:
    """What a scheduler says, one entry per row in each column; times in minutes as the kernel counts them."""

    early_start: list[int]
    early_finish: list[int]
    start: list[int]
    """Planned: the early date, the late one of what is planned as late as possible."""
    finish: list[int]
    late_start: list[int]
    late_finish: list[int]
    slack: list[int | None]
    """Total float in minutes; `None` for a summary, which each scheduler counts in its own way."""
    critical: list[bool]
    end: int


class Arrow(NamedTuple):
    """A link between two rows."""

    before: int
    after: int
    kind: LinkType
    lag: int
    lag_kind: LagKind


class Difference(NamedTuple):
    """A value that differs."""

    row: int
    what: str
    ours: int
    theirs: int


def differences(ours: Answer, theirs: Answer) -> list[Difference]:
    """Everything that a reader sees differently: start, finish, total slack, critical."""
    return [
        Difference(row, name, one, other)
        for name in ("start", "finish", "slack", "critical")
        for row, (one, other) in enumerate(zip(getattr(ours, name), getattr(theirs, name), strict=True))
        if one != other
    ]


class Plan:
    """A plan for the kernel, and how its rows hang together."""

    def __init__(self, network: Network) -> None:
        self.rows, self.limits, ties = network.rows, network.limits, network.ties
        self.hours = hours_of(tuple(network.calendars))
        self.size = len(network.rows.parent)
        columns = zip(ties.before, ties.after, ties.kind, ties.lag, ties.lag_kind, strict=True)
        self.arrows = [
            Arrow(before, after, LinkType(kind), lag, LagKind(lag_kind))
            for before, after, kind, lag, lag_kind in columns
        ]

    def pace(self, row: int) -> int:
        """The calendar in which a row counts; below zero is the clock."""
        return NONE if self.rows.elapsed[row] else self.rows.calendar[row]

    def work(self, row: int, start: int, finish: int) -> int:
        """Working minutes of a row from one time to another."""
        return work_between(self.hours, self.pace(row), start, finish)

    def left(self, row: int) -> int:
        """The minutes still to work of a row."""
        if self.rows.finished[row] != NONE:
            return 0
        remaining, minutes = self.rows.remaining[row], self.rows.minutes[row]
        return minutes if self.rows.started[row] == NONE or remaining == NONE else remaining

    def is_late(self, row: int) -> bool:
        """Whether a row is planned as late as possible."""
        return self.rows.started[row] == NONE and self.rows.constraint[row] == Constraint.AS_LATE_AS_POSSIBLE

    def above(self, row: int) -> list[int]:
        """A row and all that hold it."""
        found = [row]
        while self.rows.parent[found[-1]] != NONE:
            found.append(self.rows.parent[found[-1]])
        return found

    def leaves(self, row: int) -> list[int]:
        """All rows below a row that hold none themselves; the row itself where it is one."""
        if not self.rows.summary[row]:
            return [row]
        return [each for each in range(self.size) if not self.rows.summary[each] and row in self.above(each)]

    def into(self, row: int) -> Iterator[Arrow]:
        """The links that lead into a row or into what holds it."""
        above = self.above(row)
        return (each for each in self.arrows if each.after in above)

    def out_of(self, row: int) -> Iterator[Arrow]:
        """The links that leave a row or what holds it."""
        above = self.above(row)
        return (each for each in self.arrows if each.before in above)

    def is_of_summary(self, each: Arrow) -> bool:
        """Whether a link names a summary."""
        return bool(self.rows.summary[each.before] or self.rows.summary[each.after])
