"""An objective with its one success criterion: from which value to which, by when, and who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Literal

from errors import Refusal
from words.status import Status
from words.text import Sentence, Text, joined, pick, sentence

Direction = Literal["up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("up", "down")
LONGEST_TITLE = 300
LONGEST_WORD = 120


class InvalidScope(Refusal):
    """What was to be saved has mistakes; every one is listed and nothing was saved."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(sentence("Nothing was saved: {problems}", problems=joined(problems)))


@dataclass(frozen=True, slots=True)
class Objective:
    """What the programme is for, of the whole enterprise where no department is named.

    Its success criterion: a measure in a unit that goes up or down from baseline to target until the due date.
    """

    title: Text
    department: Text = ""
    measure: Text = ""
    measured_in: Text = ""
    direction: Direction = "up"
    baseline: float | None = None
    target: float | None = None
    due_on: date | None = None
    owner: Text = ""
    actual: float | None = None
    actual_on: date | None = None
    benefit: str = ""
    """Which benefit of the expectation survey it promises, in the same unit: section.question; empty for none."""
    key: str = ""
    version: int = 0


def benefit_realisation(objective: Objective) -> float | None:
    """Return (actual − baseline) ÷ (target − baseline), not capped: 1 is reached, below 0 moved away (metric E12).

    None while a number is missing, and where target and baseline are the same: there the value is to be held.
    """
    baseline, target, actual = objective.baseline, objective.target, objective.actual
    if baseline is None or target is None or actual is None or target == baseline:
        return None
    return (actual - baseline) / (target - baseline)


def is_reached(objective: Objective) -> bool | None:
    """Return whether the measured value is at the target or beyond it; None while either is unknown."""
    if objective.target is None or objective.actual is None:
        return None
    above = objective.actual - objective.target
    return above >= 0 if objective.direction == "up" else above <= 0


def objective_status(objective: Objective, today: date) -> Status:
    """Return where the objective stands: reached, under way, moved away, overdue, or not measured yet."""
    reached = is_reached(objective)
    if reached is None:
        return Status.UNPROVEN
    if reached:
        return Status.DONE
    if objective.due_on and objective.due_on < today:
        return Status.LATE
    realised = benefit_realisation(objective)
    return Status.OFF if realised is None or realised < 0 else Status.DOING


def missing_parts(objective: Objective) -> tuple[Sentence, ...]:
    """Return what the success criterion still lacks before anybody can tell whether it was met."""
    parts = (
        (objective.measure, sentence("measure")),
        (objective.baseline is not None, sentence("baseline")),
        (objective.target is not None, sentence("target")),
        (objective.due_on, sentence("date")),
        (objective.owner, sentence("owner")),
    )
    return tuple(name for given, name in parts if not given)


def refuse_objective(objective: Objective) -> None:
    """Refuse an objective that cannot be, with all its mistakes; what is only missing may come later."""
    problems = text_problems(objective.title, (objective.department, objective.measured_in, objective.owner))
    if len(plain_words(objective.measure)) > LONGEST_TITLE:
        problems.append(sentence("A measure has at most {most} characters.", most=LONGEST_TITLE))
    numbers = (objective.baseline, objective.target, objective.actual)
    if any(number is not None and not isfinite(number) for number in numbers):
        problems.append(sentence("Baseline, target and actual value are numbers."))
    elif objective.baseline is not None and objective.target is not None:
        problems += _direction_problems(objective, objective.target - objective.baseline)
    if objective.actual is None and objective.actual_on:
        problems.append(sentence("Say which value was measured on that day."))
    if problems:
        raise InvalidScope(problems)


def _direction_problems(objective: Objective, change: float) -> list[Sentence]:
    if objective.direction == "up" and change < 0:
        return [sentence("More is better, but the target lies below the baseline. Turn one of them round.")]
    if objective.direction == "down" and change > 0:
        return [sentence("Less is better, but the target lies above the baseline. Turn one of them round.")]
    return []


def text_problems(title: Text, short: Sequence[Text]) -> list[Sentence]:
    """Return what is wrong with a title and with short texts beside it."""
    found: list[Sentence] = []
    if not plain_words(title):
        found.append(sentence("It needs a title."))
    if len(plain_words(title)) > LONGEST_TITLE:
        found.append(sentence("A title has at most {most} characters.", most=LONGEST_TITLE))
    if any(len(plain_words(each)) > LONGEST_WORD for each in short):
        found.append(sentence("Names, units and departments have at most {most} characters.", most=LONGEST_WORD))
    return found


def plain_words(text: Text) -> str:
    """Return words in the first language they exist in, without blanks around them."""
    return pick(text, "en").strip()
