"""What a log holds: rows read, left out and why, people, and use by week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from errors import Refusal
from words.text import sentence

UNREADABLE_TIME = "unreadable time"
TOO_FEW = "too few cells"
TOO_MANY = "too many cells"
BROKEN_QUOTES = "broken quotes"
TOO_LONG = "longer than 2 MB"


class EmptyUserColumn(Refusal):
    """No row says who did it."""

    def __init__(self, column: str, headings: Sequence[str]) -> None:
        super().__init__(
            sentence(
                "Column “{column}” names nobody in any row. Choose the column that holds the person; "
                "the file has: {headings}.",
                column=column,
                headings=tuple(headings),
            )
        )


@dataclass(frozen=True)
class Week:
    """One ISO week: the people active in it, its events, and those of them that name a person."""

    monday: date
    active_users: int
    events: int
    named_events: int

    @property
    def name(self) -> str:
        """Return the ISO week such as `2012-W14`; the year is the ISO year."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02d}"


@dataclass(frozen=True)
class LeftOut:
    """A row that was left out: the line it stands in, why, and how it begins."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True)
class Counts:
    """How many rows are usable, and what among them repeats or names nobody."""

    usable: int
    users: int
    without_user: int
    duplicates: int
    distinct_usable: int


@dataclass(frozen=True)
class Summary:
    """The whole account of a log.

    rows = usable + all rejected. A usable row has a readable time, so it is an event and counts in its week;
    one without person counts as an event only. Exact duplicates stay in and are counted apart.
    """

    rows: int
    rejected: Mapping[str, int]
    counts: Counts
    weekly: tuple[Week, ...]
    left_out: tuple[LeftOut, ...]

    def as_json(self) -> dict[str, object]:
        """Return the summary as it is printed for machines."""
        weekly = [
            {"week": week.name, "active_users": week.active_users, "events": week.events} for week in self.weekly
        ]
        return {
            "rows": self.rows,
            "usable": self.counts.usable,
            "rejected": dict(self.rejected),
            "users": self.counts.users,
            "weekly": weekly,
            "duplicates": self.counts.duplicates,
            "without_user": self.counts.without_user,
            "usable_distinct": self.counts.distinct_usable,
        }


def every_week(weeks: Iterable[Week]) -> tuple[Week, ...]:
    """Return the weeks from the first to the last one; a week without events stands there with 0."""
    known = {week.monday: week for week in weeks}
    if not known:
        return ()
    monday, last = min(known), max(known)
    filled: list[Week] = []
    while monday <= last:
        filled.append(known.get(monday, Week(monday, 0, 0, 0)))
        monday += timedelta(days=7)
    return tuple(filled)
