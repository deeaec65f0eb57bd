"""What changed between two assessments: every dimension, and every answer that counts differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.agreement.agreement import Agreement
from assessments.maturity.profile import DimensionProfile, Profile, compare
from assessments.maturity.rating import QUESTIONS, STEP, Answer
from methodology.dimension import Dimension, QuestionId
from words.format import MINUS
from words.text import Sentence, counted, sentence

NOTABLE = 0.05
"""Scores are shown with one digit; less than half of it is no change."""


@dataclass(frozen=True)
class ChangedAnswer:
    """One question whose answer that counts is another one in the later assessment."""

    dimension: Dimension
    question: QuestionId
    facet: str
    before: Answer
    after: Answer

    @property
    def steps(self) -> int | None:
        """Return by how many steps it rose; None where one of them is no step."""
        if self.before in STEP and self.after in STEP:
            return STEP[self.after] - STEP[self.before]
        return None


def changed_answers(before: Profile, after: Profile) -> tuple[ChangedAnswer, ...]:
    """Return the answers that count differently, in the order of the dimensions; falls come before rises."""
    found = [
        change
        for later in after.dimensions
        if (earlier := before.dimension.get(later.id)) is not None
        for change in _changes(earlier, later)
    ]
    return tuple(
        sorted(found, key=lambda each: (each.steps is None, min(each.steps or 0, 0), each.facet != "reality"))
    )


def _changes(earlier: DimensionProfile, later: DimensionProfile) -> Iterator[ChangedAnswer]:
    nothing = Agreement(Answer.UNKNOWN)
    for facet, old, new in (
        ("reality", earlier.agreements, later.agreements),
        ("intention", earlier.intentions, later.intentions),
    ):
        for question in QUESTIONS:
            before, after = old.get(question, nothing).answer, new.get(question, nothing).answer
            if before != after:
                yield ChangedAnswer(later.dimension, question, facet, before, after)


def comparison(before: Profile, after: Profile) -> Sentence:
    """Return what changed in one sentence: the weighted score, how many dimensions rose and which fell."""
    old, new = before.reality.score, after.reality.score
    if old is None or new is None:
        return sentence("Nothing to compare: one of the two has no answers yet")
    moved = [(each.dimension, each.by) for each in compare(before, after) if each.by is not None]
    rose = [each for each, by in moved if by >= NOTABLE]
    fell = [each for each, by in sorted(moved, key=lambda each: each[1]) if by <= -NOTABLE]
    head = sentence("The weighted score went from {before} to {after}", before=f"{old:.1f}", after=f"{new:.1f}")
    if not rose and not fell:
        return sentence("{change}: no dimension moved", change=head)
    gained = counted("{count} dimension rose", "{count} dimensions rose", len(rose))
    if not fell:
        return sentence("{change}: {gained}, none fell", change=head, gained=gained)
    lost = counted("{dimensions} fell", "{count} fell, {dimensions} most", len(fell), dimensions=fell[0])
    return sentence("{change}: {gained}, {lost}", change=head, gained=gained, lost=lost)


def signed(by: float | None, digits: int = 1) -> str:
    """Return a difference with its sign; nothing for one that rounds to zero or is unknown."""
    if by is None or round(by, digits) == 0:
        return ""
    return f"{'+' if by > 0 else MINUS}{abs(by):.{digits}f}"
