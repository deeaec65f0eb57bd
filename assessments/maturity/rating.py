"""How answers become a level, a score and a coverage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from methodology.dimension import QuestionId

QUESTIONS: tuple[QuestionId, ...] = ("a", "b", "c", "d")
"""Question a proves level 2, b level 3, c level 4, d level 5."""

ENOUGH_COVERAGE = 0.8


class Answer(StrEnum):
    """For what share of the scope a question is true: 0–15, –50, –85, –100 %."""

    NOT = "N"
    PARTLY = "P"
    LARGELY = "L"
    FULLY = "F"
    NOT_APPLICABLE = "NA"
    UNKNOWN = "?"

    @property
    def is_rated(self) -> bool:
        """Return whether the answer carries a value."""
        return self in SCALE


SCALE = (Answer.NOT, Answer.PARTLY, Answer.LARGELY, Answer.FULLY)
STEP = {answer: at for at, answer in enumerate(SCALE)}
VALUES = {answer: position / 3 for position, answer in enumerate(SCALE)}

Answers = Mapping[QuestionId, Answer]


@dataclass(frozen=True)
class Rating:
    """What the four answers of one dimension say; level and score are None while nothing is rated."""

    level: int | None
    score: float | None
    answered: int
    applicable: int
    stopped_at: QuestionId | None
    """The first question that is neither F nor N/A."""

    @property
    def coverage(self) -> float | None:
        """Return answered / applicable; None when nothing applies."""
        return self.answered / self.applicable if self.applicable else None

    @property
    def is_out_of_scope(self) -> bool:
        """Return whether no question applies."""
        return self.applicable == 0

    @property
    def is_held_back(self) -> bool:
        """Return whether the score stands a whole level above the level: a lower question is missing."""
        return self.score is not None and self.level is not None and self.score - self.level > 1 - 1e-9


@dataclass(frozen=True)
class Overall:
    """The weighted mean score, never without the lowest level and the coverage."""

    score: float | None
    lowest_level: int | None
    answered: int
    applicable: int

    @property
    def coverage(self) -> float | None:
        """Return answered / applicable over all dimensions; None when nothing applies."""
        return self.answered / self.applicable if self.applicable else None

    @property
    def is_provisional(self) -> bool:
        """Return whether too few questions are answered to rely on the score."""
        return self.coverage is None or self.coverage < ENOUGH_COVERAGE


def capped(reality: Answer, is_proven: bool) -> Answer:
    """Return reality as it counts: at most P without valid evidence."""
    return Answer.PARTLY if reality in (Answer.LARGELY, Answer.FULLY) and not is_proven else reality


def weighted_mean(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Return Σwv / Σw of (weight, value) pairs; None without weight."""
    listed = list(pairs)
    total = sum(weight for weight, _ in listed)
    return sum(weight * value for weight, value in listed) / total if total else None


def rate(answers: Answers) -> Rating:
    """Return level, score and coverage of one dimension; a missing answer counts as unanswered."""
    return _rated(tuple(answers.get(question, Answer.UNKNOWN) for question in QUESTIONS))


@lru_cache(maxsize=2048)
def _rated(given: tuple[Answer, ...]) -> Rating:
    rated = [VALUES[answer] for answer in given if answer.is_rated]
    share = weighted_mean((1.0, value) for value in rated)
    return Rating(
        level=climb(given) if rated else None,
        score=None if share is None else 1 + 4 * share,
        answered=len(rated),
        applicable=sum(answer is not Answer.NOT_APPLICABLE for answer in given),
        stopped_at=_stop(given),
    )


def climb(given: Iterable[Answer]) -> int:
    """Return the highest level whose question is L or F with all lower ones F; N/A counts as satisfied."""
    level = 1
    for answer in given:
        if answer not in (Answer.LARGELY, Answer.FULLY, Answer.NOT_APPLICABLE):
            break
        level += 1
        if answer is Answer.LARGELY:
            break
    return level


def _stop(given: Sequence[Answer]) -> QuestionId | None:
    satisfied = (Answer.FULLY, Answer.NOT_APPLICABLE)
    return next((q for q, answer in zip(QUESTIONS, given, strict=True) if answer not in satisfied), None)


def rate_overall(ratings: Iterable[tuple[float, Rating]]) -> Overall:
    """Return the overall rating of (weight, rating) pairs; what has no score leaves its weight to others."""
    listed = list(ratings)
    levels = [rating.level for _, rating in listed if rating.level is not None]
    return Overall(
        score=weighted_mean((weight, r.score) for weight, r in listed if r.score is not None),
        lowest_level=min(levels, default=None),
        answered=sum(rating.answered for _, rating in listed),
        applicable=sum(rating.applicable for _, rating in listed),
    )
