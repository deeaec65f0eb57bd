"""What several respondents agree on, and how far apart they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from assessments.maturity import SCALE, Answer

ENOUGH_RESPONDENTS = 3
AGREEMENT = 0.70
"""The convention below which respondents disagree."""

ORDER = {answer: at for at, answer in enumerate(Answer)}
STEP = {answer: at for at, answer in enumerate(SCALE)}


@dataclass(frozen=True)
class Agreement:
    """The answer to one question that counts; dispersion only from three rated answers on."""

    answer: Answer
    rated: int
    spread: int | None = None
    agreement: float | None = None
    classic_agreement: float | None = None
    given: tuple[Answer, ...] = ()
    """What was answered, from lowest to highest, without “do not know”, before missing evidence capped it."""
    median: Answer = Answer.UNKNOWN
    """What counts while nothing is agreed."""
    is_settled: bool = False
    """Whether the answer that counts was agreed."""

    @property
    def is_split(self) -> bool:
        """Return whether respondents should talk: two steps apart, or agreement below the convention."""
        if self.spread is None or self.agreement is None:
            return False
        return self.spread >= 2 or self.agreement < AGREEMENT

    @property
    def is_open(self) -> bool:
        """Return whether respondents should talk and have not agreed yet."""
        return self.is_split and not self.is_settled

    def settled(self, answer: Answer) -> "Agreement":
        """Return it with the answer that was agreed; what each respondent said stays."""
        return replace(self, answer=answer, is_settled=True)


def agree(counted: Sequence[Answer], said: Sequence[Answer] | None = None) -> Agreement:
    """Return what the answers of all respondents to one question amount to.

    The median is of the answers as they count; how far people stand apart is told by what they said, before
    missing evidence capped it (`said`; by default the same).
    """
    spoken = tuple(sorted((a for a in (counted if said is None else said) if a != "?"), key=ORDER.__getitem__))
    median = middle(counted)
    steps = [STEP[answer] for answer in spoken if answer in STEP]
    if len(steps) < ENOUGH_RESPONDENTS:
        return Agreement(median, len(steps), given=spoken, median=median)
    spread = steps[-1] - steps[0]
    return Agreement(median, len(steps), spread, rwg_star(steps), rwg_classic(steps), spoken, median)


def middle(answers: Sequence[Answer]) -> Answer:
    """Return the lower median of the rated answers; N/A when only that was said, else unknown."""
    steps = [STEP[answer] for answer in answers if answer in STEP]
    if steps:
        return SCALE[median_low(steps)]
    return Answer.NOT_APPLICABLE if Answer.NOT_APPLICABLE in answers else Answer.UNKNOWN


def variance(steps: Sequence[float]) -> float:
    """Return s² = (Σx² − (Σx)²/n) / (n − 1), exact for steps; at least two are needed."""
    total, count = sum(steps), len(steps)
    return (count * sum(each * each for each in steps) - total * total) / (count * (count - 1))


def rwg_star(steps: Sequence[float], options: float = len(SCALE)) -> float:
    """Return 1 − s²/s²max with the greatest possible dissent, s²max = (A−1)²/4, floored at 0."""
    return max(0.0, 1 - variance(steps) / ((options - 1) ** 2 / 4))


def rwg_classic(steps: Sequence[int], options: int = len(SCALE)) -> float:
    """Return 1 − s²/s²uniform, s²uniform = (A²−1)/12 (James, Demaree and Wolf 1984); it can be negative."""
    return 1 - variance(steps) / ((options**2 - 1) / 12)
