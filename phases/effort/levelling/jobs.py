"""A plan for levelling: its rows as jobs, who works on them as resources, its links as arrows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from phases.capacity.people import Person
from phases.dates.scheduling import Network
from phases.dates.timeline import Timeline
from phases.effort.levelling.placing import CLOCK, Arrow, Jobs
from phases.effort.load.work import Share
from phases.effort.load.worktimes import Worktimes
from phases.network.network import NONE, Constraint, LagKind, LinkType, Rows, share_of

MOVABLE = (Constraint.AS_SOON_AS_POSSIBLE, Constraint.START_NO_EARLIER)
PINNED = (Constraint.MUST_START_ON, Constraint.MUST_FINISH_ON)
Who = tuple[str, str]
"""A kind (person or role) and a key."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What levelling looks at: the network, its dates before levelling, the work, the persons."""

    network: Network
    timeline: Timeline
    shares: Sequence[Share]
    worktimes: Worktimes
    persons: Sequence[Person]


def jobs_of(scene: Scene, whose: Sequence[Who]) -> Jobs:
    """Return the rows as jobs of which only those people and roles are resources.

    Row i of the plan is job i; job n + i is the gate before all that a summary holds. Only work that has not begun,
    that nobody placed by hand and whose constraint is no other than “not before” waits for people.
    """
    rows, size = scene.network.rows, len(scene.network.rows.parent)
    spans = [_span(scene, str(key)) for key in rows.names]
    summary = [bool(each) for each in rows.summary]
    alive = _alive(rows)
    holds = _holds(rows, alive)
    free = [not summary[at] and _is_free(rows, at) for at in range(size)]
    none: list[Sequence[int]] = [()] * size
    nothing: list[Sequence[tuple[int, float]]] = [()] * size
    return Jobs(
        minutes=[0 if summary[at] else rows.minutes[at] for at in range(size)] + [0] * size,
        calendar=[CLOCK if summary[at] or rows.elapsed[at] else rows.calendar[at] for at in range(size)]
        + [CLOCK] * size,
        floor=[start for start, _ in spans] + [min((start for start, _ in spans), default=0)] * size,
        into=_arrows(scene.network, alive),
        demands=[*_demands(scene, whose, alive), *nothing],
        capacity=[_capacity(each, scene.persons) for each in whose],
        fixed=[None if free[at] or holds[at] else spans[at] for at in range(size)] + [None] * size,
        patient=[free[at] and rows.constraint[at] in MOVABLE for at in range(size)] + [False] * size,
        holds=[*holds, *none],
    )


def _span(scene: Scene, key: str) -> tuple[int, int]:
    row = scene.timeline.by_key.get(key)
    return (row.moments.start, row.moments.finish) if row else (0, 0)


def _alive(rows: Rows) -> list[bool]:
    """Return whether each row and all that hold it are active."""
    found = [bool(each) for each in rows.active]
    for at, parent in enumerate(rows.parent):
        above = parent
        while found[at] and above != NONE:
            found[at] = bool(rows.active[above])
            above = rows.parent[above]
    return found


def _holds(rows: Rows, alive: Sequence[bool]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in rows.parent]
    for at, parent in enumerate(rows.parent):
        if parent != NONE and alive[at]:
            found[parent].append(at)
    return found


def _is_free(rows: Rows, at: int) -> bool:
    begun = rows.started[at] != NONE or rows.finished[at] != NONE
    by_hand = rows.manual[at] and rows.placed[at] != NONE
    return not begun and not by_hand and rows.constraint[at] not in PINNED


def _arrows(network: Network, alive: Sequence[bool]) -> list[list[Arrow]]:
    """Return what each job and gate waits for; a link into a summary leads to its gate, by its start alone."""
    rows, ties = network.rows, network.ties
    size = len(rows.parent)
    found: list[list[Arrow]] = [[] for _ in range(2 * size)]
    for at, parent in enumerate(rows.parent):
        if parent != NONE:
            found[at + size * bool(rows.summary[at])].append(Arrow(parent + size, LinkType.FS))
            if alive[at]:
                found[parent].append(Arrow(at, LinkType.FS))
        if rows.summary[at]:
            found[at].append(Arrow(at + size, LinkType.FS))
    for link, (before, after) in enumerate(zip(ties.before, ties.after, strict=True)):
        if not (alive[before] and alive[after]):
            continue
        kind = ties.kind[link]
        if not rows.summary[after]:
            found[after].append(Arrow(before, kind, *_lag(network, link)))
        elif kind in (LinkType.FS, LinkType.SS):
            found[after + size].append(Arrow(before, kind, *_lag(network, link)))
    return found


def _lag(network: Network, link: int) -> tuple[int, int]:
    """Return the lag in minutes and the calendar that it counts in."""
    rows, ties = network.rows, network.ties
    lag, kind = ties.lag[link], ties.lag_kind[link]
    calendar = CLOCK if kind == LagKind.ELAPSED else rows.calendar[ties.after[link]]
    if kind == LagKind.PERCENT:
        before = ties.before[link]
        lag = share_of(rows.minutes[before], lag)
        calendar = CLOCK if rows.elapsed[before] else calendar
    return lag, calendar


def _demands(scene: Scene, whose: Sequence[Who], alive: Sequence[bool]) -> list[list[tuple[int, float]]]:
    """Return of which person and which role each row takes how many units while it runs."""
    places: Mapping[Who, int] = {each: at for at, each in enumerate(whose)}
    found: dict[str, dict[int, float]] = {}
    for share in scene.shares:
        units = _units(share, scene.worktimes)
        for who in (("person", share.person_key), ("role", share.role)):
            if who in places and units > 0:
                taken = found.setdefault(share.row.task.key, {})
                taken[places[who]] = taken.get(places[who], 0.0) + units
    names = scene.network.rows.names
    return [list(found.get(str(key), {}).items()) if alive[at] else [] for at, key in enumerate(names)]


def _units(share: Share, worktimes: Worktimes) -> float:
    """Return how much of a person a share takes: of what has begun the hours over the time that it really spans."""
    task = share.row.task
    if task.finished_on or task.kind != "task":
        return 0.0
    if task.started_on:
        return share.hours * 60 / max(worktimes.minutes(share.row), 1)
    return share.units


def _capacity(who: Who, persons: Sequence[Person]) -> float:
    kind, key = who
    return sum(each.units for each in persons if (each.key if kind == "person" else each.role) == key)
