"""The distributions that durations are drawn from, as tables.

A duration follows a PERT-beta distribution: with low, likely and high given, it has the mean
(low + 4 likely + high) / 6 and thin ends, while a triangle gives a far high end too much weight (Malcolm, Roseboom,
Clark and Fazar, “Application of a technique for research and development program evaluation”, Operations Research 7,
1959). It is drawn by inverse transform from a normal number, so that numbers which are normal together make durations
that vary together.
"""

from functools import cache
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NORMAL_BITS = 12
REACH: Final = 4.0
"""Normal numbers are cut here on both sides: beyond lie 6 of 100,000."""
CELLS: Final = 128
"""Linear pieces of a table over the normal numbers."""
_SHAPES = 64
_GRID = 4096


@cache
def normal_numbers() -> Floats:
    """Return the mean of a normal number in each of 4,096 equally probable classes, scaled to the variance 1."""
    normal, size = NormalDist(), 1 << NORMAL_BITS
    edges = [-np.inf, *(normal.inv_cdf(at / size) for at in range(1, size)), np.inf]
    density = np.exp(-0.5 * np.square(edges))
    means = density[:-1] - density[1:]
    return np.asarray(means / np.sqrt(np.mean(np.square(means))), np.float32)


def quantiles(modes: NDArray[np.float64]) -> Floats:
    """Return for each mode (0 the low, 1 the high end) the duration in 0 … 1 at each of the 129 normal numbers."""
    known = _known_quantiles()
    place = np.clip(modes, 0.0, 1.0) * _SHAPES
    below = np.minimum(place.astype(np.int64), _SHAPES - 1)
    share = (place - below)[:, None]
    return np.asarray(known[below] * (1 - share) + known[below + 1] * share, np.float32)


@cache
def _known_quantiles() -> NDArray[np.float64]:
    """Return the table for 65 modes: the beta distribution with 1 + 4 m and 5 - 4 m, summed up numerically."""
    angle = (np.arange(_GRID) + 0.5) * (np.pi / 2 / _GRID)
    sine, cosine = np.sin(angle), np.cos(angle)
    logs, weight = (2 * np.log(sine), 2 * np.log(cosine)), 2 * sine * cosine
    edges = np.sin(np.arange(_GRID + 1) * (np.pi / 2 / _GRID)) ** 2
    normal = NormalDist()
    wanted = np.array([normal.cdf(z) for z in np.linspace(-REACH, REACH, CELLS + 1)])
    found = np.empty((_SHAPES + 1, CELLS + 1))
    for at in range(_SHAPES + 1):
        mode = at / _SHAPES
        mass = np.exp(4 * mode * logs[0] + (4 - 4 * mode) * logs[1]) * weight
        total = np.concatenate(([0.0], np.cumsum(mass)))
        found[at] = np.interp(wanted, total / total[-1], edges)
    return found
