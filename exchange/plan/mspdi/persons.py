"""Resources, assignments and custom fields in Microsoft Project XML."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from exchange.plan.foreign import ForeignAssignment, ForeignPerson, PersonKind
from exchange.plan.mspdi.values import Record
from words.text import Sentence, sentence

MATERIAL, COST = 0, 2
NOBODY = "-65535"
"""The resource of work that nobody is assigned to."""
UNASSIGNED = "0"
"""The row that stands for nobody."""


def read_persons(root: Element, calendars: set[str], problems: list[Sentence]) -> tuple[ForeignPerson, ...]:
    """Return the resources in file order; blank rows and the nameless row of unassigned work are none."""
    found: dict[str, ForeignPerson] = {}
    for element in root.findall("Resources/Resource"):
        name = (element.findtext("Name") or "").strip()
        record = Record(sentence("Resource “{name}”", name=name), element, problems)
        if record.flag("IsNull") or not name or record.text("UID") == UNASSIGNED:
            continue
        person = _person(record, calendars)
        if person.uid in found:
            problems.append(sentence("Two resources have the same UID {uid}.", uid=person.uid))
        found[person.uid] = person
    return tuple(found.values())


def _person(record: Record, calendars: set[str]) -> ForeignPerson:
    if not record.text("UID"):
        record.missing("UID")
    calendar = record.text("CalendarUID")
    if calendar not in ("", "-1", "0") and calendar not in calendars:
        record.problems.append(
            sentence("{where}: calendar {uid} is missing in the file.", where=record.called, uid=calendar)
        )
    return ForeignPerson(
        uid=record.text("UID"),
        name=record.text("Name"),
        kind=_kind(record),
        calendar=calendar if calendar in calendars else None,
        rate=record.number("StandardRate"),
        max_units=record.share("MaxUnits"),
    )


def _kind(record: Record) -> PersonKind:
    kind = record.whole("Type")
    if record.flag("IsCostResource") or kind == COST:
        return "cost"
    return "material" if kind == MATERIAL else "work"


def read_assignments(
    root: Element, tasks: set[str], persons: set[str], problems: list[Sentence]
) -> tuple[ForeignAssignment, ...]:
    """Return who works on what; assignments of nobody, of blank rows and of the project's own row are left out.

    Several of one person to one task are one, added up.
    """
    rows = {(each.findtext("UID") or "").strip() for each in root.findall("Tasks/Task")}
    resources = {(each.findtext("UID") or "").strip() for each in root.findall("Resources/Resource")}
    found: dict[tuple[str, str], ForeignAssignment] = {}
    for element in root.findall("Assignments/Assignment"):
        uid = (element.findtext("UID") or "?").strip()
        record = Record(sentence("Assignment {number}", number=uid), element, problems)
        task, person = record.text("TaskUID"), record.text("ResourceUID")
        if task not in tasks and task not in rows:
            problems.append(sentence("{where}: task {uid} is missing in the file.", where=record.called, uid=task))
        elif person not in (NOBODY, "") and person not in resources:
            problems.append(
                sentence("{where}: resource {uid} is missing in the file.", where=record.called, uid=person)
            )
        elif task in tasks and person in persons:
            one = _assignment(record, task, person)
            found[task, person] = _added_up(found[task, person], one) if (task, person) in found else one
    return tuple(found.values())


def _added_up(one: ForeignAssignment, other: ForeignAssignment) -> ForeignAssignment:
    work, actual = _sum(one.work, other.work), _sum(one.actual_work, other.actual_work)
    cost = None if one.cost is None and other.cost is None else (one.cost or 0) + (other.cost or 0)
    return ForeignAssignment(one.task, one.person, one.units + other.units, work, actual, cost)


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None and other is None else (one or 0) + (other or 0)


def _assignment(record: Record, task: str, person: str) -> ForeignAssignment:
    return ForeignAssignment(
        task=task,
        person=person,
        units=record.share("Units"),
        work=record.minutes("Work"),
        actual_work=record.minutes("ActualWork"),
        cost=record.money("Cost"),
    )


def read_fields(root: Element, records: Sequence[Record]) -> dict[str, dict[str, str]]:
    """Return the custom fields of every task by uid: name to text; the name is the alias where there is one."""
    names, choices = _field_names(root), _choices(root)
    found: dict[str, dict[str, str]] = {}
    for record in records:
        for element in record.element.findall("ExtendedAttribute"):
            number = (element.findtext("FieldID") or "").strip()
            chosen = (element.findtext("ValueID") or "").strip()
            text = (element.findtext("Value") or "").strip() or choices.get((number, chosen), "")
            if number and text:
                found.setdefault(record.text("UID"), {})[names.get(number, number)] = text
    return found


def _field_names(root: Element) -> Mapping[str, str]:
    """Return the name of every custom field by its number; two fields with one alias keep their own names too."""
    found: dict[str, str] = {}
    for element in root.findall("ExtendedAttributes/ExtendedAttribute"):
        number, own, alias = ((element.findtext(tag) or "").strip() for tag in ("FieldID", "FieldName", "Alias"))
        name = alias or own or number
        found[number] = f"{name} ({own or number})" if name in found.values() else name
    return found


def _choices(root: Element) -> Mapping[tuple[str, str], str]:
    """Return the texts of lookup values by field and value number."""
    return {
        ((element.findtext("FieldID") or "").strip(), (value.findtext("ID") or "").strip()): (
            (value.findtext("Value") or value.findtext("Description") or "").strip()
        )
        for element in root.findall("ExtendedAttributes/ExtendedAttribute")
        for value in element.findall("ValueList/Value")
    }
