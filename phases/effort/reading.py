"""Read the effort of a programme on a day: work, load, what is too much, what the plan earns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.database import Database
from phases.capacity.people import Staff
from phases.capacity.store import load_staff
from phases.dates.frame import Frame
from phases.dates.timeline import Timeline
from phases.effort.levelling.proposal import Proposal, propose
from phases.effort.load.work import Share, shares
from phases.effort.load.workload import Overload, Workload, overloads, workload
from phases.effort.load.worktimes import Worktimes
from phases.effort.store import load_costs
from phases.effort.value.budget import Purse
from phases.effort.value.costs import TaskCost
from phases.effort.value.earned import EarnedValue, earned_value
from phases.plan import Plan
from phases.planned import load_planned
from phases.programme import Programme


@dataclass(frozen=True, eq=False)
class Effort:
    """All that is known of the effort of a programme on a day."""

    staff: Staff
    costs: Mapping[str, TaskCost]
    shares: Sequence[Share]
    load: Workload
    overloads: Sequence[Overload]
    value: EarnedValue
    since: date
    """From when on too much work counts: the status date, today where nobody said one."""


def load_effort(db: Database, programme: Programme, today: date) -> Effort:
    """Return the effort of a programme as of a day."""
    planned = load_planned(db, programme, today)
    staff, costs = load_staff(db, programme.id), load_costs(db, programme.id)
    return effort_of(planned.timeline, planned.frame, staff, costs)


def effort_of(timeline: Timeline, frame: Frame, staff: Staff, costs: Mapping[str, TaskCost]) -> Effort:
    """Return the effort of a plan with its dates."""
    worktimes, since = Worktimes(frame), frame.status_on or frame.today
    work = shares(timeline, worktimes, staff)
    load = workload(work, worktimes, staff)
    value = earned_value(timeline, frame, Purse(staff, work, costs))
    return Effort(staff, costs, work, load, overloads(load, since), value, since)


def load_proposal(db: Database, programme: Programme, today: date) -> Proposal:
    """Return how the plan would be levelled; nothing is written."""
    planned = load_planned(db, programme, today)
    staff = load_staff(db, programme.id)
    return level(planned.plan, planned.frame, staff)


def level(plan: Plan, frame: Frame, staff: Staff) -> Proposal:
    """Return how a plan would be levelled from its status date on, from today where nobody said one."""
    return propose(plan, frame, staff, frame.status_on or frame.today)
