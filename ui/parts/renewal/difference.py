"""What a renewal would do, in the reader's words: counts, dates, rows field by field, what stays and why."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from phases.plan import Link, Task
from phases.renewal.preview import Name, Preview, dates_finding, preview_finding, staying_finding
from phases.renewal.remains import CriterionChange
from phases.renewal.renewal import LINKS, Conflict
from ui.parts.page.frame import escaped, small
from ui.parts.plan.exchange.difference import headed
from ui.parts.table import text_table
from ui.session import language, said, t, tn
from words.format import UNKNOWN, drift, long_date

READABLE = 12
"""So many rows are shown as text; more of them as a grid."""


def show_preview(found: Preview, apply: Callable[[], None]) -> None:
    """Show what would happen, then what `apply` draws: the choice and the button; then every difference."""
    headed(said(preview_finding(found)), said(dates_finding(found)))
    for unit in found.units[1]:
        st.markdown(small(t("{unit} leaves the programme", unit=escaped(said(unit.name)))))
    if found.new_steps:
        titles = ", ".join(escaped(said(each)) for each in found.new_steps)
        st.markdown(small(t("New steps of the method come in only when you choose them: {titles}", titles=titles)))
    apply()
    names = spoken_names(found)
    _milestones(found, names)
    _fields(found, names)
    _rows(tn("One row comes in", "{count} rows come in", len(found.renewal.added)), found.renewal.added, names)
    _rows(tn("One row goes", "{count} rows go", len(found.renewal.removed)), found.renewal.removed, names)
    _rows(said(staying_finding(found.renewal.staying)), found.renewal.staying, names)
    title = tn("One row was taken out here and stays out", "{count} rows were taken out here and stay out",
               len(found.renewal.absent))  # fmt: skip
    _rows(title, found.renewal.absent, names)
    _criteria(found.criteria)


def spoken_names(found: Preview) -> dict[str, str]:
    """Return what rows, roles, activities and phases are called, by id."""
    pack = found.target.pack
    words: dict[str, Name] = {each.id: each.title for each in pack.roles}
    words |= {each.id: each.title for each in pack.phases}
    words |= {each.id: each.title for each in pack.activities}
    words |= {each.id: each.title for each in pack.unit_activities}
    return {key: said(name) for key, name in {**words, **found.names}.items()}


def conflict_words(conflict: Conflict, names: Mapping[str, str]) -> str:
    """Return a conflict as a choice: the row, its field, the value here and the method's."""
    ours, theirs = (_value(conflict.field, each, names) for each in (conflict.ours, conflict.theirs))
    task = names.get(conflict.task.id, conflict.task.key)
    return t("{task}, {field}: {ours} → {theirs}", task=task, field=_field(conflict.field), ours=ours, theirs=theirs)


def show_conflicts(conflicts: Sequence[Conflict], names: Mapping[str, str]) -> None:
    """Show where people and method differ: what stands here beside what the method says."""
    columns = {
        t("Task"): [names.get(each.task.id, each.task.key) for each in conflicts],
        t("Field"): [_field(each.field) for each in conflicts],
        t("Here"): [_value(each.field, each.ours, names) for each in conflicts],
        t("In the method"): [_value(each.field, each.theirs, names) for each in conflicts],
    }
    _listed(columns, t("Changed here and in the method"))


def _milestones(found: Preview, names: Mapping[str, str]) -> None:
    if not found.moved:
        return
    columns = {
        t("Milestone"): [names.get(each.task.id, each.task.key) for each in found.moved],
        t("Now"): [long_date(each.before, language()) for each in found.moved],
        t("Afterwards"): [long_date(each.after, language()) for each in found.moved],
        t("Working days"): [drift(each.days, language()) for each in found.moved],
    }
    title = tn("One milestone moves", "{count} milestones move", len(found.moved))
    with st.expander(title, expanded=len(found.moved) <= READABLE):
        _listed(columns, title)


def _fields(found: Preview, names: Mapping[str, str]) -> None:
    lines = [
        (
            names.get(each.task.id, each.task.key),
            _field(name),
            *(_value(name, s[name], names) for s in (each.before, each.after)),
        )
        for each in (*found.renewal.changed, *found.renewal.renamed)
        for name in each.after
    ]
    if not lines:
        return
    task, field, before, after = (list(column) for column in zip(*lines, strict=True))
    title = tn("One field follows the method", "{count} fields follow the method", len(lines))
    with st.expander(title, expanded=len(lines) <= READABLE):
        _listed({t("Task"): task, t("Field"): field, t("Here"): before, t("In the method"): after}, title)


def _rows(title: str, tasks: Sequence[Task], names: Mapping[str, str]) -> None:
    if not tasks:
        return
    with st.expander(title):
        columns = {
            t("Task"): [names.get(each.id, each.key) for each in tasks],
            t("Days"): [f"{each.days:.10g}" if each.kind == "task" else "" for each in tasks],
            t("Under"): [names.get(each.parent_id or "", "") for each in tasks],
        }
        _listed(columns, title)


def _criteria(changes: Sequence[CriterionChange]) -> None:
    if not changes:
        return
    title = tn("One criterion of a gate changes", "{count} criteria of gates change", len(changes))
    with st.expander(title):
        columns = {
            t("Gate"): [said(each.gate.title) for each in changes],
            t("Now"): [_criterion(each.before) for each in changes],
            t("Afterwards"): [_criterion(each.after) for each in changes],
        }
        _listed(columns, title)


def _criterion(criterion: Any) -> str:
    if criterion is None:
        return UNKNOWN
    weight = t("must") if criterion.weight == "must" else t("should")
    return t("{title} ({weight})", title=said(criterion.title), weight=weight)


def _field(name: str) -> str:
    words = {"days": t("Days"), "role": t("Role"), "activity": t("Activity"), "phase": t("Phase")}
    return (words | {"title": t("Title"), "parent_id": t("Under"), LINKS: t("Waits for")})[name]


def _value(name: str, value: Any, names: Mapping[str, str]) -> str:
    if name == LINKS:
        return "; ".join(_link(each, names) for each in sorted(value, key=str)) or UNKNOWN
    if name == "days":
        return f"{value:.10g}"
    if name == "title":
        return said(value) if value else t("as the method calls it")
    return names.get(value, value) or UNKNOWN


def _link(link: Link, names: Mapping[str, str]) -> str:
    lag = f"{link.lag:+g}" if link.lag else ""
    return f"{names.get(link.before_id, link.before_id)} {link.kind}{lag}"


def _listed(columns: Mapping[str, Sequence[str]], alt: str) -> None:
    """Show columns as text, or as a grid where they are long."""
    if len(next(iter(columns.values()))) <= READABLE:
        text_table({name: [escaped(cell) for cell in cells] for name, cells in columns.items()}, alt)
    else:
        st.dataframe(dict(columns), hide_index=True, height=260, row_height=31, alt=alt)
