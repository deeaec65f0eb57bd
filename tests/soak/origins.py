"""Where two schedulers decide differently, and why.

A difference spreads along the links. So every row of a plan that differs is worked out by hand with all other rows
standing where the other scheduler has them. What agrees then follows from its neighbours; what does not is an origin
of the difference. When no row is an origin the two plans are the same, so nothing stays hidden. An origin is
explained by the fewest stated deviations that turn our dates into the other's, to the minute.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from exchange.plan.dating.scheduling import Network
from phases.network.network import NONE, Constraint, Times
from phases.network.schedule import compute_times
from tests.soak.comparison import Answer, Plan
from tests.soak.rules import CHOICES, DEVIATIONS, Rules

MOST = 4
"""So many deviations explain one row at most."""


class Origin(NamedTuple):
    """A row that is scheduled differently though all others stand alike: its early or late dates, slack or span."""

    row: int
    what: str
    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def own_answer(network: Network, plan: Plan) -> Answer:
    """Return what our kernel says."""
    times = compute_times(network.rows, network.ties, network.calendars, network.limits)
    rows, size = network.rows, range(plan.size)
    critical = [not rows.summary[at] and rows.finished[at] == NONE and times.total_float[at] <= 0 for at in size]
    for at in reversed(size):
        if critical[at] and rows.parent[at] != NONE:
            critical[rows.parent[at]] = True
    start, finish = list(times.start), list(times.finish)
    answer = Answer(
        early_start=start[:],
        early_finish=finish[:],
        start=start,
        finish=finish,
        late_start=list(times.late_start),
        late_finish=list(times.late_finish),
        slack=[None if rows.summary[at] else times.total_float[at] for at in size],
        critical=critical,
        end=NONE,
    )
    for at in size:
        if plan.is_late(at):  # the kernel tells its late dates only; links lead down the rows
            answer.early_start[at], answer.early_finish[at] = Rules(plan, answer, at).early()
    return replace(answer, end=max(_at_first(network).finish))


def _at_first(network: Network) -> Times:
    """Return the dates before what is planned as late as possible is moved there; the late dates follow from them."""
    soon = [0 if each == Constraint.AS_LATE_AS_POSSIBLE else each for each in network.rows.constraint]
    return compute_times(replace(network.rows, constraint=soon), *network[1:])


def own_origins(network: Network, plan: Plan, ours: Answer) -> Iterator[Origin]:
    """Yield every row whose dates are not those that our rules give by hand, with our own dates around."""
    first = _at_first(network)
    start, finish = list(first.start), list(first.finish)
    at_first = replace(ours, early_start=start, early_finish=finish, start=start, finish=finish)
    yield from (each for each in origins(plan, ours) if each.what != "late")
    yield from (each for each in origins(plan, at_first) if each.what == "late")


def origins(plan: Plan, answer: Answer) -> Iterator[Origin]:
    """Yield every row that our rules would date differently though all others stand where the answer has them."""
    for row in range(plan.size):
        rules = Rules(plan, answer, row)
        if plan.rows.summary[row]:
            yield from _differing(row, "span", rules.span(), (answer.start[row], answer.finish[row]))
            continue
        yield from _differing(row, "early", rules.early(), (answer.early_start[row], answer.early_finish[row]))
        yield from _differing(row, "late", rules.late(), (answer.late_start[row], answer.late_finish[row]))
        yield from _differing(row, "slack", (rules.slack(),), (answer.slack[row] or 0,))


def _differing(row: int, what: str, ours: tuple[int, ...], theirs: tuple[int, ...]) -> Iterator[Origin]:
    if ours != theirs:
        yield Origin(row, what, ours, theirs)


def explanation(plan: Plan, answer: Answer, origin: Origin) -> tuple[str, ...] | None:
    """Return the fewest deviations that give the other scheduler's dates; `None` where nothing does."""
    if origin.what not in ("early", "late"):
        return None
    for count in range(1, MOST + 1):
        for names in combinations(DEVIATIONS, count):
            for choice in range(CHOICES if "summary link" in names else 1):
                rules = Rules(plan, answer, origin.row, frozenset(names), choice)
                if (rules.early() if origin.what == "early" else rules.late()) == origin.theirs:
                    return names
    return None
