"""The forward pass, recorded: how early each row can be in every run. The rules are those of the kernel."""

from phases.forecast.simulation.course import Course
from phases.forecast.simulation.lane import Lane
from phases.network.network import NONE
from phases.network.passes.forward import (
    AS_LATE,
    FF,
    FINISH_FROM,
    MUST_FINISH,
    MUST_START,
    SF,
    SS,
    START_FROM,
    START_UNTIL,
    is_by_hand,
    is_free,
)


def record_early(course: Course) -> None:
    """Find the early dates of all active rows."""
    size = len(course.columns.parent)
    wanted = _wanted(course)
    for node in course.order:
        if node >= size:
            open_gate(course, course.web.owner[node - size])
        elif course.is_summary(node):
            if node in wanted:
                gather(course, node)
        else:
            place(course, node)


def _wanted(course: Course) -> set[int]:
    """Return the summaries whose dates somebody asks for: what follows them, or what holds or is held by such."""
    found: set[int] = set()
    for row in range(len(course.columns.parent)):
        if course.is_summary(row) and course.web.alive[row] and course.links_out(row):
            waiting = [row]
            while waiting:
                at = waiting.pop()
                found.add(at)
                waiting += [each for each in course.held_by(at) if course.is_summary(each) and each not in found]
    return found


def gather(course: Course, row: int) -> None:
    """Give a row the earliest start and the latest finish of the rows it holds."""
    held = [each for each in course.held_by(row) if each in course.finish]
    pace = course.pace[row]
    if not held:
        course.start[row] = course.known(row, course.network.starts[row])
        course.finish[row] = course.known(row, course.network.finishes[row])
    else:
        course.start[row] = course.tape.least([course.tape.into(course.start[each], pace) for each in held])
        course.finish[row] = course.tape.greatest([course.tape.into(course.finish[each], pace) for each in held])


def open_gate(course: Course, row: int) -> None:
    """Find before when nothing can start or finish that the row holds: its links, its constraint, what holds it."""
    above, pace = course.columns.parent[row], course.pace[row]
    starts = [course.floor_start[above]] if above in course.floor_start else []
    ends = [course.floor_finish[above]] if above in course.floor_finish else []
    if above in course.waiting or course.links_into(row):
        course.waiting.add(row)
    for link in course.links_into(row):
        if (lane := base(course, link)) is not None:
            bounds = ends if course.network.ties.kind[link] in (FF, SF) else starts
            bounds.append(course.lagged(link, lane, 1))
    wanted = course.columns.constraint_at[row]
    if wanted != NONE and course.columns.constraint[row] in (START_FROM, MUST_START):
        starts.append(course.known(row, wanted))
    for floor, bounds in ((course.floor_start, starts), (course.floor_finish, ends)):
        if bounds:
            floor[row] = course.tape.greatest([course.tape.into(lane, pace) for lane in bounds])


def base(course: Course, link: int) -> Lane | None:
    """Return the date of the earlier row that a link counts from; None of an inactive one."""
    before = course.network.ties.before[link]
    ends = course.start if course.network.ties.kind[link] in (SS, SF) else course.finish
    return ends.get(before)


def place(course: Course, row: int) -> None:
    """Find the early dates of a row that holds no others."""
    rows = course.columns
    if rows.started[row] != NONE or rows.finished[row] != NONE:
        happened(course, row)
        return
    if is_by_hand(rows, row):
        course.start[row] = course.known(row, rows.placed[row])
    else:
        course.start[row] = follow(course, row)
    course.finish[row] = course.tape.held(course.worked(row, course.start[row], 1))


def happened(course: Course, row: int) -> None:
    """Give a row that has begun its actual dates; what is left of it runs on, not before the status date."""
    rows, limits = course.columns, course.network.limits
    if rows.finished[row] != NONE:
        course.finish[row] = course.known(row, rows.finished[row])
        course.start[row] = course.known(row, course.network.starts[row])
        return
    course.start[row] = start = course.known(row, rows.started[row])
    begun, tape, pace = start, course.tape, course.web.pace[row]
    if limits.status != NONE:
        begun = course.known(row, max(rows.started[row], limits.status))
    lanes = [tape.into(course.worked(row, begun, 1), pace)]
    if limits.status == NONE and rows.remaining[row] != NONE:
        lanes.append(tape.into(start, pace).moved(int(course.web.length[row])))
    if rows.constraint[row] == FINISH_FROM and rows.constraint_at[row] != NONE:
        lanes.append(tape.into(course.known(row, rows.constraint_at[row]), pace))
    course.finish[row] = tape.held(tape.greatest(lanes))


def follow(course: Course, row: int) -> Lane:
    """Return when a row starts: as soon as its links, what holds it, its constraint and the status date allow."""
    rows, tape = course.columns, course.tape
    lanes = [*_links(course, row), *_held(course, row)]
    demand, wanted = rows.constraint[row], rows.constraint_at[row]
    if not course.links_into(row) and rows.parent[row] not in course.waiting:
        start = course.begun(row, course.known(row, course.network.limits.start))
        if demand not in (START_FROM, FINISH_FROM) or any(lane.plus >= start.plus for lane in lanes):
            lanes.append(start)
    bound = None if wanted == NONE or demand < MUST_START else _demanded(course, row)
    if bound is not None:
        if demand in (MUST_START, MUST_FINISH):
            lanes = [bound]
        elif demand in (START_FROM, FINISH_FROM):
            lanes.append(bound)
        else:
            lanes = [tape.least([tape.greatest(lanes), bound])]
    return tape.greatest([*lanes, *_waits(course, row)])


def _links(course: Course, row: int) -> list[Lane]:
    """Return before when the links into a row let it not start."""
    found = []
    for link in course.links_into(row):
        if (lane := base(course, link)) is None:
            continue
        kind = course.network.ties.kind[link]
        if kind in (FF, SF):
            lane = course.worked(row, lane, -1)
        found.append(course.begun(row, course.lagged(link, lane, 1)))
        if kind == FF:
            found.append(course.begun(row, course.known(row, course.network.limits.start)))
    return found


def _held(course: Course, row: int) -> list[Lane]:
    """Return before when what holds a row does not let it start."""
    above, found = course.columns.parent[row], []
    if above in course.floor_start:
        found.append(course.begun(row, course.floor_start[above]))
    if above in course.floor_finish:
        found.append(course.begun(row, course.worked(row, course.floor_finish[above], -1)))
        found.append(course.begun(row, course.known(row, course.network.limits.start)))
    return found


def _demanded(course: Course, row: int) -> Lane:
    """Return the start that the constraint of a row names."""
    wanted = course.known(row, course.columns.constraint_at[row])
    if course.columns.constraint[row] in (MUST_START, START_FROM, START_UNTIL):
        return course.begun(row, wanted)
    return course.worked(row, wanted, -1)


def _waits(course: Course, row: int) -> list[Lane]:
    """Return before when a row that has not begun does not start: the status date; its planned, late start."""
    limits, found = course.network.limits, []
    if limits.status != NONE:
        if course.web.length[row] or limits.reached == NONE:
            found.append(course.begun(row, course.known(row, limits.status)))
        else:
            found.append(course.known(row, limits.reached))
    planned_late = limits.finish != NONE or course.columns.constraint[row] == AS_LATE
    if planned_late and is_free(course.columns, row):
        found.append(course.known(row, course.network.starts[row]))
    return found
