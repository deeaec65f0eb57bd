"""A year of a calendar day by day: worked, at rest, a holiday, a make-up day, or a day with other hours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from phases.capacity.workweek import COUNTRY, WorkCalendar, lineage
from phases.dates.calendar import holiday_names
from phases.network.shifts import Shifts
from words.format import long_date, short_date
from words.text import Text

DayKind = Literal["work", "rest", "holiday", "extra", "other"]
DAY = re.compile(r"\b\d\d/\d\d/\d{4}\b|\b\d{4}-\d\d-\d\d\b")
"""Another day within the name of a holiday, as the tables of countries write it."""
LONGEST_REST = timedelta(days=3)
"""Days of the same name with a weekend between them belong together."""
Named = Mapping[int, Text]
"""What exceptional days are called, by ordinal."""


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day: what it is, how long it is worked in minutes, and what it is called."""

    day: date
    kind: DayKind
    minutes: int
    name: Text = ""


@dataclass(frozen=True, slots=True)
class WorkYear:
    """All days of a year of one calendar, in order."""

    year: int
    days: Sequence[YearDay]

    @property
    def working(self) -> int:
        """Return on how many days any work is done."""
        return sum(each.minutes > 0 for each in self.days)

    @property
    def months(self) -> list[int]:
        """Return the working days of each month, January first."""
        counts = [0] * 12
        for each in self.days:
            counts[each.day.month - 1] += each.minutes > 0
        return counts

    @property
    def special(self) -> list[YearDay]:
        """Return the days that differ from the week: holidays, make-up days, days with other hours."""
        return [each for each in self.days if each.kind not in ("work", "rest")]


def work_year(shifts: Shifts, year: int, names: Named) -> WorkYear:
    """Return the year of these hours; a holiday that falls on a day of rest stays a day of rest."""
    first, exceptions = date(year, 1, 1), dict(shifts.exceptions)
    days = (first + timedelta(days=at) for at in range((date(year + 1, 1, 1) - first).days))
    return WorkYear(year, [_day(each, shifts, exceptions, names) for each in days])


def runs(days: Sequence[YearDay]) -> list[list[YearDay]]:
    """Return days of the same kind, length and name that follow each other as one run, a weekend between or not."""
    found: list[list[YearDay]] = []
    for each in days:
        last = found[-1][-1] if found else None
        if last and _alike(last, each) and each.day - last.day <= LONGEST_REST:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _alike(one: YearDay, two: YearDay) -> bool:
    return (one.kind, one.minutes, one.name) == (two.kind, two.minutes, two.name) and bool(one.name)


def names_of(calendar: WorkCalendar | None, known: Mapping[str, WorkCalendar], country: str, year: int) -> Named:
    """Return what the exceptional days of a year are called: by the country, then by calendars; the nearest wins."""
    line = lineage(calendar, known)[0] if calendar else []
    root = line[-1].base.partition(":")[2] if line and line[-1].base.startswith(COUNTRY) else "" if line else country
    found: dict[int, Text] = dict(holidays_of(root, year)) if root else {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    for each in reversed(line):
        for special in each.exceptions:
            days = range(max(special.first, first).toordinal(), min(special.last, last).toordinal() + 1)
            found |= dict.fromkeys(days, special.name)
    return found


def holidays_of(country: str, year: int) -> Named:
    """Return the holidays of a country by ordinal, in both languages where the table has them."""
    english, chinese = (holiday_names(country, year, language) for language in ("en", "zh"))
    return {
        day: {"en": _dated(name, year, "en"), "zh": _dated(chinese.get(day, name), year, "zh")}
        for day, name in english.items()
    }


def _dated(name: str, year: int, language: str) -> str:
    """Return the name with the day in it as its language writes days: `Day off (substituted from 4 Jan)`."""

    def written(found: re.Match[str]) -> str:
        day = datetime.strptime(found[0], "%m/%d/%Y" if "/" in found[0] else "%Y-%m-%d").date()
        return short_date(day, language) if day.year == year else long_date(day, language)

    return DAY.sub(written, name)


def _day(day: date, shifts: Shifts, exceptions: Mapping[int, tuple[tuple[int, int], ...]], names: Named) -> YearDay:
    ordinal, usual = day.toordinal(), shifts.week[day.weekday()]
    spans = exceptions.get(ordinal, usual)
    kind: DayKind = "work" if spans else "rest"
    if spans != usual:
        kind = "holiday" if not spans else "other" if usual else "extra"
    return YearDay(day, kind, sum(end - begin for begin, end in spans), names.get(ordinal, ""))
