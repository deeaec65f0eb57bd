"""Numbers for what Microsoft Project knows by number only."""

from collections.abc import Iterable
from dataclasses import dataclass

from exchange.plan.foreign import ForeignPlan

LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Numbers:
    """The number of every calendar, task and person by its uid; a uid that is a number keeps it."""

    calendars: dict[str, int]
    tasks: dict[str, int]
    persons: dict[str, int]


def numbers_of(plan: ForeignPlan) -> Numbers:
    """Return a number for every uid of the plan."""
    return Numbers(
        _numbered(each.uid for each in plan.calendars),
        _numbered(each.uid for each in plan.tasks),
        _numbered(each.uid for each in plan.persons),
    )


def _numbered(uids: Iterable[str]) -> dict[str, int]:
    """Return positive numbers, all different; those that are no numbers follow the greatest."""
    names = list(uids)
    own = {name: int(name) for name in names if is_number(name)}
    free = max(own.values(), default=0)
    for name in names:
        if name not in own:
            free += 1
            own[name] = free
    return own


def is_number(uid: str) -> bool:
    """Return whether a uid is a number that Microsoft Project can know something by."""
    return uid.isascii() and uid.isdigit() and 0 < int(uid) <= LARGEST and str(int(uid)) == uid
