"""The persons of a programme as a table to edit: many changes, one save."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from phases.capacity.people import NewPerson, Person, PersonEdit
from phases.capacity.staffing import StaffBatch
from phases.effort.actions import save_staff
from ui.parts.page.frame import finding, messages, small
from ui.parts.people.view import People
from ui.parts.unit_table import Edits
from ui.session import acting, database, entered, forget, keep, kept, said, t, tn

if TYPE_CHECKING:
    import pandas as pd

FORM = "people_table"
COLUMNS = {"name": "name", "role": "role", "share": "units", "rate": "rate", "calendar": "calendar_key"}
"""Columns of the table, and the field of a person behind each."""
NUMBERS = ("share", "rate")


@dataclass(frozen=True, eq=False)
class Sheet:
    """The table as it was drawn first: its widget, whose people, the persons with their versions, the rows."""

    key: str
    name: str
    revision: int
    persons: Sequence[Person]
    frame: "pd.DataFrame"


def people_table(people: People) -> None:
    """Show the persons for editing; what is not saved yet stays, whoever else saves."""
    sheet = _sheet(people)
    finding(
        t("Who works on the programme"),
        t("Full-time share 1 is one person full time; the rate is what an hour costs. Add a line at the end."),
    )
    st.data_editor(
        sheet.frame,
        key=sheet.key,
        num_rows="dynamic",
        hide_index=True,
        row_height=29,
        column_order=[name for name in COLUMNS if name != "calendar" or people.calendars],
        column_config=_config(people),
        placeholder="",
        alt=t("Persons: name, role, full-time share, rate per hour"),
    )
    count = _count(entered(sheet.key, Edits()))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Save people"),
            key="people_save",
            type="primary",
            on_click=_save,
            args=(people, sheet),
            disabled=not count,
        )
        if count:
            st.button(t("Discard"), key="people_discard", on_click=_discard)
            st.markdown(small(tn("{count} line changed", "{count} lines changed", count)))
    messages(FORM)


def _config(people: People) -> dict[str, Any]:
    column, roles = st.column_config, _roles(people)
    calendars = {"": t("the programme's")} | {key: said(name) for key, name in people.calendars.items()}
    return {
        "name": column.TextColumn(t("Person"), required=True, max_chars=120, width=200),
        "role": column.SelectboxColumn(
            t("Role"), options=list(roles), format_func=_words_of(roles), default="", width=180
        ),
        "share": column.NumberColumn(
            t("Full-time share"), min_value=0.01, max_value=1000, default=1.0, step=0.01, format="%g", width=120
        ),
        "rate": column.NumberColumn(t("Rate per hour"), min_value=0.0, step=0.01, format="%g", width=120),
        "calendar": column.SelectboxColumn(
            t("Hours"), options=list(calendars), format_func=_words_of(calendars), default="", width=150
        ),
    }


def _words_of(words: Mapping[str, str]) -> Callable[[object], str]:
    return lambda key: words.get(str(key or ""), str(key))


def _roles(people: People) -> dict[str, str]:
    known = {"": ""} | {each.id: said(each.title) for each in people.view.pack.roles}
    return known | {each.role: each.role for each in people.persons if each.role not in known}


def _sheet(people: People) -> Sheet:
    """Return the table of the last run; without unsaved changes it moves on to the current revision."""
    last: Sheet | None = kept("people sheet", lambda: None)
    moment = people.moment
    name = f"{moment.path}:{moment.programme_id}:{moment.created_at}"
    if last and last.name == name and (last.revision == moment.revision or _count(entered(last.key, Edits()))):
        return last
    number = kept("people round", lambda: 0) + 1
    keep("people round", number)
    sheet = Sheet(f"people_table_{number}", name, moment.revision, people.persons, _frame(people.persons))
    keep("people sheet", sheet)
    return sheet


def _frame(persons: Sequence[Person]) -> "pd.DataFrame":
    """Return the rows as the editor takes them: made once, because data that change would cost the reader an edit."""
    import pandas as pd

    words = {
        "name": [said(each.name) for each in persons],
        "role": [each.role for each in persons],
        "calendar": [each.calendar_key for each in persons],
    }
    numbers = {"share": [each.units for each in persons], "rate": [each.rate for each in persons]}
    columns = {name: pd.Series(values, dtype="str") for name, values in words.items()}
    columns |= {name: pd.Series(values, dtype="float64") for name, values in numbers.items()}
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def _count(edits: Edits) -> int:
    return len(edits.get("edited_rows", {})) + len(edits.get("added_rows", [])) + len(edits.get("deleted_rows", []))


def _save(people: People, sheet: Sheet) -> None:
    edits = entered(sheet.key, Edits())
    with acting(FORM, t("People saved")) as signature:
        with database() as db:
            save_staff(db, signature, people.programme.id, batch_of(sheet.persons, edits))
        _discard()


def batch_of(persons: Sequence[Person], edits: Edits) -> StaffBatch:
    """Return what stands in the table as changes of the persons in view; empty new lines are none."""
    removed = [persons[at] for at in edits.get("deleted_rows", [])]
    changed = [
        PersonEdit(persons[at].key, persons[at].version, _fields(cells))
        for at, cells in ((int(at), cells) for at, cells in edits.get("edited_rows", {}).items())
        if persons[at] not in removed
    ]
    added = [NewPerson(**{"name": "", **_fields(cells)}) for cells in edits.get("added_rows", []) if _fields(cells)]
    return StaffBatch(tuple(added), tuple(changed), tuple(removed))


def _fields(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return cells as fields of a person; an emptied share is full time, an emptied rate is none."""
    found: dict[str, Any] = {}
    for column, field in COLUMNS.items():
        if column in cells:
            value = cells[column]
            found[field] = _number(column, value) if column in NUMBERS else value or ""
    return found


def _number(column: str, value: float | None) -> float | None:
    if value is None:
        return None if column == "rate" else 1.0
    return float(value)


def _discard() -> None:
    """Forget what is not saved and show the persons as they are."""
    forget("people sheet")
