"""Where rows that come in are seated among those that stand, which keep the order that people gave them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from phases.plan import Task


def seated(standing: Sequence[Task], there: Sequence[Task], placed: Collection[str]) -> tuple[Task, ...]:
    """Return standing rows with those of the method that are to be placed, each behind its elder sister there.

    `placed` names the rows to be placed: new ones, and those that the method puts under another row.
    """
    order = [task for task in standing if task.id not in placed]
    moving = {task.id: task for task in standing if task.id in placed}
    elder: dict[str | None, str] = {}
    for task in there:
        if task.id in placed:
            row = moving.get(task.id, task)
            order.insert(_place(order, row, elder.get(row.parent_id)), row)
        if any(each.id == task.id for each in order):
            elder[task.parent_id] = task.id
    return tuple(task if task.position == at else replace(task, position=at) for at, task in enumerate(order))


def _place(order: Sequence[Task], row: Task, elder: str | None) -> int:
    """Return the index behind the elder sister and all that she holds, else behind the parent, else the first one."""
    anchor = elder or row.parent_id
    at = next((at for at, task in enumerate(order) if task.id == anchor), -1)
    if anchor is None or at < 0:
        return 0
    if elder is None:
        return at + 1
    held = {elder}
    for place in range(at + 1, len(order)):
        if order[place].parent_id not in held:
            return place
        held.add(order[place].id)
    return len(order)
