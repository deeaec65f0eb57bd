"""Tasks that the other tool interrupts: they take more working time from start to finish than their duration."""

from collections.abc import Mapping
from datetime import datetime

from exchange.plan.dating.scheduling import Network, minute, network_of
from exchange.plan.foreign import ForeignPlan, ForeignTask, Ignored
from phases.network.clock import hours_of, work_between
from words.text import counted

NAMED = 6
"""So many of the tasks are named."""
Pause = tuple[datetime, datetime]
"""When work on a begun task stopped, and when it goes on."""


def split_tasks(plan: ForeignPlan, paused: Mapping[str, Pause]) -> tuple[Ignored, ...]:
    """Return what is said of interrupted tasks, nothing where there are none; `paused` are pauses of begun ones."""
    candidates = [at for at, task in enumerate(plan.tasks) if _may_be_split(task) or task.uid in paused]
    if not candidates:
        return ()
    network = network_of(plan)
    found = [plan.tasks[at] for at in candidates if _is_split(network, plan.tasks[at], at, paused)]
    said = counted(
        "One task takes longer in the file than its duration: interrupted or dated by hand. "
        "It is planned in one piece: {names}",
        "{count} tasks take longer in the file than their durations: interrupted or dated by hand. "
        "They are planned in one piece. The first: {names}",
        len(found),
        names=[each.name or each.uid for each in found[:NAMED]],
    )
    return (Ignored(said, "Project/Tasks/Task/Finish"),) if found else ()


def _may_be_split(task: ForeignTask) -> bool:
    plain = task.kind == "task" and task.active and not task.manual and not task.elapsed
    return bool(plain and not task.percent and not task.started_at and task.stored_start and task.stored_finish)


def _is_split(network: Network, task: ForeignTask, at: int, paused: Mapping[str, Pause]) -> bool:
    """Return whether working time lies in its pause, or a task that has not begun spans more than its duration."""
    if task.uid in paused:
        return task.finished_at is None and _work(network, at, paused[task.uid]) > 0
    return _work(network, at, (task.stored_start, task.stored_finish)) > task.minutes


def _work(network: Network, at: int, between: tuple[datetime | None, datetime | None]) -> int:
    """Return the working minutes between two moments on the calendar of a row."""
    hours = hours_of(tuple(network.calendars))
    return work_between(hours, network.rows.calendar[at], minute(between[0]), minute(between[1]))
