"""Dialogs about rows: one more below another, rows that go."""

from collections.abc import Sequence

import streamlit as st

from phases.editing.edits import LONGEST_DAYS
from phases.editing.pace import pace_of
from phases.plan import Task
from phases.structure.actions import NewRow, add_row, add_rows, delete_rows
from phases.structure.outline import family
from ui.parts.page.frame import escaped, messages, problem, small
from ui.parts.plan.dialogs.dialogs import close_dialog
from ui.parts.plan.dialogs.fields import add_button, owner_field, title_field
from ui.parts.plan.dialogs.lines import lines_read
from ui.parts.plan.view import PlanView, spoken
from ui.session import acting, database, entered, language, submit_id, t, tn

MOST_PROBLEMS = 8
"""So many lines that cannot be are named."""


def add_form(view: PlanView, above: Task | None, pasted: str = "") -> None:
    """Ask for a task or milestone below a row, or the first one of an empty plan; or for several, line by line."""
    if st.toggle(t("Several at once"), value=bool(pasted), key="plan_row_many"):
        _several(view, above, pasted)
    else:
        _one(view, above)


def _one(view: PlanView, above: Task | None) -> None:
    title = title_field("plan_row_title")
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
    owner_field(right, "plan_row_owner")
    if above and above.kind != "summary":
        st.checkbox(t("It waits for the row above"), value=True, key="plan_row_waits")
    messages("plan_row_add")
    add_button("plan_row_save", title, _add, (view, above.id if above else None, submit_id("plan_row_add")))


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


def _several(view: PlanView, above: Task | None, pasted: str) -> None:
    text = st.text_area(
        t("One row per line: task, days, owner, as copied from a spreadsheet"),
        value=pasted,
        height=220,
        key="plan_row_lines",
        placeholder="Clean the data\t3\tA. Reyes",
    )
    lines, problems = lines_read(text, pace_of(view.frame))
    st.checkbox(t("Each waits for the row above it"), key="plan_row_chain")
    for each in problems[:MOST_PROBLEMS]:
        problem(each)
    messages("plan_row_add")
    st.button(
        tn("Add {count} row", "Add {count} rows", len(lines)),
        key="plan_row_lines_save",
        type="primary",
        on_click=_add_lines,
        args=(view, above.id if above else None, submit_id("plan_row_add")),
        disabled=bool(problems) or not lines,
    )
    st.markdown(
        small(t("Without days a row lasts one; 0 days is a milestone. Leave the field to see how many rows."))
    )


def _add_lines(view: PlanView, above_id: str | None, submit: str) -> None:
    lines, problems = lines_read(str(entered("plan_row_lines", "")), pace_of(view.frame))
    if problems or not lines:
        return
    waits = bool(entered("plan_row_chain", False))
    news = [NewRow(above_id, each.title, each.days, each.owner, waits) for each in lines]
    done = tn("{count} row added", "{count} rows added", len(news))
    with acting("plan_row_add", done, submit) as signature, database() as db:
        add_rows(db, signature, view.programme.id, news)
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
