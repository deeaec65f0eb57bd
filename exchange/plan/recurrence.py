"""The days on which an exception of a calendar recurs: by day, week, month or year, as Microsoft Project counts."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import takewhile

MOST_DAYS = 4000
LAST = 4
"""The position that means the last one of the month."""


class Rhythm(IntEnum):
    """How an exception recurs; the numbers are those of Microsoft Project."""

    DAILY = 1
    YEARLY_BY_DATE = 2
    YEARLY_BY_POSITION = 3
    MONTHLY_BY_DATE = 4
    MONTHLY_BY_POSITION = 5
    WEEKLY = 6
    EVERY_DAYS = 7
    EVERY_WORKDAYS = 8
    ONCE = 9


@dataclass(frozen=True)
class Recurrence:
    """A rule: from a day to a day, every so many periods, at most so many times."""

    rhythm: Rhythm
    first: date
    last: date
    period: int = 1
    most: int | None = None
    weekdays: int = 0
    """Bits of the weekdays, Sunday is 1."""
    month: int = 1
    day: int = 1
    position: int = 0
    """0 to 3 counts from the first, 4 is the last one of the month."""
    item: int = 0
    """0 any day, 1 Monday to Friday, 2 weekend, 3 Sunday to 9 Saturday."""


def days_of(rule: Recurrence) -> list[date]:
    """Return the days in order, at most `MOST_DAYS` and one."""
    within = takewhile(lambda day: day <= rule.last, (day for day in _candidates(rule) if day >= rule.first))
    most = MOST_DAYS + 1 if rule.most is None else min(rule.most, MOST_DAYS + 1)
    return [day for _, day in zip(range(most), within, strict=False)]


def _candidates(rule: Recurrence) -> Iterator[date]:
    if rule.rhythm is Rhythm.WEEKLY:
        return _weekly(rule)
    if rule.rhythm in (Rhythm.MONTHLY_BY_DATE, Rhythm.MONTHLY_BY_POSITION):
        return _in_months(rule, rule.first.year * 12 + rule.first.month - 1, rule.period)
    if rule.rhythm in (Rhythm.YEARLY_BY_DATE, Rhythm.YEARLY_BY_POSITION):
        return _in_months(rule, rule.first.year * 12 + rule.month - 1, 12 * rule.period)
    return _daily(rule)


def _daily(rule: Recurrence) -> Iterator[date]:
    step = rule.period if rule.rhythm is Rhythm.EVERY_DAYS else 1
    for number in range(0, (rule.last - rule.first).days + 1, step):
        day = rule.first + timedelta(days=number)
        if rule.rhythm is not Rhythm.EVERY_WORKDAYS or day.weekday() < 5:
            yield day


def _weekly(rule: Recurrence) -> Iterator[date]:
    """Yield the days; a week begins on Sunday, the first one is that of the rule's first day."""
    sunday = rule.first.toordinal() - rule.first.isoweekday() % 7
    while sunday <= rule.last.toordinal():
        for number in range(7):
            if rule.weekdays & 1 << number and sunday + number > 0:
                yield date.fromordinal(sunday + number)
        sunday += 7 * rule.period


def _in_months(rule: Recurrence, month: int, step: int) -> Iterator[date]:
    """Yield one day in every so many months; the count begins with the first one that is not over yet."""
    if step < 12 and _day_in(rule, month) < rule.first:
        month += 1
    while month <= rule.last.year * 12 + rule.last.month - 1:
        yield _day_in(rule, month)
        month += step


def _day_in(rule: Recurrence, month: int) -> date:
    year, number = month // 12, month % 12 + 1
    length = monthrange(year, number)[1]
    if rule.rhythm in (Rhythm.MONTHLY_BY_DATE, Rhythm.YEARLY_BY_DATE):
        return date(year, number, min(rule.day, length))
    return _at_position(rule, [date(year, number, day) for day in range(1, length + 1)])


def _at_position(rule: Recurrence, days: list[date]) -> date:
    fitting = [day for day in days if _fits(day, rule.item)]
    return fitting[-1 if rule.position == LAST else rule.position]


def _fits(day: date, item: int) -> bool:
    if item in (1, 2):
        return (day.weekday() < 5) == (item == 1)
    return item == 0 or day.isoweekday() % 7 == item - 3
