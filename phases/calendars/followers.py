"""Who follows which calendar: the programme, units, persons and tasks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from phases.capacity.people import Person
from phases.plan import Task
from phases.programme import Programme, Unit

FollowerKind = Literal["programme", "unit", "person", "task"]


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody or something that is worked on a calendar, by the id of its row; an empty key is the usual one."""

    kind: FollowerKind
    id: str
    calendar_key: str
    version: int


@dataclass(frozen=True, slots=True)
class Follow:
    """A follower that goes from one calendar to another; empty is what it would follow anyway."""

    kind: FollowerKind
    id: str
    before: str
    after: str


def followers_of(
    programme: Programme, units: Iterable[Unit], persons: Iterable[Person], tasks: Iterable[Task]
) -> list[Follower]:
    """Return all that may follow a calendar, each with the one that it follows by itself."""
    return [
        Follower("programme", programme.id, programme.calendar_key, programme.version),
        *(Follower("unit", each.id, each.calendar_key, each.version) for each in units),
        *(
            Follower("person", f"{programme.id}:{each.key}", each.calendar_key, each.version)
            for each in persons
            if each.kind == "work"
        ),
        *(Follower("task", each.id, each.calendar_key, each.version) for each in tasks if each.kind != "summary"),
    ]


def following(followers: Iterable[Follower], key: str) -> list[Follower]:
    """Return who follows a calendar by itself."""
    return [each for each in followers if each.calendar_key == key]


def switched(followers: Sequence[Follower], key: str, wanted: Iterable[tuple[FollowerKind, str]]) -> list[Follow]:
    """Return who changes so that just those who are wanted follow a calendar; who leaves it follows the usual one."""
    chosen, found = set(wanted), list[Follow]()
    for each in followers:
        if (each.kind, each.id) in chosen and each.calendar_key != key:
            found.append(Follow(each.kind, each.id, each.calendar_key, key))
        elif (each.kind, each.id) not in chosen and each.calendar_key == key:
            found.append(Follow(each.kind, each.id, key, ""))
    return found
