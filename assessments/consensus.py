"""What several respondents agree on, and how far apart they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low, variance

from assessments.maturity import SCALE, Answer

ENOUGH_RESPONDENTS = 3
AGREEMENT = 0.70
"""The convention below which respondents disagree."""

ORDER = tuple(Answer)


@dataclass(frozen=True)
class Agreement:
    """The agreed answer to one question; dispersion only from three rated answers on."""

    answer: Answer
    rated: int
    spread: int | None = None
    agreement: float | None = None
    classic_agreement: float | None = None
    given: tuple[Answer, ...] = ()
    """What was answered, from lowest to highest, without “do not know”."""

    @property
    def is_split(self) -> bool:
        """Return whether respondents should talk: two steps apart, or agreement below the convention."""
        if self.spread is None or self.agreement is None:
            return False
        return self.spread >= 2 or self.agreement < AGREEMENT


def agree(answers: Sequence[Answer]) -> Agreement:
    """Return what the answers of all respondents to one question amount to."""
    given = tuple(sorted((a for a in answers if a is not Answer.UNKNOWN), key=ORDER.index))
    steps = [SCALE.index(answer) for answer in given if answer.is_rated]
    if not steps:
        is_out = bool(given)
        return Agreement(Answer.NOT_APPLICABLE if is_out else Answer.UNKNOWN, 0, given=given)
    agreed = SCALE[median_low(steps)]
    if len(steps) < ENOUGH_RESPONDENTS:
        return Agreement(agreed, len(steps), given=given)
    spread = max(steps) - min(steps)
    return Agreement(agreed, len(steps), spread, rwg_star(steps), rwg_classic(steps), given)


def rwg_star(steps: Sequence[int], options: int = len(SCALE)) -> float:
    """Return 1 − s²/s²max with the greatest possible dissent, s²max = (A−1)²/4, floored at 0."""
    return max(0.0, 1 - variance(steps) / ((options - 1) ** 2 / 4))


def rwg_classic(steps: Sequence[int], options: int = len(SCALE)) -> float:
    """Return 1 − s²/s²uniform, s²uniform = (A²−1)/12 (James, Demaree and Wolf 1984); it can be negative."""
    return 1 - variance(steps) / ((options**2 - 1) / 12)
