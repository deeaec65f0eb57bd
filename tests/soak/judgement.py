"""What one plan shows: whether the schedulers agree, why they do not, and the smallest plan that shows it too."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exchange.plan.dating.scheduling import network_of
from exchange.plan.foreign import ForeignPlan
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.mspdi.writing.writing import write_mspdi
from tests.soak.comparison import Answer, Difference, Plan, differences
from tests.soak.oracle import Oracle, Refused
from tests.soak.origins import Origin, explanation, origins, own_answer, own_origins


@dataclass(frozen=True)
class Judgement:
    """What a plan shows."""

    plan: ForeignPlan
    ours: Answer
    theirs: Answer
    differences: list[Difference]
    explained: list[tuple[Origin, tuple[str, ...]]]
    unexplained: list[Origin]
    own: list[Origin]
    """Rows whose dates are not those that our own rules give by hand."""

    @property
    def is_wrong(self) -> bool:
        """Whether something has no explanation."""
        nothing = self.differences and not (self.explained or self.unexplained)
        return bool(self.unexplained or self.own or nothing)


def judge(oracle: Oracle, given: ForeignPlan) -> Judgement:
    """Schedule a plan twice, both times from the same file; take it apart where something differs."""
    theirs = oracle.answer(given)
    network = network_of(read_mspdi(write_mspdi(given)))
    plan = Plan(network)
    ours = own_answer(network, plan)
    own = list(own_origins(network, plan, ours))
    found = differences(ours, theirs)
    explained, unexplained = [], []
    for origin in origins(plan, theirs) if found else ():
        names = explanation(plan, theirs, origin)
        if names:
            explained.append((origin, names))
        else:
            unexplained.append(origin)
    return Judgement(given, ours, theirs, found, explained, unexplained, own)


def smallest(oracle: Oracle, given: ForeignPlan) -> ForeignPlan:
    """Return the plan without all that it needs not to be wrong."""
    while True:
        smaller = next((each for each in _smaller(given) if _is_wrong(oracle, each)), None)
        if smaller is None:
            return given
        given = smaller


def _is_wrong(oracle: Oracle, given: ForeignPlan) -> bool:
    """Whether a plan is wrong; what is left of a plan may go in a circle for the other scheduler."""
    try:
        return judge(oracle, given).is_wrong
    except Refused:
        return False


def _smaller(plan: ForeignPlan) -> Iterator[ForeignPlan]:
    """Yield the plan without one task, or without one link."""
    for task in plan.tasks if len(plan.tasks) > 1 else ():
        links = tuple(each for each in plan.links if task.uid not in (each.before, each.after))
        yield replace(plan, tasks=tuple(each for each in plan.tasks if each != task), links=links)
    for link in plan.links:
        yield replace(plan, links=tuple(each for each in plan.links if each != link))
