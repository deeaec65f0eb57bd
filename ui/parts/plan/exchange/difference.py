"""What an import would do, row by row and in the reader's words, and what of the file has no place here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from exchange.plan.foreign import Ignored
from phases.editing.predecessors import lag_written
from phases.intake.difference.telling import missing_finding
from phases.intake.incoming import Difference, TaskChange
from phases.network.network import Constraint
from phases.plan import Task
from phases.summary.view import View
from phases.titles import full_title
from ui.parts.page.frame import escaped, small
from ui.parts.table import text_table
from ui.session import language, said, t, tn
from words.format import UNKNOWN, long_date

READABLE = 12
"""So many rows are shown as text; more of them as a grid."""
NAMED = 3
CONSTRAINTS = {
    Constraint.AS_SOON_AS_POSSIBLE: "As soon as possible",
    Constraint.AS_LATE_AS_POSSIBLE: "As late as possible",
    Constraint.MUST_START_ON: "Must start on",
    Constraint.MUST_FINISH_ON: "Must finish on",
    Constraint.START_NO_EARLIER: "Starts no earlier than",
    Constraint.START_NO_LATER: "Starts no later than",
    Constraint.FINISH_NO_EARLIER: "Finishes no earlier than",
    Constraint.FINISH_NO_LATER: "Finishes no later than",
}


def show_difference(found: Difference, view: View) -> None:
    """Show rows that change, with each field before and after, rows that come, links, and rows that stay."""
    names = {task.id: said(full_title(task, view.titles, view.units)) for task in _rows(view)}
    names |= {task.id: said(task.title) for task in found.added}
    calendars = {each.key: said(each.name) for each in found.arrival.calendars.rows}
    _changed(found.changed, names, calendars)
    _added(found.added, names)
    _links(found, names, view.programme.day_minutes)
    if found.missing:
        with st.expander(said(missing_finding(found))):
            text_table({t("Task"): [escaped(names.get(each.id, each.key)) for each in found.missing]}, t("Task"))


def headed(title: str, reading: str) -> None:
    """Show what follows in bold and small letters: headings shrink within a dialog, below the size of its text."""
    st.markdown(f"**{escaped(title)}**  \n{small(escaped(reading))}")


def show_ignored(ignored: Sequence[Ignored]) -> None:
    """Show what of the file is not taken over, and where it stands there."""
    if not ignored:
        return
    places: dict[str, list[str]] = defaultdict(list)
    for each in ignored:
        places[said(each.what)].append(each.where)
    title = t("What of the file has no place here, or was decided in reading it")
    headed(title, t("Everything else is taken over"))
    _listed({t("What"): list(places), t("Where"): [_where(each) for each in places.values()]}, title)


def _where(places: Sequence[str]) -> str:
    named = [place for place in places if place]
    shown = "; ".join(named[:NAMED])
    more = len(named) - NAMED
    return t("{places} and {count} more", places=shown, count=more) if more > 0 else shown or UNKNOWN


def _rows(view: View) -> list[Task]:
    return [task for task in view.plan.tasks if task.id in view.titles]


def _changed(changes: Sequence[TaskChange], names: Mapping[str, str], calendars: Mapping[str, str]) -> None:
    lines = [
        (names.get(each.task.id, each.task.key), *line)
        for each in changes
        for line in changed_fields(each, calendars)
    ]
    if not lines:
        return
    title = tn("One row changes", "{count} rows change", len(changes))
    headed(title, t("Each field as it stands here, and as the file has it"))
    task, field, before, after = (list(column) for column in zip(*lines, strict=True))
    _listed({t("Task"): task, t("Field"): field, t("Here"): before, t("In the file"): after}, title)


def _added(tasks: Sequence[Task], names: Mapping[str, str]) -> None:
    if not tasks:
        return
    kinds = {"summary": t("summary"), "task": t("task"), "milestone": t("milestone")}
    columns = {
        t("Task"): [names[each.id] for each in tasks],
        t("Kind"): [kinds[each.kind] for each in tasks],
        t("Days"): [_number(each.days) if each.kind == "task" else "" for each in tasks],
        t("Under"): [names.get(each.parent_id or "", "") for each in tasks],
    }
    title = tn("One row comes in", "{count} rows come in", len(tasks))
    with st.expander(title, expanded=len(tasks) <= READABLE):
        _listed(columns, title)


def _links(found: Difference, names: Mapping[str, str], day_minutes: int) -> None:
    lines = [(t("comes in"), each) for each in found.added_links] + [
        (t("goes"), each) for each in found.removed_links
    ]
    if not lines:
        return
    columns = {
        t("Change"): [word for word, _ in lines],
        t("From"): [names.get(each.before_id, "") for _, each in lines],
        t("To"): [names.get(each.after_id, "") for _, each in lines],
        t("How"): [f"{each.kind}{lag_written(each, day_minutes)}" for _, each in lines],
    }
    title = tn("One link changes", "{count} links change", len(lines))
    with st.expander(title, expanded=len(lines) <= READABLE):
        _listed(columns, title)


def _listed(columns: Mapping[str, Sequence[str]], alt: str) -> None:
    """Show columns as text, or as a grid where they are long."""
    if len(next(iter(columns.values()))) <= READABLE:
        text_table({name: [escaped(cell) for cell in cells] for name, cells in columns.items()}, alt)
    else:
        st.dataframe(dict(columns), hide_index=True, height=260, row_height=31, alt=alt)


def changed_fields(change: TaskChange, calendars: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what changes in a row: field, value here, value in the file; a date and its time are one field.

    `calendars` are the names of calendars by key.
    """
    after_all = replace(change.task, **change.after)
    before, after = (
        [*_fields(each), (t("Calendar"), _calendar(each, calendars))] for each in (change.task, after_all)
    )
    shown = zip(before, after, strict=True)
    return [(name, here, there) for (name, here), (_, there) in shown if here != there]


def _calendar(task: Task, calendars: Mapping[str, str]) -> str:
    return calendars.get(task.calendar_key, task.calendar_key) or UNKNOWN


def _fields(task: Task) -> list[tuple[str, str]]:
    elapsed = t("{days} on the clock", days=_number(task.days))
    kinds = {"summary": t("summary"), "task": t("task"), "milestone": t("milestone")}
    return [
        (t("Task"), said(task.title)),
        (t("Kind"), kinds[task.kind]),
        (t("Days"), elapsed if task.elapsed else _number(task.days)),
        (t("Done, %"), f"{task.percent}"),
        (t("Started on"), _moment(task.started_on, task.started_time)),
        (t("Done on"), _moment(task.finished_on, task.finished_time)),
        (t("Days left"), UNKNOWN if task.remaining is None else _number(task.remaining)),
        (t("Constraint"), _constraint(task)),
        (t("Deadline"), _moment(task.deadline_on, task.deadline_time)),
        (t("Placed by hand"), _moment(task.placed_on, task.placed_time) if task.manual else t("no")),
        (t("Active"), t("yes") if task.active else t("no")),
    ]


def _constraint(task: Task) -> str:
    word = t(CONSTRAINTS[Constraint(task.constraint_kind)])
    return f"{word} {_moment(task.constraint_on, task.constraint_time)}" if task.constraint_on else word


def _moment(day: date | None, minute: int | None) -> str:
    if day is None:
        return UNKNOWN
    words = long_date(day, language())
    return words if minute is None else f"{words}, {minute // 60:02}:{minute % 60:02}"


def _number(days: float) -> str:
    return f"{days:.10g}"
