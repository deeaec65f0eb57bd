"""What an option costs over the years: licence, services, customisation, running."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from words.text import Sentence, sentence

Kind = Literal["licence", "services", "customisation", "running"]
KINDS: tuple[Kind, ...] = ("licence", "services", "customisation", "running")
BEST_SCORE = 5.0


@dataclass(frozen=True, slots=True)
class Prices:
    """What is paid at the start and each year, in one currency; `upkeep` is a share of the customisation per year."""

    licence_once: float = 0.0
    licence_yearly: float = 0.0
    services_once: float = 0.0
    customisation: float = 0.0
    upkeep: float = 0.0
    running_yearly: float = 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """The total cost of ownership: by kind and by year, as paid and at today's value."""

    kinds: Mapping[Kind, float]
    years: tuple[float, ...]
    """Year 0 is the start; then the end of each year."""
    discounted: tuple[float, ...]

    @property
    def total(self) -> float:
        """Return what is paid in all."""
        return sum(self.years)

    @property
    def value(self) -> float:
        """Return what all of it is worth today."""
        return sum(self.discounted)

    @property
    def running_total(self) -> tuple[float, ...]:
        """Return what was paid up to each year."""
        return tuple(sum(self.years[: at + 1]) for at in range(len(self.years)))


def total_cost(prices: Prices, years: int, rate: float) -> Cost:
    """Return the total cost of ownership over so many years at a discount rate (0.06 is 6 %).

    What is paid once falls on the start (year 0), what is paid yearly on the end of each year t = 1..n and is worth
    c / (1 + r)^t today (present value of an ordinary annuity). The four kinds are those of source [002]: product
    price, professional services and customisation make the total price of buying; running it is added for every year.
    """
    once = {
        "licence": prices.licence_once,
        "services": prices.services_once,
        "customisation": prices.customisation,
        "running": 0.0,
    }
    yearly = {
        "licence": prices.licence_yearly,
        "services": 0.0,
        "customisation": prices.customisation * prices.upkeep,
        "running": prices.running_yearly,
    }
    paid = (sum(once.values()), *[sum(yearly.values())] * years)
    return Cost({kind: once[kind] + years * yearly[kind] for kind in KINDS}, paid, discount(paid, rate))


def discount(amounts: Sequence[float], rate: float) -> tuple[float, ...]:
    """Return amounts of period 0, 1, 2 … at today's value: each divided by (1 + rate)^period."""
    return tuple(amount / (1 + rate) ** period for period, amount in enumerate(amounts))


def cost_scores(values: Mapping[str, float]) -> dict[str, float]:
    """Return scores of 0..5 for the costs of all options: 5 × cheapest ÷ own (the price rule of public tenders).

    Options that cost nothing score 5; beside one of them, whatever costs something scores 0.
    """
    cheapest = min(values.values(), default=0.0)
    return {key: BEST_SCORE * cheapest / value if value else BEST_SCORE for key, value in values.items()}


def overtaken_in(dearer_first: Cost, cheaper_first: Cost) -> int | None:
    """Return the first year in which the option that starts dearer has cost less in all; None when it never has."""
    pairs = zip(dearer_first.running_total, cheaper_first.running_total, strict=True)
    return next((year for year, (mine, other) in enumerate(pairs) if mine < other), None)


def rate_problems(rate: float, currency: str) -> list[Sentence]:
    """Return what is wrong with a discount rate and a currency (ISO code)."""
    found: list[Sentence] = []
    if not isfinite(rate) or not 0 <= rate <= 1:
        found.append(sentence("A discount rate is 0 to 100 %."))
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha() and currency.isupper()):
        found.append(sentence("A currency is three capital letters such as EUR; got “{got}”.", got=currency))
    return found
