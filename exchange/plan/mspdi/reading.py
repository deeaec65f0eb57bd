"""Microsoft Project XML (MSPDI) to a plan; a file that cannot be trusted is refused as a whole."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from errors import Refusal
from exchange.plan.dating.holding import long_milestones, nameless_tasks
from exchange.plan.dating.scheduling import hours_of_tasks
from exchange.plan.dating.splits import Pause, split_tasks
from exchange.plan.foreign import ForeignCalendar, ForeignPlan, UntrustedPlan
from exchange.plan.mspdi.calendars import read_calendars
from exchange.plan.mspdi.finer import finer_in
from exchange.plan.mspdi.ignored import ignored_in
from exchange.plan.mspdi.persons import read_assignments, read_fields, read_persons
from exchange.plan.mspdi.shares import share_problems, with_shares
from exchange.plan.mspdi.tasks import read_links, read_tasks, task_records
from exchange.plan.mspdi.values import Record, Units
from exchange.plan.safe_xml import parsed
from words.text import Sentence, sentence

ROOT = "Project"


class NoProjectXml(Refusal):
    """The file is XML, but no plan of Microsoft Project."""

    def __init__(self, root: str) -> None:
        super().__init__(
            sentence(
                "This is no plan in Microsoft Project XML: its first element is “{root}”, not “Project”. "
                "In Microsoft Project choose Save as, XML.",
                root=root[:80],
            )
        )


def read_mspdi(data: bytes) -> ForeignPlan:
    """Return the plan in the file; refuse it with every problem when one value cannot be trusted."""
    return mspdi_plan(parsed(data))


def mspdi_plan(root: Element) -> ForeignPlan:
    """Return the plan below the first element of the file; refuse it like `read_mspdi`, or when nobody ever works."""
    if root.tag != ROOT:
        raise NoProjectXml(root.tag)
    problems: list[Sentence] = []
    plan = _plan(root, problems)
    problems += share_problems(plan)
    if problems:
        raise UntrustedPlan(problems)
    plan = with_shares(plan)
    hours_of_tasks(plan)
    said = (*long_milestones(plan), *nameless_tasks(plan), *split_tasks(plan, _pauses(root)))
    return replace(plan, ignored=(*plan.ignored, *said))


def _plan(root: Element, problems: list[Sentence]) -> ForeignPlan:
    project = Record(sentence("The project"), root, problems)
    units = _units(project)
    calendars = read_calendars(root, problems)
    known = {each.uid for each in calendars}
    records = task_records(root, units, problems)
    tasks = read_tasks(records, known, read_fields(root, records))
    persons = read_persons(root, known, problems)
    names, uids = {each.uid for each in persons}, {each.uid for each in tasks}
    return ForeignPlan(
        name=project.text("Title") or project.text("Name"),
        start=project.moment("StartDate"),
        finish=project.moment("FinishDate"),
        from_finish=not project.flag("ScheduleFromStart", default=True),
        status_on=project.moment("StatusDate"),
        day_minutes=units.day,
        week_minutes=units.week,
        currency=project.text("CurrencyCode") or project.text("CurrencySymbol"),
        calendars=calendars,
        default_calendar=_default_calendar(project, calendars),
        tasks=tasks,
        links=read_links(root, records),
        persons=persons,
        assignments=read_assignments(root, uids, names, problems),
        ignored=(*ignored_in(root), *finer_in(root, calendars)),
    )


def _pauses(root: Element) -> dict[str, Pause]:
    """Return when work on each begun task stopped and when it goes on; what cannot be read says nothing."""
    found: dict[str, Pause] = {}
    for element in root.findall("Tasks/Task"):
        record = Record(sentence("The project"), element, [])
        stop, resume = (record.moment(tag) if record.text(tag) else None for tag in ("Stop", "Resume"))
        if stop and resume and resume > stop and record.text("Summary") != "1":
            found[record.text("UID")] = (stop, resume)
    return found


def _units(project: Record) -> Units:
    found = {tag: project.whole(tag) for tag in ("MinutesPerDay", "MinutesPerWeek", "DaysPerMonth")}
    most = {"MinutesPerDay": 1440, "MinutesPerWeek": 7 * 1440, "DaysPerMonth": 31}
    for tag, number in found.items():
        if number is not None and not 1 <= number <= most[tag]:
            project.problems.append(
                sentence(
                    "{where}: {field} must be 1 to {most}, it is {number}.",
                    where=project.called,
                    field=tag,
                    most=most[tag],
                    number=number,
                )
            )
    day = found["MinutesPerDay"] or 480
    return Units(day, found["MinutesPerWeek"] or 5 * day, (found["DaysPerMonth"] or 20) * day)


def _default_calendar(project: Record, calendars: tuple[ForeignCalendar, ...]) -> str:
    """Return the uid of the project's calendar, of the first base calendar where none is named, or nothing."""
    wanted, known = project.text("CalendarUID"), {each.uid for each in calendars}
    if wanted in known:
        return wanted
    if known and wanted not in ("", "-1", "0"):
        project.problems.append(
            sentence("{where}: calendar {uid} is missing in the file.", where=project.called, uid=wanted)
        )
    return next((each.uid for each in calendars if each.base is None), "")
