"""Customer segments and the life events of their customers, as people keep them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isfinite

from assessments.selection.cost import rate_problems
from assessments.selection.lifetime import LifeEvent
from assessments.selection.ranking import InvalidChoice
from words.text import Sentence, Text, pick, sentence

LONGEST_NAME = 120
MOST_CUSTOMERS = 1_000_000_000
MOST_PERIODS = 20
MOST_MONEY = 1e12


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of customers that are worth about the same, and how many they are."""

    name: Text
    customers: int = 0
    key: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """A life event of a segment's customers; probabilities of period 0, 1, 2 …, today's and the potential ones."""

    segment: str
    title: Text
    revenue: float = 0.0
    cost: float = 0.0
    today: tuple[float, ...] = ()
    potential: tuple[float, ...] = ()
    key: str = ""
    version: int = 0

    def over(self, periods: int) -> LifeEvent:
        """Return the event over periods 0 to n; what is not said is 0."""
        today, potential = (_filled(each, periods + 1) for each in (self.today, self.potential))
        return LifeEvent(self.revenue, self.cost, today, potential)


@dataclass(frozen=True, slots=True)
class ValueTerms:
    """How many periods after the current one count, at which discount rate per period, in which currency."""

    periods: int = 4
    discount: float = 0.1
    currency: str = "EUR"
    key: str = ""
    version: int = 0


def _filled(shares: Sequence[float], length: int) -> tuple[float, ...]:
    return (*shares[:length], *[0.0] * (length - len(shares)))


def refuse_segment(segment: Segment, others: Collection[str]) -> None:
    """Refuse a segment that cannot be, with all its mistakes; `others` are the names that are taken."""
    problems = _name_problems(segment.name)
    if plain_name(segment.name) in others:
        problems.append(sentence("There is a segment called “{name}” already.", name=plain_name(segment.name)))
    if not 0 <= segment.customers <= MOST_CUSTOMERS:
        problems.append(sentence("The number of customers is 0 or more."))
    if problems:
        raise InvalidChoice(problems)


def refuse_event(event: Event, segments: Collection[str]) -> None:
    """Refuse a life event that cannot be, with all its mistakes."""
    problems = _name_problems(event.title)
    if event.segment not in segments:
        problems.append(sentence("This segment is not there any more. Reload the page to see what is."))
    if any(not isfinite(amount) or not 0 <= amount <= MOST_MONEY for amount in (event.revenue, event.cost)):
        problems.append(sentence("Revenue and cost are 0 or more."))
    if any(not 0 <= share <= 1 for share in (*event.today, *event.potential)):
        problems.append(sentence("A probability lies between 0 and 100 %."))
    if max(len(event.today), len(event.potential)) > MOST_PERIODS + 1:
        problems.append(sentence("At most {most} periods after the current one count.", most=MOST_PERIODS))
    if problems:
        raise InvalidChoice(problems)


def refuse_value_terms(terms: ValueTerms) -> None:
    """Refuse terms that cannot be, with all their mistakes."""
    problems = rate_problems(terms.discount, terms.currency)
    if not 1 <= terms.periods <= MOST_PERIODS:
        problems.append(sentence("From 1 to {most} periods after the current one count.", most=MOST_PERIODS))
    if problems:
        raise InvalidChoice(problems)


def plain_name(text: Text) -> str:
    """Return words in the first language they exist in, without blanks around them."""
    return pick(text, "en").strip()


def _name_problems(name: Text) -> list[Sentence]:
    if not plain_name(name):
        return [sentence("It needs a name.")]
    if len(plain_name(name)) > LONGEST_NAME:
        return [sentence("A name has at most {most} characters.", most=LONGEST_NAME)]
    return []
