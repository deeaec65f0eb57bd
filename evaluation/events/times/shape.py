"""What a written time means, decided from its shape: every digit is a 9, everything else stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from errors import Refusal
from evaluation.events.times.spelling import Swap, plain_spelling
from words.text import sentence

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FULL = f"(?P<full>{_MONTHS})"
_DAY_NAME = r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
_DATES = (
    (r"9999(?P<s>[-/.])99?(?P=s)99?", "%Y{s}%m{s}%d"),
    (r"99?(?P<s>[-/.])99?(?P=s)9999", "%1{s}%2{s}%Y"),
    (r"99?(?P<s>[-/.])99?(?P=s)99", "%1{s}%2{s}%y"),
    (r"99?(?P<s>[-/])99?", "%1{s}%2"),
    (r"9999年99?月99?日", "%Y年%m月%d日"),
    (r"99?月99?日", "%m月%d日"),
    (rf"99?(?P<s>[- /]){_MONTH}(?P=s)9999", "%d{s}%b{s}%Y"),
    (rf"99?(?P<s>[- /]){_MONTH}(?P=s)99", "%d{s}%b{s}%y"),
    (rf"99?(?P<s>[- ]){_MONTH}", "%d{s}%b"),
    (rf"99?(?P<p>\.) {_MONTH} 9999", "%d{p} %b %Y"),
    (rf"99?(?P<p>\.?) {_FULL} 9999", "%d{p} %B %Y"),
    (rf"{_MONTH} 99?(?P<c>,?) 9999", "%b %d{c} %Y"),
    (rf"{_FULL} 99?(?P<c>,?) 9999", "%B %d{c} %Y"),
    (rf"{_MONTH} 99?", "%b %d"),
    (r"99?\.99?\.", "%d.%m."),
    (r"99999999", "%Y%m%d"),
)
_TIME = (
    r"(?:(?P<t>T| |:|, |-)(?:(?P<before>[AaPp][Mm]) ?)?99?(?P<colon>[:.])99?(?P<sec>(?P=colon)99?)?"
    r"(?P<frac>[.,]9{1,9}|(?<=:99:99):9{1,9})?(?P<gap> ?)(?P<after>[AaPp][Mm])?"
    r"|(?P<tc>[T _-])999999(?P<fracc>[.,]9{1,9})?)?"
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
    half: int = 0
    """How many signs of AM or PM stand behind the fraction that is cut."""
    swaps: tuple[Swap, ...] = ()
    """What is replaced in the text first, in this order."""
    region: str = ""
    away: int | None = None
    unknown_zone: str = ""

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
        return not self.form or "%y" in self.form.lower()

    @property
    def group(self) -> str:
        """Return what shapes share that tell together in which order day and month stand."""
        return self.separator + ("y" if "%y" in self.form else "")

    @property
    def has_zone(self) -> bool:
        """Return whether the moment on the world's clock is known."""
        return bool(self.zone or self.epoch or self.region) or self.away is not None


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


class UndecidedZone(Refusal):
    """The times name a zone by letters that several zones share."""

    def __init__(self, column: str, name: str, example: str) -> None:
        super().__init__(
            sentence(
                "The times in “{column}” name the zone {name}, such as {example}; several zones are called that. "
                "Leave the time zone out, or export them with an offset such as +08:00.",
                column=column,
                name=name,
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


def reading_of(shape: str) -> Reading | None:
    """Return how times of this shape are read, spelt plainly or as elsewhere; None when it is not a time."""
    if (found := _spelt_plainly(shape)) is not None:
        return found
    plain = plain_spelling(shape)
    found = _spelt_plainly(plain.shape) if plain.swaps else None
    if found is None:
        return None
    return replace(found, swaps=plain.swaps, region=plain.region, away=plain.away, unknown_zone=plain.unknown_zone)


def _spelt_plainly(shape: str) -> Reading | None:
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
    if part["late"] and ("%y" in form.lower() or part["zone"]):
        return None
    if not has_time and not re.search("%y", form, re.IGNORECASE) and form.startswith("%1"):
        return None
    for mark in "scp":
        form = form.replace(f"{{{mark}}}", part.get(mark, ""))
    full = _weekday(part["weekday"]) + form + _clock(part)
    if part["late"]:
        return Reading(full + " %Y")
    fraction = part["frac"] or part["fracc"]
    tail = fraction + ("" if part["after"] else part["gap"]) + part["zone"]
    half = len(part["gap"] + part["after"]) if fraction and part["after"] else 0
    return Reading(full, len(tail), len(part["zone"]), half=half)


def _weekday(written: str) -> str:
    return written.replace(written[:3], "%a") if written else ""


def _clock(part: dict[str, str]) -> str:
    if part["tc"]:
        return part["tc"] + "%H%M%S"
    if not part["t"]:
        return ""
    half = part["before"] or part["after"]
    colon = part["colon"]
    clock = f"%I{colon}%M" if half else f"%H{colon}%M"
    clock += f"{colon}%S" if part["sec"] else ""
    if part["before"]:
        return f"{part['t']}%p {clock}"
    return f"{part['t']}{clock}" + (f"{part['gap']}%p" if half else "")


def read_shapes(shapes: Iterable[Shape]) -> dict[str, Reading]:
    """Return the reading of every shape that is a time."""
    return {each.shape: found for each in shapes if (found := reading_of(each.shape)) is not None}
