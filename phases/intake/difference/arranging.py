"""Where the rows stand when an import has come in: order, parents, and what kind they are there."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from phases.plan import Task

Place = tuple[int, str | None]
"""Position and parent."""


def outline(standing: Sequence[Task], incoming: Sequence[Task]) -> dict[str, Place]:
    """Return position and parent of every row: as the incoming plan says, other rows behind what they followed.

    A row whose parent the incoming plan does not hold stays below it, and every row stands below its parent.
    """
    held = held_by(standing, incoming)
    there = {task.id for task in incoming}
    following: dict[str, list[str]] = {"": []}
    last = ""
    for task in standing:
        if task.id in there:
            last = task.id
        else:
            following.setdefault(last, []).append(task.id)
    order = list(following[""])
    for task in incoming:
        order += [task.id, *following.get(task.id, ())]
    return {task_id: (at, held[task_id]) for at, task_id in enumerate(_by_parents(order, held))}


def held_by(standing: Sequence[Task], incoming: Sequence[Task]) -> dict[str, str | None]:
    """Return the parent of every row of both plans."""
    here, there = {task.id: task.parent_id for task in standing}, {task.id for task in incoming}
    found = dict(here)
    for task in incoming:
        above = here.get(task.id)
        found[task.id] = above if task.parent_id is None and above not in there else task.parent_id
    return found


def seated(standing: Sequence[Task], incoming: Sequence[Task]) -> tuple[Task, ...]:
    """Return the rows of a table on their calendars here, and below their parents here where it says no outline."""
    here = {task.id: task for task in standing}
    on = [replace(task, calendar_key=here[task.id].calendar_key) if task.id in here else task for task in incoming]
    if any(task.parent_id for task in incoming):
        return tuple(on)
    return tuple(replace(task, parent_id=here[task.id].parent_id) if task.id in here else task for task in on)


def moved_rows(standing: Sequence[Task], places: Mapping[str, Place]) -> tuple[Task, ...]:
    """Return the fewest rows that have to go elsewhere, those with another parent among them, in plan order."""
    kept = _longest_rising([places[task.id][0] for task in standing])
    return tuple(task for at, task in enumerate(standing) if at not in kept or places[task.id][1] != task.parent_id)


def arranged(tasks: Iterable[Task], places: Mapping[str, Place]) -> tuple[Task, ...]:
    """Return the rows at their places, in order."""
    placed = [replace(task, position=places[task.id][0], parent_id=places[task.id][1]) for task in tasks]
    return tuple(sorted(placed, key=lambda task: task.position))


def _by_parents(order: Sequence[str], held: Mapping[str, str | None]) -> list[str]:
    """Return the rows with everything they hold right behind them."""
    below: dict[str | None, list[str]] = {}
    for task_id in order:
        below.setdefault(held[task_id], []).append(task_id)
    found, waiting = [], list(reversed(below.get(None, [])))
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(below.get(found[-1], []))
    return found


def _longest_rising(numbers: Sequence[int]) -> Collection[int]:
    """Return the places of the longest part of the numbers that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[length], ends[length] = number, at
    found = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
