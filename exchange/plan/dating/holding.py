"""Rows that stand on a date although nothing leads to it: they are held there, as their own tool shows them."""

from collections.abc import Sequence
from dataclasses import replace

from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask, Ignored
from phases.network.network import Constraint
from words.text import counted

NAMED = 6
"""So many of the rows are named."""


def held_on_start(
    tasks: Sequence[ForeignTask], links: Sequence[ForeignLink], place: str = ""
) -> tuple[list[ForeignTask], tuple[Ignored, ...]]:
    """Return the rows, those without predecessors and without constraint held on their start, and what is said.

    `place` is where the starts stand in the file.
    """
    start = min((each.stored_start for each in tasks if each.stored_start), default=None)
    if start is None:
        return list(tasks), ()
    after = {each.after for each in links}
    above: list[ForeignTask] = []
    found = []
    for task in tasks:
        above = [each for each in above if each.outline < task.outline]
        is_free = not any(each.uid in after for each in (*above, task))
        later = task.stored_start is not None and task.stored_start > start
        found.append(_from_start(task) if is_free and later and _may_move(task) else task)
        above.append(task)
    count = sum(new is not old for new, old in zip(found, tasks, strict=True))
    said = counted(
        "One task without predecessors starts no earlier than its date.",
        "{count} tasks without predecessors start no earlier than their dates.",
        count,
    )
    return found, (Ignored(said, place),) if count else ()


def long_milestones(plan: ForeignPlan) -> tuple[Ignored, ...]:
    """Return what is said of milestones that last: they keep their duration, and their day is that of their end."""
    found = [each for each in plan.tasks if each.kind == "milestone" and each.minutes]
    said = counted(
        "One milestone lasts some time and is reached at its end: {names}",
        "{count} milestones last some time and are reached at their ends. The first: {names}",
        len(found),
        names=[each.name or each.uid for each in found[:NAMED]],
    )
    return (Ignored(said, "Duration"),) if found else ()


def nameless_tasks(plan: ForeignPlan) -> tuple[Ignored, ...]:
    """Return what is said of tasks without a name."""
    found = [each.uid for each in plan.tasks if not each.name]
    said = counted(
        "One task has no name and is called by its id: {names}",
        "{count} tasks have no name and are called by their ids. The first: {names}",
        len(found),
        names=found[:NAMED],
    )
    return (Ignored(said, "Name"),) if found else ()


def _may_move(task: ForeignTask) -> bool:
    begun = task.started_at is not None or task.percent > 0
    return task.kind != "summary" and not begun and task.constraint is Constraint.AS_SOON_AS_POSSIBLE


def _from_start(task: ForeignTask) -> ForeignTask:
    return replace(task, constraint=Constraint.START_NO_EARLIER, constraint_at=task.stored_start)
