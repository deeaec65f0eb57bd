"""Satisfaction: the share of the two highest answers, and the mean of several items."""

import math
from collections.abc import Iterable, Sequence

from assessments.surveys.figure import Scale, Score, SurveyFigure, answered
from assessments.surveys.intervals import Z95, corrected, mean_of, shrink, wilson
from words.text import counted, sentence

FEW = 10
"""Below so many answers people read “3 of 4”, not percent."""


def csat(scores: Iterable[Score], low: int = 1, high: int = 5, population: int | None = None) -> SurveyFigure:
    """Return the percent of answers in the two highest of the scale; refuse a score off the scale."""
    scale = Scale(low, high)
    given, missing = answered(scores, scale)
    method = sentence(
        "% of {second} and {high} on {low} to {high} (top two); 95 % interval by Wilson",
        second=high - 1,
        low=low,
        high=high,
    )
    if not given:
        return SurveyFigure(None, 0, missing, None, None, sentence("no share, because nobody answered"))
    top = top_two(given, scale)
    reach = wilson(top, len(given), Z95 * shrink(len(given), population))
    value = 100 * top / len(given)
    return SurveyFigure(value, len(given), missing, 100 * reach[0], 100 * reach[1], corrected(method, population))


def top_two(given: Iterable[float], scale: Scale) -> int:
    """Return how many chose one of the two highest answers."""
    return sum(score >= scale.high - 1 for score in given)


def mean_score(rows: Iterable[Sequence[Score]], low: int, high: int, population: int | None = None) -> SurveyFigure:
    """Return the mean over respondents of the mean of their items, in points of the scale.

    A respondent who answered less than half of the items has no score; a score off the scale is refused.
    """
    every = list(rows)
    answered([score for row in every for score in row], Scale(low, high))
    shares = [[score for score in row if score is not None] for row in every]
    means = [
        math.fsum(given) / len(given)
        for given, row in zip(shares, every, strict=True)
        if 2 * len(given) >= len(row) > 0
    ]
    mean = mean_of(means, population)
    method = counted(
        "mean of one item on {low} to {high}; {interval}",
        "mean of {count} items on {low} to {high}; {interval}",
        len(every[0]) if every else 0,
        low=low,
        high=high,
        interval=mean.method,
    )
    lowest, highest = mean.interval or (None, None)
    return SurveyFigure(mean.value, len(means), len(every) - len(means), lowest, highest, method)
