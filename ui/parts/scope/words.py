"""What the kinds of scope and choice are called, and how an amount with its unit is written."""

from collections.abc import Mapping

from phases.scope.impact import ImpactKind
from phases.scope.objective import Objective
from phases.scope.requirement import Exceptional, Priority
from ui.session import said, t
from words.format import UNKNOWN, number
from words.text import Sentence, sentence

PRIORITY_WORDS: Mapping[Priority, Sentence] = {
    "must": sentence("Must"),
    "should": sentence("Should"),
    "could": sentence("Could"),
}
PRIORITY_COLOURS: Mapping[Priority, str] = {"must": "blue", "should": "gray", "could": "gray"}
EXCEPTION_WORDS: Mapping[Exceptional, Sentence] = {
    "": sentence("no exception"),
    "outdated": sentence("outdated"),
    "isolated": sentence("isolated"),
}
IMPACT_WORDS: Mapping[ImpactKind, Sentence] = {
    "technology": sentence("Technology"),
    "process": sentence("Process"),
    "function": sentence("Missing function"),
}


def amount(value: float | None, measured_in: str) -> str:
    """Return a value with its unit: `15 h`, `61 %`; unknown: –."""
    if value is None:
        return UNKNOWN
    digits = 0 if float(value).is_integer() else 1 if round(value, 1) == value else 2
    return f"{number(value, digits)}\N{NO-BREAK SPACE}{measured_in}".rstrip("\N{NO-BREAK SPACE}")


def way(objective: Objective) -> str:
    """Return the way of a success criterion: `20 → 12 h`."""
    unit = said(objective.measured_in)
    arrow = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
    return f"{amount(objective.baseline, '')}{arrow}{amount(objective.target, unit)}"


def shown_key(key: str) -> str:
    """Return a key as people say it: `r-12` is `R12`."""
    letter, _, number_ = key.partition("-")
    return f"{letter.upper()}{number_}"


def level_word(level: int) -> str:
    """Return a level of customisation in short."""
    return t("level {n}", n=level)
