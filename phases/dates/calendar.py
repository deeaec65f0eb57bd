"""Working days and hours: which dates count, and the index of each working day since the calendar's first."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from errors import Refusal
from phases.network.network import DAY
from phases.network.shifts import OFFICE, Shifts, Spans, WorkTime, work_time
from words.holidays import holiday_said
from words.text import Sentence, Text, sentence

FIRST_YEAR = 1999
"""Every calendar begins here, so that today has its place in it however far ahead a programme starts."""
YEARS_WITH_HOLIDAYS = 7
YEARS_IN_ALL = 40
LATEST_FIRST_YEAR = 2030
"""A calendar reaches at least so many years beyond this one, so that the plan of a past year has today in it."""
NO_HOLIDAYS = "none"
HOLIDAY_WORDS = {"en": ("en_US",), "zh": ("zh_CN", "zh_TW", "en_US")}


class UnknownCountry(Refusal):
    """There is no holiday table for this country."""

    def __init__(self, country: str) -> None:
        super().__init__(
            sentence("There is no holiday calendar “{country}”. Choose one from the list.", country=country)
        )


class OutsideCalendar(Refusal):
    """A date or a plan lies outside the years that the calendar covers."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            sentence(
                "The plan leaves the calendar, which runs from {first} to {last}. Shorten the tasks or the lags.",
                first=first.isoformat(),
                last=last.isoformat(),
            )
        )


class TaskOutsideCalendar(OutsideCalendar):
    """A task lies outside the years of its calendar: it is too long, or the calendar has hardly any hours."""

    def __init__(self, task_id: str, name: Text | Sentence, years: tuple[date, date]) -> None:
        self.task_id, self.years = task_id, years
        Refusal.__init__(
            self,
            sentence(
                "“{task}” leaves the calendar, which runs from {first} to {last}. Shorten tasks or lags, move its "
                "dates, or give the calendar more hours.",
                task=name,
                first=years[0].isoformat(),
                last=years[1].isoformat(),
            ),
        )

    def named(self, names: Mapping[str, Text | Sentence]) -> "TaskOutsideCalendar":
        """Return the refusal with the name by which people know the task, where there is one by its id."""
        return TaskOutsideCalendar(self.task_id, names[self.task_id], self.years) if self.task_id in names else self


@dataclass(frozen=True, eq=False)
class Calendar:
    """The working days of one country or of a programme's own calendar, as ordinals in order, with their hours."""

    country: str
    days: Sequence[int]
    time: WorkTime

    def index(self, day: date) -> int:
        """Return how many working days lie before this date: the index of the day or of the next working one."""
        self._refuse_outside(day.toordinal())
        return bisect_left(self.days, day.toordinal())

    def index_after(self, day: date) -> int:
        """Return the index that follows this date: the first working day after it."""
        self._refuse_outside(day.toordinal())
        return bisect_right(self.days, day.toordinal())

    def day(self, index: int) -> date:
        """Return the working day with this index; refuse one outside the calendar."""
        if not 0 <= index < len(self.days):
            raise OutsideCalendar(date.fromordinal(self.days[0]), date.fromordinal(self.days[-1]))
        return date.fromordinal(self.days[index])

    def is_working(self, day: date) -> bool:
        """Return whether work is done on this date."""
        at = bisect_left(self.days, day.toordinal())
        return at < len(self.days) and self.days[at] == day.toordinal()

    def between(self, earlier: date, later: date) -> int:
        """Return the working days from one date to another, negative when the second lies before the first."""
        return self.index(later) - self.index(earlier)

    def next_working(self, day: date) -> date:
        """Return the date itself when work is done on it, else the next working day."""
        return self.day(self.index(day))

    def _refuse_outside(self, ordinal: int) -> None:
        if not self.days[0] <= ordinal <= self.days[-1]:
            raise OutsideCalendar(date.fromordinal(self.days[0]), date.fromordinal(self.days[-1]))


@lru_cache(maxsize=32)
def calendar_for(country: str, first_year: int) -> Calendar:
    """Return the calendar of a country, with holidays from the year before a start on; refuse an unknown country."""
    return calendar_of_shifts(country, shifts_for(country, first_year))


def calendar_of_shifts(country: str, shifts: Shifts) -> Calendar:
    """Return the calendar with these hours; a day counts when any of it is worked."""
    time = work_time(shifts)
    stretches = zip(time.begins[1:-1], time.ends[1:-1], strict=False)
    days = dict.fromkeys(day for begin, end in stretches for day in range(begin // DAY, (end - 1) // DAY + 1))
    return Calendar(country, list(days), time)


def shifts_for(country: str, first_year: int) -> Shifts:
    """Return the office hours of a country, its holidays off and its make-up days on."""
    off, extra = _exceptions(country, first_year)
    weekend = _weekend(country)
    week: tuple[Spans, ...] = tuple(() if day in weekend else OFFICE for day in range(7))
    exceptions: dict[int, Spans] = dict.fromkeys(off, ()) | dict.fromkeys(extra, OFFICE)
    first = date(min(FIRST_YEAR, first_year - 1), 1, 1)
    last = date(max(first_year, LATEST_FIRST_YEAR) + YEARS_IN_ALL, 1, 1)
    return Shifts(week, first.toordinal(), last.toordinal() - 1, tuple(sorted(exceptions.items())))  # type: ignore[arg-type]


def holiday_name(country: str, day: date, language: str) -> str | None:
    """Return what holiday a date is, in the reader's language where the table has it."""
    return holiday_names(country, day.year, language).get(day.toordinal())


@lru_cache(maxsize=256)
def holiday_names(country: str, year: int, language: str) -> Mapping[int, str]:
    """Return the holidays of a year by ordinal, in the reader's language where the table or our catalogue has it."""
    if country == NO_HOLIDAYS:
        return {}
    supported = holidays.country_holidays(country).supported_languages
    wanted = next((name for name in HOLIDAY_WORDS[language] if name in supported), None)
    table = holidays.country_holidays(country, years=year, language=wanted)
    return {day.toordinal(): holiday_said(name, language) for day, name in table.items() if day.year == year}


@lru_cache(maxsize=256)
def is_provisional(country: str, year: int) -> bool:
    """Return whether a year's make-up days are not published yet, in a country that has them."""
    return bool(_make_up_days(country, 2024)) and not _make_up_days(country, year)


def last_year_with_holidays(country: str, first_year: int) -> int | None:
    """Return the last year whose holidays a plan counts that starts in a year; None where there are none to count."""
    return first_year + YEARS_WITH_HOLIDAYS - 1 if country in countries()[1:] else None


def countries() -> list[str]:
    """Return the codes of all calendars, the one without holidays first."""
    return [NO_HOLIDAYS, *sorted(holidays.list_supported_countries(include_aliases=False))]


def _exceptions(country: str, first_year: int) -> tuple[set[int], set[int]]:
    """Return the holidays and the make-up working days, as ordinals."""
    if country == NO_HOLIDAYS:
        return set(), set()
    years = range(first_year - 1, first_year + YEARS_WITH_HOLIDAYS)
    table = _table(country, years)
    off = {day.toordinal() for day in table}
    extra = {day.toordinal() for year in years for day in _make_up_days(country, year)}
    return off - extra, extra


def _table(country: str, years: range) -> holidays.HolidayBase:
    if country not in holidays.list_supported_countries(include_aliases=False):
        raise UnknownCountry(country)
    return holidays.country_holidays(country, years=years)


@lru_cache(maxsize=256)
def _make_up_days(country: str, year: int) -> tuple[date, ...]:
    if country == NO_HOLIDAYS:
        return ()
    table = _table(country, range(year, year + 1))
    days = (date(year, 1, 1) + timedelta(days=offset) for offset in range(366))
    weekend = table.weekend
    return tuple(day for day in days if day.weekday() in weekend and table.is_working_day(day))


def _weekend(country: str) -> set[int]:
    return {5, 6} if country == NO_HOLIDAYS else set(holidays.country_holidays(country).weekend)
