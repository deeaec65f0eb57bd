"""The dates of a plan: rows, links and calendars in, early and late dates, floats and what drives each row out."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from phases.network.clock import Hours, hours_of
from phases.network.cycle import CycleOfTasks
from phases.network.network import DAY, NONE, Limits, Rows, Ties, Times
from phases.network.passes import compiled
from phases.network.passes.backward import CIRCLE, calculate
from phases.network.passes.columns import Arrows, Columns, Dates, Frame, Web, Work
from phases.network.passes.order import circle
from phases.network.shifts import ROUND_THE_CLOCK, OutsideCalendar, Shifts, WorkTime, work_time

COMPILED_FROM = 2000
"""From so many rows on the machine code is loaded, which takes a moment and 110 MiB."""
WORTH_IT = 200
"""From so many rows on it is used once it is there."""


def compute_times(rows: Rows, ties: Ties, calendars: Sequence[WorkTime], limits: Limits) -> Times:
    """Return the dates of every row; refuse a circle by the names along it, and dates outside the calendars."""
    size = len(rows.parent)
    if not size:
        return Times(*[[] for _ in range(8)])
    wanted = size >= COMPILED_FROM or (size >= WORTH_IT and compiled.is_loaded())
    return _computed(rows, ties, calendars, limits, compiled.calculation() if wanted else None)


def warm() -> bool:
    """Load the machine code, or make it where nobody did yet (some 15 s); return whether there is a compiler."""
    if not (quick := compiled.calculation()):
        return False
    nothing: dict[str, Any] = {name: [NONE] for name in Columns._fields}
    nothing |= {"minutes": [0], "calendar": [0], "constraint": [0], "elapsed": [0], "manual": [0], "summary": [0]}
    always = work_time(Shifts(ROUND_THE_CLOCK, 1, 9))
    _computed(Rows(names=[""], **nothing), Ties([], [], [], [], []), [always], Limits(2 * DAY), quick)
    return True


def _computed(
    rows: Rows,
    ties: Ties,
    calendars: Sequence[WorkTime],
    limits: Limits,
    quick: Callable[..., int] | None,
) -> Times:
    size = len(rows.parent)
    columns, arrows = _columns(rows), _arrows(ties)
    hours, frame = hours_of(tuple(calendars)), _frame(limits)
    if quick:
        hours, columns = Hours(*compiled.arrays(hours)), Columns(*compiled.arrays(columns))
        arrows = Arrows(*compiled.arrays(arrows))
    else:
        columns, arrows = Columns(*_lists(columns)), Arrows(*_lists(arrows))
    with compiled.lent_blanks(size) if quick else nullcontext(_blanks) as blanks:
        web, dates = _web(size, len(ties.before), blanks), Dates(*blanks(len(Dates._fields), size))
        outcome = (quick or calculate)(hours, columns, arrows, web, dates, frame)
        if outcome == CIRCLE:
            raise CycleOfTasks([rows.names[row] for row in circle(columns, arrows, web)])
        if outcome != NONE:
            raise OutsideCalendar(rows.names[outcome], calendars[rows.calendar[outcome]])
        return _times(dates)


def _times(dates: Dates) -> Times:
    columns = (
        dates.shown_start,
        dates.shown_finish,
        dates.late_start,
        dates.late_finish,
        dates.total_float,
        dates.free_float,
        dates.driver,
        dates.driver_link,
    )
    return Times(*[array("q", column) if isinstance(column, list) else compiled.packed(column) for column in columns])


def _columns(rows: Rows) -> Columns:
    return Columns(*[getattr(rows, name) for name in Columns._fields])


def _arrows(ties: Ties) -> Arrows:
    return Arrows(*[getattr(ties, name) for name in Arrows._fields])


def _lists(columns: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Return columns as lists, which plain Python reads fastest."""
    return [column if isinstance(column, list) else list(column) for column in columns]


def _frame(limits: Limits) -> Frame:
    return Frame(limits.start, limits.status, limits.finish, limits.reached)


def _blanks(count: int, size: int) -> list[Work]:
    return [[NONE] * size for _ in range(count)]


def _web(size: int, links: int, blanks: Callable[[int, int], list[Work]]) -> Web:
    """Return columns for the web; the passes fill them."""
    alive, pace, length, child, sibling, gate, owner = blanks(7, size)
    into_at, out_at = blanks(2, size + 2)
    into, out = blanks(2, links)
    waiting, order = blanks(2, 2 * size)
    return Web(alive, pace, length, child, sibling, gate, owner, into_at, into, out_at, out, waiting, order)
