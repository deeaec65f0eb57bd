"""A plan as the simulation takes it: its network, and the three points of every task that is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from phases.dates import scheduling
from phases.forecast.estimates.basis import Estimates, History, Range, Source, range_of
from phases.forecast.simulation.course import Network
from phases.forecast.simulation.simulation import Draw
from phases.network.clock import hours_of
from phases.network.network import NONE, Rows
from phases.plan import Plan, Task
from phases.planned import Planned
from words.text import stored


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What is drawn of a plan, and where each of its ranges comes from, by the place of the task."""

    network: Network
    draws: Sequence[Draw]
    sources: Mapping[int, Source]


def drawn_plan(planned: Planned, estimates: Estimates, history: History) -> Drawn:
    """Return the network of a plan and the draws of its open tasks."""
    network = network_of(planned)
    draws, sources = [], {}
    for row, task in enumerate(planned.plan.tasks):
        if _is_open(planned.plan, network.rows, row):
            sources[row], shares = range_of(task, estimates, history)
            draws.append(_draw(network.rows, row, task, shares))
    return Drawn(network, draws, sources)


def network_of(planned: Planned) -> Network:
    """Return the plan as the kernel takes it, with its dates."""
    arrays = scheduling.network_of(planned.plan, planned.frame)
    moments = {row.task.id: row.moments for row in planned.timeline.rows}
    found = [moments.get(task.id) for task in planned.plan.tasks]
    return Network(
        arrays.rows,
        arrays.ties,
        arrays.limits,
        hours_of(arrays.calendars),
        [each.start if each else arrays.limits.start for each in found],
        [each.finish if each else arrays.limits.start for each in found],
    )


def _is_open(plan: Plan, rows: Rows, row: int) -> bool:
    task = plan.tasks[row]
    minutes = rows.minutes[row] > 0 and (rows.started[row] == NONE or rows.remaining[row] != 0)
    return bool(task.kind == "task" and rows.finished[row] == NONE and rows.active[row] and minutes)


def _draw(rows: Rows, row: int, task: Task, shares: Range) -> Draw:
    """Return the draw of a task: of all of it, or of what is left when it has begun."""
    whole, left = rows.minutes[row], rows.remaining[row]
    done = 0
    if rows.started[row] == NONE:
        left = whole
    elif left == NONE:
        done = whole * task.percent // 100
        left = whole - done
    low, likely, high = (max(1, done + round(left * share)) for share in (shares.low, shares.likely, shares.high))
    return Draw(row, task.key, low, likely, high, group_of(task))


def group_of(task: Task) -> str:
    """Return whose luck a task shares: that of its unit, else of its owner, else of its role, else nobody's."""
    for kind, name in (("unit", task.unit_key), ("owner", stored(task.owner)), ("role", task.role)):
        if name:
            return f"{kind} {name}"
    return f"task {task.key}"
