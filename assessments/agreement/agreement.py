"""What counts on one question of maturity, by evidence and agreement, and how far apart people stand on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assessments.agreement.measure import Measure, Order, measure
from assessments.maturity.rating import SCALE, Answer
from methodology.dimension import SHARES

NOTHING = Measure(Order.STEPS)


@dataclass(frozen=True)
class Agreement:
    """The answer to one question that counts, beside what was said; dispersion only from three rated answers on."""

    answer: Answer
    said: Measure = NOTHING
    """How far apart people stand: of what they said, before missing evidence capped it."""
    waived: int = 0
    """How many said that it does not apply."""
    median: Answer = Answer.UNKNOWN
    """What counts while nothing is agreed: the lower median of the answers as they count."""
    is_settled: bool = False
    """Whether the answer that counts was agreed."""

    @property
    def rated(self) -> int:
        """Return how many rated."""
        return self.said.n

    @property
    def given(self) -> tuple[Answer, ...]:
        """Return what was answered, from lowest to highest, without “do not know”."""
        return (*(SCALE[int(at)] for at in self.said.values), *(Answer.NOT_APPLICABLE,) * self.waived)

    @property
    def spread(self) -> int | None:
        """Return highest minus lowest step."""
        return None if self.said.spread is None else int(self.said.spread)

    @property
    def agreement(self) -> float | None:
        """Return rWG*."""
        return self.said.index

    @property
    def is_split(self) -> bool:
        """Return whether respondents should talk: two steps apart, or agreement below the convention."""
        return self.said.is_split

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
    spoken = counted if said is None else said
    median = middle(counted)
    return Agreement(median, measured(spoken), spoken.count(Answer.NOT_APPLICABLE), median)


def middle(answers: Sequence[Answer]) -> Answer:
    """Return the lower median of the rated answers; N/A when only that was said, else unknown."""
    at = measured(answers).median
    if at is not None:
        return SCALE[int(at)]
    return Answer.NOT_APPLICABLE if Answer.NOT_APPLICABLE in answers else Answer.UNKNOWN


def measured(answers: Sequence[str]) -> Measure:
    """Return how far answers about maturity stand apart, as for any other scale."""
    found = Counter(answers)
    return _of_counts(tuple(found[each] for each in SCALE))


@lru_cache(maxsize=8192)
def _of_counts(counts: tuple[int, ...]) -> Measure:
    """Return the measure of so many answers of each step; one more answer changes few of many questions."""
    return measure(SHARES, [each for each, count in zip(SCALE, counts, strict=True) for _ in range(count)])
