"""The backward pass, recorded: how late each row may be in every run, and in which runs it is critical."""

from collections import defaultdict

from phases.forecast.simulation.course import Course
from phases.forecast.simulation.lane import CLOCK, Lane
from phases.network.network import NONE, LagKind
from phases.network.passes.forward import (
    FF,
    FINISH_UNTIL,
    MUST_FINISH,
    MUST_START,
    SF,
    SS,
    START_UNTIL,
    is_by_hand,
    is_free,
)


def record_end(course: Course) -> Lane:
    """Return the end of the plan: its latest finish.

    Rows of one calendar are compared there, so that only the latest of each is counted on the clock.
    """
    size, tape = len(course.columns.parent), course.tape
    leaves = [row for row in course.order if row < size and row in course.finish and not course.is_summary(row)]
    paces = {course.pace[row] for row in leaves}
    shared = paces.pop() if len(paces) == 1 else CLOCK
    lanes: dict[int, list[Lane]] = defaultdict(list)
    for row in leaves:
        if not course.is_followed(row):
            lanes[course.finish[row].calendar].append(course.finish[row])
    if not lanes:
        return tape.written(course.known(0, course.network.limits.start))
    return tape.written(tape.greatest([tape.into(tape.greatest(found), shared) for found in lanes.values()]))


def record_late(course: Course, end: Lane, places: dict[int, int]) -> None:
    """Find the late dates of all rows from the end, and count for each place in which runs its row is critical."""
    size = len(course.columns.parent)
    for node in reversed(course.order):
        if node >= size:
            gather_late(course, course.web.owner[node - size])
        elif course.is_summary(node):
            lower_ceiling(course, node)
        else:
            lower_ceiling(course, node)
            place_late(course, end, node, places)


def gather_late(course: Course, row: int) -> None:
    """Find what the earliest open row that a row holds needs."""
    pace = course.pace[row]
    for need in (course.need_start, course.need_finish):
        lanes = [course.tape.into(need[each], pace) for each in course.held_by(row) if each in need]
        if lanes and row in course.asked:
            need[row] = course.tape.least(lanes)


def limit(course: Course, link: int) -> Lane | None:
    """Return the latest date of the earlier row's linked end that leaves the later row in time; None for any."""
    ties = course.network.ties
    after, kind = ties.after[link], ties.kind[link]
    if kind == SS and not course.is_summary(after) and course.columns.started[after] != NONE:
        return None
    need = course.need_finish if kind in (FF, SF) else course.need_start
    return course.lagged(link, need[after], -1) if after in need else None


def lower_ceiling(course: Course, row: int) -> None:
    """Find after when a row, or what it holds, must not start or finish: its links, and what holds it."""
    above, pace = course.columns.parent[row], course.pace[row]
    ends = [course.ceiling_finish[above]] if above in course.ceiling_finish else []
    starts: list[Lane] = []
    for link in course.links_out(row):
        if (lane := limit(course, link)) is not None:
            bounds = starts if course.network.ties.kind[link] in (SS, SF) else ends
            bounds.append(lane)
    if course.is_summary(row):
        ends += [course.known(row, time) for time in _demanded_ends(course, row)]
    for ceiling, bounds in ((course.ceiling_start, starts), (course.ceiling_finish, ends)):
        if bounds:
            ceiling[row] = course.tape.least([course.tape.into(lane, pace) for lane in bounds])
    if above in course.ceiling_start and row in course.start:
        _take_first(course, row, above)


def _take_first(course: Course, row: int, above: int) -> None:
    """Hold a row to the latest start of what holds it, in the runs in which it is the first one there."""
    pace, tape = course.pace[row], course.tape
    common = pace if pace == course.pace[above] else CLOCK
    equal = tape.into(course.start[row], common), tape.into(course.start[above], common)
    ceiling = tape.into(course.ceiling_start[above], pace)
    standing = course.ceiling_start.get(row) or course.known(row, course.network.hours.shuts[0])
    course.ceiling_start[row] = tape.least_where(standing, ceiling, equal)


def _demanded_ends(course: Course, row: int) -> list[int]:
    rows = course.columns
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    found = [rows.deadline[row]] if rows.deadline[row] != NONE else []
    return [*found, wanted] if wanted != NONE and demand in (MUST_FINISH, FINISH_UNTIL) else found


def place_late(course: Course, end: Lane, row: int, places: dict[int, int]) -> None:
    """Find the late dates of a row that holds no others."""
    rows, tape, pace = course.columns, course.tape, course.web.pace[row]
    if rows.finished[row] != NONE:
        return
    last = tape.least([tape.into(lane, course.pace[row]) for lane in _latest(course, end, row)])
    last = _obeyed(course, row, last)
    if not is_by_hand(rows, row):
        last = _ended(course, row, tape.into(last, pace).as_end())
    last = tape.held(last)
    if row in places:
        tape.critical(places[row], tape.into(course.finish[row], pace), tape.into(last, pace))
    if row in course.asked:
        course.need_finish[row] = last
        course.need_start[row] = course.worked(row, last, -1)


def _ended(course: Course, row: int, last: Lane) -> Lane:
    """Return the early finish of a milestone where no work lies between it and the late one: 08:00, not 17:00 before.

    Only rows of other calendars can tell.
    """
    ties, pace = course.network.ties, course.web.pace[row]
    if course.web.length[row] or all(
        course.pace[ties.before[link]] == pace and ties.lag_kind[link] != LagKind.ELAPSED
        for link in course.links_into(row)
    ):
        return last
    return course.tape.same_work(last, course.tape.into(course.finish[row], course.web.pace[row]))


def _latest(course: Course, end: Lane, row: int) -> list[Lane]:
    """Return when a row must finish at the latest: for the plan's end, for what follows it, for what holds it."""
    found = [] if course.is_followed(row) else [end]
    if row in course.ceiling_finish:
        found.append(course.ceiling_finish[row])
    if row in course.ceiling_start and is_free(course.columns, row):
        found.append(course.worked(row, course.ceiling_start[row], 1))
    return found or [end]


def _obeyed(course: Course, row: int, last: Lane) -> Lane:
    """Return a late finish within the row's own constraint and deadline."""
    rows, tape = course.columns, course.tape
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    if wanted != NONE and demand >= MUST_START:
        at = course.known(row, wanted)
        if rows.started[row] == NONE and demand in (MUST_START, START_UNTIL):
            bound = tape.into(course.worked(row, at, 1), course.pace[row])
            last = bound if demand == MUST_START else tape.least([last, bound])
        elif demand == MUST_FINISH:
            last = at
        elif demand == FINISH_UNTIL:
            last = tape.least([last, at])
    if rows.deadline[row] != NONE:
        last = tape.least([last, course.known(row, rows.deadline[row])])
    return last
