"""The forward pass: how early each row can be, and what makes it so late.

Written for plain Python and for the compiler alike: only integers, arrays and loops. Rules: those of Microsoft
Project, with constraints that win over links.
"""

from phases.network.clock import Hours, finish_after, moved, next_start, previous_finish, start_before, work_between
from phases.network.network import NONE, Cause, Constraint, LagKind, LinkType, share_of
from phases.network.passes.columns import Arrows, Columns, Dates, Frame, Web
from phases.network.shifts import LOW

FF, SF, SS = int(LinkType.FF), int(LinkType.SF), int(LinkType.SS)
ELAPSED, PERCENT = int(LagKind.ELAPSED), int(LagKind.PERCENT)
AS_LATE, MUST_START, MUST_FINISH = (
    int(Constraint.AS_LATE_AS_POSSIBLE),
    int(Constraint.MUST_START_ON),
    int(Constraint.MUST_FINISH_ON),
)
START_FROM, START_UNTIL = int(Constraint.START_NO_EARLIER), int(Constraint.START_NO_LATER)
FINISH_FROM, FINISH_UNTIL = int(Constraint.FINISH_NO_EARLIER), int(Constraint.FINISH_NO_LATER)
BY_START, BY_LINK, BY_CONSTRAINT = int(Cause.START), int(Cause.LINK), int(Cause.CONSTRAINT)
BY_STATUS, BY_ACTUAL, BY_HAND, BY_LATE = int(Cause.STATUS), int(Cause.ACTUAL), int(Cause.MANUAL), int(Cause.LATE)


def forward(
    hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, frame: Frame, last: int, again: bool
) -> int:
    """Find the early dates of all rows and return the latest finish.

    The second time, when the late dates are known, what is planned as late as possible stands at them.
    """
    size = len(rows.parent)
    end = NONE
    for at in range(last):
        node = web.order[at]
        if node >= size:
            open_gate(hours, rows, ties, web, dates, web.owner[node - size])
        elif web.gate[node] != NONE:
            gather(web, dates, node)
        else:
            place(hours, rows, ties, web, dates, frame, node)
            dates.shown_start[node] = dates.start[node]
            dates.shown_finish[node] = dates.finish[node]
            if again and rows.constraint[node] == AS_LATE and is_free(rows, node):
                show_late(dates, node)
            if web.alive[node] and dates.finish[node] > end:
                end = dates.finish[node]
    return frame.start if end == NONE else end


def is_free(rows: Columns, row: int) -> bool:
    """Return whether the network moves a row: it has not begun and nobody placed it by hand."""
    return rows.started[row] == NONE and rows.finished[row] == NONE and not is_by_hand(rows, row)


def is_by_hand(rows: Columns, row: int) -> bool:
    """Return whether a person placed the row."""
    return rows.manual[row] != 0 and rows.placed[row] != NONE


def show_late(dates: Dates, row: int) -> None:
    """Plan a row at its late dates."""
    dates.shown_start[row] = dates.late_start[row]
    dates.shown_finish[row] = dates.late_finish[row]
    dates.driver[row] = BY_LATE
    dates.driver_link[row] = NONE


def open_gate(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, row: int) -> None:
    """Find before when nothing can start or finish that the row holds: its links, its constraint, what holds it."""
    above = rows.parent[row]
    dates.floor_start[row] = dates.floor_finish[row] = NONE
    dates.floor_start_link[row] = dates.floor_finish_link[row] = NONE
    if above != NONE:
        dates.floor_start[row], dates.floor_start_link[row] = dates.floor_start[above], dates.floor_start_link[above]
        dates.floor_finish[row] = dates.floor_finish[above]
        dates.floor_finish_link[row] = dates.floor_finish_link[above]
    for slot in range(web.into_at[row], web.into_at[row + 1]):
        link = web.into[slot]
        kind = ties.kind[link]
        bound = lagged(hours, rows, ties, dates, link, base(rows, ties, dates, link), 1)
        if kind in (FF, SF):
            if bound > dates.floor_finish[row]:
                dates.floor_finish[row], dates.floor_finish_link[row] = bound, link
        elif bound > dates.floor_start[row]:
            dates.floor_start[row], dates.floor_start_link[row] = bound, link
    wanted = rows.constraint_at[row]
    demand = rows.constraint[row]
    if wanted != NONE and demand in (START_FROM, MUST_START) and wanted > dates.floor_start[row]:
        dates.floor_start[row], dates.floor_start_link[row] = wanted, NONE


def gather(web: Web, dates: Dates, row: int) -> None:
    """Give a row the earliest start and the latest finish of the active rows it holds, of all where none is."""
    dates.start[row] = dates.driver_link[row] = NONE
    child = web.child[row]
    while child != NONE:
        if web.alive[child] or not web.alive[row]:
            take_in(dates, row, child)
        child = web.sibling[child]
    child = web.child[row] if dates.start[row] == NONE else NONE
    while child != NONE:
        take_in(dates, row, child)
        child = web.sibling[child]


def take_in(dates: Dates, row: int, child: int) -> None:
    """Widen the dates of a row to those of a row that it holds; what starts first sets the start."""
    empty = dates.start[row] == NONE
    if empty or dates.start[child] < dates.start[row]:
        dates.start[row] = dates.start[child]
    if empty or dates.finish[child] > dates.finish[row]:
        dates.finish[row] = dates.finish[child]
    if empty or dates.shown_start[child] < dates.shown_start[row]:
        dates.shown_start[row] = dates.shown_start[child]
        dates.driver[row] = dates.driver[child]
        dates.driver_link[row] = dates.driver_link[child]
    if empty or dates.shown_finish[child] > dates.shown_finish[row]:
        dates.shown_finish[row] = dates.shown_finish[child]


def base(rows: Columns, ties: Arrows, dates: Dates, link: int) -> int:
    """Return the date of the earlier row that a link counts from.

    Rows planned as late as possible follow each other by their early dates, all other rows follow the planned ones.
    """
    before, kind = ties.before[link], ties.kind[link]
    if rows.constraint[ties.after[link]] == AS_LATE:
        return dates.start[before] if kind in (SS, SF) else dates.finish[before]
    return dates.shown_start[before] if kind in (SS, SF) else dates.shown_finish[before]


def lagged(hours: Hours, rows: Columns, ties: Arrows, dates: Dates, link: int, time: int, sign: int) -> int:
    """Return a time moved on (sign 1) or back (sign -1) by the lag of a link, in the later row's working time."""
    lag, kind = ties.lag[link], ties.lag_kind[link]
    if lag == 0:
        return time
    calendar = NONE if kind == ELAPSED else rows.calendar[ties.after[link]]
    if kind == PERCENT:
        before = ties.before[link]
        whole = rows.minutes[before]
        if rows.summary[before]:
            whole = work_between(hours, rows.calendar[before], dates.start[before], dates.finish[before])
        elif rows.elapsed[before]:
            calendar = NONE
        lag = share_of(whole, lag)
    return moved(hours, calendar, time, sign * lag)


def place(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, frame: Frame, row: int) -> None:
    """Find the early dates of a row that holds no others."""
    dates.driver_link[row] = NONE
    if rows.started[row] != NONE or rows.finished[row] != NONE:
        happened(hours, rows, web, dates, frame, row)
        return
    pace, length = web.pace[row], web.length[row]
    if is_by_hand(rows, row):
        dates.start[row] = rows.placed[row]
        dates.driver[row] = BY_HAND
    else:
        follow(hours, rows, ties, web, dates, frame, row)
        obey(hours, rows, web, dates, row)
        wait(hours, web, dates, frame, row)
    dates.finish[row] = finish_after(hours, pace, dates.start[row], length)


def happened(hours: Hours, rows: Columns, web: Web, dates: Dates, frame: Frame, row: int) -> None:
    """Give a row that has begun its actual dates; what is left of it runs on, not before the status date."""
    pace, length = web.pace[row], web.length[row]
    dates.driver[row] = BY_ACTUAL
    if rows.finished[row] != NONE:
        dates.finish[row] = rows.finished[row]
        dates.start[row] = rows.started[row]
        if rows.started[row] == NONE:
            dates.start[row] = start_before(hours, pace, rows.finished[row], length)
        return
    start = rows.started[row]
    dates.start[row] = start
    left = left_of(rows, web, row)
    if frame.status != NONE:
        finish = finish_after(hours, pace, max(start, frame.status), left)
    else:
        finish = finish_after(hours, pace, start, max(length, left))
    if rows.constraint[row] == FINISH_FROM and rows.constraint_at[row] > finish:
        finish = rows.constraint_at[row]
    dates.finish[row] = finish


def left_of(rows: Columns, web: Web, row: int) -> int:
    """Return the minutes still to work of a row that is not finished."""
    if rows.started[row] == NONE or rows.remaining[row] == NONE:
        return web.length[row]
    return rows.remaining[row]


def follow(hours: Hours, rows: Columns, ties: Arrows, web: Web, dates: Dates, frame: Frame, row: int) -> None:
    """Start a row as soon as its links and what holds it allow; one that waits for nobody starts with the plan.

    What follows others may lie before the plan's start with them or by a lead, save by a link from finish to finish.
    """
    pace, length, above = web.pace[row], web.length[row], rows.parent[row]
    start, cause, driver = LOW, BY_START, NONE
    if web.into_at[row] == web.into_at[row + 1] and not is_held(dates, above):
        start = frame.start
    for slot in range(web.into_at[row], web.into_at[row + 1]):
        link = web.into[slot]
        bound = base(rows, ties, dates, link)
        if ties.kind[link] in (FF, SF):
            bound = start_before(hours, pace, bound, length)
        bound = lagged(hours, rows, ties, dates, link, bound, 1)
        if ties.kind[link] == FF:
            bound = max(bound, frame.start)
        if bound > start or driver == NONE:
            start, cause, driver = bound, BY_LINK, link
    if above != NONE:
        bound = dates.floor_start[above]
        if bound > start or (bound == start and cause == BY_START):
            start, driver = bound, dates.floor_start_link[above]
            cause = BY_CONSTRAINT if driver == NONE else BY_LINK
        bound = dates.floor_finish[above]
        if bound != NONE:
            bound = max(frame.start, start_before(hours, pace, bound, length))
            if bound > start:
                start, cause, driver = bound, BY_LINK, dates.floor_finish_link[above]
    dates.start[row] = begin(hours, pace, length, start)
    dates.driver[row] = cause
    dates.driver_link[row] = driver
    if web.into_at[row] == web.into_at[row + 1] and cause == BY_START:
        overtake(hours, rows, web, dates, row)


def is_held(dates: Dates, above: int) -> bool:
    """Return whether a link leads into a row that holds others, or into one that holds it."""
    return above != NONE and (dates.floor_start_link[above] != NONE or dates.floor_finish_link[above] != NONE)


def overtake(hours: Hours, rows: Columns, web: Web, dates: Dates, row: int) -> None:
    """Let a row that follows no other begin before the plan where a person said so."""
    wanted = rows.constraint_at[row]
    if rows.constraint[row] == START_FROM:
        dates.start[row] = begin(hours, web.pace[row], web.length[row], wanted)
    elif rows.constraint[row] == FINISH_FROM:
        dates.start[row] = start_before(hours, web.pace[row], wanted, web.length[row])
    else:
        return
    dates.driver[row] = BY_CONSTRAINT


def begin(hours: Hours, pace: int, length: int, time: int) -> int:
    """Return when a row can start at or after a time; a milestone may stand where work ends."""
    if length == 0 and previous_finish(hours, pace, time) == time:
        return time
    return next_start(hours, pace, time)


def obey(hours: Hours, rows: Columns, web: Web, dates: Dates, row: int) -> None:
    """Apply the constraint of a row; it wins over its links."""
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    if demand < MUST_START or wanted == NONE:
        return
    pace, length = web.pace[row], web.length[row]
    start = dates.start[row]
    if demand in (MUST_START, START_FROM, START_UNTIL):
        bound = begin(hours, pace, length, wanted)
    else:
        bound = start_before(hours, pace, wanted, length)
    if demand in (START_FROM, FINISH_FROM):
        held = bound > start
    elif demand in (START_UNTIL, FINISH_UNTIL):
        held = bound < start
    else:
        held = True
    if held:
        dates.start[row] = bound
        dates.driver[row] = BY_CONSTRAINT
        dates.driver_link[row] = NONE


def wait(hours: Hours, web: Web, dates: Dates, frame: Frame, row: int) -> None:
    """Keep a row that has not begun from starting before the status date, a milestone from lying before it."""
    if frame.status == NONE:
        return
    floor = frame.reached
    if web.length[row] or frame.reached == NONE:
        floor = begin(hours, web.pace[row], web.length[row], frame.status)
    if dates.start[row] < floor:
        dates.start[row] = floor
        dates.driver[row] = BY_STATUS
        dates.driver_link[row] = NONE
