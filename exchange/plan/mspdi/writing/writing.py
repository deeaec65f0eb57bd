"""A plan to Microsoft Project XML (MSPDI): what is read back from it is the plan, apart from what was ignored before.

Elements stand in the order of the schema, which Microsoft Project insists on.
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignCalendar,
    ForeignException,
    ForeignPerson,
    ForeignPlan,
    Spans,
)
from exchange.plan.mspdi.shares import without_shares
from exchange.plan.mspdi.writing.elements import Value, add, duration, hundredths
from exchange.plan.mspdi.writing.numbers import Numbers, numbers_of
from exchange.plan.mspdi.writing.task_writing import add_custom_fields, add_tasks, custom_fields

NAMESPACE = "http://schemas.microsoft.com/project"
SAVE_VERSION = "14"
"""The format of Microsoft Project 2010 and later."""


def write_mspdi(plan: ForeignPlan) -> bytes:
    """Return the plan as a file; uids that are no numbers become numbers."""
    numbers = numbers_of(plan)
    plan = without_shares(plan, numbers)
    fields = custom_fields(plan)
    root = Element("Project", {"xmlns": NAMESPACE})
    _add_head(root, plan, numbers)
    add_custom_fields(root, fields)
    calendars = SubElement(root, "Calendars")
    for calendar in plan.calendars:
        _add_calendar(calendars, calendar, numbers.calendars)
    add_tasks(root, plan, numbers, fields)
    _add_persons(root, plan.persons, numbers)
    _add_assignments(root, plan.assignments, numbers)
    data: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return data


def _add_head(root: Element, plan: ForeignPlan, numbers: Numbers) -> None:
    is_code = bool(re.fullmatch("[A-Z]{3}", plan.currency))
    values: dict[str, Value] = {
        "SaveVersion": SAVE_VERSION,
        "Name": plan.name or None,
        "Title": plan.name or None,
        "ScheduleFromStart": not plan.from_finish,
        "StartDate": plan.start,
        "FinishDate": plan.finish,
        "CurrencySymbol": None if is_code else plan.currency or None,
        "CurrencyCode": plan.currency if is_code else None,
        "CalendarUID": numbers.calendars.get(plan.default_calendar),
        "MinutesPerDay": plan.day_minutes,
        "MinutesPerWeek": plan.week_minutes,
        "DaysPerMonth": 20,
        "StatusDate": plan.status_on,
    }
    add(root, values)


def _add_calendar(parent: Element, calendar: ForeignCalendar, numbers: Mapping[str, int]) -> None:
    element = SubElement(parent, "Calendar")
    base = -1 if calendar.base is None else numbers[calendar.base]
    values: dict[str, Value] = {
        "UID": numbers[calendar.uid],
        "Name": calendar.name,
        "IsBaseCalendar": calendar.base is None,
        "BaseCalendarUID": base,
    }
    add(element, values)
    days = SubElement(element, "WeekDays")
    for number in range(1, 8):
        spans = calendar.week[(number - 2) % 7]
        if spans is not None:
            day = SubElement(days, "WeekDay")
            add(day, {"DayType": number, "DayWorking": bool(spans)})
            _add_spans(day, spans)
    if calendar.exceptions:
        _add_exceptions(SubElement(element, "Exceptions"), calendar.exceptions)


def _add_exceptions(parent: Element, exceptions: Iterable[ForeignException]) -> None:
    for each in exceptions:
        element = SubElement(parent, "Exception")
        add(element, {"EnteredByOccurrences": False})
        period = SubElement(element, "TimePeriod")
        add(period, {"FromDate": f"{each.first}T00:00:00", "ToDate": f"{each.last}T23:59:00"})
        days = (each.last - each.first).days + 1
        add(element, {"Occurrences": days, "Name": each.name or None, "Type": 1, "DayWorking": bool(each.spans)})
        _add_spans(element, each.spans)


def _add_spans(parent: Element, spans: Spans) -> None:
    if not spans:
        return
    times = SubElement(parent, "WorkingTimes")
    for first, last in spans:
        add(SubElement(times, "WorkingTime"), {"FromTime": _clock(first), "ToTime": _clock(last % 1440)})


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}:00"


def _add_persons(root: Element, persons: Iterable[ForeignPerson], numbers: Numbers) -> None:
    parent = SubElement(root, "Resources")
    for place, person in enumerate(persons, 1):
        values: dict[str, Value] = {
            "UID": numbers.persons[person.uid],
            "ID": place,
            "Name": person.name,
            "Type": int(person.kind == "work"),
            "IsNull": False,
            "MaxUnits": person.max_units,
            "StandardRate": person.rate,
            "CalendarUID": None if person.calendar is None else numbers.calendars[person.calendar],
            "IsCostResource": person.kind == "cost",
        }
        add(SubElement(parent, "Resource"), values)


def _add_assignments(root: Element, assignments: Iterable[ForeignAssignment], numbers: Numbers) -> None:
    parent = SubElement(root, "Assignments")
    for place, each in enumerate(assignments, 1):
        values: dict[str, Value] = {
            "UID": place,
            "TaskUID": numbers.tasks[each.task],
            "ResourceUID": numbers.persons[each.person],
            "ActualWork": duration(each.actual_work),
            "Cost": hundredths(each.cost),
            "Units": each.units,
            "Work": duration(each.work),
        }
        add(SubElement(parent, "Assignment"), values)
