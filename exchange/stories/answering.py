"""How the people of a story answer an assessment."""

from collections.abc import Iterator
from datetime import date

from access.journal import Signature
from assessments.actions import NewAssessment, answer, close_assessment, start_assessment
from assessments.followup.action import Kind, NewAction, State
from assessments.followup.actions import move_action
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.respondents.actions import add_people
from assessments.respondents.listing import NewPerson
from assessments.responses import Role
from data.database import Database
from exchange.stories.script import AssessmentStory
from phases.gaps.actions import close_gap
from words.text import Text

SCALE = "NPLF"


def hold_assessment(db: Database, signature: Signature, programme_id: str, told: AssessmentStory) -> None:
    """Start the assessment, let everybody answer, close it, and plan what the story makes of its gaps."""
    held_on = signature.at.date()
    new = NewAssessment(told.title, held_on, told.target_gate)
    assessment_id = start_assessment(db, signature, programme_id, new)
    roles = [Role.MANAGEMENT, *[Role.USERS] * len(told.respondents)]
    people = [NewPerson(name, role=role) for name, role in zip(told.respondents, roles, strict=False)]
    add_people(db, signature, assessment_id, people)
    for number, respondent in enumerate(told.respondents):
        given = [
            each
            for dimension, answers in told.answers.items()
            for each in _answers(dimension, answers, (number, dimension in told.disputed), (respondent, held_on))
        ]
        answer(db, signature, assessment_id, given)
    close_assessment(db, signature, assessment_id, 1)
    for gap in told.planned:
        work = _action(told, assessment_id, (Kind.TASK, gap.question, gap.title, gap.owner))
        close_gap(db, signature, programme_id, (work, (gap.step, gap.phase, gap.days)))
    for each in told.actions:
        work = _action(told, assessment_id, (Kind(each.kind), each.question, each.title, each.owner))
        key = close_gap(db, signature, programme_id, (work, ("", "", 0)))
        if each.is_done:
            move_action(db, signature, key, (State.DONE, 1))


def _action(told: AssessmentStory, assessment_id: str, work: tuple[Kind, str, Text, Text]) -> NewAction:
    """Return the action about a question, from what users answered to fully."""
    kind, asked, title, owner = work
    dimension, _, letter = asked.partition(".")
    seen = told.answers[dimension].split()[1]["abcd".index(letter)]
    name = owner if isinstance(owner, str) else owner["en"]
    return NewAction(kind, title, assessment_id, dimension, letter, seen, str(Answer.FULLY), name)


def _answers(dimension: str, answers: str, place: tuple[int, bool], who: tuple[str, date]) -> Iterator[GivenAnswer]:
    """Yield four answers; where a dimension is disputed, management sees two steps more than its users."""
    intended, seen = answers.split()
    number, disputed = place
    respondent, held_on = who
    for at, question in enumerate("abcd"):
        real = _shifted(seen[at], 2 if disputed and number == 0 else 0)
        evidence = f"DOC-{dimension}{question}" if real != "N" else ""
        yield GivenAnswer(
            respondent,
            dimension,
            question,  # type: ignore[arg-type]
            Answer(intended[at]),
            Answer(real),
            evidence,
            "",
            held_on if evidence else None,
        )


def _shifted(answer_letter: str, steps: int) -> str:
    return SCALE[min(len(SCALE) - 1, SCALE.index(answer_letter) + steps)]
