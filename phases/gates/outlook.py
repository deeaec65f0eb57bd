"""Which gates come next, which of them are ready, and what a gate that waits costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from phases.dates.frame import Frame
from phases.dates.timeline import Dated, Timeline, compute_timeline
from phases.gates.criteria import CriterionState
from phases.gates.gate import VERDICTS, Decision, is_gate, latest_decision
from phases.plan import Plan, Task, not_before
from phases.summary.health import OFF_DAYS
from words.status import Status
from words.text import Sentence, Text, counted, sentence

DUE_SOON = timedelta(days=30)
WORKING_WEEK = 5


@dataclass(frozen=True, slots=True)
class Landmark:
    """A milestone or gate as every page and report shows it; a milestone has no criteria."""

    row: Dated
    title: Text | Sentence
    states: tuple[CriterionState, ...]
    decision: Decision | None

    @property
    def key(self) -> str:
        """Return its key in the plan."""
        return self.row.task.key

    @property
    def is_gate(self) -> bool:
        """Return whether it has criteria and a decision."""
        return is_gate(self.row.task)

    @property
    def is_open(self) -> bool:
        """Return whether it still lies ahead: a milestone not reached, a gate not passed."""
        if self.is_gate:
            return self.decision is None or self.decision.verdict == "no-go"
        return self.row.status is not Status.DONE

    @property
    def is_ready(self) -> bool:
        """Return whether nothing stops a go."""
        return not self.open_musts

    @property
    def holding(self) -> int:
        """Return how many criteria hold."""
        return sum(state.holds for state in self.states)

    @property
    def open_musts(self) -> int:
        """Return how many must criteria stop a go."""
        return sum(state.is_open_must for state in self.states)


def landmark_state(found: Landmark, today: date) -> tuple[Status, Sentence]:
    """Return status and word of a milestone or gate, the same wherever it is shown.

    A gate: its verdict, else ready, else not ready when it is due soon; all else says how its date stands.
    """
    if found.decision:
        return VERDICTS[found.decision.verdict]
    dated = date_status(found.row)
    if found.is_gate and found.states:
        if found.is_ready:
            late = dated in (Status.LATE, Status.RISK)
            return (dated, sentence("Ready, late")) if late else (Status.ON, sentence("Ready"))
        if found.row.finish <= today + DUE_SOON:
            return Status.LATE, sentence("Not ready")
    return dated, sentence(dated.word)


def date_status(row: Dated) -> Status:
    """Return how the date of a milestone stands: done, late, at risk, on track; planned without a baseline."""
    if row.status in (Status.DONE, Status.LATE):
        return row.status
    if row.status is Status.RISK:
        return Status.LATE if (row.drift or 0) > OFF_DAYS else Status.RISK
    return Status.ON if row.baseline else Status.TODO


Reviews = Mapping[str, Sequence[CriterionState]]
"""The states of every gate's criteria, by gate key."""


def landmarks(
    timeline: Timeline, titles: Mapping[str, Text | Sentence], reviews: Reviews, decisions: Sequence[Decision]
) -> list[Landmark]:
    """Return all milestones and gates by forecast date, each with what shows its criteria and its decision."""
    return [_landmark(row, titles[row.task.id], reviews, decisions) for row in timeline.milestones()]


def _landmark(row: Dated, title: Text | Sentence, reviews: Reviews, decisions: Sequence[Decision]) -> Landmark:
    if not is_gate(row.task):
        return Landmark(row, title, (), None)
    key = row.task.key
    return Landmark(row, title, tuple(reviews.get(key, ())), latest_decision(decisions, key))


def due_gates(found: Sequence[Landmark], today: date) -> list[Landmark]:
    """Return the open gates that are due within 30 days, by date."""
    return [each for each in found if each.is_gate and each.is_open and each.row.finish <= today + DUE_SOON]


def outlook(found: Sequence[Landmark], today: date) -> Sentence:
    """Return the sentence that answers: which gates come, and which of them are not ready?"""
    waiting = [each for each in found if each.is_gate and each.is_open]
    due = due_gates(found, today)
    if not any(each.is_gate for each in found):
        return sentence("This plan has no gates")
    if not waiting:
        return sentence("Every gate is passed")
    if not due:
        first = waiting[0]
        return sentence(
            "No gate is due in 30 days; next is {title} on {day}", title=first.title, day=first.row.finish
        )
    blocked = [each for each in due if not each.is_ready]
    return _blocked(due, blocked) if blocked else _ready(due)


def _ready(due: Sequence[Landmark]) -> Sentence:
    return counted(
        "One gate is due in 30 days and it is ready: {title}, {day}",
        "{count} gates are due in 30 days and all are ready; first {title}, {day}",
        len(due),
        title=due[0].title,
        day=due[0].row.finish,
    )


def _blocked(due: Sequence[Landmark], blocked: Sequence[Landmark]) -> Sentence:
    first = {"title": blocked[0].title, "day": blocked[0].row.finish}
    if len(due) == 1:
        return sentence("One gate is due in 30 days and it is not ready: {title}, {day}", **first)
    if len(blocked) == len(due):
        return sentence("{n} gates are due in 30 days and none is ready; first {title}, {day}", n=len(due), **first)
    return counted(
        "{all} gates are due in 30 days and one is not ready: {title}, {day}",
        "{all} gates are due in 30 days and {count} are not ready; first {title}, {day}",
        len(blocked),
        all=len(due),
        **first,
    )


@dataclass(frozen=True, slots=True)
class Scenario:
    """What follows when a gate passes some weeks later: its day, the last unit's go-live, the end."""

    weeks: int
    passes: date
    last_live: date | None
    end: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """What it costs to wait at a gate: dates now and later, and by how many working days a week moves the end."""

    scenarios: tuple[Scenario, ...]
    days_a_week: int
    total_float: int


def waiting_cost(plan: Plan, frame: Frame, key: str, weeks: Sequence[int] = (0, 1, 2)) -> Waiting:
    """Return what follows when the gate passes on its date or weeks later, from the critical path."""
    now = compute_timeline(plan, frame)
    gate = now.by_key[key]
    found = [_scenario(plan, frame, gate, each) for each in weeks]
    moved = frame.calendar.between(found[0].end, found[1].end)
    return Waiting(tuple(found), moved, gate.total_float)


def _scenario(plan: Plan, frame: Frame, gate: Dated, weeks: int) -> Scenario:
    if not weeks:
        return _read(compute_timeline(plan, frame), gate.task, weeks)
    calendar = frame.calendar
    day = calendar.day(calendar.index(gate.finish) + weeks * WORKING_WEEK)
    later = replace(gate.task, **not_before(day))
    tasks = tuple(later if task.id == later.id else task for task in plan.tasks)
    return _read(compute_timeline(replace(plan, tasks=tasks), frame), later, weeks)


def _read(timeline: Timeline, gate: Task, weeks: int) -> Scenario:
    lives = [row.finish for row in timeline.rows if row.task.source == "live"]
    return Scenario(weeks, timeline.by_key[gate.key].finish, max(lives, default=None), timeline.finish)


def waiting_answer(cost: Waiting) -> Sentence:
    """Return what each week of waiting moves; a gate with float costs nothing until it is used up."""
    if cost.days_a_week > 0:
        return counted(
            "Every week that it waits moves the end by one day",
            "Every week that it waits moves the end by {count} days",
            cost.days_a_week,
        )
    return counted(
        "Waiting a week does not move the end: it has one day of float",
        "Waiting a week does not move the end: it has {count} days of float",
        cost.total_float,
    )
