"""Tables from one calendar to another: where many rows of different calendars meet, looking up beats counting."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from phases.forecast.simulation.lane import CLOCK, known
from phases.forecast.simulation.tape import Op
from phases.network.clock import Hours
from phases.network.network import DAY

WORTH = 100
"""From so many crossings on a table is worth making."""
REACH = 1 << 20
"""Entries of a table at most: about four years of office hours. What lies beyond is counted."""
Job = tuple[Any, int, int, int, NDArray[np.int32]]
"""What fills a table is called with: hours, calendar from and to, lowest value, entries."""


def bridged(
    code: NDArray[np.int32], hours: Any, span: tuple[int, int], build_all: Callable[[Sequence[Job]], object]
) -> tuple[Any, ...]:
    """Write into each crossing which table serves it, and return the tables: lowest values, places, entries.

    A table covers the planned span, in minutes on the clock, and half as much again behind it.
    """
    crossings = code[code[:, 0] == Op.CONVERT]
    pairs = Counter((old, new) for old, new in crossings[:, 3:5].tolist())
    worth = [pair for pair, count in pairs.items() if count >= WORTH and CLOCK not in pair]
    bounds = [_bounds(Hours(*hours), old, span) for old, _ in worth]
    begins = np.cumsum([0, *(min(high - low, REACH) for low, high in bounds)]).astype(np.int64)
    entries, jobs = np.zeros(begins[-1], np.int32), []
    for at, (old, new) in enumerate(worth):
        jobs.append((hours, old, new, bounds[at][0], entries[begins[at] : begins[at + 1]]))
        code[(code[:, 0] == Op.CONVERT) & (code[:, 3] == old) & (code[:, 4] == new), 7] = at + 1
    build_all(jobs)
    return np.array([low for low, _ in bounds], np.int64), begins, entries


def _bounds(hours: Hours, calendar: int, span: tuple[int, int]) -> tuple[int, int]:
    first, last = span
    behind = last + (last - first) // 2
    return known(hours, calendar, first - DAY).plus, known(hours, calendar, behind).plus
