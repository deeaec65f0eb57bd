"""Tasks and links in Microsoft Project XML."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element

from exchange.plan.foreign import ForeignBaseline, ForeignLink, ForeignTask, TaskKind
from exchange.plan.mspdi.values import NO_DATES, Record, Units, is_elapsed, is_percent
from phases.network.network import Constraint, LagKind, LinkType
from words.text import Sentence, sentence

NO_CALENDAR = ("", "-1", "0")
DATELESS = (Constraint.AS_SOON_AS_POSSIBLE, Constraint.AS_LATE_AS_POSSIBLE)
LAST_BASELINE = 10
DEEPEST = 1000
HIGHEST_PRIORITY = 1000
LINE_END = re.compile(r"[ ]*[\t\r\n\x0b\x0c\u2028\u2029]+[ ]*")


def task_records(root: Element, units: Units, problems: list[Sentence]) -> list[Record]:
    """Return the rows that are tasks: not the row of the project itself, no blank rows, no tasks of other files."""
    return [
        Record(_called(element), element, problems, units)
        for element in root.findall("Tasks/Task")
        if not (_is_set(element, "IsNull") or _is_set(element, "ExternalTask") or is_project(element))
    ]


def _called(element: Element) -> Sentence:
    name = (element.findtext("Name") or "").strip()
    number = (element.findtext("ID") or element.findtext("UID") or "?").strip()
    return sentence("Task {number} “{name}”", number=number, name=name[:80])


def _is_set(element: Element, tag: str) -> bool:
    return (element.findtext(tag) or "").strip() in ("1", "true")


def is_project(element: Element) -> bool:
    """Return whether a row stands for the project itself."""
    level, uid = ((element.findtext(tag) or "").strip() for tag in ("OutlineLevel", "UID"))
    return uid == "0" and level in ("0", "")


def read_tasks(
    records: Sequence[Record], calendars: set[str], fields: Mapping[str, Mapping[str, str]]
) -> tuple[ForeignTask, ...]:
    """Return the tasks; `fields` holds the custom fields of each task by uid."""
    depths = [_depth(record) for record in records]
    if 0 in depths:
        depths = [depth + 1 for depth in depths]
    deeper = [below > depth for depth, below in zip(depths, [*depths[1:], 0], strict=False)]
    tasks = []
    for record, depth, holds in zip(records, depths, deeper, strict=True):
        tasks.append(_task(record, (depth, holds), calendars, fields.get(record.text("UID"), {})))
        _check_calendar(record, calendars)
    _refuse_twins(records)
    return tuple(tasks)


def _depth(record: Record) -> int:
    """Return the depth in the outline, from the level or from the number such as 1.2.3; some tools begin at 0."""
    level = record.whole("OutlineLevel")
    if level is None:
        return record.text("OutlineNumber").count(".") + 1
    if not 0 <= level <= DEEPEST:
        record.problems.append(
            sentence("{where}: outline level {level} does not exist.", where=record.called, level=level)
        )
    return level


def _refuse_twins(records: Sequence[Record]) -> None:
    seen: dict[str, Record] = {}
    for record in records:
        uid = record.text("UID")
        if not uid:
            record.missing("UID")
        elif uid in seen:
            record.problems.append(
                sentence(
                    "{where} has the same UID {uid} as {other}.", where=record.called, uid=uid, other=seen[uid].called
                )
            )
        seen[uid] = record


def _check_calendar(record: Record, calendars: set[str]) -> None:
    uid = record.text("CalendarUID")
    if uid not in NO_CALENDAR and uid not in calendars:
        record.problems.append(
            sentence("{where}: calendar {uid} is missing in the file.", where=record.called, uid=uid)
        )


def _task(record: Record, place: tuple[int, bool], calendars: set[str], fields: Mapping[str, str]) -> ForeignTask:
    """Return the task; `place` is its depth and whether rows stand below it."""
    calendar, elapsed = record.text("CalendarUID"), is_elapsed(record.whole("DurationFormat"))
    minutes, manual = _minutes(record, elapsed), record.flag("Manual")
    started, finished = record.moment("ActualStart"), record.moment("ActualFinish")
    constraint, at = _constraint(record)
    start, slack = record.moment("Start"), record.number("TotalSlack")
    return ForeignTask(
        uid=record.text("UID"),
        outline=place[0],
        name=LINE_END.sub(" ", record.text("Name")),
        kind=_kind(record, minutes, place[1]),
        minutes=minutes,
        elapsed=elapsed,
        constraint=constraint,
        constraint_at=at,
        deadline=record.moment("Deadline"),
        calendar=calendar if calendar in calendars else None,
        only_task_calendar=record.flag("IgnoreResourceCalendar"),
        percent=_percent(record),
        started_at=started,
        finished_at=_finished(record, started, finished),
        remaining=record.minutes("RemainingDuration", elapsed) if started and not finished else None,
        manual=manual,
        placed_at=(record.moment("ManualStart") or start) if manual else None,
        active=record.flag("Active", default=True),
        priority=500 if (priority := record.within("Priority", HIGHEST_PRIORITY)) is None else priority,
        notes=record.text("Notes"),
        wbs=record.text("WBS"),
        cost=record.money("Cost"),
        fixed_cost=None if place[1] else record.money("FixedCost") or None,
        actual_cost=(record.money("ActualCost") or None) if started and not place[1] else None,
        fields=fields,
        baselines=_baselines(record),
        stored_start=start,
        stored_finish=record.moment("Finish"),
        stored_slack=None if slack is None else round(slack / 10),
        stored_critical=record.flag("Critical") if record.text("Critical") else None,
    )


def _minutes(record: Record, elapsed: bool) -> int:
    found = record.minutes("Duration", elapsed)
    if found is None and record.flag("Manual"):
        found = record.minutes("ManualDuration", elapsed)
    return found or 0


def _kind(record: Record, minutes: int, holds: bool) -> TaskKind:
    """Return what the row is: it is a summary because rows stand below it, whatever its own flag says."""
    if holds:
        return "summary"
    return "milestone" if record.flag("Milestone", default=minutes == 0) else "task"


def _percent(record: Record) -> int:
    percent = record.number("PercentComplete") or 0
    if not 0 <= percent <= 100:
        found = sentence("{where}: {percent} % complete does not exist.", where=record.called, percent=f"{percent:g}")
        record.problems.append(found)
    return round(percent)


def _finished(record: Record, started: datetime | None, finished: datetime | None) -> datetime | None:
    if started and finished and finished < started:
        record.problems.append(sentence("{where}: it was finished before it was started.", where=record.called))
    return finished


def _constraint(record: Record) -> tuple[Constraint, datetime | None]:
    """Return the constraint and its date; a date where the constraint needs none means nothing."""
    constraint = record.choice("ConstraintType", Constraint, Constraint.AS_SOON_AS_POSSIBLE)
    if constraint in DATELESS:
        return constraint, None
    at = record.moment("ConstraintDate")
    if at is None and record.text("ConstraintDate") in NO_DATES:
        record.missing("ConstraintDate")
    return constraint, at


def _baselines(record: Record) -> dict[int, ForeignBaseline]:
    found: dict[int, ForeignBaseline] = {}
    for element in record.element.findall("Baseline"):
        line = Record(record.called, element, record.problems, record.units)
        number, elapsed = line.whole("Number") or 0, is_elapsed(line.whole("DurationFormat"))
        if not 0 <= number <= LAST_BASELINE:
            record.problems.append(
                sentence("{where}: there is no baseline {number}.", where=record.called, number=number)
            )
        found[number] = ForeignBaseline(
            line.moment("Start"), line.moment("Finish"), line.minutes("Duration", elapsed), line.money("Cost")
        )
    return found


def read_links(root: Element, records: Sequence[Record]) -> tuple[ForeignLink, ...]:
    """Return the links in file order; a link to a task that is missing is a problem, one to another file is not."""
    uids = {record.text("UID") for record in records}
    away = {
        (each.findtext("UID") or "").strip() for each in root.findall("Tasks/Task") if _is_set(each, "ExternalTask")
    }
    found: dict[tuple[str, str, LinkType], ForeignLink] = {}
    for record in records:
        for element in record.element.findall("PredecessorLink"):
            line = Record(record.called, element, record.problems, record.units)
            if line.flag("CrossProject") or line.text("PredecessorUID") in away:
                continue
            if link := _link(line, record.text("UID"), uids):
                found.setdefault((link.before, link.after, link.kind), link)
    return tuple(found.values())


def _link(line: Record, after: str, uids: set[str]) -> ForeignLink | None:
    before = line.text("PredecessorUID")
    if not before:
        line.missing("PredecessorUID")
        return None
    if before not in uids:
        line.problems.append(
            sentence("{where}: its predecessor {uid} is not in the file.", where=line.called, uid=before)
        )
        return None
    if before == after:
        line.problems.append(sentence("{where} is its own predecessor.", where=line.called))
        return None
    lag, kind = line.number("LinkLag") or 0, line.whole("LagFormat")
    link_type = line.choice("Type", LinkType, LinkType.FS)
    if is_percent(kind):
        return ForeignLink(before, after, link_type, int(lag) if lag == int(lag) else lag, LagKind.PERCENT)
    return ForeignLink(
        before, after, link_type, round(lag / 10), LagKind.ELAPSED if is_elapsed(kind) else LagKind.WORKING
    )
