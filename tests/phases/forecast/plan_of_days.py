"""Small plans in days for tests of the forecast."""

from datetime import date

from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame
from phases.plan import Link, Plan, Task
from phases.planned import Planned

CALENDAR = calendar_for("none", 2026)
MONDAY = date(2026, 1, 5)


def task(key, days=10, **facts):
    """A task, or a milestone when it takes no days."""
    known = {"activity": "build", "role": "", "owner": "", "unit_key": "", "kind": "task" if days else "milestone"}
    known |= facts
    kind, activity = known.pop("kind"), known.pop("activity")
    role, owner, unit = known.pop("role"), known.pop("owner"), known.pop("unit_key")
    return Task(
        key, key, 0, None, kind, "", "", activity, unit, f"task:x/{key}", key.title(), role, owner, days, **known
    )


def planned_of(*tasks, links=(), today=MONDAY, baseline=None):
    """The plan of tasks with links as pairs of keys, from Monday 5 January 2026."""
    plan = Plan(tuple(tasks), tuple(Link(*pair) for pair in links))
    frame = Frame(CALENDAR, MONDAY, today, baseline or {})
    return Planned(plan, frame)
