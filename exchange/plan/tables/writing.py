"""A plan as a table that reads back as the same plan: CSV for any spreadsheet, or a workbook with real dates."""

import csv
import io
from datetime import datetime, time

from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask, Ignored
from exchange.plan.tables.cells.cells import FIELD
from exchange.plan.tables.cells.values import CONSTRAINTS, LISTING, QUOTE
from exchange.plan.tables.columns import suggested
from phases.network.network import Constraint, LagKind, LinkType
from words.text import Sentence, sentence

Value = str | int | float | datetime | None
OWN = (
    *("ID", "WBS", "Task Name", "Outline Level", "Duration", "Start", "Finish", "Predecessors", "Resource Names"),
    *("% Complete", "Milestone", "Actual Start", "Actual Finish", "Remaining Duration", "Constraint Type"),
    *("Constraint Date", "Deadline", "Priority", "Task Mode", "Active", "Notes"),
)
DAY_HOURS = "Hours per Day"
"""Stands in a table only where a day has not eight hours."""
WIDE = {"Task Name": 48, "Start": 17, "Finish": 17, "Predecessors": 18, "Resource Names": 24, "Notes": 40}
DAY, ELAPSED_DAY = 480, 1440
FORMULA = ("=", "+", "-", "@")
"""A spreadsheet takes a cell that begins so for a formula; a blank before it keeps it text and is not read back."""


def write_csv(plan: ForeignPlan) -> bytes:
    """Return the plan as CSV in UTF-8 with a mark, so that spreadsheets show every script."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    headings = _headings(plan)
    writer.writerow([_plain(each) for each in headings])
    for row in _rows(plan):
        writer.writerow([_plain(value) for value in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode(errors="replace")


def write_xlsx(plan: ForeignPlan) -> bytes:
    """Return the plan as a workbook: headings that stay in sight, dates as dates, texts never as formulas.

    Midnight is written as text: a date cell without time of day would read as the morning or the evening.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(data, options)
    sheet, headings = book.add_worksheet("Plan"), _headings(plan)
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, WIDE.get(heading, 12))
        sheet.write_string(0, column, heading, bold)
    for place, row in enumerate(_rows(plan), 1):
        for column, value in enumerate(row):
            if isinstance(value, datetime) and value.time() != time():
                sheet.write_datetime(place, column, value, dated)
            elif isinstance(value, datetime):
                sheet.write_string(place, column, _plain(value))
            elif isinstance(value, int | float):
                sheet.write_number(place, column, value)
            elif value:
                sheet.write_string(place, column, value)
    sheet.freeze_panes(1, 0)
    book.close()
    return data.getvalue()


def left_out(plan: ForeignPlan) -> tuple[Ignored, ...]:
    """Return what a table has no place for."""
    tasks = plan.tasks
    found: list[tuple[int, Sentence, str]] = [
        (len(plan.calendars), sentence("A table holds no calendars."), "Calendar"),
        (sum(bool(each.baselines) for each in tasks), sentence("A table holds no baselines."), "Baseline"),
        (sum(_has_cost(each) for each in tasks), sentence("A table holds no costs."), "Cost"),
    ]
    return tuple(Ignored(said, where) for count, said, where in found if count)


def _has_cost(task: ForeignTask) -> bool:
    return any(each is not None for each in (task.cost, task.fixed_cost, task.actual_cost))


def _headings(plan: ForeignPlan) -> dict[str, str]:
    """Return every heading with what stands below it; a custom field that would be taken for ours is marked."""
    fields = dict.fromkeys(name for task in plan.tasks for name in task.fields)
    taken = {name: f"{FIELD}{name}" if name in (*OWN, DAY_HOURS) or suggested([name]) else name for name in fields}
    own = OWN if plan.day_minutes == DAY else (*OWN, DAY_HOURS)
    return {**{name: name for name in own}, **{heading: name for name, heading in taken.items()}}


def _plain(value: Value) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    text = "" if value is None else str(value)
    return f" {text}" if text.startswith(FORMULA) else text


def _rows(plan: ForeignPlan) -> list[list[Value]]:
    columns = _headings(plan)
    uids = [each.uid for each in plan.tasks]
    are_numbers = all(map(str.isdecimal, uids))
    names = {uid: uid if are_numbers else str(at) for at, uid in enumerate(uids, 1)}
    into: dict[str, list[str]] = {}
    for link in plan.links:
        into.setdefault(link.after, []).append(_link(link, names, plan.day_minutes))
    people = {each.uid: each.name for each in plan.persons}
    working: dict[str, list[str]] = {}
    for each in plan.assignments:
        working.setdefault(each.task, []).append(_person(people[each.person], each.units))
    rows = []
    for task in plan.tasks:
        own = _values(task, plan.day_minutes)
        own |= {"ID": names[task.uid], "Predecessors": ";".join(into.get(task.uid, ()))}
        own["Resource Names"] = "; ".join(working.get(task.uid, ())) + (";" if task.uid in working else "")
        rows.append([own[name] if heading in own else task.fields.get(name) for heading, name in columns.items()])
    return rows


def _values(task: ForeignTask, day: int) -> dict[str, Value]:
    constraint = task.constraint is not Constraint.AS_SOON_AS_POSSIBLE
    return {
        "WBS": task.wbs,
        "Task Name": task.name,
        "Outline Level": task.outline,
        "Duration": length(task.minutes, task.elapsed, day),
        "Start": task.placed_at if task.manual else task.stored_start,
        "Finish": _finish(task),
        "% Complete": f"{task.percent}%",
        "Milestone": "Yes" if task.kind == "milestone" else "No",
        "Actual Start": task.started_at,
        "Actual Finish": task.finished_at,
        "Remaining Duration": None if task.remaining is None else length(task.remaining, task.elapsed, day),
        "Constraint Type": CONSTRAINTS[task.constraint][0] if constraint else None,
        "Constraint Date": task.constraint_at,
        "Deadline": task.deadline,
        "Priority": task.priority,
        "Task Mode": "Manually Scheduled" if task.manual else None,
        "Active": None if task.active else "No",
        "Notes": task.notes,
        DAY_HOURS: round(day / 60, 6),
    }


def _finish(task: ForeignTask) -> datetime | None:
    """Return when a row ends; nothing where it is placed by hand after what was done of it."""
    placed, finish = task.placed_at if task.manual else None, task.stored_finish
    return None if placed and finish and finish < placed else finish


def _person(name: str, units: float) -> str:
    """Return who works with which share; a name that would be read otherwise stands in quotes."""
    quoted = f'"{name.replace(QUOTE, QUOTE * 2)}"' if set(name) & set(LISTING) else name
    return quoted if units == 1 else f"{quoted}[{round(units * 100, 6):g}%]"


def _link(link: ForeignLink, names: dict[str, str], day: int) -> str:
    kind = "" if link.kind is LinkType.FS and not link.lag else link.kind.name
    sign = "-" if link.lag < 0 else "+"
    if link.lag_kind is LagKind.PERCENT:
        lag = f"{sign}{abs(link.lag):.10g}%"
    else:
        lag = f"{sign}{length(abs(round(link.lag)), link.lag_kind is LagKind.ELAPSED, day)}"
    return f"{names[link.before]}{kind}{lag if link.lag else ''}"


def length(minutes: int, elapsed: bool, working_day: int) -> str:
    """Return a duration as people write it, in the largest unit that is exact."""
    day, mark = (ELAPSED_DAY, "e") if elapsed else (working_day, "")
    units = ((day, "day"), (60, "hr"), (1, "min"))
    size, unit = next(each for each in units if minutes % each[0] == 0)
    count = minutes // size
    return f"{count} {mark}{unit}{'' if count == 1 else 's'}"
