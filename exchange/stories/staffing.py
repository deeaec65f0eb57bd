"""The people of a demo story: who they are, what they work on, and the hours that finished work took."""

from collections.abc import Mapping

from access.journal import Signature
from data.database import Database
from exchange.stories.script import PersonStory
from phases.capacity.people import Assignment, NewPerson
from phases.capacity.staffing import StaffBatch
from phases.effort.actions import assign, record_actuals, save_staff
from phases.effort.value.costs import TaskCost
from phases.plan import Plan
from phases.programme import plain

HOURS = 8


def name_people(
    db: Database, signature: Signature, programme_id: str, told: tuple[PersonStory, ...], plan: Plan
) -> None:
    """Name the story's people and give each the tasks of their role, for their part of a day."""
    if not told:
        return
    new = tuple(NewPerson(plain(each.name), each.role, each.units, each.rate) for each in told)
    keys = save_staff(db, signature, programme_id, StaffBatch(added=new))
    by_role: Mapping[str, tuple[str, float]] = {
        each.role: (key, each.share) for key, each in zip(keys, told, strict=True)
    }
    work = [
        Assignment(task.id, *by_role[task.role], version=0)
        for task in plan.tasks
        if task.kind == "task" and task.role in by_role
    ]
    assign(db, signature, programme_id, work)


def tell_hours(
    db: Database, signature: Signature, programme_id: str, told: tuple[PersonStory, ...], plan: Plan
) -> None:
    """Record the hours of what has begun: those of the days that are done, some more than planned."""
    shares = {each.role: each.share * each.longer for each in told}
    costs = [
        TaskCost(task.id, actual_hours=round(task.days * task.percent / 100 * HOURS * shares[task.role], 1))
        for task in plan.tasks
        if task.kind == "task" and task.started_on and task.role in shares
    ]
    if costs:
        record_actuals(db, signature, programme_id, costs)
