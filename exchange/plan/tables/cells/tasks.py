"""One row of a plan's table as a task."""

from datetime import datetime, timedelta

from exchange.plan.foreign import ForeignTask, TaskKind
from exchange.plan.tables.cells.cells import EVENING, MORNING, Line
from exchange.plan.tables.cells.values import Length, constraint_of
from phases.network.network import Constraint
from words.text import sentence

LATE = (Constraint.MUST_FINISH_ON, Constraint.FINISH_NO_EARLIER, Constraint.FINISH_NO_LATER)
DATELESS = (Constraint.AS_SOON_AS_POSSIBLE, Constraint.AS_LATE_AS_POSSIBLE)
MANUAL = ("manual", "manually scheduled", "手动", "手动计划", "manuell", "manuell geplant")


def task_of(line: Line, uid: str, depth: int, is_summary: bool) -> ForeignTask:
    """Return the task in a row; `is_summary` says whether rows stand below it."""
    start, finish = line.moment("start", MORNING), line.moment("finish", EVENING)
    if start and finish and finish < start:
        line.problem(sentence("{where}: it ends before it begins.", where=line.where("finish")))
    length = _length(line, start, finish, is_summary)
    kind = _kind(line, length, is_summary)
    if kind == "milestone" and not length.minutes:
        start = finish = _one_date(line, start, finish)
    constraint, constraint_at = _constraint(line)
    started, finished = line.moment("started", MORNING), line.moment("finished", EVENING)
    if started and finished and finished < started:
        line.problem(sentence("{where}: it was finished before it was started.", where=line.where("finished")))
    left = line.length("remaining")
    manual = line.text("manual").casefold() in MANUAL
    return ForeignTask(
        uid=uid,
        outline=depth,
        name=" ".join(line.text("name").splitlines()),
        kind=kind,
        minutes=length.minutes,
        elapsed=length.elapsed,
        constraint=constraint,
        constraint_at=constraint_at,
        deadline=line.moment("deadline", EVENING),
        percent=line.percent(),
        started_at=started,
        finished_at=finished,
        remaining=left.minutes if left and started and not finished else None,
        manual=manual,
        placed_at=start if manual else None,
        active=line.flag("active") is not False,
        priority=line.whole("priority", 500),
        notes=line.text("notes"),
        wbs=line.text("wbs"),
        fields=line.others(),
        stored_start=start,
        stored_finish=finish,
    )


def _length(line: Line, start: datetime | None, finish: datetime | None, is_summary: bool) -> Length:
    """Return the duration: as it stands there, else the working days between the dates, else a day."""
    if found := line.length("duration"):
        return found
    if line.flag("milestone"):
        return Length(0, False)
    if not is_summary:
        line.sheet.guessed += 1
    if not start or not finish:
        return Length(line.working.day, False)
    days = (finish.date() - start.date()).days + 1
    working = sum((start + timedelta(days=number)).weekday() < 5 for number in range(min(days, 36500)))
    return Length(working * line.working.day, False)


def _kind(line: Line, length: Length, is_summary: bool) -> TaskKind:
    if is_summary:
        return "summary"
    said = line.flag("milestone")
    return "milestone" if said or (said is None and not length.minutes) else "task"


def _one_date(line: Line, start: datetime | None, finish: datetime | None) -> datetime | None:
    """Return the one date of a milestone: the start where it says its time of day, else the end of the day."""
    cell = line.cell("start")
    if start and isinstance(cell, datetime) and (cell.hour or cell.minute):
        return start
    return start if start and ":" in str(cell) else finish or (start and start.replace(hour=EVENING // 60))


def _constraint(line: Line) -> tuple[Constraint, datetime | None]:
    text = line.text("constraint")
    constraint = constraint_of(text) if text else Constraint.AS_SOON_AS_POSSIBLE
    if constraint is None:
        line.wrong("constraint", text, sentence("a constraint such as Start No Earlier Than"))
        return Constraint.AS_SOON_AS_POSSIBLE, None
    if constraint in DATELESS:
        return constraint, None
    at = line.moment("constraint_at", EVENING if constraint in LATE else MORNING)
    if at is None:
        line.wrong("constraint", text, sentence("a constraint with its date in a column “Constraint Date”"))
    return constraint, at
