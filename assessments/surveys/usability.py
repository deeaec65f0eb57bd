"""How usable people find a system: SUS (ten items) and UMUX-Lite (two items), both from 0 to 100."""

import math
from collections.abc import Iterable, Sequence

from assessments.surveys.figure import Scale, Score, SurveyFigure, whole_rows
from assessments.surveys.intervals import Mean, mean_of
from words.text import sentence

SUS_ITEMS, SUS_SCALE = 10, Scale(1, 5)
UMUX_ITEMS, UMUX_SCALE = 2, Scale(1, 7)


def sus(rows: Iterable[Sequence[Score]], population: int | None = None) -> SurveyFigure:
    """Return the mean SUS of respondents with all ten answers from 1 to 5; refuse other rows and numbers."""
    scores, missing = sus_scores(rows)
    mean = mean_of(scores, population)
    method = sentence(
        "SUS: 2.5 × (odd items − 1, even items 5 − answer), mean of people; {interval}", interval=mean.method
    )
    return SurveyFigure(mean.value, len(scores), missing, *_within(mean), method)


def sus_scores(rows: Iterable[Sequence[Score]]) -> tuple[list[float], int]:
    """Return the SUS of each respondent with ten answers, from 0 to 100, and how many have fewer."""
    whole, missing = whole_rows(rows, SUS_ITEMS, SUS_SCALE)
    return [2.5 * sum(row) for row in turned(whole)], missing


def turned(rows: Iterable[Sequence[float]]) -> list[list[float]]:
    """Return the ten SUS answers as contributions from 0 to 4: odd items − 1, even ones 5 − answer."""
    return [[5 - each if place % 2 else each - 1 for place, each in enumerate(row)] for row in rows]


def umux_lite(
    rows: Iterable[Sequence[Score]], low: int = 1, high: int = 7, population: int | None = None
) -> SurveyFigure:
    """Return the mean UMUX-Lite of respondents with both answers; refuse other rows and numbers off the scale."""
    scores, missing = umux_scores(rows, Scale(low, high))
    mean = mean_of(scores, population)
    method = sentence(
        "UMUX-Lite: both items − {low} on {low} to {high}, scaled to 0–100, mean of people; {interval}",
        low=low,
        high=high,
        interval=mean.method,
    )
    return SurveyFigure(mean.value, len(scores), missing, *_within(mean), method)


def umux_scores(rows: Iterable[Sequence[Score]], scale: Scale = UMUX_SCALE) -> tuple[list[float], int]:
    """Return the UMUX-Lite of each respondent, (i1 + i2 − 2) × 100/12 on seven points, and how many lack an answer.

    The old regression to SUS is left out on purpose: it reads too low at the high end (Lah, Lewis, Šumak 2020).
    """
    whole, missing = whole_rows(rows, UMUX_ITEMS, scale)
    most = UMUX_ITEMS * (scale.high - scale.low)
    return [100 * (math.fsum(row) - UMUX_ITEMS * scale.low) / most for row in whole], missing


def _within(mean: Mean) -> tuple[float | None, float | None]:
    """Return the interval cut to what a score can be."""
    return (max(0.0, mean.interval[0]), min(100.0, mean.interval[1])) if mean.interval else (None, None)
