"""The backward pass and the floats: how late each row may be, and by how much it may slip.

Written for plain Python and for the compiler alike: only integers, arrays and loops.
"""

from phases.network.clock import Hours, finish_after, previous_finish, start_before, work_between
from phases.network.network import NONE
from phases.network.passes.columns import Arrows, Columns, Dates, Frame, Web
from phases.network.passes.forward import (
    AS_LATE,
    FF,
    FINISH_UNTIL,
    MUST_FINISH,
    MUST_START,
    SF,
    SS,
    START_UNTIL,
    forward,
    gather,
    is_by_hand,
    is_free,
    lagged,
    left_of,
    show_late,
)
from phases.network.passes.order import weave
from phases.network.shifts import HIGH, LOW

CIRCLE = -2
"""What `calculate` returns when rows wait for each other in a circle."""


def calculate(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, frame: Frame) -> int:
    """Fill the dates; return `NONE`, `CIRCLE`, or the first row that leaves its calendar."""
    last = weave(rows, ties, web)
    if last < 0:
        return CIRCLE
    end = forward(hours, rows, ties, web, dates, frame, last, False)
    if frame.finish != NONE:
        end = frame.finish
    backward(hours, rows, ties, web, dates, last, end)
    if frame.finish != NONE:
        plan_late(rows, web, dates, last)
    elif any_late(rows, web):
        forward(hours, rows, ties, web, dates, frame, last, True)
    slip(hours, rows, ties, web, dates, frame, last, end)
    return outside(hours, rows, web, dates, last)


def any_late(rows: Columns, web: Web) -> bool:
    """Return whether any active row is planned as late as possible."""
    found = False
    for row in range(len(rows.parent)):
        found = found or (rows.constraint[row] == AS_LATE and web.alive[row] != 0)
    return found


def plan_late(rows: Columns, web: Web, dates: Dates, last: int) -> None:
    """Plan every row that the network moves at its late dates."""
    size = len(rows.parent)
    for at in range(last):
        node = web.order[at]
        if node < size:
            if web.gate[node] != NONE:
                gather(web, dates, node)
            elif is_free(rows, node):
                show_late(dates, node)


def backward(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, last: int, end: int) -> None:
    """Find the late dates of all rows, from the end of the plan."""
    size = len(rows.parent)
    for at in range(last):
        node = web.order[last - 1 - at]
        if node >= size:
            gather_late(web, dates, web.owner[node - size])
        elif web.gate[node] != NONE:
            lower_ceiling(hours, rows, ties, web, dates, node)
            lower_by_demand(rows, dates, node)
        else:
            lower_ceiling(hours, rows, ties, web, dates, node)
            place_late(hours, rows, web, dates, end, node)


def limit(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, link: int) -> int:
    """Return the latest date of the earlier row's linked end that leaves the later row in time; `HIGH` for any.

    What is finished needs nobody any more.
    """
    after, kind = ties.after[link], ties.kind[link]
    if kind == SS and web.gate[after] == NONE and rows.started[after] != NONE:
        return HIGH
    time = dates.need_finish[after] if kind in (FF, SF) else dates.need_start[after]
    return time if time >= HIGH else lagged(hours, rows, ties, dates, link, time, -1)


def lower_ceiling(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, row: int) -> None:
    """Find after when a row, or what it holds, must not start or finish: its links, and what holds it."""
    above = rows.parent[row]
    first = last = HIGH
    if above != NONE:
        last = dates.ceiling_finish[above]
        if dates.start[row] == dates.start[above]:
            first = dates.ceiling_start[above]
    for slot in range(web.out_at[row], web.out_at[row + 1]):
        link = web.out[slot]
        bound = limit(hours, rows, ties, web, dates, link)
        if ties.kind[link] in (SS, SF):
            first = min(first, bound)
        else:
            last = min(last, bound)
    dates.ceiling_start[row] = first
    dates.ceiling_finish[row] = last


def lower_by_demand(rows: Columns, dates: Dates, row: int) -> None:
    """Apply the deadline and the constraint of a row that holds others to all that it holds."""
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    if rows.deadline[row] != NONE:
        dates.ceiling_finish[row] = min(dates.ceiling_finish[row], rows.deadline[row])
    if wanted != NONE and demand in (MUST_FINISH, FINISH_UNTIL):
        dates.ceiling_finish[row] = min(dates.ceiling_finish[row], wanted)


def place_late(hours: Hours, rows: Columns, web: Web, dates: Dates, end: int, row: int) -> None:
    """Find the late dates of a row that holds no others."""
    pace = web.pace[row]
    if rows.finished[row] != NONE or not web.alive[row]:
        dates.late_start[row] = dates.start[row]
        dates.late_finish[row] = dates.finish[row]
        dates.need_start[row] = dates.need_finish[row] = HIGH
        if rows.finished[row] == NONE:
            dates.need_start[row], dates.need_finish[row] = dates.start[row], dates.finish[row]
        return
    last = min(end, latest(hours, rows, web, dates, row))
    last = obey_late(hours, rows, web, row, last)
    if not is_by_hand(rows, row):
        last = finish_by(hours, pace, last, dates.finish[row])
    dates.late_finish[row] = dates.need_finish[row] = last
    dates.need_start[row] = start_before(hours, pace, last, left_of(rows, web, row))
    dates.late_start[row] = dates.need_start[row] if rows.started[row] == NONE else rows.started[row]


def finish_by(hours: Hours, pace: int, last: int, early: int) -> int:
    """Return the end of work that a late finish means: 17:00 for the next 08:00, unless the row itself ends then."""
    bound = previous_finish(hours, pace, last)
    if bound < early and work_between(hours, pace, bound, early) == 0:
        return early
    return bound


def latest(hours: Hours, rows: Columns, web: Web, dates: Dates, row: int) -> int:
    """Return when a row must finish at the latest for what follows it and what holds it.

    A link from its start asks nothing of a row whose start is fixed: begun, or placed by hand.
    """
    first, last = dates.ceiling_start[row], dates.ceiling_finish[row]
    if first < HIGH and is_free(rows, row):
        last = min(last, finish_after(hours, web.pace[row], first, web.length[row]))
    return last


def obey_late(hours: Hours, rows: Columns, web: Web, row: int, last: int) -> int:
    """Return a late finish within the row's own constraint and deadline."""
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    if wanted != NONE and demand >= MUST_START:
        if rows.started[row] == NONE and demand in (MUST_START, START_UNTIL):
            bound = finish_after(hours, web.pace[row], wanted, web.length[row])
            last = bound if demand == MUST_START else min(last, bound)
        elif demand == MUST_FINISH:
            last = wanted
        elif demand == FINISH_UNTIL:
            last = min(last, wanted)
    if rows.deadline[row] != NONE:
        last = min(last, rows.deadline[row])
    return last


def gather_late(web: Web, dates: Dates, row: int) -> None:
    """Give a row the late dates of what it holds, and what its earliest open row needs."""
    dates.need_start[row] = dates.need_finish[row] = HIGH
    dates.late_start[row], dates.late_finish[row] = HIGH, LOW
    child = web.child[row]
    while child != NONE:
        if web.alive[child] or not web.alive[row]:
            dates.late_start[row] = min(dates.late_start[row], dates.late_start[child])
            dates.late_finish[row] = max(dates.late_finish[row], dates.late_finish[child])
            dates.need_start[row] = min(dates.need_start[row], dates.need_start[child])
            dates.need_finish[row] = min(dates.need_finish[row], dates.need_finish[child])
        child = web.sibling[child]
    if dates.late_finish[row] == LOW:
        dates.late_start[row], dates.late_finish[row] = dates.start[row], dates.finish[row]


def slip(
    hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, frame: Frame, last: int, end: int
) -> None:
    """Find the floats; the total float of what is planned as late as possible is 0 by definition."""
    size = len(rows.parent)
    for at in range(last):
        node = web.order[last - 1 - at]
        row = node if node < size else web.owner[node - size]
        if node >= size:
            gather_planned(web, dates, row)
            continue
        lower_ceiling(hours, rows, ties, web, dates, row)
        if web.gate[row] == NONE:
            done = rows.finished[row] != NONE
            dates.need_start[row] = HIGH if done else dates.shown_start[row]
            dates.need_finish[row] = HIGH if done else dates.shown_finish[row]
        total = total_float(hours, rows, web, dates, row)
        if frame.finish == NONE and rows.constraint[row] == AS_LATE and is_free(rows, row):
            total = 0
        dates.total_float[row] = total
        dates.free_float[row] = free_float(hours, rows, web, dates, row, total, end)


def gather_planned(web: Web, dates: Dates, row: int) -> None:
    """Find when the earliest open row that a row holds is planned."""
    dates.need_start[row] = dates.need_finish[row] = HIGH
    child = web.child[row]
    while child != NONE:
        if web.alive[child] or not web.alive[row]:
            dates.need_start[row] = min(dates.need_start[row], dates.need_start[child])
            dates.need_finish[row] = min(dates.need_finish[row], dates.need_finish[child])
        child = web.sibling[child]


def total_float(hours: Hours, rows: Columns, web: Web, dates: Dates, row: int) -> int:
    """Return the total float: the smaller of those at start and finish; a row that has begun has only the second.

    A row that holds no others has the same at both ends, for its work between them is the same early and late.
    """
    pace = web.pace[row]
    total = work_between(hours, pace, dates.finish[row], dates.late_finish[row])
    if web.gate[row] != NONE and rows.started[row] == NONE:
        total = min(total, work_between(hours, pace, dates.start[row], dates.late_start[row]))
    return total


def free_float(hours: Hours, rows: Columns, web: Web, dates: Dates, row: int, total: int, end: int) -> int:
    """Return by how much a row may slip before what follows it, or the plan's end, moves; never below zero."""
    if rows.finished[row] != NONE:
        return 0
    pace, room = web.pace[row], HIGH
    first, last = dates.ceiling_start[row], dates.ceiling_finish[row]
    finish = dates.shown_finish[row]
    if last < HIGH:
        room = work_between(hours, pace, finish, last)
    if first < HIGH and (web.gate[row] != NONE or is_free(rows, row)):
        room = min(room, work_between(hours, pace, dates.shown_start[row], first))
    if room == HIGH:
        return max(total, 0)
    if room > 0 and last > end:
        room = min(room, work_between(hours, pace, finish, end))
    return max(room, 0)


def outside(hours: Hours, rows: Columns, web: Web, dates: Dates, last: int) -> int:
    """Return the row that leaves its calendar first, forwards and then backwards, `NONE` where all stay inside."""
    size = len(rows.parent)
    for at in range(last):
        row = web.order[at]
        if row < size and not holds(hours, rows.calendar[row], dates.start[row], dates.finish[row]):
            return row
    for at in range(last):
        row = web.order[last - 1 - at]
        if row < size and not holds(hours, rows.calendar[row], dates.late_start[row], dates.late_finish[row]):
            return row
    return NONE


def holds(hours: Hours, calendar: int, start: int, finish: int) -> bool:
    """Return whether a calendar knows both times."""
    opens, shuts = hours.opens[calendar], hours.shuts[calendar]
    return opens <= start < shuts and opens <= finish < shuts
