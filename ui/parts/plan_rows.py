"""What is done to the row in hand: one more below it, up and down, in and out, away."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from phases.editing import LONGEST_DAYS, LONGEST_OWNER, LONGEST_TITLE
from phases.plan import Task
from phases.structure.actions import NewRow, add_row, delete_rows, indent_row, move_row, outdent_row
from phases.structure.outline import family, is_movable
from ui.parts.frame import escaped, messages, small
from ui.parts.plan_dialogs import close_dialog, open_dialog
from ui.parts.plan_view import PlanView, spoken
from ui.session import acting, database, entered, keep, kept, language, t, tn

FORM, CHANGED = "plan_rows", "plan rows changed"
MOVES: dict[str, tuple[str, str, str, Callable[..., Any], tuple[int, ...]]] = {
    "up": (":material/arrow_upward:", "Move up", "Row moved", move_row, (-1,)),
    "down": (":material/arrow_downward:", "Move down", "Row moved", move_row, (1,)),
    "out": (":material/format_indent_decrease:", "One level out", "Row moved out", outdent_row, ()),
    "in": (":material/format_indent_increase:", "One level in", "Row moved in", indent_row, ()),
}


def row_buttons(view: PlanView, task: Task) -> None:
    """Show the buttons for a row; the method's own rows keep their place, and a line says so."""
    if kept(CHANGED, lambda: False):
        keep(CHANGED, False)
        st.rerun()
    fixed = not is_movable(task)
    with st.container(horizontal=True, gap="small"):
        if st.button(t("Add below"), key="plan_row_add", icon=":material/add:", type="tertiary"):
            open_dialog(t("Add below"), lambda: add_form(view, task))
        for name, (icon, words, *_) in MOVES.items():
            st.button(
                "",
                key=f"plan_row_{name}",
                icon=icon,
                help=t(words),
                type="tertiary",
                disabled=fixed,
                on_click=_move,
                args=(view, task.id, name),
            )
        if st.button(
            "", key="plan_row_delete", icon=":material/delete:", help=t("Delete"), type="tertiary", disabled=fixed
        ):
            open_dialog(t("Delete"), lambda: _delete_form(view, task))
    messages(FORM)
    if fixed:
        st.markdown(small(t("This row belongs to the method and keeps its place.")))


def _move(view: PlanView, task_id: str, name: str) -> None:
    _, _, done, action, more = MOVES[name]
    with acting(FORM, t(done)) as signature, database() as db:
        action(db, signature, view.programme.id, task_id, *more)
        keep(CHANGED, True)


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
        args=(view, above.id if above else None),
        disabled=not title,
    )
    if not title:
        st.markdown(small(t("Name the task, then press Enter.")))


def _add(view: PlanView, above_id: str | None) -> None:
    new = NewRow(
        below_id=above_id,
        title=str(entered("plan_row_title", "")).strip(),
        days=float(entered("plan_row_days", 5.0)),
        owner=str(entered("plan_row_owner", "")).strip(),
        waits=bool(entered("plan_row_waits", False)),
    )
    with acting("plan_row_add", t("Task added")) as signature, database() as db:
        add_row(db, signature, view.programme.id, new)
        close_dialog()


def _delete_form(view: PlanView, task: Task) -> None:
    held = family(view.plan.tasks, task.id)
    title = spoken(view, language()).titles.get(task.id, "")
    count = len(held)
    st.markdown(
        escaped(
            tn("“{title}” and its links go.", "“{title}” with {count} rows and their links go.", count, title=title)
        )
    )
    st.markdown(small(t("Undo brings them back. Baselines keep their dates.")))
    messages("plan_row_delete")
    st.button(t("Delete"), key="plan_row_delete_save", type="primary", on_click=_delete, args=(view, task.id))


def _delete(view: PlanView, task_id: str) -> None:
    with acting("plan_row_delete", t("Rows deleted")) as signature, database() as db:
        delete_rows(db, signature, view.programme.id, [task_id])
        close_dialog()
