"""When a gate may be decided, by which verdict, under which conditions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from errors import Refusal
from phases.dates.timeline import Dated, Timeline
from phases.gates.criteria import LONGEST_NOTE, CriterionState
from phases.plan import Task
from phases.programme import plain
from words.status import Status
from words.text import Sentence, Text, counted, sentence

Verdict = Literal["go", "conditional", "no-go"]
VERDICTS: Mapping[str, tuple[Status, Sentence]] = {
    "go": (Status.DONE, sentence("Passed")),
    "conditional": (Status.DONE, sentence("Passed with conditions")),
    "no-go": (Status.OFF, sentence("No-go")),
}
"""Status and word of every verdict, the same on pages, in the journal and in reports."""
LONGEST_TITLE = 200


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

    def status(self, today: date) -> Status:
        """Return done, late or waiting: nobody says when the work on a condition begins."""
        if self.done_on:
            return Status.DONE
        return Status.LATE if self.due_on < today else Status.WAIT


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
    seen: int | None = None
    """How many decisions on the gate were seen by who decides; None where nobody looked at a page."""


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
        super().__init__(sentence("A conditional pass needs at least one condition. Add one, or pass without."))


class InvalidCondition(Refusal):
    """A condition cannot be kept as it was written."""


class InvalidReason(Refusal):
    """A reason cannot be kept as it was written."""


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


class DecidedSince(Refusal):
    """Somebody else decided the gate after the page of this decision was drawn."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(
            sentence(
                "Somebody else decided this gate first: {verdict}, {who} on {day}: {reason}. "
                "Yours was not kept; read theirs before you decide again.",
                verdict=VERDICTS[decision.verdict][1],
                who=decision.decided_by,
                day=decision.decided_on,
                reason=decision.reason,
            )
        )


class NoSuchGate(Refusal):
    """The plan has no gate with this key."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(sentence("There is no gate “{key}”. There are: {known}.", key=key, known=list(known)))


def is_gate(task: Task) -> bool:
    """Return whether a milestone has criteria and a decision."""
    return task.source.startswith("gate:")


def gate_rows(timeline: Timeline) -> list[Dated]:
    """Return the gates of a programme by forecast date."""
    return [row for row in timeline.milestones() if is_gate(row.task)]


def latest_decision(decisions: Iterable[Decision], key: str) -> Decision | None:
    """Return the newest decision on a gate; decisions come oldest first."""
    found = [each for each in decisions if each.gate == key]
    return found[-1] if found else None


def refuse_unseen(proposal: Proposal, decisions: Iterable[Decision], key: str) -> None:
    """Refuse a decision on a gate that was decided again since; decisions come oldest first."""
    found = [each for each in decisions if each.gate == key]
    if proposal.seen is not None and len(found) > proposal.seen:
        raise DecidedSince(found[-1])


def refuse_undecidable(
    proposal: Proposal, states: Sequence[CriterionState], before: Decision | None, today: date
) -> None:
    """Refuse a decision that the criteria, their conditions or an earlier decision do not allow."""
    if before and before.verdict != "no-go":
        raise NotInTurn(before)
    if not plain(proposal.reason):
        raise ReasonMissing
    if len(plain(proposal.reason)) > LONGEST_NOTE:
        raise InvalidReason(sentence("A text has at most {most} characters.", most=LONGEST_NOTE))
    missing = [state for state in states if state.is_open_must]
    if proposal.verdict == "go" and missing:
        raise GateNotReady(missing)
    if proposal.verdict == "conditional":
        _refuse_uncovered(conditions_of(proposal), missing)
        _refuse_odd(conditions_of(proposal), states, today)


def conditions_of(proposal: Proposal) -> list[NewCondition]:
    """Return the conditions that a conditional decision sets; rows left empty are none."""
    if proposal.verdict != "conditional":
        return []
    return [each for each in proposal.conditions if plain(each.title) or plain(each.owner)]


def _refuse_uncovered(conditions: Sequence[NewCondition], missing: Sequence[CriterionState]) -> None:
    covered = {each.criterion for each in conditions if plain(each.title) and plain(each.owner)}
    if uncovered := [state for state in missing if state.criterion.id not in covered]:
        raise ConditionMissing(uncovered)
    if not covered:
        raise NothingToCondition


def _refuse_odd(conditions: Sequence[NewCondition], states: Sequence[CriterionState], today: date) -> None:
    known = {state.criterion.id for state in states}
    for each in conditions:
        words = {"condition": each.title if plain(each.title) else each.owner}
        if not plain(each.title) or not plain(each.owner):
            raise InvalidCondition(sentence("“{condition}” needs what is to be done and by whom.", **words))
        if each.due_on < today:
            raise InvalidCondition(sentence("“{condition}” is due in the past. Give a date from today on.", **words))
        if len(plain(each.title)) > LONGEST_TITLE or len(plain(each.owner)) > LONGEST_TITLE:
            raise InvalidCondition(sentence("A condition has at most {most} characters.", most=LONGEST_TITLE))
        if each.criterion not in known:
            raise InvalidCondition(sentence("“{condition}” names no criterion of this gate.", **words))


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
    open_words = _open_answer(states, holding)
    if decision:
        return sentence("No-go on {day}. Now: {finding}", day=decision.decided_on, finding=open_words)
    return open_words


def _open_answer(states: Sequence[CriterionState], holding: int) -> Sentence:
    everything = len(states)
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
