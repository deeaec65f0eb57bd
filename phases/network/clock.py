"""Counting in working time: forwards, backwards, between two times; in constant time each.

Written for plain Python and for the compiler alike: only integers, arrays and loops. A calendar below zero is the
clock itself, day and night. A time outside the calendar comes back as it is, and work that runs over its ends comes
back as `LOW` or `HIGH`: both lose every comparison that they should lose, and who uses them looks at the result once.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from phases.network.network import DAY
from phases.network.shifts import HIGH, LOW, STEP, WorkTime


class Hours(NamedTuple):
    """The working time of several calendars in one set of columns."""

    begins: Sequence[int]
    ends: Sequence[int]
    before: Sequence[int]
    by_day: Sequence[int]
    by_work: Sequence[int]
    base: Sequence[int]
    """Per calendar where its stretches begin in the columns."""
    day_at: Sequence[int]
    """Per calendar what to add to an ordinal to find it in `by_day`."""
    work_at: Sequence[int]
    """Per calendar where `by_work` begins."""
    opens: Sequence[int]
    """Per calendar the first minute it knows."""
    shuts: Sequence[int]
    """Per calendar the first minute it does not know any more."""
    total: Sequence[int]


@lru_cache(maxsize=8)
def hours_of(calendars: tuple[WorkTime, ...]) -> Hours:
    """Return the calendars as one set of columns."""
    parts = [
        (calendar.begins, calendar.ends, calendar.before, calendar.by_day, calendar.by_work) for calendar in calendars
    ]
    begins, ends, before, by_day, by_work = (_joined(columns) for columns in zip(*parts, strict=True))
    base, day_at, work_at = [0], [0], [0]
    for calendar in calendars:
        base.append(base[-1] + len(calendar.begins))
        day_at.append(day_at[-1] + len(calendar.by_day))
        work_at.append(work_at[-1] + len(calendar.by_work))
    return Hours(
        begins,
        ends,
        before,
        by_day,
        by_work,
        base[:-1],
        [at - calendar.first for at, calendar in zip(day_at, calendars, strict=False)],
        work_at[:-1],
        [calendar.first * DAY for calendar in calendars],
        [(calendar.last + 1) * DAY for calendar in calendars],
        [calendar.total for calendar in calendars],
    )


def _joined(columns: "Sequence[array[int]]") -> "array[int]":
    joined = columns[0]
    for column in columns[1:]:
        joined = joined + column
    return joined


def stretch_at(hours: Hours, calendar: int, time: int) -> int:
    """Return the first stretch of working time that ends after a time inside the calendar."""
    at = hours.by_day[hours.day_at[calendar] + time // DAY] + hours.base[calendar]
    while hours.ends[at] <= time:
        at += 1
    return at


def next_start(hours: Hours, calendar: int, time: int) -> int:
    """Return the earliest time, not before this one, at which work can start."""
    if calendar < 0 or time < hours.opens[calendar] or time >= hours.shuts[calendar]:
        return time
    begin = hours.begins[stretch_at(hours, calendar, time)]
    return begin if begin > time else time


def previous_finish(hours: Hours, calendar: int, time: int) -> int:
    """Return the latest time, not after this one, at which work can end."""
    if calendar < 0 or time < hours.opens[calendar] or time >= hours.shuts[calendar]:
        return time
    at = stretch_at(hours, calendar, time)
    return time if hours.begins[at] < time else hours.ends[at - 1]


def work_before(hours: Hours, calendar: int, time: int) -> int:
    """Return the working minutes between the calendar's first day and a time."""
    if time < hours.opens[calendar]:
        return 0
    if time >= hours.shuts[calendar]:
        return hours.total[calendar]
    at = stretch_at(hours, calendar, time)
    done = time - hours.begins[at]
    return hours.before[at] + (done if done > 0 else 0)


def work_between(hours: Hours, calendar: int, start: int, finish: int) -> int:
    """Return the working minutes from one time to another; below zero when the second comes first."""
    if calendar < 0:
        return finish - start
    if start == finish:
        return 0
    return work_before(hours, calendar, finish) - work_before(hours, calendar, start)


def finish_after(hours: Hours, calendar: int, time: int, minutes: int) -> int:
    """Return when work that begins at a time has taken its minutes: an end such as 17:00, not the next 08:00."""
    if minutes == 0:
        return time
    if calendar < 0:
        return time + minutes
    if time < hours.opens[calendar] or time >= hours.shuts[calendar]:
        return time
    at = stretch_at(hours, calendar, time)
    begin = hours.begins[at]
    done = time - begin if time > begin else 0
    if begin + done + minutes <= hours.ends[at]:
        return begin + done + minutes
    work = hours.before[at] + done + minutes
    if work > hours.total[calendar]:
        return HIGH
    at = hours.by_work[hours.work_at[calendar] + (work - 1) // STEP] + hours.base[calendar]
    while hours.before[at + 1] < work:
        at += 1
    return hours.begins[at] + work - hours.before[at]


def start_before(hours: Hours, calendar: int, time: int, minutes: int) -> int:
    """Return when work must begin that takes its minutes until a time: a start such as 08:00."""
    if minutes == 0:
        return time
    if calendar < 0:
        return time - minutes
    if time < hours.opens[calendar] or time >= hours.shuts[calendar]:
        return time
    at = stretch_at(hours, calendar, time)
    begin = hours.begins[at]
    if time > begin and time - minutes >= begin:
        return time - minutes
    work = hours.before[at] + (time - begin if time > begin else 0) - minutes
    if work < 0:
        return LOW
    at = hours.by_work[hours.work_at[calendar] + work // STEP] + hours.base[calendar]
    while hours.before[at + 1] <= work:
        at += 1
    return hours.begins[at] + work - hours.before[at]


def moved(hours: Hours, calendar: int, time: int, minutes: int) -> int:
    """Return a time moved by a lag: on to an end, or back to a start when the lag is below zero."""
    if minutes < 0:
        return start_before(hours, calendar, time, -minutes)
    return finish_after(hours, calendar, time, minutes)
