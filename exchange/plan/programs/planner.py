"""A plan of GNOME Planner (.planner) to a plan."""

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from exchange.plan.foreign import (
    ForeignAssignment,
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
from exchange.plan.mspdi.calendars import OFFICE
from exchange.plan.mspdi.values import Record
from phases.network.network import Constraint, LinkType
from words.text import Sentence, sentence

WORKING, AWAY, LIKE_BASE = "0", "1", "2"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONSTRAINTS = {
    "must-start-on": Constraint.MUST_START_ON,
    "start-no-earlier-than": Constraint.START_NO_EARLIER,
    "finish-no-later-than": Constraint.FINISH_NO_LATER,
}
SECONDS = 60


def planner_plan(root: Element) -> ForeignPlan:
    """Return the plan; refuse it with every problem when one value cannot be trusted."""
    problems: list[Sentence] = []
    project = Record(sentence("The project"), root, problems)
    calendars = list(_calendars(root, problems))
    known = {each.uid for each in calendars}
    persons = [_person(each, known) for each in root.findall("resources/resource")]
    assignments = [_assignment(each, problems) for each in root.findall("allocations/allocation")]
    units: dict[str, float] = {}
    for each in assignments:
        units[each.task] = units.get(each.task, 0.0) + each.units
    tasks, links = _tasks(root, units, problems)
    _refuse_missing(tasks, links, problems)
    uids, names = {each.uid for each in tasks}, {each.uid for each in persons}
    default = project.text("calendar")
    plan = ForeignPlan(
        name=project.text("name"),
        start=project.moment("project-start"),
        finish=None,
        from_finish=False,
        status_on=None,
        day_minutes=480,
        week_minutes=2400,
        currency="",
        calendars=tuple(calendars),
        default_calendar=default if default in known else next((each.uid for each in calendars), ""),
        tasks=tuple(tasks),
        links=tuple(links),
        persons=tuple(persons),
        assignments=tuple(each for each in assignments if each.task in uids and each.person in names),
        ignored=tuple(_ignored(root)),
    )
    if problems:
        raise UntrustedPlan(problems)
    return plan


def _calendars(root: Element, problems: list[Sentence]) -> Iterator[ForeignCalendar]:
    """Yield calendars from the top down; one inside another is built on it, hours of day types included."""
    first: dict[str, Spans] = {WORKING: OFFICE, AWAY: ()}
    waiting: list[tuple[Element, str | None, dict[str, Spans]]] = [
        (each, None, first) for each in reversed(root.findall("calendars/calendar"))
    ]
    while waiting:
        element, base, hours = waiting.pop()
        record = Record(sentence("Calendar “{name}”", name=element.get("name", "")), element, problems)
        own = {**hours, **_hours(record)}
        yield ForeignCalendar(
            record.text("id"), record.text("name"), base, _week(record, own, base), _exceptions(record, own)
        )
        waiting += [(each, record.text("id"), own) for each in reversed(element.findall("calendar"))]


def _hours(record: Record) -> dict[str, Spans]:
    """Return the working hours of every kind of day that the calendar changes."""
    found: dict[str, Spans] = {}
    for kind in record.element.findall("overridden-day-types/overridden-day-type"):
        spans = [span for each in kind.findall("interval") if (span := _span(each))]
        if len(spans) < len(kind.findall("interval")):
            record.problems.append(sentence("{where}: working hours that cannot be.", where=record.called))
        found[kind.get("id", "")] = tuple(sorted(spans))
    return found


def _span(interval: Element) -> tuple[int, int] | None:
    first, last = interval.get("start", ""), interval.get("end", "")
    if not (first.isdecimal() and last.isdecimal() and len(first) == len(last) == 4):
        return None
    begin, end = (int(each[:2]) * 60 + int(each[2:]) for each in (first, last))
    return (begin, end or 1440) if begin < (end or 1440) <= 1440 else None


def _week(record: Record, hours: dict[str, Spans], base: str | None) -> Week:
    element = record.element.find("default-week")
    kinds = [LIKE_BASE if element is None else element.get(day, LIKE_BASE) for day in DAYS]
    days = [hours.get(kind, None if base else ()) for kind in kinds]
    return (days[0], days[1], days[2], days[3], days[4], days[5], days[6])


def _exceptions(record: Record, hours: dict[str, Spans]) -> tuple[ForeignException, ...]:
    found = []
    for element in record.element.findall("days/day"):
        day = Record(record.called, element, record.problems).day("date")
        spans = hours.get(element.get("id", ""))
        if day and spans is not None:
            found.append(ForeignException(day, day, spans))
    return tuple(sorted(found, key=lambda each: each.first))


def _tasks(
    root: Element, units: dict[str, float], problems: list[Sentence]
) -> tuple[list[ForeignTask], list[ForeignLink]]:
    tasks: list[ForeignTask] = []
    links: list[ForeignLink] = []
    waiting = [(each, 1) for each in reversed(root.findall("tasks/task"))]
    while waiting:
        element, depth = waiting.pop()
        below = element.findall("task")
        record = Record(sentence("Task “{name}”", name=element.get("name", "")), element, problems)
        tasks.append(_task(record, (depth, bool(below)), units.get(record.text("id"), 1.0) or 1.0))
        for each in element.findall("predecessors/predecessor"):
            line = Record(record.called, each, problems)
            kind = LinkType.__members__.get(line.text("type"), LinkType.FS)
            lag = round((line.number("lag") or 0) / SECONDS)
            links.append(ForeignLink(line.text("predecessor-id"), record.text("id"), kind, lag))
        waiting += [(each, depth + 1) for each in reversed(below)]
    return tasks, links


def _task(record: Record, place: tuple[int, bool], units: float) -> ForeignTask:
    """Return the task; `place` is its depth and whether rows stand below it, `units` how many persons work on it."""
    milestone = record.text("type") == "milestone"
    fixed = record.text("scheduling") == "fixed-duration"
    seconds = record.number("duration") if fixed else None
    if seconds is None:
        seconds = (record.number("work") or 0) / units
    percent = record.whole("percent-complete") or 0
    if not record.text("id"):
        record.missing("id")
    if seconds < 0 or not 0 <= percent <= 100:
        record.problems.append(sentence("{where}: its duration or its progress does not exist.", where=record.called))
    constraint, at = _constraint(record)
    return ForeignTask(
        uid=record.text("id"),
        outline=place[0],
        name=record.text("name"),
        kind="summary" if place[1] else "milestone" if milestone else "task",
        minutes=0 if milestone else round(max(0.0, seconds) / SECONDS),
        constraint=constraint,
        constraint_at=at,
        percent=percent,
        notes=record.text("note"),
        stored_start=record.moment("work-start") or record.moment("start"),
        stored_finish=record.moment("end"),
    )


def _constraint(record: Record) -> tuple[Constraint, datetime | None]:
    element = record.element.find("constraint")
    constraint = None if element is None else CONSTRAINTS.get(element.get("type", ""))
    if element is None or constraint is None:
        return Constraint.AS_SOON_AS_POSSIBLE, None
    line = Record(record.called, element, record.problems)
    if (at := line.moment("time")) is None:
        line.missing("time")
    return constraint, at


def _refuse_missing(tasks: list[ForeignTask], links: list[ForeignLink], problems: list[Sentence]) -> None:
    uids = {each.uid for each in tasks}
    if len(uids) < len(tasks):
        problems.append(sentence("Two tasks have the same id."))
    for link in links:
        if link.before not in uids or link.after == link.before:
            problems.append(sentence("A link leads to task {uid}, which is missing or the same.", uid=link.before))


def _person(element: Element, calendars: set[str]) -> ForeignPerson:
    calendar = element.get("calendar", "")
    kind = "material" if element.get("type") == "2" else "work"
    return ForeignPerson(
        element.get("id", ""),
        element.get("name", ""),
        "material" if kind == "material" else "work",
        calendar if calendar in calendars else None,
    )


def _assignment(element: Element, problems: list[Sentence]) -> ForeignAssignment:
    record = Record(sentence("An assignment"), element, problems)
    units = record.number("units")
    return ForeignAssignment(
        record.text("task-id"), record.text("resource-id"), (100.0 if units is None else units) / 100
    )


def _ignored(root: Element) -> Iterator[Ignored]:
    if any(float(each.get("std-rate") or 0) for each in root.findall("resources/resource") if _is_number(each)):
        yield Ignored(sentence("Rates of persons are not taken over."), "resource/std-rate")
    if root.findall("resource-groups/group"):
        yield Ignored(sentence("Groups of persons are not taken over."), "resource-groups")
    if root.findall("properties/property"):
        yield Ignored(sentence("Properties of its own are not taken over."), "properties")


def _is_number(element: Element) -> bool:
    return (element.get("std-rate") or "").replace(".", "", 1).isdecimal()
