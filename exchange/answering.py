"""How the people of a story answer an assessment."""

from collections.abc import Iterator
from datetime import date

from access.journal import Signature
from assessments.actions import NewAssessment, answer, close_assessment, start_assessment
from assessments.maturity import Answer
from assessments.profile import GivenAnswer
from data.database import Database
from exchange.script import AssessmentStory
from phases.actions import add_task
from phases.editing import NewTask

SCALE = "NPLF"


def hold_assessment(db: Database, signature: Signature, programme_id: str, told: AssessmentStory) -> None:
    """Start the assessment, let everybody answer, close it, and plan what the story makes of its gaps."""
    held_on = signature.at.date()
    new = NewAssessment(told.title, held_on, told.target_gate)
    assessment_id = start_assessment(db, signature, programme_id, new)
    for number, respondent in enumerate(told.respondents):
        given = [
            each
            for dimension, answers in told.answers.items()
            for each in _answers(dimension, answers, (number, dimension in told.disputed), (respondent, held_on))
        ]
        answer(db, signature, assessment_id, given)
    close_assessment(db, signature, assessment_id, 1)
    for gap in told.planned:
        task = NewTask(gap.title, gap.days, gap.step, gap.phase, gap.owner, f"gap:{gap.question}")
        add_task(db, signature, programme_id, task)


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
