"""The plan: tasks and links as stored; dates are computed from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from methodology.pack import LinkKind
from phases.network.network import Constraint
from words.text import Sentence, Text, sentence

TaskKind = Literal["summary", "task", "milestone"]
LagKind = Literal["working", "elapsed", "percent"]
SHARE_DECIMALS = 2
"""Decimals that a lag in percent may have: so many are kept, shown and written exactly."""


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the plan as stored; dates are computed, only actual ones are facts.

    A date `…_on` may carry a minute of the day `…_time`; without one it means the working day's beginning or end.
    """

    id: str
    key: str
    position: int
    parent_id: str | None
    kind: TaskKind
    step: str
    phase: str
    activity: str
    unit_key: str
    source: str
    title: Text
    role: str
    owner: Text
    days: float
    """Duration in working days of the programme, or in days of 24 hours where it is elapsed."""
    constraint_kind: Constraint = Constraint.AS_SOON_AS_POSSIBLE
    constraint_on: date | None = None
    percent: int = 0
    started_on: date | None = None
    finished_on: date | None = None
    version: int = 1
    elapsed: bool = False
    constraint_time: int | None = None
    deadline_on: date | None = None
    deadline_time: int | None = None
    started_time: int | None = None
    finished_time: int | None = None
    remaining: float | None = None
    """Days left of a task that has begun, where somebody said so; else it follows from the percentage."""
    manual: bool = False
    """Placed by hand: it keeps its date and does not follow its links."""
    placed_on: date | None = None
    placed_time: int | None = None
    active: bool = True
    calendar_key: str = ""
    """The calendar it is worked on; empty is that of its unit or programme."""

    @property
    def not_before(self) -> date | None:
        """Return the date before which the task may not start, where that is its constraint."""
        return self.constraint_on if self.constraint_kind == Constraint.START_NO_EARLIER else None


def not_before(day: date | None) -> dict[str, Any]:
    """Return the fields of a task that may not start before a date; none lifts the constraint."""
    kind = Constraint.START_NO_EARLIER if day else Constraint.AS_SOON_AS_POSSIBLE
    return {"constraint_kind": kind, "constraint_on": day, "constraint_time": None}


class Link(NamedTuple):
    """One task waits for another; the lag counts working days, days of 24 hours or percent of the task before."""

    before_id: str
    after_id: str
    kind: LinkKind = "FS"
    lag: float = 0
    lag_kind: LagKind = "working"


def link_id(link: Link) -> str:
    """Return the id of a link: two tasks have one link of a kind."""
    return f"{link.before_id}>{link.kind}>{link.after_id}"


def share_problem(percent: float) -> Sentence | None:
    """Return why a lag in percent cannot be kept exactly, None where it can."""
    if round(percent, SHARE_DECIMALS) == percent:
        return None
    return sentence("a lag in percent has at most two decimals, not {lag} %.", lag=str(percent))


@dataclass(frozen=True, slots=True)
class Plan:
    """All tasks in order, and their links."""

    tasks: tuple[Task, ...]
    links: tuple[Link, ...]


def leaves(plan: Plan) -> Iterator[Task]:
    """Yield the rows that carry work or a date of their own: tasks and milestones."""
    return (task for task in plan.tasks if task.kind != "summary")
