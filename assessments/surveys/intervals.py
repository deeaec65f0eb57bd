"""Intervals of 95 % for surveys: Wilson, Student's t and BCa, each corrected where the population is small."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from errors import Refusal
from words.text import Sentence, sentence

Interval = tuple[float, float]
Z95 = 1.959963984540054
ENOUGH_FOR_T, ENOUGH_FOR_DRAWS = 15, 10
DRAWS, SEED = 2000, 20260101


class SmallPopulation(Refusal):
    """More people answered than there are."""

    def __init__(self, population: int, answers: int) -> None:
        super().__init__(
            sentence(
                "{answers} people answered, but the population is said to be {population}. "
                "Give the number of people who could have answered.",
                answers=answers,
                population=population,
            )
        )


@dataclass(frozen=True)
class Mean:
    """A mean with its interval; both `None` where there are too few values."""

    value: float | None
    interval: Interval | None
    method: Sentence


def shrink(answers: int, population: int | None) -> float:
    """Return the finite correction √((N − n)/(N − 1)); 1 where the population is not known."""
    if population is None:
        return 1.0
    if answers > population:
        raise SmallPopulation(population, answers)
    return math.sqrt((population - answers) / (population - 1)) if population > 1 else 0.0


def corrected(method: Sentence, population: int | None) -> Sentence:
    """Return how an interval was made, with the population it was corrected for."""
    if population is None:
        return method
    return sentence("{method}, corrected for a population of {population}", method=method, population=population)


def wilson(hits: int, base: int, z: float = Z95) -> Interval:
    """Return the score interval of a proportion (Wilson 1927); 0 to 1 when nobody answered."""
    if base <= 0:
        return 0.0, 1.0
    share, square = hits / base, z * z
    middle = (share + square / (2 * base)) / (1 + square / base)
    reach = z / (1 + square / base) * math.sqrt(share * (1 - share) / base + square / (4 * base * base))
    low = 0.0 if hits == 0 else max(0.0, middle - reach)
    return low, 1.0 if hits == base else min(1.0, middle + reach)


def mean_of(values: Sequence[float], population: int | None = None) -> Mean:
    """Return the mean: by Student's t from 15 values on, by BCa bootstrap from 10 on, else without an interval."""
    count = len(values)
    if not count:
        return Mean(None, None, sentence("no interval, because nobody answered"))
    value, factor = math.fsum(values) / count, shrink(count, population)
    if count < ENOUGH_FOR_DRAWS:
        return Mean(value, None, sentence("no interval, because fewer than ten answered"))
    if count >= ENOUGH_FOR_T:
        spread = math.sqrt(math.fsum((each - value) ** 2 for each in values) / (count - 1))
        reach = student_t(count - 1) * spread / math.sqrt(count) * factor
        return Mean(
            value, (value - reach, value + reach), corrected(sentence("95 % interval by Student’s t"), population)
        )
    low, high = bca(values)
    interval = (value + (low - value) * factor, value + (high - value) * factor)
    return Mean(value, interval, corrected(sentence("95 % interval by BCa bootstrap over people"), population))


def student_t(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t, exact to six digits from 14 on (Abramowitz, Stegun 26.7.5)."""
    z = Z95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))


def bca(values: Sequence[float]) -> Interval:
    """Return the bias-corrected and accelerated interval of the mean (Efron 1987): 2000 draws, always the same."""
    from statistics import NormalDist

    ordered, normal = sorted(values), NormalDist()
    count, total = len(ordered), math.fsum(ordered)
    if ordered[0] == ordered[-1]:
        return ordered[0], ordered[0]
    random = Random(SEED)
    means = sorted(math.fsum(random.choices(ordered, k=count)) / count for _ in range(DRAWS))
    mean = total / count
    below = sum(each < mean for each in means) + sum(each == mean for each in means) / 2
    bias = normal.inv_cdf(min(max(below / DRAWS, 1 / DRAWS), 1 - 1 / DRAWS))
    left_out = [mean - (total - each) / (count - 1) for each in ordered]
    cubes, squares = (math.fsum(each**power for each in left_out) for power in (3, 2))
    acceleration = cubes / (6 * squares**1.5)
    ends = (bias + (bias + z) / (1 - acceleration * (bias + z)) for z in (-Z95, Z95))
    low, high = (means[min(DRAWS - 1, int(normal.cdf(end) * DRAWS))] for end in ends)
    return low, high
