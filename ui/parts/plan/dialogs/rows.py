"""Dialogs about rows: one more below another, rows that go."""

from collections.abc import Sequence

import streamlit as st

from phases.editing.edits import LONGEST_DAYS, LONGEST_OWNER, LONGEST_TITLE
from phases.plan import Task
from phases.structure.actions import NewRow, add_row, delete_rows
from phases.structure.outline import family
from ui.parts.page.frame import escaped, messages, small
from ui.parts.plan.dialogs.dialogs import close_dialog
from ui.parts.plan.view import PlanView, spoken
from ui.session import acting, database, entered, language, submit_id, t, tn


def add_form(view: PlanView, above: Task | None) -> None:
    """Ask for a task or milestone below a row, or for the first one of an empty plan."""
    st.text_input(t("Task"), key="plan_row_title", max_chars=LONGEST_TITLE)
    left, right = st.columns(2)
    left.number_input(
        t("Days"),
        0.0,
        float(LONGEST_DAYS),
        5.0,
        step=0.5,
        format="%g",
        key="plan_row_days",
        help=t("0 is a milestone"),
    )
    right.text_input(t("Owner"), key="plan_row_owner", max_chars=LONGEST_OWNER)
    if above and above.kind != "summary":
        st.checkbox(t("It waits for the row above"), value=True, key="plan_row_waits")
    messages("plan_row_add")
    title = str(entered("plan_row_title", "")).strip()
    st.button(
        t("Add task"),
        key="plan_row_save",
        type="primary",
        on_click=_add,
        args=(view, above.id if above else None, submit_id("plan_row_add")),
        disabled=not title,
    )
    if not title:
        st.markdown(small(t("Name the task, then press Enter.")))


def _add(view: PlanView, above_id: str | None, submit: str) -> None:
    new = NewRow(
        below_id=above_id,
        title=str(entered("plan_row_title", "")).strip(),
        days=float(entered("plan_row_days", 5.0)),
        owner=str(entered("plan_row_owner", "")).strip(),
        waits=bool(entered("plan_row_waits", False)),
    )
    with acting("plan_row_add", t("Task added"), submit) as signature, database() as db:
        add_row(db, signature, view.programme.id, new)
        close_dialog()


def delete_form(view: PlanView, tasks: Sequence[Task]) -> None:
    """Say what goes with some rows, and delete them."""
    held = {task.id: task for each in tasks for task in family(view.plan.tasks, each.id)}
    title = spoken(view, language()).titles.get(tasks[0].id, "")
    count = len(held)
    st.markdown(
        escaped(
            tn("“{title}” and its links go.", "“{title}” with {count} rows and their links go.", count, title=title)
            if len(tasks) == 1
            else t("“{title}” and others, {n} rows in all, go with their links.", title=title, n=count)
        )
    )
    st.markdown(small(t("Undo brings them back. Baselines keep their dates.")))
    messages("plan_row_delete")
    ids = tuple(task.id for task in tasks)
    st.button(
        t("Delete"),
        key="plan_row_delete_save",
        type="primary",
        on_click=_delete,
        args=(view, ids, submit_id("plan_row_delete")),
    )


def _delete(view: PlanView, task_ids: Sequence[str], submit: str) -> None:
    with acting("plan_row_delete", t("Rows deleted"), submit) as signature, database() as db:
        delete_rows(db, signature, view.programme.id, task_ids)
        close_dialog()
