"""Small plans with people for the tests of effort: from Monday 5 January 2026, eight hours a day, no holidays."""

from datetime import date, timedelta

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Terms
from phases.plan import Link, Plan, Task

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)
ANA, BO = Person("ana", "Ana", role="it-lead", rate=100.0), Person("bo", "Bo", units=0.5)


def monday(weeks):
    """The Monday some weeks after the plan's first."""
    return MONDAY + timedelta(weeks=weeks)


def task(key, days=5, **facts):
    """A task of so many days, a milestone when it takes none."""
    known = {"kind": "task" if days else "milestone", "parent": None, "role": "", "unit": "", "step": ""} | facts
    kind, parent, role, unit, step = (known.pop(name) for name in ("kind", "parent", "role", "unit", "step"))
    return Task(key, key, 0, parent, kind, step, "", "", unit, "", key.title(), role, "", days, **known)


def plan_of(*tasks, links=()):
    """The plan of tasks, with links as pairs of keys."""
    return Plan(tuple(tasks), tuple(Link(*pair) for pair in links))


def frame_of(today=MONDAY, baseline=None, **terms):
    """What the dates depend on."""
    return Frame(CALENDAR, MONDAY, today, baseline or {}, Terms(**terms))


def staff_of(*persons, on=()):
    """Persons, and assignments as (task, person) or (task, person, facts)."""
    found = [Assignment(task_id, person, **(facts[0] if facts else {})) for task_id, person, *facts in on]
    return Staff(persons, found)
