"""A product that could be chosen, what it costs, and how it meets each requirement."""

from collections.abc import Collection
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from phases.scope.objective import LONGEST_TITLE, InvalidScope, plain_words, text_problems
from words.text import Sentence, Text, sentence

Delivery = Literal["hosted", "on-premise"]
DELIVERIES: tuple[Delivery, ...] = ("hosted", "on-premise")
FitKind = Literal["standard", "configuration", "customisation", "missing"]
FIT_KINDS: tuple[FitKind, ...] = ("standard", "configuration", "customisation", "missing")
MOST_MONEY = 1e12
MOST_DAYS = 10_000


@dataclass(frozen=True, slots=True)
class Option:
    """A product with its delivery model and prices; `upkeep` is a share of the customisation paid again each year."""

    name: Text
    vendor: Text = ""
    delivery: Delivery = "hosted"
    licence_once: float = 0.0
    licence_yearly: float = 0.0
    services_once: float = 0.0
    day_rate: float = 0.0
    upkeep: float = 0.0
    running_yearly: float = 0.0
    note: Text = ""
    key: str = ""
    version: int = 0

    @property
    def is_priced(self) -> bool:
        """Return whether anybody said what it costs."""
        return any((self.licence_once, self.licence_yearly, self.services_once, self.running_yearly))


@dataclass(frozen=True, slots=True)
class Fit:
    """How a product meets a requirement, and how many days that takes; None means those of the pack's level."""

    option: str
    requirement: str
    fit: FitKind
    days: float | None = None
    note: Text = ""
    key: str = ""
    version: int = 0


def refuse_option(option: Option, others: Collection[str]) -> None:
    """Refuse a product that cannot be, with all its mistakes; `others` are the names that are taken."""
    problems = text_problems(option.name, (option.vendor,))
    if plain_words(option.name) in others:
        problems.append(sentence("There is a product called “{name}” already.", name=plain_words(option.name)))
    if option.delivery not in DELIVERIES:
        problems.append(sentence("A product is hosted or on-premise; got “{got}”.", got=option.delivery))
    amounts = (
        option.licence_once,
        option.licence_yearly,
        option.services_once,
        option.day_rate,
        option.running_yearly,
    )
    if any(not isfinite(amount) or not 0 <= amount <= MOST_MONEY for amount in amounts):
        problems.append(sentence("Prices are 0 or more."))
    if not isfinite(option.upkeep) or not 0 <= option.upkeep <= 1:
        problems.append(sentence("Upkeep of the customisation is 0 to 100 % a year."))
    if len(plain_words(option.note)) > LONGEST_TITLE:
        problems.append(sentence("A note has at most {most} characters.", most=LONGEST_TITLE))
    if problems:
        raise InvalidScope(problems)


def refuse_fits(fits: Collection[Fit], requirements: Collection[str]) -> None:
    """Refuse fits that cannot be, with all their mistakes."""
    problems: list[Sentence] = []
    for each in fits:
        if each.requirement not in requirements:
            problems.append(sentence("There is no requirement {keys} in this programme.", keys=[each.requirement]))
        if each.fit not in FIT_KINDS:
            problems.append(sentence("{key}: unknown fit “{got}”.", key=each.requirement, got=each.fit))
        if each.days is not None and not (isfinite(each.days) and 0 <= each.days <= MOST_DAYS):
            problems.append(sentence("{key}: days are 0 to {most}.", key=each.requirement, most=MOST_DAYS))
    if problems:
        raise InvalidScope(problems)
