"""How long a programme's day and week are, for lengths that people type in hours or in weeks."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from phases.dates.calendar import Calendar
from phases.dates.frame import Frame
from phases.programme import DAY_MINUTES

WEEK_DAYS = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """How many working minutes a planner calls a day, and how many days a week."""

    day_minutes: int = DAY_MINUTES
    week_days: int = WEEK_DAYS

    @property
    def week_minutes(self) -> int:
        """Return the working minutes of a week."""
        return self.week_days * self.day_minutes


def pace_of(frame: Frame) -> Pace:
    """Return how a programme counts: its own day, and the weekdays on which its calendar is usually worked."""
    return Pace(frame.terms.day_minutes, _week_days(frame.calendar))


@lru_cache(maxsize=32)
def _week_days(calendar: Calendar) -> int:
    """Return on how many weekdays more than half of all weeks are worked; five where that is none."""
    weeks = (calendar.days[-1] - calendar.days[0] + 1) / 7
    times = Counter(day % 7 for day in calendar.days)
    return sum(worked > weeks / 2 for worked in times.values()) or WEEK_DAYS
