"""Links of a plan by the pair of rows that they join, and what becomes of each pair in a renewal."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from phases.plan import Link, Plan

Pair = tuple[str, str]
Pairs = Mapping[Pair, frozenset[Link]]
NONE: frozenset[Link] = frozenset()


@dataclass(frozen=True)
class Sides:
    """The plan as its pack once made it, as it stands, and as it would be made now."""

    base: Plan
    here: Plan
    there: Plan


@dataclass(frozen=True)
class PairConflict:
    """Two rows whose link people changed here and the method changes otherwise."""

    pair: Pair
    base: frozenset[Link]
    ours: frozenset[Link]
    theirs: frozenset[Link]


@dataclass(frozen=True)
class Joined:
    """The links as they will stand, and the pairs where people and method differ."""

    links: tuple[Link, ...]
    conflicts: tuple[PairConflict, ...]


def pairs_of(links: Iterable[Link]) -> Pairs:
    """Return links by the rows that they join, the earlier one first."""
    found: dict[Pair, set[Link]] = defaultdict(set)
    for link in links:
        found[link.before_id, link.after_id].add(link)
    return {pair: frozenset(each) for pair, each in found.items()}


def joined(sides: Sides, rows: Collection[str], done: Collection[str], accepted: Collection[str]) -> Joined:
    """Return the links between the rows that will stand.

    A pair that nobody changed here follows the method; links of rows that the method does not know, and those that
    lead to what is done, stay as they are. `accepted` names the rows whose links are to be the method's.
    """
    base, here, there = (pairs_of(plan.links) for plan in (sides.base, sides.here, sides.there))
    known = {task.id for task in sides.there.tasks}
    links: list[Link] = []
    conflicts: list[PairConflict] = []
    for pair in dict.fromkeys((*here, *there)):
        was, ours, theirs = (side.get(pair, NONE) for side in (base, here, there))
        if not set(pair) <= set(rows):
            continue
        is_fixed = not set(pair) <= known or pair[1] in done
        if is_fixed or theirs in (was, ours):
            links += ours
        elif ours == was:
            links += theirs
        else:
            conflicts.append(PairConflict(pair, was, ours, theirs))
            links += theirs if pair[1] in accepted else ours
    return Joined(tuple(links), tuple(conflicts))


def ends_edited(sides: Sides) -> set[str]:
    """Return the rows whose links people changed: those that wait otherwise, and those that are waited for anew."""
    base, here = pairs_of(sides.base.links), pairs_of(sides.here.links)
    known = {task.id for task in sides.base.tasks}
    found: set[str] = set()
    for pair in {*base, *here}:
        was, ours = base.get(pair, NONE), here.get(pair, NONE)
        if was != ours:
            found.add(pair[1])
            found |= {pair[0]} if ours - was else set()
    return found & known
