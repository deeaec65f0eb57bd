"""What a gate asks, what is shown for it, and when it may be decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from errors import Refusal
from methodology.pack import Criterion, Gate, Pack
from phases.plan import Task
from phases.timeline import Dated, Timeline
from words.status import Status
from words.text import Sentence, Text, counted, sentence

Verdict = Literal["go", "conditional", "no-go"]
EXPIRES_SOON = timedelta(days=14)
LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What somebody gave to show that a criterion holds."""

    id: str
    gate: str
    criterion: str
    note: Text
    link: str
    added_by: Text
    added_on: date
    expires_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What must still be done after a conditional decision; it stands for a must criterion that was open."""

    id: str
    gate: str
    criterion: str
    title: Text
    owner: Text
    due_on: date
    done_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was taken; it never changes."""

    id: str
    gate: str
    verdict: Verdict
    reason: Text
    decided_by: Text
    decided_on: date


@dataclass(frozen=True, slots=True)
class NewCondition:
    """A condition as it is asked for: it waives one criterion by name and date."""

    criterion: str
    title: Text
    owner: Text
    due_on: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision as somebody wants to take it."""

    verdict: Verdict
    reason: Text
    conditions: tuple[NewCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that can show criteria: evidence, maturity levels, and the plan with its dates."""

    evidence: Sequence[Evidence]
    levels: Mapping[str, int | None]
    timeline: Timeline
    today: date


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One criterion with its status and what shows it."""

    criterion: Criterion
    status: Status
    value: Sentence
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Return whether the criterion is shown, even when its evidence expires soon."""
        return self.status in (Status.DONE, Status.WAIT)

    @property
    def is_open_must(self) -> bool:
        """Return whether this stops a go."""
        return self.criterion.weight == "must" and not self.holds


class GateNotReady(Refusal):
    """A go is asked for while must criteria lack evidence."""

    def __init__(self, missing: Sequence[CriterionState]) -> None:
        self.missing = tuple(state.criterion.id for state in missing)
        titles = [state.criterion.title for state in missing]
        super().__init__(
            counted(
                "{count} must criterion lacks evidence: {titles}. Add evidence, or pass with a condition for it.",
                "{count} must criteria lack evidence: {titles}. Add evidence, or pass with a condition for each.",
                len(titles),
                titles=titles,
            )
        )


class ConditionMissing(Refusal):
    """A conditional decision does not name who does what by when for every open must criterion."""

    def __init__(self, missing: Sequence[CriterionState]) -> None:
        self.missing = tuple(state.criterion.id for state in missing)
        super().__init__(
            sentence(
                "Each open must criterion needs a condition with an owner and a date. Missing: {titles}.",
                titles=[state.criterion.title for state in missing],
            )
        )


class NothingToCondition(Refusal):
    """A conditional decision without any condition."""

    def __init__(self) -> None:
        super().__init__(sentence("A conditional decision needs at least one condition. Add one, or decide go."))


class ReasonMissing(Refusal):
    """A decision without a reason."""

    def __init__(self) -> None:
        super().__init__(sentence("A decision needs a reason; it is kept for ever. Write one sentence."))


class NotInTurn(Refusal):
    """The gate was passed already."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(
            sentence(
                "This gate was passed on {day} by {who}. A decision is not taken twice.",
                day=decision.decided_on,
                who=decision.decided_by,
            )
        )


class NoSuchGate(Refusal):
    """The plan has no gate with this key."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(sentence("There is no gate “{key}”. There are: {known}.", key=key, known=list(known)))


class InvalidEvidence(Refusal):
    """The evidence cannot be kept."""


def gate_rows(timeline: Timeline) -> list[Dated]:
    """Return the gates of a programme by forecast date."""
    return [row for row in timeline.milestones() if row.task.source.startswith("gate:")]


def gate_of(task: Task, pack: Pack) -> Gate:
    """Return what the pack says about the gate that this milestone is."""
    return pack.gate[task.source.removeprefix("gate:")]


def criteria_of(task: Task, pack: Pack) -> list[Criterion]:
    """Return what this gate asks; a criterion may be asked in some steps only. Must comes first."""
    asked = [each for each in gate_of(task, pack).criterion if not each.steps or task.step in each.steps]
    return sorted(asked, key=lambda each: each.weight)


def criterion_states(task: Task, pack: Pack, shown: Shown) -> list[CriterionState]:
    """Return every criterion of a gate with its status; open must criteria come first."""
    states = [_state(each, task, shown) for each in criteria_of(task, pack)]
    return sorted(states, key=lambda state: (state.criterion.weight, state.holds))


def _state(criterion: Criterion, task: Task, shown: Shown) -> CriterionState:
    given = tuple(e for e in shown.evidence if e.gate == task.key and e.criterion == criterion.id)
    if criterion.proof == "maturity":
        return _maturity_state(criterion, shown, given)
    if criterion.proof == "tasks":
        return _tasks_state(criterion, task, shown, given)
    return _evidence_state(criterion, shown, given)


def _evidence_state(criterion: Criterion, shown: Shown, given: tuple[Evidence, ...]) -> CriterionState:
    valid = [each for each in given if each.expires_on is None or each.expires_on >= shown.today]
    if not valid:
        word = sentence("expired") if given else sentence("no evidence")
        return CriterionState(criterion, Status.LATE if given else Status.TODO, word, given)
    ends = [each.expires_on for each in valid]
    latest = None if None in ends else max(end for end in ends if end)
    if latest and latest - shown.today <= EXPIRES_SOON:
        return CriterionState(criterion, Status.WAIT, sentence("expires {day}", day=latest), given)
    return CriterionState(criterion, Status.DONE, sentence("holds"), given)


def _maturity_state(criterion: Criterion, shown: Shown, given: tuple[Evidence, ...]) -> CriterionState:
    needed, found = criterion.level or 1, shown.levels.get(criterion.dimension or "")
    if found is None:
        return CriterionState(criterion, Status.TODO, sentence("not assessed"), given)
    pattern = "level {found} ≥ {needed}" if found >= needed else "level {found} < {needed}"
    status = Status.DONE if found >= needed else Status.LATE
    return CriterionState(criterion, status, sentence(pattern, found=found, needed=needed), given)


def _tasks_state(criterion: Criterion, task: Task, shown: Shown, given: tuple[Evidence, ...]) -> CriterionState:
    rows = [row for row in shown.timeline.rows if row.task.kind == "task" and _in_stage(row.task, task)]
    done = sum(row.status is Status.DONE for row in rows)
    status = Status.DONE if done == len(rows) else Status.DOING if done else Status.TODO
    return CriterionState(criterion, status, sentence("{done} of {all} done", done=done, all=len(rows)), given)


def _in_stage(task: Task, gate: Task) -> bool:
    """Return whether a task belongs to what the gate closes."""
    if gate.unit_key:
        return task.unit_key == gate.unit_key and task.position < gate.position
    if gate.step:
        return task.step == gate.step and task.phase == gate.phase
    return bool(task.unit_key) and task.position < gate.position


def latest_decision(decisions: Iterable[Decision], key: str) -> Decision | None:
    """Return the newest decision on a gate; decisions come oldest first."""
    found = [each for each in decisions if each.gate == key]
    return found[-1] if found else None


def gate_status(row: Dated, states: Sequence[CriterionState], decision: Decision | None) -> Status:
    """Return passed, refused, overdue, ready or open; it is never stored."""
    if decision and decision.verdict != "no-go":
        return Status.DONE
    if decision:
        return Status.OFF
    if row.status in (Status.LATE, Status.WAIT):
        return row.status
    return Status.ON if not any(state.is_open_must for state in states) else Status.TODO


def refuse_undecidable(proposal: Proposal, states: Sequence[CriterionState], before: Decision | None) -> None:
    """Refuse a decision that the criteria, their conditions or an earlier decision do not allow."""
    if before and before.verdict != "no-go":
        raise NotInTurn(before)
    if not str(proposal.reason).strip():
        raise ReasonMissing
    missing = [state for state in states if state.is_open_must]
    if proposal.verdict == "go" and missing:
        raise GateNotReady(missing)
    if proposal.verdict == "conditional":
        _refuse_uncovered(proposal, missing)


def _refuse_uncovered(proposal: Proposal, missing: Sequence[CriterionState]) -> None:
    named = [each for each in proposal.conditions if str(each.title).strip() and str(each.owner).strip()]
    if not named:
        raise ConditionMissing(missing) if missing else NothingToCondition()
    covered = {each.criterion for each in named}
    if uncovered := [state for state in missing if state.criterion.id not in covered]:
        raise ConditionMissing(uncovered)


def gate_answer(states: Sequence[CriterionState], decision: Decision | None) -> Sentence:
    """Return the sentence that answers: can we pass, and what is missing?"""
    holding, everything = sum(state.holds for state in states), len(states)
    if decision and decision.verdict == "go":
        return sentence(
            "Passed on {day}: {n} of {all} criteria hold", day=decision.decided_on, n=holding, all=everything
        )
    if decision and decision.verdict == "conditional":
        return sentence(
            "Passed with conditions on {day}: {n} of {all} criteria hold",
            day=decision.decided_on,
            n=holding,
            all=everything,
        )
    missing = [state for state in states if state.is_open_must]
    if not missing:
        return sentence("Ready to pass: every must criterion holds, {n} of {all} in all", n=holding, all=everything)
    return counted(
        "Not ready: {n} of {all} criteria hold; one must criterion is open: {first}",
        "Not ready: {n} of {all} criteria hold; {count} must criteria are open, first: {first}",
        len(missing),
        n=holding,
        all=everything,
        first=missing[0].criterion.title,
    )
