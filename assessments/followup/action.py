"""An action that closes a gap: its kind, its link to the question, its state, and whether it worked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assessments.maturity.gaps import Gap
from assessments.maturity.profile import Profile
from assessments.maturity.rating import STEP, Answer
from errors import Refusal
from words.status import Status
from words.text import Sentence, Text, counted, sentence

LONGEST_TITLE = 300
LONGEST_OWNER = 80


class Kind(StrEnum):
    """What sort of work closes the gap."""

    TASK = "task"
    TAILORING = "tailoring"
    RISK = "risk"
    TRAINING = "training"

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return KIND_WORDS[self]


KIND_WORDS: Mapping[Kind, Sentence] = {
    Kind.TASK: sentence("Task"),
    Kind.TAILORING: sentence("Tailoring proposal"),
    Kind.RISK: sentence("Risk"),
    Kind.TRAINING: sentence("Training session"),
}


class State(StrEnum):
    """How far an action is; only people say so."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def words(self) -> Sentence:
        """Return what people call it."""
        return STATE_WORDS[self]


STATE_WORDS: Mapping[State, Sentence] = {
    State.OPEN: sentence("In progress"),
    State.DONE: sentence("Done"),
    State.DROPPED: sentence("Dropped"),
}
STATUS: Mapping[State, Status] = {State.OPEN: Status.DOING, State.DONE: Status.DONE, State.DROPPED: Status.OUT}


class NoActionTitle(Refusal):
    """An action without words, or with too many."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "An action needs a title of at most {title} characters, its owner at most {owner}.",
                title=LONGEST_TITLE,
                owner=LONGEST_OWNER,
            )
        )


class SameState(Refusal):
    """The action stands there already."""

    def __init__(self, state: State) -> None:
        super().__init__(sentence("The action is already: {state}.", state=state.words))


class MovedMeanwhile(Refusal):
    """Somebody else said first how far the action is."""

    def __init__(self, theirs: State, yours: State) -> None:
        super().__init__(
            sentence(
                "Somebody else changed this action first. What stands there → yours: {theirs} → {yours}",
                theirs=theirs.words,
                yours=yours.words,
            )
        )


class MadeAlready(Refusal):
    """The same work was made of the same gap before, perhaps by a click that came late."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(
            sentence(
                "This is already work, under Actions: {kind}. Change its words there to add another.", kind=kind.words
            )
        )


@dataclass(frozen=True, slots=True)
class NewAction:
    """What closes a gap, as somebody decides it."""

    kind: Kind
    title: Text
    assessment_id: str
    section: str
    question: str
    from_value: str
    to_value: str
    owner: str = ""
    due_on: date | None = None
    measure: str = ""
    """The id of the measure of use that will prove it."""
    detail: str = ""
    subject: str = ""
    """What the answer was about: a unit, a group, a person; empty for the programme."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action as it is kept."""

    id: str
    programme_id: str
    new: NewAction
    task_id: str
    """Id of the plan's task that does it; empty for none."""
    state: State
    made_by: str
    made_at: datetime
    version: int

    @property
    def name(self) -> str:
        """Return the question it is about: `C1.b`."""
        return f"{self.new.section}.{self.new.question}"


@dataclass(frozen=True)
class Outcome:
    """What a later assessment says of an action."""

    now: Answer | float
    """The agreed answer about maturity, else the value on the question's scale."""
    before_score: float | None
    after_score: float | None
    status: Status
    words: Sentence


def new_action(kind: Kind, gap: Gap, assessment_id: str) -> NewAction:
    """Return the action that a gap asks for: what the next level says, from today's answer to fully."""
    return NewAction(
        kind, gap.action, assessment_id, gap.dimension.id, gap.question, str(gap.answer), str(Answer.FULLY)
    )


def check_action(new: NewAction) -> None:
    """Refuse an action without a title, or with a title or owner that is too long."""
    titles = [new.title] if isinstance(new.title, str) else list(new.title.values())
    is_long = max(map(len, titles), default=0) > LONGEST_TITLE or len(new.owner) > LONGEST_OWNER
    if is_long or not any(each.strip() for each in titles):
        raise NoActionTitle


def refuse_same(new: NewAction, actions: Iterable[Action]) -> None:
    """Refuse an action that is open already: of the same kind and words, from the same gap."""
    standing = {_mark(each.new) for each in actions if each.state is State.OPEN}
    if _mark(new) in standing:
        raise MadeAlready(new.kind)


def _mark(new: NewAction) -> tuple[str, ...]:
    words = new.title if isinstance(new.title, str) else "\n".join(f"{k} {v}" for k, v in sorted(new.title.items()))
    return new.kind, words, new.assessment_id, new.section, new.question, new.subject


def outcome(action: Action, made_in: Profile | None, later: Profile | None) -> Outcome | None:
    """Return what the newest later assessment says of an action; None while there is none that answers it."""
    found = later.dimension.get(action.new.section) if later else None
    agreement = next((a for q, a in found.agreements.items() if q == action.new.question), None) if found else None
    if found is None or agreement is None or agreement.answer is Answer.UNKNOWN:
        return None
    earlier = made_in.dimension.get(action.new.section) if made_in else None
    score = earlier.reality.score if earlier else None
    status, words = _judged(action, agreement.answer)
    return Outcome(agreement.answer, score, found.reality.score, status, words)


def _judged(action: Action, now: Answer) -> tuple[Status, Sentence]:
    begun = STEP.get(Answer(action.new.from_value), 0)
    if now is Answer.NOT_APPLICABLE:
        return Status.OUT, sentence("no longer applies")
    if STEP[now] >= STEP.get(Answer(action.new.to_value), 0):
        return Status.DONE, sentence("reached")
    if STEP[now] > begun:
        return Status.DOING, sentence("better")
    if STEP[now] < begun:
        return Status.LATE, sentence("worse")
    return Status.RISK, sentence("unchanged")


def answer(actions: tuple[Action, ...], outcomes: Mapping[str, Outcome]) -> Sentence:
    """Return what became of the actions: how many are open, how many the next assessment proved, which it did not."""
    if not actions:
        return sentence("No gap has become work yet: turn one into a task, and the next assessment shows its effect")
    open_ones = sum(each.state is State.OPEN for each in actions)
    running = counted("{count} action is in progress", "{count} actions are in progress", open_ones)
    if not open_ones:
        running = counted("The only action is finished", "All {count} actions are finished", len(actions))
    judged = [each for each in actions if each.id in outcomes and each.state is not State.DROPPED]
    if not judged:
        return sentence("{running}; the next assessment will show what they changed", running=running)
    reached = sum(outcomes[each.id].status is Status.DONE for each in judged)
    return sentence(
        "{running}; {proven}",
        running=running,
        proven=counted(
            "of {count} that was measured again {reached} reached its aim",
            "of {count} that were measured again {reached} reached their aim",
            len(judged),
            reached=reached,
        ),
    )
