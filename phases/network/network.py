"""What the kernel is given and what it returns: a plan as columns, one entry per row of the plan.

All times are minutes (`day.toordinal() * 1440 + minute of the day`), `NONE` where there is none; durations and floats
are working minutes of the row's calendar, or plain minutes where a duration is elapsed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

NONE = -1
"""No such time, no parent, no link."""
DAY = 1440


class LinkType(IntEnum):
    """Which end of the earlier row holds which end of the later one; the numbers are those of Microsoft Project."""

    FF = 0
    FS = 1
    SF = 2
    SS = 3


class LagKind(IntEnum):
    """How a lag counts: working minutes, minutes on the clock, hundredths of a percent of the earlier duration."""

    WORKING = 0
    ELAPSED = 1
    PERCENT = 2


class Constraint(IntEnum):
    """What a person demands of a date; the numbers are those of Microsoft Project."""

    AS_SOON_AS_POSSIBLE = 0
    AS_LATE_AS_POSSIBLE = 1
    MUST_START_ON = 2
    MUST_FINISH_ON = 3
    START_NO_EARLIER = 4
    START_NO_LATER = 5
    FINISH_NO_EARLIER = 6
    FINISH_NO_LATER = 7


class Cause(IntEnum):
    """What set an early date."""

    START = 0
    """The programme's start."""
    LINK = 1
    """The row at the other end of `driver_link`."""
    CONSTRAINT = 2
    STATUS = 3
    """The status date: what has not begun cannot begin before it."""
    ACTUAL = 4
    """It happened then."""
    MANUAL = 5
    """A person placed it by hand."""
    LATE = 6
    """It is planned as late as possible, or backwards from the finish."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a plan, n entries in each column; summaries stand in the same columns as what they hold."""

    names: Sequence[object]
    """What each row is called in a refusal: a text or a sentence."""
    parent: Sequence[int]
    """Index of the summary that holds the row, `NONE` at the top."""
    summary: Sequence[int]
    minutes: Sequence[int]
    """Duration; 0 is a milestone. Ignored for a summary."""
    elapsed: Sequence[int]
    """Whether the duration runs on the clock, day and night, instead of in working time."""
    calendar: Sequence[int]
    """Which of the calendars the row is worked on."""
    constraint: Sequence[int]
    constraint_at: Sequence[int]
    deadline: Sequence[int]
    started: Sequence[int]
    finished: Sequence[int]
    remaining: Sequence[int]
    """Minutes still to work of a row that has started; `NONE` where nobody said."""
    manual: Sequence[int]
    """Placed by hand: it keeps `placed` and does not follow its links."""
    placed: Sequence[int]
    """Start of a row that is placed by hand."""
    active: Sequence[int]
    """An inactive row has dates but moves nobody."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The links between rows, m entries in each column."""

    before: Sequence[int]
    after: Sequence[int]
    kind: Sequence[int]
    lag: Sequence[int]
    lag_kind: Sequence[int]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the plan begins or must end, and the date up to which progress is known."""

    start: int
    status: int = NONE
    """Nothing that has not begun can begin before it; `NONE` leaves what is late where it is."""
    finish: int = NONE
    """Plan backwards from this date: every row as late as it can be. `NONE` plans forwards from the start."""
    reached: int = NONE
    """A milestone that is not reached cannot lie before it; `NONE` is the status date."""


@dataclass(frozen=True, slots=True)
class Times:
    """The dates of every row, n entries in each column."""

    start: Sequence[int]
    finish: Sequence[int]
    late_start: Sequence[int]
    late_finish: Sequence[int]
    total_float: Sequence[int]
    """By how many working minutes the row may slip before the plan's end, a deadline or a constraint breaks."""
    free_float: Sequence[int]
    """By how many working minutes it may slip before any other row moves."""
    driver: Sequence[int]
    """What set the start: a `Cause`."""
    driver_link: Sequence[int]
    """The link that set it where the cause is a link, else `NONE`."""


def share_of(minutes: int, hundredths: int) -> int:
    """Return hundredths of a percent of a duration to the nearest minute, halves up."""
    return (2 * minutes * hundredths + 10_000) // 20_000
