"""Which dimensions fall short of their target, in the order in which closing them pays."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.maturity.profile import DimensionProfile, Profile
from assessments.maturity.rating import QUESTIONS, Answer
from methodology.dimension import Dimension, QuestionId
from methodology.pack import Pack

DEFAULT_TARGET = 3
ORIGIN = "gap:"
"""How the origin of a task that was made from a gap begins."""
GATE_FACTOR = 1.5


@dataclass(frozen=True)
class Gap:
    """A dimension below its target, and the question that stops it."""

    dimension: Dimension
    level: int | None
    score: float | None
    target: int
    minimum: int | None
    """The level that the target gate needs."""
    question: QuestionId
    answer: Answer
    """What the stopping question is answered now."""

    @property
    def shortfall(self) -> float | None:
        """Return max(0, target − score); None while the score is unknown."""
        return None if self.score is None else max(0.0, self.target - self.score)

    @property
    def priority(self) -> float | None:
        """Return weight × shortfall × 1.5 if the gate needs it; None while the score is unknown."""
        if self.shortfall is None:
            return None
        return self.dimension.weight * self.shortfall * (GATE_FACTOR if self.minimum else 1.0)

    @property
    def is_blocking(self) -> bool:
        """Return whether the gate needs a level that is not shown."""
        return self.minimum is not None and (self.level is None or self.level < self.minimum)

    @property
    def source(self) -> str:
        """Return the origin that a task made from this gap carries."""
        return f"{ORIGIN}{self.dimension.id}.{self.question}"

    @property
    def action(self) -> dict[str, str]:
        """Return the title of the action that closes it: what the next level says, from value, to value."""
        words = self.dimension.level[QUESTIONS.index(self.question) + 1]
        step = f"{self.dimension.id}.{self.question}, {self.answer} → {Answer.FULLY}"
        return {language: f"{text} ({step})" for language, text in words.items()}


def dimension_of(source: str) -> str | None:
    """Return the dimension that a task helps by its origin; None when it was not made from a gap."""
    return source.removeprefix(ORIGIN).partition(".")[0] if source.startswith(ORIGIN) else None


def gate_minimums(pack: Pack, gate_id: str) -> dict[str, int]:
    """Return the level that a gate asks of each dimension; nothing for an unknown gate."""
    gate = next((each for each in pack.gates if each.id == gate_id), None)
    asked: dict[str, int] = {}
    for criterion in gate.criterion if gate else ():
        if criterion.dimension and criterion.level:
            asked[criterion.dimension] = max(criterion.level, asked.get(criterion.dimension, 0))
    return asked


def targets(pack: Pack, gate_id: str) -> dict[str, int]:
    """Return the target level of every dimension: what the gate asks, else 3."""
    asked = gate_minimums(pack, gate_id)
    return {each.id: asked.get(each.id, DEFAULT_TARGET) for each in pack.dimensions}


def find_gaps(profile: Profile, minimums: Mapping[str, int]) -> tuple[Gap, ...]:
    """Return the gaps by priority, ties by lowest level; what is not rated yet comes last."""
    gaps = (_gap(each, minimums.get(each.id)) for each in profile.dimensions)
    return tuple(sorted((gap for gap in gaps if gap), key=_rank))


def _gap(found: DimensionProfile, minimum: int | None) -> Gap | None:
    rating = found.reality
    if rating.is_out_of_scope or rating.stopped_at is None:
        return None
    agreed = found.agreements.get(rating.stopped_at)
    gap = Gap(
        found.dimension,
        rating.level,
        rating.score,
        minimum or DEFAULT_TARGET,
        minimum,
        rating.stopped_at,
        agreed.answer if agreed else Answer.UNKNOWN,
    )
    return gap if gap.shortfall is None or gap.shortfall > 0 or gap.is_blocking else None


def _rank(gap: Gap) -> tuple[bool, float, int, str]:
    priority = gap.priority
    return priority is None, -(priority or 0.0), gap.level or 0, gap.dimension.id
