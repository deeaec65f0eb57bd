"""What the Gantt draws beside the rows themselves: days, links between rows, and when nobody works."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from phases.dates.calendar import Calendar
from phases.dates.timeline import Dated, Timeline
from phases.plan import Link

EPOCH = date(1970, 1, 1).toordinal()
SHADED_UP_TO = 3000
"""Days in all beyond which nothing is shaded: weekends would be thousands."""
MARGIN = timedelta(days=200)
"""Room behind the plan that can come into view."""


def day_number(day: date) -> int:
    """Return a date as days since 1970."""
    return day.toordinal() - EPOCH


def shading(calendar: Calendar, timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Yield from when to when nobody works, from before the plan to behind it."""
    first = min([timeline.start, *(row.baseline.start for row in timeline.rows if row.baseline)]) - timedelta(days=4)
    last = timeline.finish + MARGIN
    if (last - first).days > SHADED_UP_TO:
        return
    begun: int | None = None
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        if not calendar.is_working(date.fromordinal(ordinal)):
            begun = ordinal if begun is None else begun
        elif begun is not None:
            yield begun - EPOCH, ordinal - EPOCH
            begun = None


def drawn_links(rows: Sequence[Dated], links: Sequence[Link]) -> Iterator[tuple[int, int, str, int]]:
    """Yield the links between rows by their places, and whether (1) they drive the critical path."""
    place = {row.task.id: at for at, row in enumerate(rows)}
    for link in links:
        if link.before_id in place and link.after_id in place:
            before, after = place[link.before_id], place[link.after_id]
            drives = rows[after].critical and rows[after].driver_id == link.before_id and rows[before].critical
            yield before, after, link.kind, int(drives)
