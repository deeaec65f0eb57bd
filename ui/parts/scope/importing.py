"""Requirements from a table: the file, what it would change, and one button that reads all of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from errors import Refusal
from exchange.requirements_file import (
    COLUMNS,
    LIMIT,
    Form,
    mapped,
    recognised,
    requirement_lines,
    write_requirements,
)
from phases.intake.requirements import Difference, Line
from phases.scope.actions import import_requirements, incoming
from phases.scope.requirement import Requirement
from ui.parts.page.dialogs import close_when_saved, open_dialog, saving
from ui.parts.page.frame import escaped, messages, problem, small
from ui.parts.scope.view import Scoped
from ui.parts.scope.words import EXCEPTION_WORDS, PRIORITY_WORDS, shown_key
from ui.parts.table import text_table
from ui.session import database, language, said, t, tn
from words.format import UNKNOWN

IMPORT = "scope_import"
MOST_SHOWN = 30
FORMS: dict[Form, str] = {"xlsx": "What stands here as a workbook", "csv": "as CSV"}
FIELDS = {
    "key": "No.",
    "title": "Title",
    "department": "Department",
    "area": "Functional area",
    "priority": "Priority",
    "level": "Level 1–4",
    "objectives": "Objectives",
    "exception": "Exception",
}


def import_dialog(found: Scoped) -> None:
    """Ask in a dialog for a table of requirements."""
    open_dialog(IMPORT, t("Requirements from a table"), lambda: _import_form(found), wide=True)


def _import_form(found: Scoped) -> None:
    close_when_saved(IMPORT)
    _downloads(found)
    file = st.file_uploader(
        t("Workbook (XLSX), or CSV in UTF-8, at most {size} MB", size=LIMIT // 2**20),
        type=["xlsx", "xlsm", "csv", "tsv", "txt"],
        key=f"{IMPORT}_file",
    )
    st.markdown(
        small(t("Columns: title, and where known id, department, area, priority, level, objectives, exception."))
    )
    messages(IMPORT)
    if file is None:
        return
    try:
        lines = requirement_lines(file.getvalue())
        lines = mapped(lines, _columns([*lines[0][1]], file.file_id))
        with database() as db:
            wanted = incoming(db, found.programme.id, lines)
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    _difference(wanted)
    st.button(
        t("Read the table"),
        key=f"{IMPORT}_save",
        type="primary",
        on_click=_save,
        args=(found, lines),
        disabled=not wanted.wanted,
    )


def _downloads(found: Scoped) -> None:
    """Offer what stands here as a file to edit and read again."""
    with st.container(horizontal=True):
        for form, label in FORMS.items():
            st.download_button(
                t(label),
                partial(write_requirements, found.scope.requirements, found.areas, (form, language())),
                f"requirements-{found.programme.id}.{form}",
                key=f"{IMPORT}_{form}",
                on_click="ignore",
                icon=":material/download:",
                disabled=not found.scope.requirements,
            )


def _columns(headings: list[str], mark: str) -> dict[str, str]:
    """Let the reader say which column is what; those with a known name are chosen already."""
    known = recognised(headings)
    with st.expander(t("Which column is what"), expanded="title" not in known):
        places = st.columns(4)
        return {
            field: places[at % 4].selectbox(
                t(FIELDS[field]),
                ["", *dict.fromkeys(headings)],
                index=headings.index(known[field]) + 1 if field in known else 0,
                format_func=lambda each: each or "–",
                key=f"{IMPORT}_{field}_{mark}",
            )
            or ""
            for at, field in enumerate(COLUMNS)
        }


def _save(found: Scoped, lines: Sequence[Line]) -> None:
    with saving(IMPORT, t("Requirements read")) as (db, signature):
        import_requirements(db, signature, found.programme.id, lines)


def _difference(wanted: Difference) -> None:
    counts = [
        tn("{count} new requirement", "{count} new requirements", len(wanted.added)),
        tn("{count} changes", "{count} change", len(wanted.changed)),
        tn("{count} stays as it is", "{count} stay as they are", wanted.same),
    ]
    st.markdown(f"**{' · '.join(counts)}**")
    rows = difference_rows(wanted)
    if rows:
        columns = {
            t("Requirement"): [escaped(row[0]) for row in rows[:MOST_SHOWN]],
            t("What changes"): [escaped(row[1]) for row in rows[:MOST_SHOWN]],
        }
        text_table(columns, t("What the table would change"))
    if len(rows) > MOST_SHOWN:
        st.markdown(small(t("… and {n} more", n=len(rows) - MOST_SHOWN)))


def difference_rows(wanted: Difference) -> list[tuple[str, str]]:
    """Return each requirement that is new or changes, with what changes of it."""
    new = [(said(each.title), t("new")) for each in wanted.added]
    changed = [
        (f"{shown_key(before.key)} {said(before.title)}", " · ".join(_changes(before, after)))
        for before, after in wanted.changed
    ]
    return new + changed


def _changes(before: Requirement, after: Requirement) -> list[str]:
    pairs = zip(_facts(before), _facts(after), strict=True)
    return [f"{label}: {old} → {new}" for (label, old), (_, new) in pairs if old != new]


def _facts(each: Requirement) -> list[tuple[str, str]]:
    return [
        (t("Title"), said(each.title)),
        (t("Department"), said(each.department) or UNKNOWN),
        (t("Functional area"), each.area or UNKNOWN),
        (t("Priority"), said(PRIORITY_WORDS[each.priority])),
        (t("Level 1–4"), f"{each.level}"),
        (t("Exception"), said(EXCEPTION_WORDS[each.exception])),
        (t("Objectives"), ", ".join(map(shown_key, each.objectives)) or UNKNOWN),
    ]
