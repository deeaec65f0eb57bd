"""Reporting progress of a unit's activity, and adding a unit."""

from collections.abc import Callable

import streamlit as st

from phases.actions import add_unit, edit_tasks
from phases.editing.edits import TaskEdit
from phases.plan import Task
from phases.programme import UNIT_KINDS, NewUnit
from rollout.matrix import Cell, UnitRow, waves
from ui.parts.frame import escaped, messages, small
from ui.parts.rollout.view import Rollout
from ui.parts.status import badge
from ui.parts.unit_table import kind_words
from ui.session import acting, database, entered, forget, keep, kept, language, said, t, today
from words.format import drift, long_date

REPORT, ADD = "rollout_report", "rollout_add"


def report_progress(rollout: Rollout) -> None:
    """Ask in a dialog how far an activity of a unit is."""
    _opened(REPORT, t("Report progress"), _report_form)(rollout)


def new_unit(rollout: Rollout) -> None:
    """Ask in a dialog for one more unit."""
    _opened(ADD, t("Add unit"), _add_form)(rollout)


def _opened(form: str, title: str, body: Callable[[Rollout], None]) -> Callable[[Rollout], None]:
    forget(f"saved:{form}")
    forget(f"refused:{form}")
    opened: Callable[[Rollout], None] = st.dialog(title)(body)
    return opened


def _close_when_saved(form: str) -> None:
    if kept(f"saved:{form}", lambda: False):
        forget(f"saved:{form}")
        st.rerun()


def _report_form(rollout: Rollout) -> None:
    _close_when_saved(REPORT)
    open_rows = [row for row in rollout.rows if row.done < len(row.cells)] or list(rollout.rows)
    row = st.selectbox(t("Unit"), open_rows, format_func=lambda each: said(each.unit.name), key=f"{REPORT}_unit")
    cell = st.selectbox(
        t("Activity"),
        row.cells,
        index=row.cells.index(row.now),
        format_func=lambda each: said(rollout.titles[each.activity]),
        key=f"{REPORT}_activity_{row.unit.key}",
    )
    st.markdown(f"{badge(cell.status)} {small(_standing(cell))}")
    task = cell.dated.task
    with st.form(REPORT, border=False):
        st.slider(t("Done, in %"), 0, 100, cell.dated.percent, 5, key=f"{REPORT}_percent_{task.key}")
        st.date_input(
            t("Finished on"),
            task.finished_on,
            max_value=today(),
            format="YYYY-MM-DD",
            key=f"{REPORT}_finished_{task.key}",
        )
        st.markdown(small(t("A date means finished; 100 % without a date means finished today.")))
        st.form_submit_button(t("Save progress"), type="primary", on_click=_report, args=(rollout, row, task))
    messages(REPORT)


def _standing(cell: Cell) -> str:
    return t(
        "forecast {day}, drift {drift}",
        day=long_date(cell.dated.finish, language()),
        drift=drift(cell.dated.drift, language()),
    )


def _report(rollout: Rollout, row: UnitRow, task: Task) -> None:
    percent = entered(f"{REPORT}_percent_{task.key}", task.percent)
    finished = entered(f"{REPORT}_finished_{task.key}", task.finished_on)
    changes = {"percent": 100, "finished_on": finished} if finished else {"percent": percent}
    if task.finished_on and percent < 100 and finished == task.finished_on:
        changes = {"percent": percent}
    done = t("Progress of {unit} is saved", unit=escaped(said(row.unit.name)))
    with acting(REPORT, done) as signature, database() as db:
        edit_tasks(db, signature, rollout.programme.id, [TaskEdit(task.id, task.version, changes)])
        keep(f"saved:{REPORT}", True)


def _add_form(rollout: Rollout) -> None:
    _close_when_saved(ADD)
    words, last = kind_words(), max(waves(rollout.rows), default=0)
    with st.form(ADD, border=False):
        st.text_input(t("Unit"), key=f"{ADD}_name", max_chars=120)
        st.selectbox(t("Kind"), UNIT_KINDS, index=1, format_func=words.__getitem__, key=f"{ADD}_kind")
        left, right = st.columns(2)
        left.number_input(t("Wave"), 0, 99, max(last, 1), help=t("0 is the pilot"), key=f"{ADD}_wave")
        right.number_input(t("People"), 0, 1_000_000, 0, key=f"{ADD}_people")
        st.markdown(small(t("The unit gets the six deployment activities and starts with its wave.")))
        st.form_submit_button(t("Add to the plan"), type="primary", on_click=_add, args=(rollout,))
    messages(ADD)


def _add(rollout: Rollout) -> None:
    new = NewUnit(
        name=entered(f"{ADD}_name", "").strip(),
        kind=entered(f"{ADD}_kind", UNIT_KINDS[1]),
        wave=entered(f"{ADD}_wave", 1),
        people=entered(f"{ADD}_people", 0),
    )
    with acting(ADD, t("{unit} is in the plan", unit=escaped(str(new.name)))) as signature, database() as db:
        add_unit(db, signature, rollout.programme.id, new)
        keep(f"saved:{ADD}", True)
