"""The same change in several rows at once: owner, days more or less, not before, active; one batch, one undo."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.actions import edit_tasks
from phases.editing.edits import LONGEST_DAYS, LONGEST_OWNER, TaskEdit
from phases.plan import Task
from ui.parts.page.frame import escaped, messages, small
from ui.parts.plan.dialogs.dialogs import close_dialog
from ui.parts.plan.view import PlanView, spoken
from ui.session import acting, database, entered, language, t, tn

FORM = "plan_several"
LONGEST_CHANGE = 250
MOST_NAMED = 5


def several_form(view: PlanView, tasks: Sequence[Task]) -> None:
    """Ask what to change in all these rows, and save it as one batch."""
    chosen = [task for task in tasks if task.kind != "summary"]
    titles = spoken(view, language()).titles
    named = ", ".join(f"{view.numbers[task.id]} {titles[task.id]}" for task in chosen[:MOST_NAMED])
    st.markdown(small(escaped(named + (" …" if len(chosen) > MOST_NAMED else ""))))
    left, right = st.columns(2)
    left.text_input(t("Owner"), key="plan_several_owner", max_chars=LONGEST_OWNER)
    right.number_input(t("Days more or less"), -LONGEST_CHANGE, LONGEST_CHANGE, 0, key="plan_several_days")
    left.date_input(t("Not before"), value=None, key="plan_several_not_before", format="YYYY-MM-DD")
    right.selectbox(
        t("Active"),
        [True, False],
        index=None,
        placeholder=t("as it is"),
        format_func=lambda active: t("yes") if active else t("no, nothing waits for it"),
        key="plan_several_active",
    )
    messages(FORM)
    st.button(
        tn("Change {count} row", "Change {count} rows", len(chosen)) if chosen else t("Change rows"),
        key="plan_several_save",
        type="primary",
        on_click=_save,
        args=(view, tuple(task.id for task in chosen)),
        disabled=not chosen or not _wanted(),
    )
    if not chosen or not _wanted():
        st.markdown(small(t("Say what to change; what you leave empty stays.")))


def _wanted() -> dict[str, Any]:
    """Return what is to be changed: fields that are filled in."""
    asked: dict[str, Any] = {
        "owner": str(entered("plan_several_owner", "")).strip() or None,
        "days": int(entered("plan_several_days", 0)) or None,
        "not_before": entered("plan_several_not_before", None),
        "active": entered("plan_several_active", None),
    }
    return {field: value for field, value in asked.items() if value is not None}


def edits_for(tasks: list[Task], wanted: dict[str, Any]) -> list[TaskEdit]:
    """Return the edits: days are added to tasks, at least half a day is left; milestones keep theirs."""
    more = wanted.get("days", 0)
    found: list[TaskEdit] = []
    for task in tasks:
        changes = {field: value for field, value in wanted.items() if field != "days"}
        if more and task.kind == "task":
            changes["days"] = min(max(0.5, task.days + more), LONGEST_DAYS)
        found.append(TaskEdit(task.id, task.version, changes))
    return [edit for edit in found if edit.changes]


def _save(view: PlanView, row_ids: Sequence[str]) -> None:
    tasks = [view.rows[each].task for each in row_ids if each in view.rows]
    done = tn("{count} row changed", "{count} rows changed", len(tasks))
    with acting(FORM, done) as signature, database() as db:
        edit_tasks(db, signature, view.programme.id, edits_for(tasks, _wanted()))
        close_dialog()
