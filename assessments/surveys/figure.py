"""What a survey amounts to: one figure with its interval, the answers behind it, and the scale they were given on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from errors import Refusal
from words.text import Sentence, sentence

Score = float | None
"""One answer as a number; `None` where nobody answered."""


class BadScale(Refusal):
    """A scale does not run from a lower to a higher number."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(
            sentence(
                "A scale runs from a lower to a higher number; got {low} to {high}. Name the lower one first.",
                low=low,
                high=high,
            )
        )


class OffScale(Refusal):
    """A number does not stand on the scale of its question."""

    def __init__(self, score: float, scale: "Scale") -> None:
        super().__init__(
            sentence(
                "{score} does not stand on the scale from {low} to {high}. Correct it or leave it empty.",
                score=f"{score:g}",
                low=scale.low,
                high=scale.high,
            )
        )


class WrongItems(Refusal):
    """A respondent has another number of answers than the questionnaire has items."""

    def __init__(self, found: int, wanted: int) -> None:
        super().__init__(
            sentence(
                "This questionnaire has {wanted} items, a respondent has {found}. "
                "Give every respondent one place per item, empty where there is no answer.",
                wanted=wanted,
                found=found,
            )
        )


@dataclass(frozen=True)
class Scale:
    """The whole numbers from low to high."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise BadScale(self.low, self.high)

    @property
    def points(self) -> int:
        """Return how many answers there are."""
        return self.high - self.low + 1

    def holds(self, score: float) -> bool:
        """Return whether the number is one of the answers."""
        return self.low <= score <= self.high and score == int(score)


@dataclass(frozen=True)
class SurveyFigure:
    """A figure of a survey; `None` stands for a value or an interval that so few answers do not give."""

    value: float | None
    n: int
    """Respondents behind the value."""
    no_answer: int
    """Respondents who gave no answer, or too few for a score."""
    ci_low: float | None
    ci_high: float | None
    method: Sentence
    """What the value and its interval are."""


def answered(scores: Iterable[Score], scale: Scale) -> tuple[list[float], int]:
    """Return the answers and how many are missing; refuse a number off the scale."""
    every = list(scores)
    _refuse_off_scale(set(every), scale)
    given = [score for score in every if score is not None]
    return given, len(every) - len(given)


def whole_rows(rows: Iterable[Sequence[Score]], items: int, scale: Scale) -> tuple[list[list[float]], int]:
    """Return the respondents who answered every item and how many did not; refuse what is off the scale."""
    found, every = [], list(rows)
    if wrong := next((row for row in every if len(row) != items), None):
        raise WrongItems(len(wrong), items)
    _refuse_off_scale({score for row in every for score in row}, scale)
    for row in every:
        given = [score for score in row if score is not None]
        if len(given) == items:
            found.append(given)
    return found, len(every) - len(found)


def _refuse_off_scale(scores: set[Score], scale: Scale) -> None:
    for score in scores:
        if score is not None and not scale.holds(score):
            raise OffScale(score, scale)
