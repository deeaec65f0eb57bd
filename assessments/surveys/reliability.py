"""How far several items measure one thing: Cronbach's alpha."""

import math
from collections.abc import Sequence

ENOUGH = 2


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Return k/(k − 1) × (1 − Σ item variances / variance of sums), of whole rows (Cronbach 1951).

    `None` where it has no meaning: fewer than two items or respondents, or sums that are all equal.
    """
    if len(rows) < ENOUGH or len(rows[0]) < ENOUGH:
        return None
    items = len(rows[0])
    total = _variance([math.fsum(row) for row in rows])
    if not total:
        return None
    return items / (items - 1) * (1 - math.fsum(map(_variance, zip(*rows, strict=True))) / total)


def _variance(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((each - mean) ** 2 for each in values) / (len(values) - 1)
