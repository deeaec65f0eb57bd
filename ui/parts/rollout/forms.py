"""Reporting progress of a unit's activity."""

from collections.abc import Callable

import streamlit as st

from phases.actions import edit_tasks
from phases.editing.edits import TaskEdit
from phases.plan import Task
from rollout.matrix import Cell, UnitRow
from ui.parts.page.frame import escaped, messages, small
from ui.parts.page.status import badge
from ui.parts.rollout.view import Rollout
from ui.session import acting, database, entered, forget, keep, kept, language, said, t, today
from words.format import drift, long_date

REPORT = "rollout_report"


def report_progress(rollout: Rollout) -> None:
    """Ask in a dialog how far an activity of a unit is."""
    opened_form(REPORT, t("Report progress"), _report_form)(rollout)


def opened_form(form: str, title: str, body: Callable[[Rollout], None]) -> Callable[[Rollout], None]:
    """Return a dialog around a form, as nobody has saved it yet."""
    forget(f"saved:{form}")
    forget(f"refused:{form}")
    opened: Callable[[Rollout], None] = st.dialog(title)(body)
    return opened


def close_when_saved(form: str) -> None:
    """Close a dialog once what it asks for is saved."""
    if kept(f"saved:{form}", lambda: False):
        forget(f"saved:{form}")
        st.rerun()


def _report_form(rollout: Rollout) -> None:
    close_when_saved(REPORT)
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
    if all(getattr(task, name) == value for name, value in changes.items()):
        done = t("Nothing of {unit} changed: nothing was saved", unit=escaped(said(row.unit.name)))
    else:
        done = t("Progress of {unit} is saved", unit=escaped(said(row.unit.name)))
    with acting(REPORT, done) as signature, database() as db:
        edit_tasks(db, signature, rollout.programme.id, [TaskEdit(task.id, task.version, changes)])
        keep(f"saved:{REPORT}", True)
