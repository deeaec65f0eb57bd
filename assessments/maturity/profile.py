"""The profile of an assessment: every dimension in reality and intention, and how two profiles differ."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from assessments.agreement.agreed import Agreed
from assessments.agreement.agreement import Agreement, agree
from assessments.maturity.rating import QUESTIONS, Answer, Overall, Rating, capped, rate, rate_overall
from methodology.dimension import Dimension, QuestionId

EVIDENCE_DAYS = 90
"""Reality is seen in records of the last 90 days."""

Key = tuple[str, QuestionId]


@dataclass(frozen=True)
class GivenAnswer:
    """What one respondent answered to one question: intention, reality and its evidence."""

    respondent: str
    dimension: str
    question: QuestionId
    intention: Answer
    reality: Answer
    evidence: str = ""
    reason: str = ""
    evidence_on: date | None = None

    @property
    def key(self) -> Key:
        """Return which question it answers."""
        return self.dimension, self.question

    def is_proven(self, held_on: date | None) -> bool:
        """Return whether its own evidence holds on the day of the assessment."""
        if not self.evidence.strip():
            return False
        if held_on is None or self.evidence_on is None:
            return True
        return held_on - self.evidence_on <= timedelta(days=EVIDENCE_DAYS)

    def counted_reality(self, held_on: date | None, has_record: bool = False) -> Answer:
        """Return reality as it counts on the day of the assessment: capped without valid evidence.

        `has_record` says that evidence kept for the question holds on that day.
        """
        return capped(self.reality, has_record or self.is_proven(held_on))


@dataclass(frozen=True)
class Settled:
    """What counts beside the answers: values that were agreed, and questions for which kept evidence holds."""

    agreed: Mapping[Key, Agreed] = field(default_factory=dict)
    proven: frozenset[Key] = frozenset()

    @property
    def evidence_only(self) -> "Settled":
        """Return it without agreed values, for a part of the respondents."""
        return Settled(proven=self.proven)


NOTHING_SETTLED = Settled()


@dataclass(frozen=True)
class DimensionProfile:
    """One dimension: what is done, what is promised, and how far respondents agree, question by question."""

    dimension: Dimension
    reality: Rating
    intention: Rating
    agreements: Mapping[QuestionId, Agreement]
    """On reality."""
    intentions: Mapping[QuestionId, Agreement] = field(default_factory=dict)
    """On intention."""
    spread: tuple[float, float] | None = None
    """Lowest and highest score that single respondents give to reality, from two respondents on."""

    @property
    def id(self) -> str:
        """Return the dimension's id."""
        return self.dimension.id

    @property
    def lag(self) -> float | None:
        """Return intention minus reality in levels; None when one of them is unknown."""
        return difference(self.intention.score, self.reality.score)

    @property
    def is_split(self) -> bool:
        """Return whether respondents disagree on any of its questions and have not agreed yet."""
        return any(each.is_open for each in self.agreements.values())


@dataclass(frozen=True)
class Profile:
    """All dimensions of a pack, in pack order, and what they amount to."""

    dimensions: tuple[DimensionProfile, ...]
    reality: Overall
    intention: Overall
    respondents: tuple[str, ...]

    @property
    def lag(self) -> float | None:
        """Return the overall intention minus reality in levels."""
        return difference(self.intention.score, self.reality.score)

    @cached_property
    def dimension(self) -> Mapping[str, DimensionProfile]:
        """Return the dimensions by id."""
        return {each.id: each for each in self.dimensions}

    @property
    def lowest(self) -> tuple[DimensionProfile, ...]:
        """Return the dimensions that stand on the lowest level."""
        level = self.reality.lowest_level
        return tuple(d for d in self.dimensions if level is not None and d.reality.level == level)


def profile(
    dimensions: Iterable[Dimension],
    given: Iterable[GivenAnswer],
    held_on: date | None = None,
    settled: Settled = NOTHING_SETTLED,
) -> Profile:
    """Return what respondents agree on, question by question.

    A value that was agreed counts instead of the median. Reality is capped at P without evidence: each answer by
    its own, unless kept evidence holds for the question; an agreed one unless anybody's holds.
    """
    listed = tuple(given)
    shown = [each.is_proven(held_on) for each in listed]
    counted = [
        capped(each.reality, own or each.key in settled.proven) for each, own in zip(listed, shown, strict=True)
    ]
    reality, intention = _by_question(listed, counted)
    proven = settled.proven | {each.key for each, own in zip(listed, shown, strict=True) if own}
    _put_agreed(reality, intention, settled, proven)
    spreads = _spreads(listed, counted)
    rated = (_rated(dimension, reality, intention) for dimension in dimensions)
    found = tuple(replace(each, spread=spreads.get(each.id)) for each in rated)
    return together(found, (answer.respondent for answer in listed))


def together(found: tuple[DimensionProfile, ...], respondents: Iterable[str]) -> Profile:
    """Return the profile that dimensions make, as so many respondents answered."""
    return Profile(
        found,
        rate_overall((d.dimension.weight, d.reality) for d in found),
        rate_overall((d.dimension.weight, d.intention) for d in found),
        tuple(sorted(set(respondents))),
    )


Agreements = dict[Key, Agreement]


def _by_question(given: Sequence[GivenAnswer], counted: Sequence[Answer]) -> tuple[Agreements, Agreements]:
    real, said, told = (defaultdict[Key, list[Answer]](list) for _ in range(3))
    for each, reality in zip(given, counted, strict=True):
        key = each.key
        real[key].append(reality)
        said[key].append(each.reality)
        told[key].append(each.intention)
    return {key: agree(found, said[key]) for key, found in real.items()}, {k: agree(v) for k, v in told.items()}


def _put_agreed(reality: Agreements, intention: Agreements, settled: Settled, proven: frozenset[Key]) -> None:
    nothing = Agreement(Answer.UNKNOWN)
    for key, agreed in settled.agreed.items():
        if (real := agreed.answer("reality")) is not None:
            reality[key] = reality.get(key, nothing).settled(capped(real, key in proven))
        if (told := agreed.answer("intention")) is not None:
            intention[key] = intention.get(key, nothing).settled(told)


def _spreads(given: Sequence[GivenAnswer], counted: Sequence[Answer]) -> Mapping[str, tuple[float, float]]:
    single = defaultdict[str, dict[str, dict[QuestionId, Answer]]](lambda: defaultdict(dict))
    for each, reality in zip(given, counted, strict=True):
        single[each.dimension][each.respondent][each.question] = reality
    scores = {key: [rate(answers).score for answers in people.values()] for key, people in single.items()}
    known = {key: [score for score in found if score is not None] for key, found in scores.items()}
    return {key: (min(found), max(found)) for key, found in known.items() if len(found) > 1}


def _rated(dimension: Dimension, reality: Agreements, intention: Agreements) -> DimensionProfile:
    seen = {q: reality[dimension.id, q] for q in QUESTIONS if (dimension.id, q) in reality}
    told = {q: intention[dimension.id, q] for q in QUESTIONS if (dimension.id, q) in intention}
    return DimensionProfile(
        dimension,
        rate({q: each.answer for q, each in seen.items()}),
        rate({q: each.answer for q, each in told.items()}),
        seen,
        told,
    )


@dataclass(frozen=True)
class Change:
    """How the score of one dimension moved between two assessments; None when one of them is unknown."""

    dimension: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float | None:
        """Return the difference in levels."""
        return difference(self.after, self.before)


def difference(after: float | None, before: float | None) -> float | None:
    """Return after minus before; None when one of them is unknown."""
    return None if after is None or before is None else after - before


def compare(before: Profile, after: Profile) -> tuple[Change, ...]:
    """Return the change of every dimension of the later profile."""
    earlier = {each.id: each.reality.score for each in before.dimensions}
    return tuple(Change(d.id, earlier.get(d.id), d.reality.score) for d in after.dimensions)
