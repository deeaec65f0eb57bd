"""Tables from one calendar to another: where many rows of different calendars meet, looking up beats counting."""

from collections import Counter
from collections.abc import Callable
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


def bridged(
    code: NDArray[np.int32], hours: Any, span: tuple[int, int], build: Callable[..., None]
) -> tuple[Any, ...]:
    """Write into each crossing which table serves it, and return the tables: lowest values, places, entries.

    A table covers the planned span, in minutes on the clock, and half as much again behind it.
    """
    crossings = code[code[:, 0] == Op.CONVERT]
    pairs = Counter((int(old), int(new)) for old, new in crossings[:, 3:5])
    worth = [pair for pair, count in pairs.items() if count >= WORTH and CLOCK not in pair]
    lows, parts = [], []
    for at, (old, new) in enumerate(worth):
        low, high = _bounds(Hours(*hours), old, span)
        entries = np.zeros(min(high - low, REACH), np.int32)
        build(hours, old, new, low, entries)
        lows.append(low)
        parts.append(entries)
        code[(code[:, 0] == Op.CONVERT) & (code[:, 3] == old) & (code[:, 4] == new), 7] = at + 1
    begins = np.cumsum([0, *(len(each) for each in parts)])
    whole = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    return np.array(lows, np.int64), begins.astype(np.int64), whole


def _bounds(hours: Hours, calendar: int, span: tuple[int, int]) -> tuple[int, int]:
    first, last = span
    behind = last + (last - first) // 2
    return known(hours, calendar, first - DAY).plus, known(hours, calendar, behind).plus
