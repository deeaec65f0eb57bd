"""A measure of use: a share with its interval, its target and what it says about it."""

from dataclasses import dataclass
from datetime import date, timedelta

from assessments.surveys.intervals import wilson
from words.status import Status

WINDOW_DAYS = 28
COUNT_ONLY = 5
UNCOLOURED = 10
ACTIVE, HABIT, WEEKLY, COVERAGE = "Active rate", "Habit rate", "Active in the last week", "Function coverage, median"
BREADTH, DEPTH = "Breadth", "Depth"


@dataclass(frozen=True)
class Window:
    """The complete days that are judged, and how many of them are working days."""

    first_on: date
    last_on: date
    working_days: int

    @property
    def days(self) -> int:
        """Return how many days the window holds."""
        return (self.last_on - self.first_on).days + 1

    @property
    def is_whole(self) -> bool:
        """Return whether there are the 28 days that a reading needs."""
        return self.days >= WINDOW_DAYS


@dataclass(frozen=True)
class Measure:
    """A share with interval and target, people counted, and what it says; `hits` is None for a median."""

    part: str
    name: str
    value: float
    interval: tuple[float, float]
    target: float | None
    hits: int | None
    base: int
    reading: Status

    @property
    def shows_share(self) -> bool:
        """Return whether there are people enough to show more than counts."""
        return self.base >= COUNT_ONLY


def window_of(last_complete: date, first_on: date, days_off: frozenset[date] = frozenset()) -> Window:
    """Return the 28 days that end at the last complete day, or as many as the log holds."""
    first = max(first_on, last_complete - timedelta(days=WINDOW_DAYS - 1))
    days = [first + timedelta(days=at) for at in range((last_complete - first).days + 1)]
    return Window(first, last_complete, sum(day.weekday() < 5 and day not in days_off for day in days))


def reading_of(interval: tuple[float, float], target: float | None, base: int) -> Status:
    """Return met above the target, missed below, undecided across it; not proven for fewer than ten people."""
    if target is None or base < UNCOLOURED:
        return Status.UNPROVEN
    if interval[0] >= target:
        return Status.DONE
    return Status.LATE if interval[1] < target else Status.UNDECIDED


def share_measure(head: tuple[str, str], counted: tuple[int, int], target: float | None, window: Window) -> Measure:
    """Return a share of people with its Wilson interval and reading."""
    (hits, base), interval = counted, wilson(*counted)
    reading = reading_of(interval, target, base) if window.is_whole else Status.UNPROVEN
    return Measure(*head, hits / base if base else 0.0, interval, target, hits, base, reading)
