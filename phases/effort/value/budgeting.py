"""The budgets of a plan as it is dated, and the promises that a baseline makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.database import Database
from phases.capacity.store import load_staff
from phases.dates.frame import Frame, Promise
from phases.dates.timeline import Timeline
from phases.effort.load.work import shares
from phases.effort.load.worktimes import Worktimes
from phases.effort.store import load_costs
from phases.effort.value.budget import Measure, Purse, budgets
from phases.plan import Plan
from phases.planned import load_frame
from phases.programme import Programme


@dataclass(frozen=True, eq=False)
class Budgets:
    """What each row is to take, by task id, and in what that is counted; rows of unknown budget are left out."""

    measure: Measure
    by_task: Mapping[str, float]

    @property
    def total(self) -> float:
        """Return the budget of all rows."""
        return sum(self.by_task.values())


def budgets_of(timeline: Timeline, frame: Frame, purse: Purse) -> Budgets:
    """Return the budgets of a plan with its dates; the purse's shares are those of its staff on other dates."""
    work = shares(timeline, Worktimes(frame), purse.staff)
    now = Purse(purse.staff, work, purse.costs)
    found = {each.row.task.id: each.planned for each in budgets(timeline.rows, now)}
    return Budgets(now.measure(), {task_id: each for task_id, each in found.items() if each is not None})


def load_budgets(db: Database, programme: Programme, timeline: Timeline, today: date) -> Budgets:
    """Return the budgets of a programme's plan as it is dated."""
    frame = load_frame(db, programme, Plan(tuple(row.task for row in timeline.rows), ()), today)
    return budgets_of(timeline, frame, Purse(load_staff(db, programme.id), (), load_costs(db, programme.id)))


def promises_of(timeline: Timeline, budgets: Budgets) -> dict[str, Promise]:
    """Return dates and budgets of all rows as a baseline keeps them."""
    return {
        row.task.id: Promise(
            row.start,
            row.finish,
            budget := budgets.by_task.get(row.task.id),
            "" if budget is None else budgets.measure,
        )
        for row in timeline.rows
    }
