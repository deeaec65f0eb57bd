"""The tasks, links and custom fields of a plan as elements of Microsoft Project XML."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask, Ignored
from exchange.plan.mspdi.shares import shares_of, without_shares
from exchange.plan.mspdi.writing.elements import Value, add, duration, hundredths
from exchange.plan.mspdi.writing.numbers import Numbers, numbers_of
from phases.network.network import LagKind
from words.text import counted, sentence

DAYS, ELAPSED_DAYS, PERCENT = 7, 8, 19
TEXT_FIELDS = {
    **{f"Text{number}": 188743728 + 3 * number for number in range(1, 7)},
    **{f"Text{number}": 188743740 + number for number in range(7, 11)},
    **{f"Text{number}": 188743986 + number for number in range(11, 31)},
}
"""The numbers of the text fields of tasks."""


def custom_fields(plan: ForeignPlan) -> dict[str, str]:
    """Return the text field for every custom field of the plan; those there is no field for are not among them."""
    names = dict.fromkeys(name for task in plan.tasks for name in task.fields)
    free = [each for each in TEXT_FIELDS if each not in names]
    given = {name: name for name in names if name in TEXT_FIELDS}
    given.update(zip((name for name in names if name not in given), free, strict=False))
    return given


def left_out(plan: ForeignPlan) -> tuple[Ignored, ...]:
    """Return the custom fields that the file has no place for, and what it says in other units."""
    many, plan = len(shares_of(plan)), without_shares(plan, numbers_of(plan))
    fields = custom_fields(plan)
    names = dict.fromkeys(name for task in plan.tasks for name in task.fields if name not in fields)
    said = sentence("Microsoft Project has {most} text fields; this one is left out.", most=len(TEXT_FIELDS))
    shares = counted(
        "Microsoft Project knows whole percentages only; one lag is written as its minutes today.",
        "Microsoft Project knows whole percentages only; {count} lags are written as their minutes today.",
        many,
    )
    return (*(Ignored(said, name) for name in names), *((Ignored(shares, "LinkLag"),) if many else ()))


def add_custom_fields(root: Element, fields: Mapping[str, str]) -> None:
    """Add what the custom fields are called."""
    parent = SubElement(root, "ExtendedAttributes")
    for name, own in fields.items():
        alias = None if name == own else name
        add(SubElement(parent, "ExtendedAttribute"), {"FieldID": TEXT_FIELDS[own], "FieldName": own, "Alias": alias})


def add_tasks(root: Element, plan: ForeignPlan, numbers: Numbers, fields: Mapping[str, str]) -> None:
    """Add the row of the project itself and all tasks with their links."""
    parent = SubElement(root, "Tasks")
    own: dict[str, Value] = {
        "UID": 0,
        "ID": 0,
        "Name": plan.name,
        "IsNull": False,
        "OutlineNumber": "0",
        "OutlineLevel": 0,
    }
    add(SubElement(parent, "Task"), {**own, "Summary": True})
    into: dict[str, list[ForeignLink]] = {}
    for link in plan.links:
        into.setdefault(link.after, []).append(link)
    for place, (task, outline) in enumerate(zip(plan.tasks, _outline_numbers(plan.tasks), strict=True), 1):
        element = SubElement(parent, "Task")
        _add_task(element, task, numbers, (place, outline))
        for link in into.get(task.uid, ()):
            _add_link(element, link, numbers)
        for name, value in task.fields.items():
            if name in fields:
                add(SubElement(element, "ExtendedAttribute"), {"FieldID": TEXT_FIELDS[fields[name]], "Value": value})
        _add_baselines(element, task)


def _outline_numbers(tasks: Sequence[ForeignTask]) -> list[str]:
    """Return numbers such as 1.2.1; a level that is skipped counts as one."""
    counts: list[int] = []
    found = []
    for task in tasks:
        counts = [*counts, *([0] * (task.outline - len(counts)))][: task.outline]
        counts[-1] += 1
        found.append(".".join(str(max(1, count)) for count in counts))
    return found


def _add_task(element: Element, task: ForeignTask, numbers: Numbers, place: tuple[int, str]) -> None:
    """Add the values of a task; `place` is its number in the file and in the outline."""
    manual, length = task.manual, duration(task.minutes)
    format_ = ELAPSED_DAYS if task.elapsed else DAYS
    first: dict[str, Value] = {
        "UID": numbers.tasks[task.uid],
        "ID": place[0],
        "Name": task.name or None,
        "Active": task.active,
        "Manual": manual,
        "IsNull": False,
        "WBS": task.wbs or None,
        "OutlineNumber": place[1],
        "OutlineLevel": task.outline,
        "Priority": task.priority,
        "Start": task.stored_start,
        "Finish": task.stored_finish,
        "Duration": length,
        "ManualStart": task.placed_at if manual else None,
        "ManualDuration": length if manual else None,
        "DurationFormat": format_,
        "Milestone": task.kind == "milestone",
        "Summary": task.kind == "summary",
        "Critical": task.stored_critical,
        "TotalSlack": None if task.stored_slack is None else task.stored_slack * 10,
        "PercentComplete": task.percent,
        "Cost": hundredths(task.cost),
        "FixedCost": hundredths(task.fixed_cost),
        "ActualStart": task.started_at,
        "ActualFinish": task.finished_at,
        "ActualCost": hundredths(task.actual_cost),
        "RemainingDuration": duration(task.remaining),
        "ConstraintType": int(task.constraint),
        "CalendarUID": -1 if task.calendar is None else numbers.calendars[task.calendar],
        "ConstraintDate": task.constraint_at,
        "Deadline": task.deadline,
        "IgnoreResourceCalendar": task.only_task_calendar,
        "Notes": task.notes or None,
    }
    add(element, first)


def _add_link(element: Element, link: ForeignLink, numbers: Numbers) -> None:
    percent = link.lag_kind is LagKind.PERCENT
    format_ = PERCENT if percent else ELAPSED_DAYS if link.lag_kind is LagKind.ELAPSED else DAYS
    values: dict[str, Value] = {
        "PredecessorUID": numbers.tasks[link.before],
        "Type": int(link.kind),
        "CrossProject": False,
        "LinkLag": link.lag if percent else round(link.lag) * 10,
        "LagFormat": format_,
    }
    add(SubElement(element, "PredecessorLink"), values)


def _add_baselines(element: Element, task: ForeignTask) -> None:
    for number, baseline in sorted(task.baselines.items()):
        values: dict[str, Value] = {
            "Number": number,
            "Start": baseline.start,
            "Finish": baseline.finish,
            "Duration": duration(baseline.minutes),
            "DurationFormat": None if baseline.minutes is None else ELAPSED_DAYS if task.elapsed else DAYS,
            "Cost": hundredths(baseline.cost),
        }
        add(SubElement(element, "Baseline"), values)
