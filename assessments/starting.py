"""What an assessment needs when it starts, and why one is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessments.store import Assessment
from errors import Refusal
from methodology.dimension import MATURITY
from methodology.pack import Pack
from words.text import Text, sentence

LONGEST_TITLE = 120
LONGEST_SUBJECT = 200
MOST_SUBJECTS = 50
LEAST_GROUP, LARGEST_GROUP = 3, 50
"""A group of two would let each know what the other said."""


@dataclass(frozen=True)
class NewAssessment:
    """What is said of an assessment when it starts; the target gate is a gate's id or empty."""

    title: Text
    held_on: date
    target_gate: str = ""
    questionnaire: str = MATURITY
    due_on: date | None = None
    is_anonymous: bool = False
    smallest_group: int = 1
    subjects: tuple[str, ...] = ()
    """Options, persons, groups or keys of units that are assessed."""


class NoTitle(Refusal):
    """An assessment needs a title."""

    def __init__(self) -> None:
        super().__init__(sentence("The assessment has no title. Name what is assessed and when."))


class TitleTooLong(Refusal):
    """The title is longer than pages and reports show it."""

    def __init__(self) -> None:
        super().__init__(sentence("The title has more than {longest} characters. Shorten it.", longest=LONGEST_TITLE))


class UnknownGate(Refusal):
    """The target gate is none of the method's."""

    def __init__(self, gate: str, known: Sequence[str]) -> None:
        super().__init__(sentence("There is no gate “{key}”. There are: {known}.", key=gate, known=tuple(known)))


class UnknownQuestionnaire(Refusal):
    """The questionnaire is none of the method's."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            sentence("There is no questionnaire “{key}”. There are: {known}.", key=name, known=tuple(known))
        )


class DueBeforeStart(Refusal):
    """Answers cannot be due before the assessment is held."""

    def __init__(self, held_on: date, due_on: date) -> None:
        super().__init__(
            sentence("Answers are due on {due}, before {held}. Choose a later day.", due=due_on, held=held_on)
        )


class GroupSize(Refusal):
    """The smallest group protects nobody, or hides everybody."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "The smallest group that is shown has {least} to {most} answers.",
                least=LEAST_GROUP,
                most=LARGEST_GROUP,
            )
        )


class BadSubjects(Refusal):
    """What is assessed is named twice, too long, or too many."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Name at most {most} different subjects, each with at most {longest} characters.",
                most=MOST_SUBJECTS,
                longest=LONGEST_SUBJECT,
            )
        )


class AssessmentClosed(Refusal):
    """A closed assessment takes no more answers."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(
            sentence(
                "“{title}” is closed and takes no more answers. Start a new assessment.",
                title=assessment.title,
            )
        )


def still_open(assessment: Assessment) -> Assessment:
    """Return the assessment; refuse one that is closed."""
    if assessment.closed_on:
        raise AssessmentClosed(assessment)
    return assessment


class NothingAnswered(Refusal):
    """An assessment without answers cannot be closed."""

    def __init__(self) -> None:
        super().__init__(sentence("Nothing is answered yet. Answer at least one question before closing."))


class AnswersAreUnnamed(Refusal):
    """In an anonymous assessment nobody answers under a name."""

    def __init__(self) -> None:
        super().__init__(
            sentence("This assessment is anonymous: answers come through the links only, none is kept under a name.")
        )


def refuse_invalid(new: NewAssessment, pack: Pack, questionnaires: Sequence[str]) -> None:
    """Refuse an assessment without fitting title, gate, questionnaire, dates, group size or subjects."""
    titles = [new.title] if isinstance(new.title, str) else list(new.title.values())
    if not any(title.strip() for title in titles):
        raise NoTitle
    if max(map(len, titles)) > LONGEST_TITLE:
        raise TitleTooLong
    if new.target_gate and new.target_gate not in pack.gate:
        raise UnknownGate(new.target_gate, list(pack.gate))
    if new.questionnaire not in questionnaires:
        raise UnknownQuestionnaire(new.questionnaire, questionnaires)
    if new.due_on and new.due_on < new.held_on:
        raise DueBeforeStart(new.held_on, new.due_on)
    if new.is_anonymous and not LEAST_GROUP <= new.smallest_group <= LARGEST_GROUP:
        raise GroupSize
    named = new.subjects
    if (
        len(named) > MOST_SUBJECTS
        or len(set(named)) < len(named)
        or any(not 0 < len(s) <= LONGEST_SUBJECT for s in named)
    ):
        raise BadSubjects
