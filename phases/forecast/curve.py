"""How the chance to be done grows from day to day."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which runs end, and the share of all runs that are done by its end."""

    day: date
    share: float


def curve_of(days: NDArray[np.int64]) -> tuple[Step, ...]:
    """Return the share of runs done by each day on which any run ends; `days` are their ends as ordinals."""
    found, counts = np.unique(days, return_counts=True)
    shares = np.cumsum(counts) / max(len(days), 1)
    return tuple(Step(date.fromordinal(int(day)), float(share)) for day, share in zip(found, shares, strict=True))
