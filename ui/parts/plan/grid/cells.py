"""Cells of the grid as plain text: what stands in them, and what a typed or pasted text means."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from exchange.plan.tables.cells.dates import MONTHS, date_of, dates_in
from exchange.plan.tables.cells.values import Working, length_of
from phases.editing.batch import PREDECESSORS
from phases.editing.pace import Pace
from phases.network.network import DAY
from ui.parts.plan.grid.bounds import BOUNDS, activity_words, constraint_of
from ui.parts.plan.grid.timed import OnTheClock, written
from ui.session import t
from words.text import Sentence, sentence

LONGEST_CELL = 400
DATES = ("not_before", "deadline_on", "constraint_on", "started_on", "finished_on", "placed_on")
DAY_MONTH = re.compile(r"(?P<day>\d{1,2})[\s\N{NO-BREAK SPACE}.-]*(?P<name>[A-Za-z]{3,9})\.?")
CHINESE_DAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
PERCENT = re.compile(r"(?P<number>\d{1,4}(?:[.,]\d+)?)[\s\N{NO-BREAK SPACE}]*[%％]?")

Read = tuple[Any, Sentence | None]
"""The value that a text means, and what is wrong with it where something is."""


def shown_days(days: float) -> str:
    """Return a duration in days without needless decimals: `4`, `0.5`."""
    return f"{days:.10g}"


def plain(field: str, value: Any) -> str:
    """Return the value of a field as the text that stands in its cell."""
    if field == "constraint_kind":
        return t(BOUNDS[value])
    if isinstance(value, bool):
        return activity_words()[not value]
    if value is None:
        return ""
    if isinstance(value, date):
        return written(value)
    if isinstance(value, OnTheClock):
        return f"{shown_days(value.days)}ed"
    return shown_days(value) if isinstance(value, float) else str(value)


def meant(field: str, text: str, pace: Pace, today: date) -> Read:
    """Return what a text means in a field of a task; a day without its year is the one nearest to today."""
    plain_text = " ".join(text.split())
    if len(plain_text) > LONGEST_CELL:
        return None, sentence("a cell holds at most {most} characters.", most=LONGEST_CELL)
    if field == "remaining" and plain_text:
        return _left(plain_text, pace)
    if field == "days":
        return _days(plain_text, pace)
    if field in DATES:
        return _date(plain_text, today)
    return READERS.get(field, _text)(plain_text)


def _text(text: str) -> Read:
    return text, None


def _days(text: str, pace: Pace) -> Read:
    found = length_of(text, Working(pace.day_minutes, pace.week_minutes))
    if found is None:
        return None, sentence("“{text}” is no duration; write working days, such as 5, 2.5 or 3 w.", text=text)
    if found.elapsed:
        return OnTheClock(found.minutes / DAY), None
    days = round(found.minutes / pace.day_minutes, 10)
    return int(days) if days == int(days) else days, None


def _left(text: str, pace: Pace) -> Read:
    """Return days left: of the kind in which the task counts, working days or days of 24 hours."""
    days, wrong = _days(text, pace)
    return days.days if isinstance(days, OnTheClock) else days, wrong


def _percent(text: str) -> Read:
    found = PERCENT.fullmatch(text)
    if not found:
        return None, sentence("“{text}” is no percentage; write a number from 0 to 100.", text=text)
    return round(float(found["number"].replace(",", "."))), None


def _date(text: str, today: date) -> Read:
    if not text:
        return None, None
    if (found := _without_year(text)) and (day := _nearest(found, today)):
        return day, None
    dates = dates_in([(1, "", text)], None)
    if dates.open is not None:
        return None, sentence("“{text}” may have the day or the month first; write 2026-03-31.", text=text)
    read = date_of(text, dates)
    if read is None:
        return None, sentence("“{text}” is no date; write it like 2026-03-31.", text=text)
    return read.moment if read.has_time else read.moment.date(), None


def _without_year(text: str) -> tuple[int, int] | None:
    """Return month and day of a date as the grid shows it: `4 Dec`, `12月4日`."""
    if found := CHINESE_DAY.fullmatch(text):
        month, day = int(found["month"]), int(found["day"])
    elif (found := DAY_MONTH.fullmatch(text)) and found["name"][:3].casefold() in MONTHS:
        month, day = MONTHS.index(found["name"][:3].casefold()) + 1, int(found["day"])
    else:
        return None
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _nearest(month_day: tuple[int, int], today: date) -> date | None:
    """Return the day of that name which lies nearest to today."""
    found: list[date] = []
    for year in range(today.year - 4, today.year + 5):
        day = date(year, month_day[0], 1) + timedelta(days=month_day[1] - 1)
        if day.month == month_day[0]:
            found.append(day)
    return min(found, key=lambda day: abs(day - today), default=None)


def _bound(text: str) -> Read:
    found = constraint_of(text)
    if text and plain("constraint_kind", found) != text:
        return None, sentence("“{text}” is no constraint; choose one of the list.", text=text)
    return found, None


def _activity(text: str) -> Read:
    yes, no = activity_words()
    if text.casefold() not in ("", yes.casefold(), no.casefold()):
        return None, sentence("“{text}” is neither “{yes}” nor “{no}”.", text=text, yes=yes, no=no)
    return text.casefold() != no.casefold(), None


def _nothing(_: str) -> Read:
    return None, None


READERS: Mapping[str, Callable[[str], Read]] = {
    "title": _text,
    "owner": _text,
    "percent": _percent,
    "constraint_kind": _bound,
    "active": _activity,
    "remaining": _nothing,
    PREDECESSORS: _text,
}
