"""A plan of GanttProject (.gan) to a plan. Its days are whole; here they have the working hours of an office."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from xml.etree.ElementTree import Element

from exchange.plan.dating.holding import held_on_start
from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignBaseline,
    ForeignCalendar,
    ForeignException,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
    Ignored,
    Spans,
    UntrustedPlan,
    Week,
)
from exchange.plan.mspdi.calendars import NO_WEEK, OFFICE
from exchange.plan.mspdi.values import Record
from phases.network.network import Constraint, LinkType
from words.text import Sentence, sentence

DAY = 480
MORNING = time(8)
LINKS = {"1": LinkType.SS, "2": LinkType.FS, "3": LinkType.FF, "4": LinkType.SF}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CALENDAR = "1"
EVERY_YEAR = range(25)
"""How many years a yearly holiday is written out for."""


@dataclass
class Found:
    """Rows and links of the file in order, and the problems."""

    problems: list[Sentence]
    names: dict[str, str]
    tasks: list[ForeignTask] = field(default_factory=list)
    links: list[ForeignLink] = field(default_factory=list)


def ganttproject_plan(root: Element) -> ForeignPlan:
    """Return the plan; refuse it with every problem when one value cannot be trusted."""
    problems: list[Sentence] = []
    names = {
        each.get("id", ""): each.get("name", "")
        for each in root.findall("tasks/taskproperties/taskproperty")
        if each.get("type") == "custom"
    }
    found = Found(problems, names)
    _read_tasks(root, found)
    baselines = _baselines(root, problems)
    tasks = [replace(each, baselines=baselines.get(each.uid, {})) for each in found.tasks]
    links = _known(found)
    tasks, held = held_on_start(tasks, links)
    start = min((each.stored_start for each in tasks if each.stored_start), default=None)
    own = _calendar(root, start.year if start else 2000, problems)
    persons, calendars = _persons(root, problems)
    plan = ForeignPlan(
        name=root.get("name", ""),
        start=start,
        finish=None,
        from_finish=False,
        status_on=None,
        day_minutes=DAY,
        week_minutes=5 * DAY,
        currency="",
        calendars=(own, *calendars),
        default_calendar=CALENDAR,
        tasks=tuple(tasks),
        links=tuple(links),
        persons=tuple(persons),
        assignments=tuple(_assignments(root, found, {each.uid for each in persons})),
        ignored=(*held, *_ignored(root)),
    )
    if problems:
        raise UntrustedPlan(problems)
    return plan


def _read_tasks(root: Element, found: Found) -> None:
    """Read rows from the top down, whatever their depth."""
    waiting = [(each, 1) for each in reversed(root.findall("tasks/task"))]
    while waiting:
        element, depth = waiting.pop()
        below = element.findall("task")
        record = Record(sentence("Task “{name}”", name=element.get("name", "")), element, found.problems)
        found.tasks.append(_task(record, depth, bool(below), found.names))
        for link in element.findall("depend"):
            line = Record(record.called, link, found.problems)
            kind = LINKS.get(line.text("type") or "2", LinkType.FS)
            lag = (line.whole("difference") or 0) * DAY
            found.links.append(ForeignLink(record.text("id"), line.text("id"), kind, lag))
        waiting += [(each, depth + 1) for each in reversed(below)]


def _task(record: Record, depth: int, is_summary: bool, names: dict[str, str]) -> ForeignTask:
    if not record.text("id"):
        record.missing("id")
    day, days = record.day("start"), record.whole("duration") or 0
    milestone = record.flag("meeting") or not days
    start = datetime.combine(day, MORNING) if day else None
    earliest = record.day("thirdDate") if record.text("thirdDate-constraint") == "1" else None
    percent = record.whole("complete") or 0
    if days < 0 or not 0 <= percent <= 100:
        record.problems.append(sentence("{where}: its duration or its progress does not exist.", where=record.called))
    return ForeignTask(
        uid=record.text("id"),
        outline=depth,
        name=record.text("name"),
        kind="summary" if is_summary else "milestone" if milestone else "task",
        minutes=0 if milestone and not is_summary else max(0, days) * DAY,
        constraint=Constraint.START_NO_EARLIER if earliest else Constraint.AS_SOON_AS_POSSIBLE,
        constraint_at=datetime.combine(earliest, MORNING) if earliest else None,
        percent=percent,
        notes=record.text("notes"),
        fields={
            names[each.get("taskproperty-id", "")]: value
            for each in record.element.findall("customproperty")
            if each.get("taskproperty-id", "") in names and (value := each.get("value", ""))
        },
        stored_start=start,
    )


def _known(found: Found) -> list[ForeignLink]:
    """Return the links; note those to tasks that are missing, and ids that stand twice."""
    uids = {each.uid for each in found.tasks}
    if len(uids) < len(found.tasks):
        found.problems.append(sentence("Two tasks have the same id."))
    for link in found.links:
        if link.after not in uids or link.after == link.before:
            found.problems.append(
                sentence("A link leads to task {uid}, which is missing or the same.", uid=link.after)
            )
    return list(dict.fromkeys(found.links))


def _calendar(root: Element, year: int, problems: list[Sentence]) -> ForeignCalendar:
    week = root.find("calendars/day-types/default-week")
    days: list[Spans] = [() if week is not None and week.get(day) == "1" else OFFICE for day in DAYS]
    if week is None:
        days[5:] = [(), ()]
    own: Week = (days[0], days[1], days[2], days[3], days[4], days[5], days[6])
    exceptions = []
    for element in root.findall("calendars/date"):
        record = Record(sentence("The calendar"), element, problems)
        spans = OFFICE if record.text("type") == "WORKING_DAY" else ()
        exceptions += [ForeignException(day, day, spans, record.text("name")) for day in _days(record, year)]
    return ForeignCalendar(
        CALENDAR, "GanttProject", None, own, tuple(sorted(exceptions, key=lambda each: each.first))
    )


def _days(record: Record, year: int) -> Iterator[date]:
    """Yield the day, or where it has no year the day of every year of the plan."""
    month, day, own = record.whole("month"), record.whole("date"), record.whole("year")
    years = [own] if own else [year + more for more in EVERY_YEAR]
    for each in years:
        try:
            yield date(each, month or 0, day or 0)
        except ValueError:
            if own or (month, day) != (2, 29):
                record.problems.append(
                    sentence("{where}: a holiday stands on a day that does not exist.", where=record.called)
                )
                return


def _persons(root: Element, problems: list[Sentence]) -> tuple[list[ForeignPerson], list[ForeignCalendar]]:
    """Return persons, and a calendar for everybody who is away at times."""
    away: dict[str, list[ForeignException]] = {}
    for element in root.findall("vacations/vacation"):
        record = Record(sentence("The calendar"), element, problems)
        first, last = record.day("start"), record.day("end")
        if first and last and first <= last:
            away.setdefault(record.text("resourceid"), []).append(ForeignException(first, last, ()))
    persons: list[ForeignPerson] = []
    calendars: list[ForeignCalendar] = []
    for element in root.findall("resources/resource"):
        record = Record(sentence("Resource “{name}”", name=element.get("name", "")), element, problems)
        uid, calendar = record.text("id"), None
        if uid in away:
            calendar = str(len(calendars) + 2)
            calendars.append(ForeignCalendar(calendar, record.text("name"), CALENDAR, NO_WEEK, tuple(away[uid])))
        persons.append(ForeignPerson(uid, record.text("name"), "work", calendar))
    return persons, calendars


def _assignments(root: Element, found: Found, persons: set[str]) -> Iterator[ForeignAssignment]:
    uids = {each.uid for each in found.tasks}
    for element in root.findall("allocations/allocation"):
        record = Record(sentence("An assignment"), element, found.problems)
        task, person, load = record.text("task-id"), record.text("resource-id"), record.number("load")
        if task in uids and person in persons:
            yield ForeignAssignment(task, person, (100.0 if load is None else load) / 100)


def _baselines(root: Element, problems: list[Sentence]) -> dict[str, dict[int, ForeignBaseline]]:
    found: dict[str, dict[int, ForeignBaseline]] = {}
    for number, earlier in enumerate(root.findall("previous/previous-tasks")[:10], 1):
        for element in earlier.findall("previous-task"):
            record = Record(sentence("A baseline"), element, problems)
            day, days = record.day("start"), record.whole("duration")
            if day and days is not None:
                start = datetime.combine(day, MORNING)
                found.setdefault(record.text("id"), {})[number] = ForeignBaseline(start, None, days * DAY, None)
    return found


def _ignored(root: Element) -> Iterator[Ignored]:
    if root.findall("roles/role") or any(each.get("function") for each in root.findall("resources/resource")):
        yield Ignored(sentence("Roles of persons are not taken over."), "roles")
    if root.findall(".//task[@shape]") or root.findall(".//task[@color]"):
        yield Ignored(sentence("Colours and patterns are not taken over."), "task")
