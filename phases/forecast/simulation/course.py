"""A plan while it is recorded on a tape: its network, its tape, and the lanes found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from phases.forecast.simulation.lane import CLOCK, Lane, known
from phases.forecast.simulation.tape import Tape
from phases.network.clock import Hours, next_start, previous_finish
from phases.network.network import NONE, Constraint, LagKind, Limits, LinkType, Rows, Ties, share_of
from phases.network.passes.columns import Columns, Web
from phases.network.passes.forward import (
    AS_LATE,
    FINISH_FROM,
    FINISH_UNTIL,
    MUST_FINISH,
    START_FROM,
    is_by_hand,
    is_free,
)
from phases.network.passes.order import weave

FS = int(LinkType.FS)
FREE = (int(Constraint.AS_SOON_AS_POSSIBLE), AS_LATE, START_FROM, FINISH_FROM)
"""Constraints that never hold a row back from being late."""
FROM_FINISH = (FINISH_FROM, FINISH_UNTIL, MUST_FINISH)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A plan as the kernel takes it, with the planned start and finish of every row that it found."""

    rows: Rows
    ties: Ties
    limits: Limits
    hours: Hours
    starts: Sequence[int]
    finishes: Sequence[int]


@dataclass(slots=True, eq=False)
class Course:
    """What is known of every row while the passes are recorded; lanes are None where nobody needs them."""

    network: Network
    columns: Columns
    web: Web
    order: list[int]
    tape: Tape
    pace: list[int]
    """The calendar in which each row's lanes count; `CLOCK` for a summary of rows with different ones."""
    drawn: dict[int, int]
    """The register of a row's doubled duration, or of what is left of it when it has begun."""
    start: dict[int, Lane] = field(default_factory=dict)
    finish: dict[int, Lane] = field(default_factory=dict)
    floor_start: dict[int, Lane] = field(default_factory=dict)
    floor_finish: dict[int, Lane] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)
    """Rows that hold others and follow a link, or are held by such."""
    ceiling_start: dict[int, Lane] = field(default_factory=dict)
    ceiling_finish: dict[int, Lane] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    """Rows that a link leads into, or into what holds them."""
    _known: dict[tuple[int, int], Lane] = field(default_factory=dict)
    _followed: dict[int, bool] = field(default_factory=dict)
    need_start: dict[int, Lane] = field(default_factory=dict)
    need_finish: dict[int, Lane] = field(default_factory=dict)

    def known(self, row: int, time: int) -> Lane:
        """Return a time that is the same in every run, as the row counts."""
        place = self.pace[row], time
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = known(self.network.hours, *place)
        return found

    def links_into(self, row: int) -> list[int]:
        """Return the links that lead into a row."""
        return [self.web.into[at] for at in range(self.web.into_at[row], self.web.into_at[row + 1])]

    def links_out(self, row: int) -> list[int]:
        """Return the links that leave a row."""
        return [self.web.out[at] for at in range(self.web.out_at[row], self.web.out_at[row + 1])]

    def held_by(self, row: int) -> list[int]:
        """Return the active rows that a row holds."""
        found, child = [], self.web.child[row]
        while child != NONE:
            if self.web.alive[child]:
                found.append(child)
            child = self.web.sibling[child]
        return found

    def is_summary(self, row: int) -> bool:
        """Return whether a row holds others."""
        return self.web.gate[row] != NONE

    def worked(self, row: int, lane: Lane, sign: int) -> Lane:
        """Return the time after (sign 1) or before (-1) all work, or what is left of it, from a time."""
        left = self.left(row)
        if row not in self.drawn:
            return self.tape.into(lane, self.web.pace[row]).moved(sign * left) if left else lane
        moved = self.tape.into(lane, self.web.pace[row])
        return self.moved_by(moved, (self.drawn[row], sign), sign > 0)

    def moved_by(self, lane: Lane, by: tuple[int, int], on: bool) -> Lane:
        """Return a time moved by what a register holds, with a sign: on to an end, or back to a start."""
        plain = lane if lane.other == NONE else self.tape.set(lane)
        placed = plain.as_end() if on else plain.as_start()
        return placed.beside(*by)

    def left(self, row: int) -> int:
        """Return the planned minutes still to work of a row that is not finished."""
        rows = self.columns
        if rows.started[row] == NONE or rows.remaining[row] == NONE:
            return int(self.web.length[row])
        return rows.remaining[row]

    def lagged(self, link: int, lane: Lane, sign: int) -> Lane:
        """Return a time moved on (sign 1) or back (-1) by the lag of a link, in the later row's working time."""
        ties, rows = self.network.ties, self.columns
        lag, kind, before = ties.lag[link], ties.lag_kind[link], ties.before[link]
        if lag == 0 or (kind == LagKind.PERCENT and rows.summary[before] and not self.is_summary(before)):
            return lane
        calendar = CLOCK if kind == LagKind.ELAPSED else rows.calendar[ties.after[link]]
        if kind == LagKind.PERCENT:
            if rows.elapsed[before] and not rows.summary[before]:
                calendar = CLOCK
            if whole := self._whole(before):
                by = self.tape.share(whole, lag)
                return self.moved_by(self.tape.into(lane, calendar), (by, sign), sign * lag > 0)
            lag = share_of(rows.minutes[before], lag)
            if lag == 0:
                return lane
        return self.tape.into(lane, calendar).moved(sign * lag)

    def _whole(self, row: int) -> int:
        """Return the register of a row's doubled duration; 0 where it is the same in every run."""
        if not self.columns.summary[row]:
            return self.drawn.get(row, 0) if self.columns.started[row] == NONE else 0
        if row not in self.start:
            return self.tape.set(Lane(CLOCK)).register
        calendar = self.columns.calendar[row]
        first, last = (self.tape.into(each[row], calendar) for each in (self.start, self.finish))
        begun = self.tape.set(first.as_end())
        ended = self.tape.held(last).as_end()
        return self.tape.set(ended.beside(begun.register, -1)).register

    def begun(self, row: int, lane: Lane) -> Lane:
        """Return when a row can start at or after a time; a milestone may stand where work ends."""
        pace = self.web.pace[row]
        if self.web.length[row]:
            return self.tape.into(lane, pace).as_start()
        if lane.time != NONE:
            hours = self.network.hours
            stands = previous_finish(hours, pace, lane.time) == lane.time
            return self.known(row, lane.time if stands else next_start(hours, pace, lane.time))
        return self.tape.into(self.tape.into(lane, pace), self.pace[row])

    def is_followed(self, row: int) -> bool:
        """Return whether another row ends no sooner in every run, early and late."""
        if row not in self._followed:
            self._followed[row] = any(self._is_free_end(link) for link in self.links_out(row))
        return self._followed[row]

    def _is_free_end(self, link: int) -> bool:
        ties, after = self.network.ties, self.network.ties.after[link]
        if ties.kind[link] != FS or ties.lag[link] < 0 or not self.web.alive[after] or self.is_summary(after):
            return False
        return self.columns.constraint[after] in FREE and is_free(self.columns, after)


def course_of(network: Network, drawn: dict[int, int], tape: Tape) -> Course:
    """Return a course without lanes yet; the plan has no circle, since its dates are known."""
    columns = Columns(*[list(getattr(network.rows, name)) for name in Columns._fields])
    size, links = len(columns.parent), len(network.ties.before)
    lengths = {"into_at": size + 2, "out_at": size + 2, "into": links, "out": links}
    zeros = ("length", "into_at", "out_at", "waiting")
    web = Web(
        *[
            [0 if name in zeros else NONE] * lengths.get(name, 2 * size if name in ("waiting", "order") else size)
            for name in Web._fields
        ]
    )
    last = weave(columns, network.ties, web)  # type: ignore[arg-type]
    order = [node for node in web.order[:last] if web.alive[node if node < size else web.owner[node - size]]]
    course = Course(network, columns, web, order, tape, [], drawn)
    course.pace += [_pace(course, row) for row in range(size)]
    for row in range(size):
        if course.is_summary(row):
            course.pace[row] = _shared_pace(course, row)
    for row in range(size):
        if web.into_at[row + 1] > web.into_at[row]:
            _ask(course, row)
    return course


def _ask(course: Course, row: int) -> None:
    """Note that a link leads into a row and so into all that it holds."""
    waiting = [row]
    while waiting:
        at = waiting.pop()
        if at not in course.asked:
            course.asked.add(at)
            if course.is_summary(at):
                waiting += course.held_by(at)


def _pace(course: Course, row: int) -> int:
    """Return the calendar in which a row counts: the clock where it may stand outside its working time."""
    pace, limits, rows = course.web.pace[row], course.network.limits, course.columns
    times = [rows.started[row], rows.finished[row], rows.placed[row] if is_by_hand(rows, row) else NONE]
    if not course.web.length[row] and not course.is_summary(row):
        times += [limits.reached] if limits.status != NONE else []
        times += [rows.constraint_at[row]] if rows.constraint[row] in FROM_FINISH else []
    return int(pace) if all(_stands(course.network.hours, pace, time) for time in times) else CLOCK


def _stands(hours: Hours, calendar: int, time: int) -> bool:
    return time == NONE or time in (previous_finish(hours, calendar, time), next_start(hours, calendar, time))


def _shared_pace(course: Course, row: int) -> int:
    """Return the calendar in which all rows count that a row holds, at any depth."""
    found, waiting = set(), [row]
    while waiting:
        for child in course.held_by(waiting.pop()):
            if course.is_summary(child):
                waiting.append(child)
            else:
                found.add(course.pace[child])
    return found.pop() if len(found) == 1 else CLOCK
