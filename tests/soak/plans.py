"""Plans by seed: all links, lags, constraints and calendars, deadlines, summaries, milestones, progress.

Each plan has some of the features only, so that many stay simple; links lead down the rows, never in a circle.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from exchange.plan.foreign import ForeignCalendar, ForeignException, ForeignLink, ForeignPlan, ForeignTask
from phases.network.network import Constraint, LagKind, LinkType

START = datetime(2024, 3, 1, 8)
OFFICE, LONG, ALWAYS, NIGHTS = (
    ((480, 720), (780, 1020)),
    ((420, 720), (780, 1140)),
    ((0, 1440),),
    ((0, 360), (1320, 1440)),
)
HOLIDAYS = (
    ForeignException(date(2024, 3, 29), date(2024, 4, 1), (), "Easter"),
    ForeignException(date(2024, 4, 6), date(2024, 4, 6), OFFICE, "Make-up day"),
)
CALENDARS = (
    ForeignCalendar("1", "Office", None, (OFFICE,) * 5 + ((), ()), HOLIDAYS),
    ForeignCalendar("2", "Six days", None, (LONG,) * 5 + (((480, 720),), ())),
    ForeignCalendar("3", "Always", None, (ALWAYS,) * 7),
    ForeignCalendar("4", "Nights", None, (NIGHTS,) * 7),
)
FEATURES = (
    ("calendars", 0.5),
    ("nights", 0.1),
    ("constraints", 0.5),
    ("late", 0.3),
    ("deadlines", 0.3),
    ("progress", 0.3),
    ("elapsed", 0.2),
    ("summaries", 0.4),
    ("summary links", 0.3),
    ("leads", 0.4),
    ("elapsed lags", 0.2),
    ("percent lags", 0.3),
)
"""What a plan may have, and how often it does."""
MINUTES = (0, 60, 240, 480, 480, 1440, 2400)
DATED = tuple(Constraint)[2:]
AT_NIGHT = (Constraint.MUST_FINISH_ON, Constraint.FINISH_NO_EARLIER, Constraint.FINISH_NO_LATER)


def features_of(seed: int) -> frozenset[str]:
    """What the plan of a seed has."""
    random = Random(f"features {seed}")
    return frozenset(name for name, chance in FEATURES if random.random() < chance)


def plan_of(seed: int) -> ForeignPlan:
    """The plan of a seed."""
    random, features = Random(seed), features_of(seed)
    tasks = [_task(random, features, str(number + 1)) for number in range(random.randrange(4, 25))]
    if "summaries" in features:
        _outline(random, tasks)
    links = [link for after in range(1, len(tasks)) for link in _links(random, features, tasks, after)]
    return ForeignPlan(
        name=f"Plan {seed}",
        start=START,
        finish=None,
        from_finish=False,
        status_on=None,
        day_minutes=480,
        week_minutes=2400,
        currency="",
        calendars=CALENDARS,
        default_calendar="1",
        tasks=tuple(tasks),
        links=tuple(links),
    )


def _task(random, features, uid):
    minutes = random.choice(MINUTES)
    calendars = ["1"]
    if "calendars" in features:
        calendars += ["2", "3"]
    if "nights" in features:
        calendars.append("4")
    kind = "task" if minutes else "milestone"
    task = ForeignTask(uid, 1, f"Task {uid}", kind, minutes, calendar=random.choice(calendars))
    chance, day = random.random(), _workday(random)
    if chance < 0.25 and "constraints" in features:
        constraint = random.choice(DATED)
        return replace(task, constraint=constraint, constraint_at=_at(day, 17 if constraint in AT_NIGHT else 8))
    if 0.25 <= chance < 0.35 and "late" in features:
        return replace(task, constraint=Constraint.AS_LATE_AS_POSSIBLE)
    if 0.35 <= chance < 0.45 and "deadlines" in features:
        return replace(task, deadline=_at(day, 17))
    if 0.45 <= chance < 0.6 and "progress" in features:
        begun = replace(task, started_at=_at(day, 8), percent=50, remaining=minutes // 2)
        if chance < 0.53:
            finished = _at(day + timedelta(days=random.choice((0, 2))), 17)
            return replace(begun, percent=100, remaining=None, finished_at=finished)
        return begun
    if 0.6 <= chance < 0.7 and "elapsed" in features and minutes:
        return replace(task, elapsed=True)
    return task


def _workday(random):
    day = START.date() + timedelta(days=random.randrange(40))
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def _at(day, hour):
    return datetime.combine(day, time(hour))


def _outline(random, tasks):
    """Let some rows hold the two or three that follow them."""
    row = 0
    while row < len(tasks) - 3:
        if random.random() < 0.3:
            tasks[row] = ForeignTask(tasks[row].uid, 1, tasks[row].name, "summary", 0, calendar="1")
            held = random.randrange(2, 4)
            for below in range(row + 1, row + 1 + held):
                tasks[below] = replace(tasks[below], outline=2)
            row += held
        row += 1


def _links(random, features, tasks, after):
    """Yield the links into a row."""
    first = max(0, after - 6)
    for before in sorted({random.randrange(first, after) for _ in range(random.choice((0, 1, 1, 2)))}):
        summary = "summary" in (tasks[before].kind, tasks[after].kind)
        if summary and ("summary links" not in features or _family(tasks, before) == _family(tasks, after)):
            continue
        kind = random.choice((LinkType.FS, LinkType.FS, LinkType.SS) if summary else (LinkType.FS, *LinkType))
        yield ForeignLink(tasks[before].uid, tasks[after].uid, kind, *_lag(random, features))


def _family(tasks, row):
    """The row at the top that holds a row, or the row itself."""
    while tasks[row].outline > 1:
        row -= 1
    return row


def _lag(random, features):
    if "percent lags" in features and random.random() < 0.3:
        return random.choice((25, 50, 100)), LagKind.PERCENT
    if "elapsed lags" in features and random.random() < 0.3:
        return random.choice((1440, 2880, 600)), LagKind.ELAPSED
    leads = (-240, -480) if "leads" in features else (960,)
    return random.choice((0, 0, 0, 240, 480, *leads)), LagKind.WORKING
