"""What a customer is worth: life events with revenue, cost and probability, today and if more were done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessments.selection.cost import discount

Treatment = Literal["grow", "keep", "serve-simply", "rescue", "leave"]


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something customers of a segment do: what it brings and costs once, and how probable it is in each period.

    Period 0 is the current one. `potential` says the probabilities if the company did more for these customers.
    """

    revenue: float
    cost: float
    today: tuple[float, ...]
    potential: tuple[float, ...]

    @property
    def profit(self) -> float:
        """Return what the event leaves each time it happens."""
        return self.revenue - self.cost


@dataclass(frozen=True, slots=True)
class Worth:
    """What one customer of a segment is worth at today's value, and what more could come of it."""

    current: float
    growth: float

    @property
    def potential(self) -> float:
        """Return what the customer would be worth at the potential probabilities."""
        return self.current + self.growth


def lifetime_value(events: Sequence[LifeEvent], rate: float) -> Worth:
    """Return current value and growth potential of one customer at a discount rate per period (0.1 is 10 %).

    Current value = Σ events Σ periods t: p(t) × (revenue − cost) / (1 + rate)^t at today's probabilities: the profit
    to come while buying behaviour stays as it is. Growth potential = the same sum at the potential probabilities
    minus the current value: what better customer management could add. Both definitions are source [001]'s; the
    formula is that of Berger & Nasr 1998, Customer lifetime value: marketing models and applications.
    """
    current = sum(sum(discount(expected(each, each.today), rate)) for each in events)
    potential = sum(sum(discount(expected(each, each.potential), rate)) for each in events)
    return Worth(current, potential - current)


def expected(event: LifeEvent, probabilities: Sequence[float]) -> tuple[float, ...]:
    """Return what the event is expected to leave in each period, not discounted."""
    return tuple(event.profit * each for each in probabilities)


def average_worth(parts: Sequence[tuple[int, Worth]]) -> Worth | None:
    """Return what the average customer of all segments is worth; None where there are no customers."""
    customers = sum(count for count, _ in parts)
    if not customers:
        return None
    return Worth(
        sum(count * worth.current for count, worth in parts) / customers,
        sum(count * worth.growth for count, worth in parts) / customers,
    )


def treatment(worth: Worth, average: Worth) -> Treatment:
    """Return what the figures suggest for a segment: whom to grow, whom to leave (sources [001], [003]).

    A customer who costs more than it brings is to be rescued when the potential makes good for it, else left. Of the
    others, those with at least the average growth potential are to be grown, those with at least the average value
    are to be kept, and the rest is to be served simply. A suggestion: people decide.
    """
    if worth.current < 0:
        return "rescue" if worth.potential > 0 else "leave"
    if worth.growth > 0 and worth.growth >= average.growth:
        return "grow"
    return "keep" if worth.current >= average.current else "serve-simply"
