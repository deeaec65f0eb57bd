"""Intervals that hold for few people too: Newcombe, and the bootstrap of a median over people."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assessments.surveys.intervals import Interval, wilson

DRAWS = 2000
SEED = 20260101


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, Interval]:
    """Return the difference of two proportions and its interval (Newcombe 1998, method 10)."""
    (hits1, base1), (hits2, base2) = first, second
    share1, share2 = hits1 / base1, hits2 / base2
    (low1, high1), (low2, high2) = wilson(hits1, base1), wilson(hits2, base2)
    difference = share1 - share2
    down = math.hypot(share1 - low1, high2 - share2)
    up = math.hypot(high1 - share1, share2 - low2)
    return difference, (difference - down, difference + up)


def quartiles(values: Sequence[float], counts: Sequence[int]) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile of values that occur so many times each."""
    table = np.asarray([counts])
    return tuple(float(_quantile(values, table, share)[0]) for share in (0.25, 0.5, 0.75))  # type: ignore[return-value]


def bootstrap_median(values: Sequence[float], counts: Sequence[int]) -> Interval:
    """Return the 95 % percentile interval of the median over people: 2000 draws, always the same ones.

    Few values occur many times, so drawing people is drawing their counts: the same law, far less work.
    """
    total = sum(counts)
    if not total:
        return 0.0, 1.0
    draws = np.random.default_rng(SEED).multinomial(total, np.asarray(counts) / total, size=DRAWS)
    low, high = np.quantile(_quantile(values, draws, 0.5), [0.025, 0.975])
    return float(low), float(high)


def _quantile(values: Sequence[float], counts: NDArray[np.int64], share: float) -> NDArray[np.float64]:
    """Return the quantile of each row of counts; between two people, the value between theirs."""
    ordered, reached = np.asarray(values, dtype=float), np.cumsum(counts, axis=1)
    place = (reached[:, -1] - 1) * share
    below, above = np.floor(place), np.ceil(place)
    at = [ordered[np.argmax(reached > rank[:, None], axis=1)] for rank in (below, above)]
    return np.asarray(at[0] + (at[1] - at[0]) * (place - below))
