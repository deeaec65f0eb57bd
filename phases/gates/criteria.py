"""What a gate asks, and which of its criteria hold by evidence, by maturity level or by the plan."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from errors import Refusal
from methodology.pack import Criterion, Gate, Pack
from phases.dates.timeline import Timeline
from phases.plan import Task
from phases.programme import Programme, plain
from words.status import Status
from words.text import Sentence, Text, sentence

EXPIRES_SOON = timedelta(days=14)
LONGEST_NOTE = 4000
LINK = re.compile(r"https?://[^\s\x00-\x20/?#][^\s\x00-\x20]*")
NOTHING = sentence("–")


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
class NewEvidence:
    """Evidence as somebody gives it."""

    criterion: str
    note: Text
    link: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that can show criteria: evidence, maturity levels, and the plan with its dates."""

    evidence: Sequence[Evidence]
    levels: Mapping[str, int | None]
    timeline: Timeline
    today: date


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One criterion with its status, the word for it, the value against its limit, and what shows it."""

    criterion: Criterion
    status: Status
    word: Sentence
    value: Sentence
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Return whether the criterion is shown, even when its evidence expires soon."""
        return self.status in (Status.DONE, Status.WAIT)

    @property
    def is_computed(self) -> bool:
        """Return whether the system computes it, so that nobody can tick it by hand."""
        return self.criterion.proof != "evidence"

    @property
    def is_open_must(self) -> bool:
        """Return whether this stops a go."""
        return self.criterion.weight == "must" and not self.holds


class InvalidEvidence(Refusal):
    """The evidence cannot be kept."""


def gate_of(task: Task, pack: Pack) -> Gate:
    """Return what the pack says about the gate that this milestone is."""
    return pack.gate[task.source.removeprefix("gate:")]


def decider(task: Task, programme: Programme, pack: Pack) -> Text:
    """Return who decides a gate: its owner, else who holds the pack's role in the programme, else that role."""
    role = gate_of(task, pack).role
    named = {"sponsor": programme.sponsor, "programme-manager": programme.manager}.get(role, "")
    return task.owner or named or pack.role[role].title


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
    valid = _valid(given, shown.today)
    ends = [each.expires_on for each in valid or given if each.expires_on]
    if not given:
        return CriterionState(criterion, Status.TODO, sentence("no evidence"), NOTHING, given)
    if not valid:
        return CriterionState(criterion, Status.LATE, sentence("expired"), _until(max(ends)), given)
    if len(ends) < len(valid):
        return CriterionState(criterion, Status.DONE, sentence("holds"), NOTHING, given)
    if max(ends) - shown.today <= EXPIRES_SOON:
        return CriterionState(criterion, Status.WAIT, sentence("expires"), _until(max(ends)), given)
    return CriterionState(criterion, Status.DONE, sentence("holds"), _until(max(ends)), given)


def _until(day: date) -> Sentence:
    return sentence("valid to {day}", day=day)


def _maturity_state(criterion: Criterion, shown: Shown, given: tuple[Evidence, ...]) -> CriterionState:
    needed, found = criterion.level or 1, shown.levels.get(criterion.dimension or "")
    if found is None:
        value = sentence("needs level {needed}", needed=needed)
        return CriterionState(criterion, Status.TODO, sentence("not assessed"), value, given)
    if found < needed:
        value = sentence("level {found} < {needed}", found=found, needed=needed)
        return CriterionState(criterion, Status.LATE, sentence("fails"), value, given)
    value = sentence("level {found} ≥ {needed}", found=found, needed=needed)
    return CriterionState(criterion, Status.DONE, sentence("holds"), value, given)


def _tasks_state(criterion: Criterion, task: Task, shown: Shown, given: tuple[Evidence, ...]) -> CriterionState:
    rows = [row for row in shown.timeline.rows if row.task.kind == "task" and _in_stage(row.task, task)]
    done, everything = sum(row.status is Status.DONE for row in rows), len(rows)
    value = sentence("{done} of {all} done", done=done, all=everything)
    if done == everything:
        return CriterionState(criterion, Status.DONE, sentence("holds"), value, given)
    if _valid(given, shown.today):
        return CriterionState(criterion, Status.DONE, sentence("rest agreed"), value, given)
    if done:
        return CriterionState(criterion, Status.DOING, sentence("in progress"), value, given)
    return CriterionState(criterion, Status.TODO, sentence("not started"), value, given)


def _valid(given: Sequence[Evidence], today: date) -> list[Evidence]:
    return [each for each in given if each.expires_on is None or each.expires_on >= today]


def _in_stage(task: Task, gate: Task) -> bool:
    """Return whether a task belongs to what the gate closes."""
    if gate.unit_key:
        return task.unit_key == gate.unit_key and task.position < gate.position
    if gate.step:
        return task.step == gate.step and task.phase == gate.phase
    return bool(task.unit_key) and task.position < gate.position


def refuse_invalid_evidence(new: NewEvidence, criterion: Criterion, today: date) -> None:
    """Refuse evidence without a note, with an unsafe link, out of date, or for what only an assessment shows."""
    note, link = plain(new.note), new.link.strip()
    if criterion.proof == "maturity":
        raise InvalidEvidence(
            sentence("“{title}” is computed from the assessment. Assess again to change it.", title=criterion.title)
        )
    if not note:
        raise InvalidEvidence(sentence("Evidence needs a note: what shows the criterion, and where."))
    if len(note) > LONGEST_NOTE or len(link) > LONGEST_NOTE:
        raise InvalidEvidence(sentence("A text has at most {most} characters.", most=LONGEST_NOTE))
    if link and not LINK.fullmatch(link):
        raise InvalidEvidence(sentence("A link starts with https:// or http:// and has no blanks."))
    if new.expires_on and new.expires_on < today:
        raise InvalidEvidence(sentence("This evidence expired already. Give one that is valid today."))
