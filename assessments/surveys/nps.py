"""Stated loyalty: the net promoter score of answers from 0 to 10."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.surveys.figure import Scale, Score, SurveyFigure, answered
from assessments.surveys.intervals import Z95, corrected, shrink
from words.text import sentence

ZERO_TO_TEN = Scale(0, 10)
PROMOTER, PASSIVE = 9, 7
ENOUGH = 20
"""Below so many answers the distribution says more than the score."""


@dataclass(frozen=True)
class Loyalty:
    """How many would recommend (9–10), would not mind (7–8), would advise against (0–6), or did not say."""

    promoters: int
    passives: int
    detractors: int
    no_answer: int = 0

    @property
    def n(self) -> int:
        """Return how many answered."""
        return self.promoters + self.passives + self.detractors


@dataclass(frozen=True)
class Adjusted:
    """The score drawn towards nought as if three more had answered, and its interval."""

    value: float
    ci_low: float
    ci_high: float


def loyalty(scores: Iterable[Score]) -> Loyalty:
    """Return who promotes and who detracts; refuse a score that is no whole number from 0 to 10."""
    given, missing = answered(scores, ZERO_TO_TEN)
    promoters = sum(score >= PROMOTER for score in given)
    passives = sum(PASSIVE <= score < PROMOTER for score in given)
    return Loyalty(promoters, passives, len(given) - promoters - passives, missing)


def nps(scores: Iterable[Score], population: int | None = None) -> SurveyFigure:
    """Return % promoters − % detractors in points from −100 to 100; refuse a score that is not from 0 to 10."""
    return nps_of(loyalty(scores), population)


def nps_of(counts: Loyalty, population: int | None = None) -> SurveyFigure:
    """Return the score of counted answers; its variance is p + d − (p − d)², as of one draw of +1, 0 or −1.

    Answers all of one kind have no variance; their interval is the adjusted one, which has a width.
    """
    if not counts.n:
        nothing = sentence("no score, because nobody answered")
        return SurveyFigure(None, 0, counts.no_answer, None, None, nothing)
    value, reach = _score(counts.promoters, counts.detractors, counts.n)
    if reach:
        reach *= shrink(counts.n, population)
        low, high = max(-100.0, value - reach), min(100.0, value + reach)
        method = sentence("% of 9–10 minus % of 0–6; 95 % interval by the normal approximation, p + d − (p − d)²")
    else:
        near = adjusted(counts, population)
        low, high = min(value, near.ci_low), max(value, near.ci_high)
        method = sentence("% of 9–10 minus % of 0–6; 95 % interval by adjusted Wald, because all answer alike")
    return SurveyFigure(value, counts.n, counts.no_answer, low, high, corrected(method, population))


def adjusted(counts: Loyalty, population: int | None = None) -> Adjusted:
    """Return the adjusted Wald interval and its middle: n + 3, promoters + 0.75, detractors + 0.75 (Rocks 2016)."""
    value, reach = _score(counts.promoters + 0.75, counts.detractors + 0.75, counts.n + 3)
    reach *= shrink(counts.n, population)
    return Adjusted(value, max(-100.0, value - reach), min(100.0, value + reach))


def _score(promoters: float, detractors: float, base: float) -> tuple[float, float]:
    """Return the score and half its interval, in points."""
    share = (promoters - detractors) / base
    variance = max(0.0, (promoters + detractors) / base - share * share)
    return 100 * share, 100 * Z95 * math.sqrt(variance / base)
