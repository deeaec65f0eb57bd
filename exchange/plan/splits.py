"""Tasks that the other tool interrupts: they take more working time from start to finish than their duration."""

from exchange.plan.foreign import ForeignPlan, ForeignTask, Ignored
from exchange.plan.scheduling import Network, minute, network_of
from phases.network.clock import hours_of, work_between
from words.text import counted


def split_tasks(plan: ForeignPlan) -> tuple[Ignored, ...]:
    """Return what is said of interrupted tasks, nothing where there are none."""
    candidates = [at for at, task in enumerate(plan.tasks) if _may_be_split(task)]
    if not candidates:
        return ()
    network = network_of(plan)
    count = sum(_span(network, plan.tasks[at], at) > plan.tasks[at].minutes for at in candidates)
    said = counted(
        "One task takes longer in the file than its duration: interrupted or dated by hand. "
        "It is planned in one piece.",
        "{count} tasks take longer in the file than their durations: interrupted or dated by hand. "
        "They are planned in one piece.",
        count,
    )
    return (Ignored(said, "Project/Tasks/Task/Finish"),) if count else ()


def _may_be_split(task: ForeignTask) -> bool:
    plain = task.kind == "task" and task.active and not task.manual and not task.elapsed
    return bool(plain and not task.percent and not task.started_at and task.stored_start and task.stored_finish)


def _span(network: Network, task: ForeignTask, at: int) -> int:
    """Return the working minutes from the start to the finish in the file."""
    hours = hours_of(tuple(network.calendars))
    return work_between(hours, network.rows.calendar[at], minute(task.stored_start), minute(task.stored_finish))
