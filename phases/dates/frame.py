"""What dates depend on beside the plan: calendars, where it starts and ends, the status date, the baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from phases.dates.calendar import Calendar
from phases.network.clock import hours_of, next_start, previous_finish
from phases.network.network import DAY
from phases.programme import DAY_MINUTES, StatusDate


@dataclass(frozen=True, slots=True)
class Promise:
    """The dates of a row in a baseline, and its budget then; dates alone make two of them equal."""

    start: date
    finish: date
    budget: float | None = field(default=None, compare=False)
    """None where the baseline keeps none."""
    measure: str = field(default="", compare=False)
    """In what the budget is counted: `cost` or `hours`; empty where there is none."""


@dataclass(frozen=True, eq=False)
class Terms:
    """How a programme counts: its day, its ends to the minute, its status date, its calendars beside the first."""

    day_minutes: int = DAY_MINUTES
    start_time: int | None = None
    finish_on: date | None = None
    """Plan backwards from this date."""
    finish_time: int | None = None
    status_on: StatusDate = "today"
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    """Which calendar a row is worked on, by task id; rows that are not named are worked on the frame's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates depend on beside the plan: calendar, programme start, today, baseline by task id, terms."""

    calendar: Calendar
    start_on: date
    today: date
    baseline: Mapping[str, Promise]
    terms: Terms = field(default_factory=Terms)

    @property
    def status_on(self) -> date | None:
        """Return the day up to which progress is known; None where nobody said."""
        status = self.terms.status_on
        return status if isinstance(status, date) else self.today if status else None


def opening(day: date, minute: int | None) -> int:
    """Return a date as the minute from which it counts: its midnight where no time is given."""
    return day.toordinal() * DAY + (minute or 0)


def closing(calendar: Calendar, day: date, minute: int | None) -> int:
    """Return a date as the minute until which it counts: its last working one where no time is given."""
    if minute is not None:
        return day.toordinal() * DAY + minute
    return previous_finish(hours_of((calendar.time,)), 0, (day.toordinal() + 1) * DAY)


def began(calendar: Calendar, day: date, minute: int | None) -> int:
    """Return when something began: its first working minute where no time is given, midnight where nobody works."""
    if minute is not None:
        return day.toordinal() * DAY + minute
    midnight = day.toordinal() * DAY
    begin = next_start(hours_of((calendar.time,)), 0, midnight)
    return begin if begin < midnight + DAY else midnight


def ended(calendar: Calendar, day: date, minute: int | None) -> int:
    """Return when something ended: its last working minute where no time is given, 23:59 where nobody works."""
    found = closing(calendar, day, minute)
    return found if found > day.toordinal() * DAY or minute is not None else (day.toordinal() + 1) * DAY - 1
