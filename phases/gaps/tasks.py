"""Tasks made from gaps of an assessment: which there are, and which step and phase take a new one."""

from collections.abc import Mapping, Sequence

from assessments.maturity.gaps import dimension_of
from phases.dates.timeline import Dated, Timeline
from words.status import Status

LAST_PHASE = "deploy"


def gap_tasks(timeline: Timeline) -> dict[str, Dated]:
    """Return the rows made from gaps by the dimension they help, the newest of each."""
    found = ((dimension_of(row.task.source), row) for row in timeline.rows)
    return {dimension: row for dimension, row in found if dimension}


def open_phases(timeline: Timeline) -> dict[str, str]:
    """Return the first phase of every step whose exit is not reached, in plan order; finished steps are left out."""
    phases: dict[str, str] = {}
    for row in timeline.rows:
        task = row.task
        if task.key == f"{task.step}.{task.phase}-exit" and row.status is not Status.DONE:
            phases.setdefault(task.step, task.phase)
    return phases


def stage_for(step: str, steps: Sequence[str], phases: Mapping[str, str]) -> tuple[str, str]:
    """Return step and phase that take a gap's task: its own step, else the first open one of the programme.

    `step` is the dimension's own, or one that the programme does not run; `phases` are the open ones by step.
    """
    taker = step if step in steps else next(iter(phases), steps[0])
    return taker, phases.get(taker, LAST_PHASE)
