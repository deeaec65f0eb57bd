"""The dates of a plan: rows, links and calendars in, early and late dates, floats and what drives each row out."""

from array import array
from collections.abc import Sequence
from dataclasses import astuple

from phases.network import compiled
from phases.network.backward import CIRCLE, calculate
from phases.network.clock import Hours, hours_of
from phases.network.columns import Arrows, Columns, Dates, Frame, Web
from phases.network.cycle import CycleOfTasks
from phases.network.network import NONE, Limits, Rows, Ties, Times
from phases.network.order import circle
from phases.network.shifts import OutsideCalendar, WorkTime

COMPILED_FROM = 2000
"""From so many rows on the passes run as machine code."""


def compute_times(rows: Rows, ties: Ties, calendars: Sequence[WorkTime], limits: Limits) -> Times:
    """Return the dates of every row; refuse a circle by the names along it, and dates outside the calendars."""
    size = len(rows.parent)
    if not size:
        return Times(*[[] for _ in range(8)])
    quick = compiled.calculation() if size >= COMPILED_FROM else None
    columns, arrows = _columns(rows), _arrows(ties)
    hours, frame = hours_of(tuple(calendars)), Frame(*astuple(limits))
    if quick:
        hours, columns = Hours(*compiled.arrays(hours)), Columns(*compiled.arrays(columns))
        arrows = Arrows(*compiled.arrays(arrows))
    else:
        columns, arrows = Columns(*_lists(columns)), Arrows(*_lists(arrows))
    web, dates = _web(size, len(ties.before)), Dates(*[_blank(size) for _ in Dates._fields])
    if quick:
        outcome = quick(hours, columns, arrows, Web(*compiled.arrays(web)), Dates(*compiled.arrays(dates)), frame)
    else:
        outcome = calculate(hours, columns, arrows, web, dates, frame)
    if outcome == CIRCLE:
        raise CycleOfTasks([rows.names[row] for row in circle(columns, arrows, web)])
    if outcome != NONE:
        raise OutsideCalendar(rows.names[outcome], calendars[rows.calendar[outcome]])
    return _times(dates)


def chain(times: Times, ties: Ties, at: int) -> list[int]:
    """Return the rows behind a date, the row itself first, up to one that follows no other."""
    found = [at]
    while times.driver_link[found[-1]] != NONE:
        found.append(ties.before[times.driver_link[found[-1]]])
        if found[-1] in found[:-1]:
            break
    return found


def _times(dates: Dates) -> Times:
    return Times(
        dates.shown_start,
        dates.shown_finish,
        dates.late_start,
        dates.late_finish,
        dates.total_float,
        dates.free_float,
        dates.driver,
        dates.driver_link,
    )


def _columns(rows: Rows) -> Columns:
    return Columns(*[getattr(rows, name) for name in Columns._fields])


def _arrows(ties: Ties) -> Arrows:
    return Arrows(*[getattr(ties, name) for name in Arrows._fields])


def _lists(columns: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Return columns as lists, which plain Python reads fastest."""
    return [column if isinstance(column, list) else list(column) for column in columns]


def _blank(size: int, value: int = NONE) -> "array[int]":
    return array("q", (value,)) * size


def _web(size: int, links: int) -> Web:
    return Web(
        alive=_blank(size),
        pace=_blank(size),
        length=_blank(size, 0),
        child=_blank(size),
        sibling=_blank(size),
        gate=_blank(size),
        owner=_blank(size),
        into_at=_blank(size + 2, 0),
        into=_blank(links),
        out_at=_blank(size + 2, 0),
        out=_blank(links),
        waiting=_blank(2 * size, 0),
        order=_blank(2 * size),
    )
