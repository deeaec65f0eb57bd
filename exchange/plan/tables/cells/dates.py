"""Dates in the columns of a plan's table: which format they are in, decided for the whole table or refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from exchange.plan.tables.rows import Cell
from words.text import Sentence, sentence

Order = Literal["day-first", "month-first"]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OTHER_MONTHS = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
WEEKDAYS = {
    **{name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    **{name: at for at, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))},
}
WEEKDAY = re.compile(r"^(?P<name>[^\W\d]{2,9})\.?,?\s+(?=\d)|\s*(?:星期|周)[一二三四五六日天]\s*")
NOON = r"(?P<noon>[AaPp]\.?[Mm]\.?)?"
ZONE = r"(?P<zone>\s*(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|\s*(?:Z|UTC|GMT)|-?\s*[+-]\d{2}:?\d{2})?"
BEFORE_SIGN = re.compile(r"^\s*-?\s*(?=[+-])")
CLOCK = r"[T\s-]*(?P<half>上午|下午)?\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?"
TIME = rf"(?:{CLOCK}\s*{NOON}{ZONE})?"
SHAPES: Mapping[str, "re.Pattern[str]"] = {
    "year": re.compile(
        rf"(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?{TIME}(?:Z|[+-]\d{{2}}:\d{{2}})?"
    ),
    "digits": re.compile(r"(?P<year>(?:19|20|21)\d{2})(?P<month>\d{2})(?P<day>\d{2})"),
    "dots": re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d{{2}}){TIME}"),
    "slashes": re.compile(rf"(?P<one>\d{{1,2}})[/-](?P<two>\d{{1,2}})[/-](?P<year>\d{{4}}|\d{{2}}){TIME}"),
    "words": re.compile(
        rf"(?P<day>\d{{1,2}})[.\s-]+(?P<name>[^\W\d]{{3,9}})\.?[,\s-]+(?P<year>\d{{4}}|\d{{2}}){TIME}"
    ),
    "american": re.compile(rf"(?P<name>[^\W\d]{{3,9}})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}|\d{{2}}){TIME}"),
}
FIRST_SERIAL, LAST_SERIAL = 10_000, 110_000
"""Numbers of days between 1927 and 2201 as workbooks count them."""
ZERO = datetime(1899, 12, 30)
DAYS_TO_1904 = 1462
EMPTY = ("", "na", "n/a", "-", "–", "tbd")


class Written(NamedTuple):
    """A date as a cell writes it."""

    shape: str
    found: "re.Match[str]"
    weekday: int | None


class Dated(NamedTuple):
    """A moment, and whether the cell says the time of day."""

    moment: datetime
    has_time: bool


@dataclass
class Dates:
    """How the dates of a table are read: the order of day and month, and the value that decided it."""

    order: Order | None = None
    decided_by: str = ""
    shapes: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    """Per column the formats that occur, each with the first line and value."""
    open: tuple[int, str, str] | None = None
    """Line, column and value of the first date that can be read in two ways."""
    contrary: tuple[str, str] | None = None
    """Two values that can only be read in different orders."""
    year_first: tuple[int, str, str] | None = None
    """Line, column and value of the first of dates whose year may stand first, as in 26-03-02."""
    zones: dict[str, list[str]] = field(default_factory=dict)
    """Per column the time zones that its dates say."""
    from_1904: bool = False
    """Whether bare numbers count days from 1904 on."""

    def is_undecided(self, cell: Cell) -> bool:
        """Return whether a date cannot be read only because the order of day and month is not decided, as is said."""
        written = _written(cell) if self.order is None and isinstance(cell, str) else None
        if written is None or written.shape != "slashes":
            return False
        return _is_day(written, "one", "two") or _is_day(written, "two", "one")

    def problems(self) -> Iterable[Sentence]:
        """Yield what makes the dates of the table ambiguous."""
        for column, shapes in self.shapes.items():
            if len(shapes) > 1:
                (one, first), (two, second) = list(shapes.values())[:2]
                yield sentence(
                    "Column “{column}” holds dates in two formats: “{first}” in row {one}, “{second}” in row {two}. "
                    "Write all of them like 2026-03-31.",
                    column=column,
                    first=first,
                    second=second,
                    one=one,
                    two=two,
                )
        if self.year_first:
            yield sentence(
                "Row {line}, column “{column}”: “{value}” may have the year first or the day first. "
                "Write all dates like 2026-03-31.",
                line=self.year_first[0],
                column=self.year_first[1],
                value=self.year_first[2],
            )
        elif self.contrary:
            yield sentence(
                "Dates are written with the day first and with the month first: “{first}” and “{second}”. "
                "Write all of them like 2026-03-31.",
                first=self.contrary[0],
                second=self.contrary[1],
            )
        elif self.open and self.order is None:
            yield sentence(
                "Row {line}, column “{column}”: “{value}” may have the day or the month first, and no other date "
                "decides it. Say which, or write 2026-03-31.",
                line=self.open[0],
                column=self.open[1],
                value=self.open[2],
            )


def dates_in(cells: Iterable[tuple[int, str, Cell]], order: Order | None) -> Dates:
    """Return how the dates are read: cells with line and column, and the order where a person has said it."""
    dates, votes = Dates(order), dict[Order, str]()
    short: list[tuple[int, str, str, Written]] = []
    for line, column, cell in cells:
        written = _written(cell) if isinstance(cell, str) else None
        if not written:
            continue
        if zone := written.found.groupdict().get("zone"):
            dates.zones.setdefault(column, []).append(BEFORE_SIGN.sub("", zone).strip())
        dates.shapes.setdefault(column, {}).setdefault(written.shape, (line, str(cell)))
        if written.shape == "slashes":
            short.append((line, column, str(cell), written))
            vote = _vote(written)
            if vote:
                votes.setdefault(vote, str(cell))
            elif written.found["one"] != written.found["two"]:
                dates.open = dates.open or (line, column, str(cell))
    if order is None and short and _may_begin_with_year([written for *_, written in short]):
        dates.year_first = short[0][:3]
    if order is None and len(votes) == 2:
        dates.contrary = (votes["day-first"], votes["month-first"])
    elif order is None and votes:
        dates.order, dates.decided_by = next(iter(votes.items()))
    return dates


def _may_begin_with_year(dates: Sequence[Written]) -> bool:
    """Return whether all dates make a shorter span read with the year first, where only the day can stand there."""
    turned = []
    for each in dates:
        one, two, last = each.found["one"], each.found["two"], each.found["year"]
        if len(one) != 2 or len(last) != 2 or int(one) <= 12 or each.weekday is not None:
            return False
        by_year, by_day = _day(_year(one), int(two), int(last)), _day(_year(last), int(two), int(one))
        if by_year is None or by_day is None:
            return by_year is not None
        turned.append((by_year, by_day))
    spans = [max(part) - min(part) for part in zip(*turned, strict=True)]
    return bool(spans[0] <= spans[1])


def _is_day(written: Written, day: str, month: str) -> bool:
    """Return whether a date with slashes is one, its day and month taken from these places."""
    return _day(_year(written.found["year"]), int(written.found[month]), int(written.found[day])) is not None


def _vote(written: Written) -> Order | None:
    """Return the order in which alone a date can be read: by a number above 12, or by its weekday."""
    one, two, year = int(written.found["one"]), int(written.found["two"]), _year(written.found["year"])
    fitting: list[Order] = []
    for order, day, month in (("day-first", one, two), ("month-first", two, one)):
        moment = _day(year, month, day)
        if moment and written.weekday in (None, moment.weekday()):
            fitting.append("day-first" if order == "day-first" else "month-first")
    return fitting[0] if len(fitting) == 1 and one != two else None


def date_of(cell: Cell, dates: Dates) -> Dated | None:
    """Return the date of a cell, `None` where it is none that can be read."""
    if isinstance(cell, datetime):
        return Dated(cell.replace(second=0, microsecond=0), bool(cell.hour or cell.minute))
    if isinstance(cell, float):
        return _serial(cell, dates.from_1904)
    written = _written(cell)
    if not written:
        return None
    found = written.found
    if written.shape == "slashes":
        first = dates.order == "day-first"
        day, month = (found["one"], found["two"]) if first else (found["two"], found["one"])
        moment = _day(_year(found["year"]), int(month), int(day))
    else:
        month_number = _month(found["name"]) if "name" in found.groupdict() else int(found["month"])
        moment = _day(_year(found["year"]), month_number, int(found["day"]))
    return _timed(moment, found) if moment else None


def is_empty(cell: Cell) -> bool:
    """Return whether a cell says that there is no date."""
    return isinstance(cell, str) and cell.strip().casefold() in EMPTY


def _written(cell: Cell) -> Written | None:
    text = str(cell).strip()
    prefix, weekday = WEEKDAY.match(text), None
    if prefix and prefix["name"]:
        name = prefix["name"].casefold()
        weekday = WEEKDAYS.get(name[:3], WEEKDAYS.get(name[:2]))
        text = text if weekday is None else text[prefix.end() :]
    text = WEEKDAY.sub(" ", text).strip() if "星期" in text or "周" in text else text
    matches = ((shape, pattern.fullmatch(text)) for shape, pattern in SHAPES.items())
    return next((Written(shape, found, weekday) for shape, found in matches if found), None)


def _serial(number: float, from_1904: bool) -> Dated | None:
    if number > LAST_SERIAL and number.is_integer() and (written := _written(f"{number:.0f}")):
        return date_of(written.found.string, Dates())
    number += DAYS_TO_1904 if from_1904 else 0
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        return None
    moment = ZERO + timedelta(minutes=round(number * 1440))
    return Dated(moment, not number.is_integer())


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)


def _month(name: str) -> int:
    short = name.casefold()[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else OTHER_MONTHS.get(short, 0)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def _timed(day: datetime, found: "re.Match[str]") -> Dated | None:
    parts = found.groupdict()
    if parts.get("hour") is None:
        return Dated(day, False)
    hour, minute = int(parts["hour"]), int(parts["minute"])
    if parts["noon"] or parts["half"]:
        later = parts["half"] == "下午" or (parts["noon"] or "").casefold().startswith("p")
        hour = hour % 12 + (12 if later else 0)
    return Dated(day.replace(hour=hour, minute=minute), True) if hour < 24 and minute < 60 else None
