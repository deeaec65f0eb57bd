"""What every segment is worth, and what the page of customer value says first."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.selection.lifetime import Treatment, Worth, average_worth, lifetime_value, treatment
from assessments.selection.segment import Event, Segment, ValueTerms
from words.format import percent, spoken_money
from words.text import Sentence, sentence


@dataclass(frozen=True)
class Valued:
    """A segment with the worth of one customer, of all of them, and the treatment the figures suggest."""

    segment: Segment
    events: tuple[Event, ...]
    worth: Worth
    treatment: Treatment | None
    """None while no life event is named, or no segment has customers to compare with."""

    @property
    def current(self) -> float:
        """Return the current value of all customers of the segment."""
        return self.segment.customers * self.worth.current

    @property
    def growth(self) -> float:
        """Return the growth potential of all customers of the segment."""
        return self.segment.customers * self.worth.growth


@dataclass(frozen=True)
class Valuation:
    """All segments, the most valuable first."""

    segments: tuple[Valued, ...]
    terms: ValueTerms
    average: Worth | None

    @property
    def current(self) -> float:
        """Return the current value of all customers."""
        return sum(each.current for each in self.segments)

    @property
    def growth(self) -> float:
        """Return the growth potential of all customers."""
        return sum(each.growth for each in self.segments)

    @property
    def customers(self) -> int:
        """Return how many customers there are."""
        return sum(each.segment.customers for each in self.segments)


def value_segments(segments: Sequence[Segment], events: Sequence[Event], terms: ValueTerms) -> Valuation:
    """Return every segment with current value, growth potential and suggested treatment, the most valuable first."""
    of = {each.key: tuple(event for event in events if event.segment == each.key) for each in segments}
    worth = {
        key: lifetime_value([each.over(terms.periods) for each in own], terms.discount) for key, own in of.items()
    }
    known = [each for each in segments if of[each.key]]
    average = average_worth([(each.customers, worth[each.key]) for each in known])
    valued = [
        Valued(
            each,
            of[each.key],
            worth[each.key],
            treatment(worth[each.key], average) if of[each.key] and average else None,
        )
        for each in segments
    ]
    return Valuation(tuple(sorted(valued, key=lambda each: -each.current)), terms, average)


def value_answer(found: Valuation) -> Sentence:
    """Return who carries the value of the customers, or who costs more than they bring."""
    currency = found.terms.currency
    known = [each for each in found.segments if each.events]
    if not known or not found.customers:
        return sentence("No segment has customers and life events yet, so nobody can say what customers are worth")
    losing = [each for each in known if each.worth.current < 0]
    first = max(known, key=lambda each: each.current)
    gaining = sum(each.current for each in known if each.current > 0)
    if not gaining:
        return sentence("No segment brings more than it costs")
    share = percent(first.current / gaining)
    customers = percent(first.segment.customers / found.customers)
    leading = sentence(
        "{name} are {customers} of customers and {share} of the value",
        name=first.segment.name,
        customers=customers,
        share=share,
    )
    if losing:
        worst = min(losing, key=lambda each: each.current)
        loss = spoken_money(-worst.worth.current, currency)
        return sentence(
            "{leading}; each of {name} costs {loss} more than it brings",
            leading=leading,
            name=worst.segment.name,
            loss=loss,
        )
    growing = max(known, key=lambda each: each.growth)
    return sentence("{leading}; most can be gained with {name}", leading=leading, name=growing.segment.name)


def one_finding(found: Valuation) -> Sentence:
    """Return what one customer is worth where that is most and where it is least."""
    known = sorted((each for each in found.segments if each.events), key=lambda each: -each.worth.current)
    if not known:
        return sentence("Nothing is known yet of what one customer is worth")
    most, least = known[0], known[-1]
    value = spoken_money(most.worth.current, found.terms.currency)
    if most is least:
        return sentence("One customer of {name} is worth {value}", name=most.segment.name, value=value)
    return sentence(
        "One customer is worth {value} in {name}, {least} in {other}",
        value=value,
        name=most.segment.name,
        least=spoken_money(least.worth.current, found.terms.currency),
        other=least.segment.name,
    )


def growth_finding(found: Valuation) -> Sentence:
    """Return how much more the customers could be worth, and where most of it lies."""
    currency = found.terms.currency
    growing = [each for each in found.segments if each.growth > 0]
    if not growing:
        return sentence("No segment has any growth potential")
    most = max(growing, key=lambda each: each.growth)
    return sentence(
        "Customers could be worth {growth} more, {share} of it with {name}",
        growth=spoken_money(found.growth, currency),
        share=percent(most.growth / sum(each.growth for each in growing)),
        name=most.segment.name,
    )
