"""Values in plans as XML: each is read as what it must be, or is a problem that names task and field."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import cache
from typing import TypeVar
from xml.etree.ElementTree import Element

from words.text import Sentence, sentence

Kind = TypeVar("Kind", bound=IntEnum)
Value = TypeVar("Value")
NO_DATES = ("", "NA", "N/A")
FIRST_YEAR, LAST_YEAR = 1900, 2200
UNSET = datetime(1970, 1, 2)
"""Some writers put the first day of 1970 where they mean no date."""
DURATION = re.compile(
    r"P(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
YES_OR_NO, NUMBER, WHOLE_NUMBER = sentence("yes or no (1 or 0)"), sentence("a number"), sentence("a whole number")
MOMENT = sentence(
    "a date such as 2026-03-31T08:00:00, from {first} to {last}", first=str(FIRST_YEAR), last=str(LAST_YEAR)
)
DATE, CLOCK = sentence("a date such as 2026-03-31"), sentence("a time such as 08:00:00")
DURATION_WANTED = sentence("a duration such as PT8H0M0S")
SHARE = sentence("a number from 0 on")
YES, NO = ("1", "true", "yes"), ("0", "false", "no")
SHOWN = 60
"""So much of a wrong value is shown."""
LARGEST = 1e15
LONGEST = 100 * 366 * 1440
"""Minutes in a century: no task is longer."""
ESTIMATED = 32
"""Added to a duration format where the duration is a guess."""
ELAPSED_FORMATS = (4, 6, 8, 10, 12)
PERCENT_FORMAT, ELAPSED_PERCENT_FORMAT = 19, 20
KNOWN_LAGS = (0, *range(3, 13), PERCENT_FORMAT, ELAPSED_PERCENT_FORMAT, 21)
PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
MIDNIGHT = re.compile(r"24:00(?::00(?:\.0+)?)?")
"""The end of a day."""


@dataclass(frozen=True)
class Units:
    """How many working minutes a day, a week and a month have where a duration is given in them."""

    day: int = 480
    week: int = 2400
    month: int = 9600


ON_THE_CLOCK = Units(1440, 7 * 1440, 30 * 1440)


@dataclass
class Record:
    """One element: what it is called in a problem, its values by tag or attribute, and the list of problems."""

    called: Sentence
    element: Element
    problems: list[Sentence]
    units: Units = field(default_factory=Units)
    values: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the attributes, and the first value of every tag."""
        self.values = {name: value.strip() for name, value in self.element.attrib.items()}
        for child in self.element:
            if len(child) == 0:
                self.values.setdefault(child.tag, (child.text or "").strip())

    def text(self, tag: str) -> str:
        """Return the text, empty where there is none."""
        return self.values.get(tag, "")

    def flag(self, tag: str, default: bool = False) -> bool:
        """Return whether it is set; 0, 1, true and false are understood."""
        found = self._read(tag, _flag, YES_OR_NO)
        return default if found is None else found

    def number(self, tag: str) -> float | None:
        """Return the number, `None` where there is none."""
        return self._read(tag, _number, NUMBER)

    def whole(self, tag: str) -> int | None:
        """Return the whole number, `None` where there is none."""
        return self._read(tag, _whole, WHOLE_NUMBER)

    def within(self, tag: str, most: int) -> int | None:
        """Return the whole number from 0 to the most there can be, `None` where there is none."""
        return self._read(
            tag, lambda value: _within(value, most), sentence("a whole number from 0 to {most}", most=str(most))
        )

    def share(self, tag: str) -> float:
        """Return how much of a person's time, one where nobody says."""
        found = self._read(tag, _share, SHARE)
        return 1.0 if found is None else found

    def choice(self, tag: str, kind: type[Kind], default: Kind) -> Kind:
        """Return the member that the number stands for."""
        found = self._read(tag, lambda value: kind(_whole(value)), _choices(kind))
        return default if found is None else found

    def money(self, tag: str) -> float | None:
        """Return an amount; the file counts hundredths."""
        found = self.number(tag)
        return None if found is None else found / 100

    def moment(self, tag: str) -> datetime | None:
        """Return the minute, `None` where there is no date."""
        found = None if self.text(tag) in NO_DATES else self._read(tag, _moment, MOMENT)
        return None if found and found.year == UNSET.year and found < UNSET else found

    def day(self, tag: str) -> date | None:
        """Return the day, `None` where there is no date."""
        return self._read(tag, lambda value: datetime.fromisoformat(value).date(), DATE)

    def clock(self, tag: str) -> int | None:
        """Return the minutes since midnight."""
        return self._read(tag, _clock, CLOCK)

    def minutes(self, tag: str, elapsed: bool = False) -> int | None:
        """Return a duration, `None` where there is none; days are working days unless it is elapsed."""
        units = ON_THE_CLOCK if elapsed else self.units
        return self._read(tag, lambda value: _minutes(value, units), DURATION_WANTED)

    def missing(self, tag: str) -> None:
        """Note that a value is missing that must be there."""
        self.problems.append(sentence("{where}: {field} is missing.", where=self.called, field=tag))

    def _read(self, tag: str, parse: Callable[[str], Value], wanted: Sentence) -> Value | None:
        if not (value := self.text(tag)):
            return None
        try:
            return parse(value)
        except (ValueError, OverflowError):
            said = {"field": tag, "value": value if len(value) <= SHOWN else value[:SHOWN] + "…", "wanted": wanted}
            self.problems.append(
                sentence("{where}: {field} is “{value}”; it must be {wanted}.", where=self.called, **said)
            )
            return None


@cache
def _choices(kind: type[IntEnum]) -> Sentence:
    return sentence("one of {choices}", choices=[str(each.value) for each in kind])


def _flag(value: str) -> bool:
    if value.casefold() not in (*YES, *NO):
        raise ValueError(value)
    return value.casefold() in YES


def _number(value: str) -> float:
    found = float(value)
    if not (PLAIN_NUMBER.fullmatch(value) and abs(found) < LARGEST):
        raise ValueError(value)
    return found


def _whole(value: str) -> int:
    if not _number(value).is_integer():
        raise ValueError(value)
    return int(_number(value))


def _within(value: str, most: int) -> int:
    if not 0 <= _whole(value) <= most:
        raise ValueError(value)
    return _whole(value)


def _share(value: str) -> float:
    if _number(value) < 0:
        raise ValueError(value)
    return _number(value)


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value).replace(tzinfo=None)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(value)
    return to_minute(found)


def _clock(value: str) -> int:
    if MIDNIGHT.fullmatch(value):
        return 0
    found = time.fromisoformat(value)
    return found.hour * 60 + found.minute + (found.second >= 30)


def _minutes(value: str, units: Units) -> int:
    found = DURATION.fullmatch(value)
    if not found or value[-1] in "PT" or len(value) > SHOWN:
        raise ValueError(value)
    lengths = (("months", units.month), ("weeks", units.week), ("days", units.day))
    clock = (("hours", 60.0), ("minutes", 1.0), ("seconds", 1 / 60))
    minutes = sum(float(found[part] or 0) * length for part, length in (*lengths, *clock))
    if minutes > LONGEST:
        raise ValueError(value)
    return int(minutes + 0.5)


def to_minute(moment: datetime) -> datetime:
    """Return the nearest minute."""
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


def is_elapsed(duration_format: int | None) -> bool:
    """Return whether a duration or lag format counts minutes on the clock."""
    return duration_format is not None and duration_format % ESTIMATED in ELAPSED_FORMATS


def is_known_lag(lag_format: int) -> bool:
    """Return whether a lag format is one that Microsoft Project has."""
    return lag_format % ESTIMATED in KNOWN_LAGS and 0 <= lag_format < 2 * ESTIMATED


def is_percent(lag_format: int | None) -> bool:
    """Return whether a lag format is percent of the earlier task's duration."""
    return lag_format is not None and lag_format % ESTIMATED in (PERCENT_FORMAT, ELAPSED_PERCENT_FORMAT)
