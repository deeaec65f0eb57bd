"""When a plan that is counted back from its finish begins, where the file does not say it."""

from datetime import datetime

from exchange.plan.dating.reach import refuse_unreachable
from exchange.plan.dating.scheduling import moment, network_of
from exchange.plan.foreign import ForeignPlan
from phases.dates.calendar import FIRST_YEAR, LATEST_FIRST_YEAR, YEARS_IN_ALL
from phases.network.schedule import compute_times

LAST_YEAR = LATEST_FIRST_YEAR + YEARS_IN_ALL


def latest_start(plan: ForeignPlan) -> datetime | None:
    """Return when a plan must begin at the latest to end on its finish; None for a plan that is not counted back.

    Refuses a circle of tasks by their names, and dates that no calendar reaches.
    """
    if not plan.from_finish or plan.finish is None or not FIRST_YEAR < plan.finish.year < LAST_YEAR:
        return None
    refuse_unreachable(plan, plan.finish.date())
    times = compute_times(*network_of(plan))
    starts = [at for at, task in zip(times.late_start, plan.tasks, strict=True) if task.kind != "summary" and at > 0]
    return moment(min(starts)) if starts else None
