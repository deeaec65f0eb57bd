"""In which order day, month and year stand, where a date is written as numbers: as said or proven, never guessed."""

from dataclasses import dataclass

from errors import Refusal
from evaluation.events.mapping import DateOrder
from words.text import Sentence, sentence

YEARS_FEW = 2
"""Where the year has two digits, days change at least so many times as often as years."""


@dataclass(frozen=True)
class Evidence:
    """What the values of a column prove about the order of day and month for one separator."""

    day_first: int
    month_first: int
    undecided: int
    example: str
    firsts: int = 0
    """So many different numbers stand first,"""
    lasts: int = 0
    """and so many last."""
    year_first: bool = False
    """A first number is no day."""
    year_last: bool = False
    """A last number is no day, or a middle one no month."""


class UndecidedDates(Refusal):
    """Dates can be read in two ways and nothing in the column tells which."""

    def __init__(self, column: str, evidence: Evidence) -> None:
        super().__init__(_undecided(column, evidence))


def _undecided(column: str, evidence: Evidence) -> Sentence:
    facts = {"column": column, "example": evidence.example}
    if evidence.day_first and evidence.month_first:
        return sentence(
            "Dates in “{column}” come day-first and month-first; {example} could be either. "
            "Say which (in the terminal: --dates day-first or --dates month-first).",
            **facts,
        )
    return sentence(
        "Dates in “{column}” can be read day-first or month-first, such as {example}. "
        "Say which (in the terminal: --dates day-first or --dates month-first).",
        **facts,
    )


def decide_order(column: str, evidence: Evidence, group: str, asked: DateOrder | None) -> str:
    """Return the order of the undecided dates: as asked, as proven, never guessed; else refuse."""
    if group in ("/y", "-y") and asked is None and _begins_with_year(column, evidence):
        return "year-first"
    if asked is not None or not evidence.undecided:
        return asked or "day-first"
    if evidence.day_first and evidence.month_first:
        raise UndecidedDates(column, evidence)
    if evidence.day_first or evidence.month_first:
        return "day-first" if evidence.day_first else "month-first"
    if group.startswith("."):
        return "day-first"
    raise UndecidedDates(column, evidence)


def _begins_with_year(column: str, evidence: Evidence) -> bool:
    """Return whether dates such as 24/11/20 begin with the year; refuse where nothing tells."""
    if evidence.year_first or evidence.year_last:
        return evidence.year_first
    if evidence.firsts >= YEARS_FEW * evidence.lasts:
        return False
    if evidence.lasts >= YEARS_FEW * evidence.firsts:
        return True
    raise UndecidedDates(column, evidence)
