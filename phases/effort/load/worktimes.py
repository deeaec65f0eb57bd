"""The working time of a plan's calendars, and how the work of a row falls into weeks."""

from collections.abc import Iterator
from datetime import date

from phases.dates.frame import Frame
from phases.dates.timeline import Dated
from phases.network.clock import hours_of, work_before
from phases.network.network import DAY

WEEK = 7


class Worktimes:
    """The hours of all calendars of a frame, looked up by key; the empty key is the frame's own calendar."""

    def __init__(self, frame: Frame) -> None:
        calendars = {"": frame.calendar, **frame.terms.calendars}
        self.day_minutes = frame.terms.day_minutes
        self.hours = hours_of(tuple(each.time for each in calendars.values()))
        self._places = {key: at for at, key in enumerate(calendars)}
        self._keys = frame.terms.keys
        self._weeks: dict[int, dict[int, int]] = {}

    def place(self, key: str) -> int:
        """Return the place of a calendar in `hours`: that of the frame's own where nobody knows the key."""
        return self._places.get(key, 0)

    def place_of(self, row: Dated) -> int:
        """Return the place of the calendar that a row is worked on."""
        return self.place(self._keys.get(row.task.id, ""))

    def minutes(self, row: Dated) -> int:
        """Return the working minutes between start and finish of a row."""
        place, at = self.place_of(row), row.moments
        return max(0, work_before(self.hours, place, at.finish) - work_before(self.hours, place, at.start))

    def in_week(self, place: int, week: int) -> int:
        """Return the working minutes of a calendar in a week."""
        return self._until(place, week + 1) - self._until(place, week)

    def spread(self, row: Dated) -> Iterator[tuple[int, float]]:
        """Yield the weeks of a row and which part (0..1) of its work falls into each, evenly over working time."""
        place, at = self.place_of(row), row.moments
        first, last = week_of(at.start), week_of(max(at.finish - 1, at.start))
        if first == last:
            yield first, 1.0
            return
        begin = work_before(self.hours, place, at.start)
        whole = work_before(self.hours, place, at.finish) - begin
        if whole <= 0:
            yield first, 1.0
            return
        done = begin
        for week in range(first, last + 1):
            until = self._until(place, week + 1) if week < last else begin + whole
            if until > done:
                yield week, (until - done) / whole
                done = until

    def _until(self, place: int, week: int) -> int:
        """Return the working minutes before a week."""
        known = self._weeks.setdefault(place, {})
        found = known.get(week)
        if found is None:
            found = known[week] = work_before(self.hours, place, (week * WEEK + 1) * DAY)
        return found


def week_of(minute: int) -> int:
    """Return the number of the ISO week that a minute lies in: whole weeks since Monday, 1 January of year 1."""
    return (minute // DAY - 1) // WEEK


def week_of_day(day: date) -> int:
    """Return the number of the ISO week that a day lies in."""
    return (day.toordinal() - 1) // WEEK


def monday(week: int) -> date:
    """Return the first day of a week."""
    return date.fromordinal(week * WEEK + 1)
