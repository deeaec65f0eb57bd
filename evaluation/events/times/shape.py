"""What a written time means, decided from its shape: every digit is a 9, everything else stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from errors import Refusal
from evaluation.events.mapping import DateOrder
from words.text import Sentence, sentence

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FULL = f"(?P<full>{_MONTHS})"
_DAY_NAME = r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
_DATES = (
    (r"9999(?P<s>[-/.])99?(?P=s)99?", "%Y{s}%m{s}%d"),
    (r"99?(?P<s>[-/.])99?(?P=s)9999", "%1{s}%2{s}%Y"),
    (r"9999年99?月99?日", "%Y年%m月%d日"),
    (rf"99?(?P<s>[- /]){_MONTH}(?P=s)9999", "%d{s}%b{s}%Y"),
    (rf"99?\.? {_FULL} 9999", "%d %B %Y"),
    (rf"{_MONTH} 99?(?P<c>,?) 9999", "%b %d{c} %Y"),
    (rf"{_FULL} 99?(?P<c>,?) 9999", "%B %d{c} %Y"),
    (rf"{_MONTH} 99?", "%b %d"),
    (r"99?\.99?\.", "%d.%m."),
    (r"99999999", "%Y%m%d"),
)
_TIME = (
    r"(?:(?P<t>T| |:|, )(?:(?P<before>[AaPp][Mm]) ?)?99?:99(?P<sec>:99)?(?P<frac>[.,]9{1,9})?"
    r"(?P<gap> ?)(?P<after>[AaPp][Mm])?|(?P<tc>T)999999(?P<fracc>[.,]9{1,9})?)?"
)
_ZONE = r"(?P<zone> ?(?:Z|UTC|GMT)| ?[+-]99(?::?99)?)?"
_AFTER_YEAR = r"(?P<late> 9999)?"
_PATTERNS = tuple(
    (re.compile(f"{_DAY_NAME}{date}{_TIME}{_ZONE}{_AFTER_YEAR}", re.IGNORECASE), form) for date, form in _DATES
)
_COMPACT = re.compile(rf"9{{14}}(?P<frac>[.,]9{{1,9}})?{_ZONE}", re.IGNORECASE)
_NUMBERS = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}


@dataclass(frozen=True)
class Shape:
    """One way times are written in a column, how often, and an example."""

    shape: str
    count: int
    example: str


@dataclass(frozen=True)
class Reading:
    """How to read times of one shape: a strptime format after cutting the tail, or a number of units."""

    form: str = ""
    cut: int = 0
    zone: int = 0
    epoch: int = 0
    serial: bool = False

    @property
    def has_order(self) -> bool:
        """Return whether day and month stand as two plain numbers before the year."""
        return "%1" in self.form

    @property
    def separator(self) -> str:
        """Return what stands between the two numbers."""
        return self.form[self.form.index("%1") + 2]

    @property
    def has_year(self) -> bool:
        """Return whether the year is written."""
        return not self.form or "%Y" in self.form


@dataclass(frozen=True)
class Evidence:
    """What the values of a column prove about the order of day and month for one separator."""

    day_first: int
    month_first: int
    undecided: int
    example: str


class UndecidedDates(Refusal):
    """Dates can be read in two ways and nothing in the column tells which."""

    def __init__(self, column: str, evidence: Evidence) -> None:
        super().__init__(_undecided(column, evidence))


class YearMissing(Refusal):
    """The times are written without a year."""

    def __init__(self, column: str, example: str) -> None:
        super().__init__(
            sentence(
                "The times in “{column}” have no year, such as {example}. "
                "Say the year (in the terminal: --year 2026).",
                column=column,
                example=example,
            )
        )


class NoReadableTime(Refusal):
    """Not one value of the column is a time."""

    def __init__(self, column: str, example: str) -> None:
        super().__init__(
            sentence(
                "No value in “{column}” can be read as a time, such as “{example}”. Choose another column.",
                column=column,
                example=example,
            )
        )


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


def reading_of(shape: str) -> Reading | None:
    """Return how times of this shape are read; None when it is not a time."""
    digits, _, fraction = shape.partition(".")
    if set(digits) == {"9"} and set(fraction) <= {"9"} and len(digits) not in (8, 12, 14):
        return _number(len(digits))
    if shape == "9" * 12:
        return Reading("%Y%m%d%H%M")
    if (compact := _COMPACT.fullmatch(shape)) is not None:
        zone = compact["zone"] or ""
        return Reading("%Y%m%d%H%M%S", len((compact["frac"] or "") + zone), len(zone))
    for pattern, form in _PATTERNS:
        if (found := pattern.fullmatch(shape)) is not None:
            return _written(found, form)
    return None


def _number(digits: int) -> Reading | None:
    if digits == 5:
        return Reading(serial=True)
    return Reading(epoch=_NUMBERS[digits]) if digits in _NUMBERS else None


def _written(found: re.Match[str], form: str) -> Reading | None:
    part = found.groupdict(default="")
    has_time = bool(part["t"] or part["tc"])
    if (part["zone"] or part["late"]) and not has_time:
        return None
    if part["late"] and ("%Y" in form or part["zone"]):
        return None
    form = form.replace("{s}", part.get("s", "")).replace("{c}", part.get("c", ""))
    full = _weekday(part["weekday"]) + form + _clock(part)
    if part["late"]:
        return Reading(full + " %Y")
    fraction = part["frac"] or part["fracc"]
    if fraction and part["after"]:
        return None
    tail = fraction + ("" if part["after"] else part["gap"]) + part["zone"]
    return Reading(full, len(tail), len(part["zone"]))


def _weekday(written: str) -> str:
    return written.replace(written[:3], "%a") if written else ""


def _clock(part: dict[str, str]) -> str:
    if part["tc"]:
        return part["tc"] + "%H%M%S"
    if not part["t"]:
        return ""
    half = part["before"] or part["after"]
    clock = ("%I:%M" if half else "%H:%M") + (":%S" if part["sec"] else "")
    if part["before"]:
        return f"{part['t']}%p {clock}"
    return f"{part['t']}{clock}" + (f"{part['gap']}%p" if half else "")


def read_shapes(shapes: Iterable[Shape]) -> dict[str, Reading]:
    """Return the reading of every shape that is a time."""
    return {each.shape: found for each in shapes if (found := reading_of(each.shape)) is not None}


def decide_order(column: str, evidence: Evidence, separator: str, asked: DateOrder | None) -> DateOrder:
    """Return the order of the undecided dates: as asked, as proven, never guessed; else refuse."""
    if asked is not None or not evidence.undecided:
        return asked or "day-first"
    if evidence.day_first and evidence.month_first:
        raise UndecidedDates(column, evidence)
    if evidence.day_first or evidence.month_first:
        return "day-first" if evidence.day_first else "month-first"
    if separator == ".":
        return "day-first"
    raise UndecidedDates(column, evidence)
