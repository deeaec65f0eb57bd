"""Working hours of a week with their exceptions, and the working time they make as arrays."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from errors import Refusal
from phases.network.network import DAY
from words.text import sentence

Spans = tuple[tuple[int, int], ...]
"""Working hours of one day as (begin, end) in minutes of the day, in order; empty where nobody works."""
WorkWeek = tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]
"""Monday to Sunday."""

OFFICE: Final[Spans] = ((480, 720), (780, 1020))
FIVE_DAYS: Final[WorkWeek] = (OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (), ())
ROUND_THE_CLOCK: Final[WorkWeek] = (((0, DAY),),) * 7

STEP = 240
"""How many working minutes one entry of the index from work to hours stands for."""
LOW = 0
"""A time before every calendar: whatever is counted back over the first working day."""
HIGH = 1 << 40
"""A time after every calendar: whatever is counted on over the last working day."""


class NoWorkingTime(Refusal):
    """Nobody ever works on this calendar."""

    def __init__(self) -> None:
        super().__init__(sentence("This calendar has no working time. Give at least one day its hours."))


class BadHours(Refusal):
    """The hours of a day overlap, run backwards or leave the day."""

    def __init__(self, begin: int, end: int) -> None:
        super().__init__(
            sentence(
                "The working hours {begin} to {end} overlap others, run backwards or leave the day. "
                "Give a shift over midnight as two parts.",
                begin=written(begin),
                end=written(end),
            )
        )


def written(minute: int) -> str:
    """Return a minute of the day as people read it: 480 is 08:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class Shifts:
    """A working week with its exceptions, valid from one day to another; equal by value."""

    week: WorkWeek
    first: int
    """Ordinal of the first day."""
    last: int
    """Ordinal of the last day."""
    exceptions: tuple[tuple[int, Spans], ...] = ()
    """Ordinal of a day and its hours: none is a holiday, others a make-up day or other hours."""


def intersection(left: Spans, right: Spans) -> Spans:
    """Return the hours of a day that lie in both."""
    found = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return tuple(sorted((first, last) for first, last in found if first < last))


def union(left: Spans, right: Spans) -> Spans:
    """Return the hours of a day that lie in one of the two."""
    if left == right:
        return left
    found: list[tuple[int, int]] = []
    for first, last in sorted((*left, *right)):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def either(left: Shifts, right: Shifts) -> Shifts:
    """Return the time in which one of the two works, over the same days: one of them where that says it all."""
    days, others = dict(left.exceptions), dict(right.exceptions)
    week: WorkWeek = tuple(union(one, other) for one, other in zip(left.week, right.week, strict=True))  # type: ignore[assignment]
    found = {
        day: union(days.get(day, left.week[(day - 1) % 7]), others.get(day, right.week[(day - 1) % 7]))
        for day in days | others
    }
    made = _bare(Shifts(week, left.first, left.last, tuple(sorted(found.items()))))
    return next((each for each in (left, right) if _bare(each) == made), made)


def _bare(shifts: Shifts) -> Shifts:
    """Return the shifts without the exceptional days on which the week's hours are worked."""
    days = tuple((day, spans) for day, spans in shifts.exceptions if spans != shifts.week[(day - 1) % 7])
    return replace(shifts, exceptions=days)


@dataclass(frozen=True, slots=True, eq=False)
class WorkTime:
    """All working hours between two days, as arrays that a date and an amount of work can be looked up in.

    One guard stands before the hours and one behind them, so that a search ends without asking.
    """

    begins: "array[int]"
    """Begin of each stretch of working time, in minutes."""
    ends: "array[int]"
    before: "array[int]"
    """Working minutes before each stretch."""
    by_day: "array[int]"
    """Per day the first stretch that ends after its midnight."""
    by_work: "array[int]"
    """Per `STEP` of working minutes the stretch that they fall into."""
    first: int
    """Ordinal of the first day."""
    last: int
    """Ordinal of the last day."""
    total: int
    """Working minutes in all."""


def work_time(shifts: Shifts) -> WorkTime:
    """Return the working time of the shifts; refuse hours that cannot be and a calendar on which nobody works."""
    for spans in (*shifts.week, *(spans for _, spans in shifts.exceptions)):
        _refuse_bad(spans)
    begins, ends = _stretches(shifts.week, dict(shifts.exceptions), shifts.first, shifts.last)
    if len(begins) == 1:
        raise NoWorkingTime
    before, total = [0], 0
    for begin, end in zip(begins[1:], ends[1:], strict=True):
        before.append(total)
        total += end - begin
    begins.append(HIGH)
    ends.append(HIGH + 1)
    before.append(total)
    return WorkTime(
        array("q", begins),
        array("q", ends),
        array("q", before),
        array("q", _by_day(ends, shifts.first, shifts.last)),
        array("q", _by_work(before, total)),
        shifts.first,
        shifts.last,
        total,
    )


def _refuse_bad(spans: Spans) -> None:
    free = 0
    for begin, end in spans:
        if not free <= begin < end <= DAY:
            raise BadHours(begin, end)
        free = end


def _stretches(week: WorkWeek, exceptions: Mapping[int, Spans], first: int, last: int) -> tuple[list[int], list[int]]:
    """Return begins and ends behind the guard; hours that touch, over midnight too, are one stretch."""
    begins, ends = [LOW], [LOW]
    latest = LOW
    known = exceptions.get
    for day in range(first, last + 1):
        midnight = day * DAY
        for begin, end in known(day, week[(day - 1) % 7]):
            if midnight + begin == latest:
                ends[-1] = latest = midnight + end
            else:
                begins.append(midnight + begin)
                latest = midnight + end
                ends.append(latest)
    return begins, ends


def _by_day(ends: Sequence[int], first: int, last: int) -> list[int]:
    found, at = [], 1
    for midnight in range(first * DAY, (last + 1) * DAY, DAY):
        while ends[at] <= midnight:
            at += 1
        found.append(at)
    return found


def _by_work(before: Sequence[int], total: int) -> list[int]:
    found, at = [], 1
    for work in range(0, total, STEP):
        while before[at + 1] <= work:
            at += 1
        found.append(at)
    return found


class OutsideCalendar(Refusal):
    """A date of the plan lies outside the years that a calendar covers."""

    def __init__(self, name: object, calendar: WorkTime) -> None:
        self.name, self.calendar = name, calendar
        super().__init__(
            sentence(
                "“{name}” leaves its calendar, which runs from {first} to {last}. Shorten durations or lags, "
                "or move its dates.",
                name=name,
                first=date.fromordinal(calendar.first).isoformat(),
                last=date.fromordinal(calendar.last).isoformat(),
            )
        )
