"""The work of a plan: how many hours of whom each row takes, and between which times."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.scheduling import minutes_of
from phases.dates.timeline import Dated, Timeline
from phases.effort.load.worktimes import Worktimes

HOUR = 60


@dataclass(frozen=True, slots=True)
class Share:
    """What one person works on a row, or the row's role where nobody is named."""

    row: Dated
    person_key: str
    """Empty where nobody is named."""
    role: str
    """The person's role, or that of the row; empty where there is none."""
    units: float
    """How much of a full-time person while the row runs."""
    hours: float


def shares(timeline: Timeline, worktimes: Worktimes, staff: Staff) -> list[Share]:
    """Return the work of all active rows, in plan order.

    An assignment works its hours where somebody said them, else its units for the row's duration. A task to which
    nobody is assigned takes one full-time person of its role. Summaries and milestones take the hours that were said.
    """
    persons = {each.key: each for each in staff.workers()}
    assigned: Mapping[str, list[Assignment]] = defaultdict(list)
    for each in staff.assignments:
        if each.person_key in persons:
            assigned[each.task_id].append(each)
    found: list[Share] = []
    for row in timeline.rows:
        if row.task.active:
            found += _shares(row, assigned.get(row.task.id, ()), persons, worktimes)
    return found


def duration_hours(row: Dated, worktimes: Worktimes) -> float:
    """Return how many hours somebody works who is on a row from its start to its finish; 0 for what is no task.

    A duration on the clock, day and night, takes the working hours between its start and its finish.
    """
    if row.task.kind != "task":
        return 0
    if row.task.elapsed:
        return worktimes.minutes(row) / HOUR
    return minutes_of(row.task, worktimes.day_minutes) / HOUR


def _shares(
    row: Dated, assigned: Iterable[Assignment], persons: Mapping[str, Person], worktimes: Worktimes
) -> list[Share]:
    duration = duration_hours(row, worktimes)
    found = [_share(row, each, persons[each.person_key], duration) for each in assigned]
    if not found and duration:
        found = [Share(row, "", row.task.role, 1.0, duration)]
    return [share for share in found if share.hours > 0]


def _share(row: Dated, assignment: Assignment, person: Person, duration: float) -> Share:
    if assignment.work is None:
        return Share(row, person.key, person.role, assignment.units, assignment.units * duration)
    units = assignment.work / duration if duration else 0.0
    return Share(row, person.key, person.role, units, assignment.work)
