"""What a change of a calendar moves: the same plan on other hours, row by row and milestone by milestone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from phases.calendars.changing.editing import CalendarEdit, with_calendar
from phases.calendars.followers import Follow
from phases.capacity.terms import Roster, terms_of
from phases.dates.timeline import Timeline
from phases.plan import Plan, Task
from phases.planned import Planned
from phases.programme import Programme
from phases.summary.plan_findings import moved_rows
from words.text import Sentence, Text, counted, sentence


@dataclass(frozen=True, eq=False)
class Standing:
    """A programme with its plan and all that tells the hours of its rows."""

    programme: Programme
    planned: Planned
    roster: Roster


@dataclass(frozen=True, slots=True)
class MilestoneMove:
    """A milestone that moves; days are working days of the programme, positive is later."""

    task: Task
    now: date
    then: date
    days: int


@dataclass(frozen=True, slots=True)
class Moves:
    """What a change moves: how many tasks, which milestones, and the end of the plan."""

    tasks: int
    milestones: tuple[MilestoneMove, ...]
    now: date
    then: date


def planned_with(standing: Standing, edit: CalendarEdit) -> Planned:
    """Return the plan as it would be dated with a calendar as it is wanted; refuse what no date follows from."""
    after = with_follows(standing, edit.follows)
    calendars = with_calendar(after.roster.calendars, edit.calendar)
    plan = after.planned.plan
    calendar, terms = terms_of(after.programme, plan.tasks, replace(after.roster, calendars=calendars))
    return Planned(plan, replace(after.planned.frame, calendar=calendar, terms=terms))


def with_follows(standing: Standing, follows: Sequence[Follow]) -> Standing:
    """Return the programme with all who follow another calendar than before."""
    to = {(each.kind, each.id): each.after for each in follows}
    programme, roster, plan = standing.programme, standing.roster, standing.planned.plan
    persons = [
        replace(each, calendar_key=to.get(("person", f"{programme.id}:{each.key}"), each.calendar_key))
        for each in roster.persons
    ]
    units = [replace(each, calendar_key=to.get(("unit", each.id), each.calendar_key)) for each in roster.units]
    tasks = tuple(
        replace(each, calendar_key=to[("task", each.id)]) if ("task", each.id) in to else each for each in plan.tasks
    )
    return Standing(
        replace(programme, calendar_key=to.get(("programme", programme.id), programme.calendar_key)),
        Planned(Plan(tasks, plan.links), standing.planned.frame),
        replace(roster, units=units, persons=persons),
    )


def moves(standing: Standing, after: Timeline) -> Moves:
    """Return what differs between the plan of now and the plan on other hours."""
    before, calendar = standing.planned.timeline, standing.planned.frame.calendar
    pairs = moved_rows(before, after)
    milestones = [
        MilestoneMove(old.task, old.finish, new.finish, calendar.between(old.finish, new.finish))
        for old, new in pairs
        if old.task.kind == "milestone" and old.finish != new.finish
    ]
    tasks = sum(old.task.kind == "task" for old, _ in pairs)
    return Moves(tasks, tuple(sorted(milestones, key=lambda each: each.now)), before.finish, after.finish)


def moves_finding(found: Moves, titles: Mapping[str, Text | Sentence]) -> Sentence:
    """Return the sentence before saving: how many tasks move, how many milestones, and by how much the worst one."""
    if not found.tasks and not found.milestones:
        return sentence("Your unsaved change moves no date")
    tasks = counted("one task moves", "{count} tasks move", found.tasks)
    if not found.milestones:
        return sentence("Before saving: {tasks}, no milestone", tasks=tasks)
    worst = max(found.milestones, key=lambda each: abs(each.days))
    return counted(
        "Before saving: {tasks} and one milestone: “{title}” {days}",
        "Before saving: {tasks} and {count} milestones, most of all “{title}” {days}",
        len(found.milestones),
        tasks=tasks,
        title=titles.get(worst.task.id, worst.task.key),
        days=_by(worst.days),
    )


def _by(days: int) -> Sentence:
    if days > 0:
        return counted("one working day later", "{count} working days later", days)
    if days < 0:
        return counted("one working day earlier", "{count} working days earlier", -days)
    return sentence("within a working day")
