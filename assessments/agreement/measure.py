"""How far apart answers stand on any scale: median, range, and an index where one is honest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, repeat
from statistics import median, median_low

from methodology.questionnaire import NOT_APPLICABLE, UNKNOWN, Scale

ENOUGH_RESPONDENTS = 3
AGREEMENT = 0.70
"""The convention below which respondents disagree."""
WIDE = 2 / 3
"""From this share of the scale on a range is a disagreement: two of the three steps from N to F."""
STEP_SHARE = 0.2
"""On long scales a fifth of the scale is what one step is on short ones."""
VALUE_BAND, DAY_BAND = 0.2, 30
"""Without ends: somebody stands apart beyond ±20 % of the median, or ±30 days."""
SAME = 1e-9


class Order(StrEnum):
    """What kind of order the answers of a scale have; it says which figures are honest."""

    STEPS = "steps"
    """Three steps or more, or a number between two ends: range and rWG*."""
    OPEN = "open"
    """Numbers without ends: median and band, no index."""
    DAYS = "days"
    """Days: median and band, no index."""
    SHARES = "shares"
    """Yes or no, or no order: the share of each answer."""
    NONE = "none"
    """Texts, and several choices at once: nothing to compare."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How far apart people stand; range and index only from three rated answers on."""

    order: Order
    values: tuple[float, ...] = ()
    """Rated answers from lowest to highest: steps from 0, numbers, or days."""
    extent: float | None = None
    """From the lowest to the highest step, or between the ends of a number."""
    median: float | None = None
    """The lower median; of numbers without ends that of both middle ones."""
    spread: float | None = None
    index: float | None = None
    """rWG* of steps; of shares that of the most frequent answer."""
    is_split: bool = False

    @property
    def n(self) -> int:
        """Return how many rated."""
        return len(self.values)

    @property
    def classic(self) -> float | None:
        """Return the classic rWG of steps, for experts; it can be negative."""
        if self.order is not Order.STEPS or self.extent is None or self.index is None:
            return None
        return rwg_classic(self.values, self.extent + 1)


def order_of(scale: Scale) -> Order:
    """Return which order the answers of a scale have."""
    if scale.kind == "date":
        return Order.DAYS
    if scale.kind == "number":
        return Order.STEPS if scale.bounds else Order.OPEN
    if scale.kind == "choice":
        return Order.STEPS if len(set(scale.values)) > 2 else Order.SHARES
    return Order.NONE


def measure(scale: Scale, given: Sequence[str]) -> Measure:
    """Return how far apart answers stand; “do not know” and N/A stand nowhere."""
    order = order_of(scale)
    if order is Order.NONE:
        return Measure(order)
    values = _positions(scale, given)
    if not values:
        return Measure(order)
    if order is Order.SHARES:
        most = max(Counter(values).values()) / len(values)
        return Measure(order, values, None, median_low(values), None, most, _are_enough(values) and most < AGREEMENT)
    middle = median(values) if order is Order.OPEN else median_low(values)
    if not _are_enough(values):
        return Measure(order, values, _extent(scale), middle)
    spread = values[-1] - values[0]
    if order is not Order.STEPS:
        band = DAY_BAND if order is Order.DAYS else VALUE_BAND * abs(middle)
        is_split = max(values[-1] - middle, middle - values[0]) > band + SAME
        return Measure(order, values, None, middle, spread, None, is_split)
    extent = _extent(scale) or 1.0
    index = rwg_star(values, extent + 1)
    return Measure(
        order, values, extent, middle, spread, index, spread >= WIDE * extent - SAME or index < AGREEMENT - SAME
    )


def _positions(scale: Scale, given: Sequence[str]) -> tuple[float, ...]:
    found = ((position(scale, each), count) for each, count in Counter(given).items())
    known = sorted((at, count) for at, count in found if at is not None)
    return tuple(chain.from_iterable(repeat(at, count) for at, count in known))


def position(scale: Scale, given: str) -> float | None:
    """Return where an answer stands: its step from 0, its number, its day; None where it stands nowhere."""
    if given in ("", UNKNOWN, NOT_APPLICABLE):
        return None
    if scale.kind == "date":
        return float(date.fromisoformat(given).toordinal())
    if scale.kind == "number":
        return float(given)
    if scale.kind != "choice" or given not in scale.choices:
        return None
    if not scale.values:
        return float(list(scale.choices).index(given))
    value = scale.choices[given].value
    return None if value is None else float(sorted(set(scale.values)).index(value))


def apart(scale: Scale, first: Measure, second: Measure) -> float | None:
    """Return by how much the first group's median stands above the second's where that is a finding, else None.

    A finding is one step or a fifth of the scale, whichever is more; 20 % or 30 days where a scale has no ends; of
    shares another most frequent answer.
    """
    if first.median is None or second.median is None:
        return None
    gap = first.median - second.median
    least = {
        Order.STEPS: _step(scale, first),
        Order.OPEN: VALUE_BAND * abs(second.median),
        Order.DAYS: float(DAY_BAND),
    }.get(first.order, 1.0)
    return gap if gap and abs(gap) >= least - SAME else None


def _step(scale: Scale, found: Measure) -> float:
    fifth = STEP_SHARE * (found.extent or _extent(scale) or 1.0)
    return fifth if scale.kind == "number" else max(1.0, fifth)


def _extent(scale: Scale) -> float | None:
    if scale.kind == "choice":
        return float(len(set(scale.values)) - 1)
    return scale.bounds[1] - scale.bounds[0] if scale.bounds else None


def _are_enough(values: Sequence[float]) -> bool:
    return len(values) >= ENOUGH_RESPONDENTS


def variance(values: Sequence[float]) -> float:
    """Return s² = (Σx² − (Σx)²/n) / (n − 1), exact for steps; at least two are needed."""
    total, count = sum(values), len(values)
    return (count * sum(each * each for each in values) - total * total) / (count * (count - 1))


def rwg_star(values: Sequence[float], options: float) -> float:
    """Return 1 − s²/s²max with the greatest possible dissent, s²max = (A−1)²/4, floored at 0."""
    return max(0.0, 1 - variance(values) / ((options - 1) ** 2 / 4))


def rwg_classic(values: Sequence[float], options: float) -> float:
    """Return 1 − s²/s²uniform, s²uniform = (A²−1)/12 (James, Demaree and Wolf 1984); it can be negative."""
    return 1 - variance(values) / ((options**2 - 1) / 12)
