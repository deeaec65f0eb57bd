"""Linking two tasks: which waits for which, at which ends, with what lag in the usual notation."""

import streamlit as st

from phases.actions import link_tasks
from phases.dates.reasons import KINDS
from phases.editing.edits import InvalidEdit
from phases.editing.pace import pace_of
from phases.editing.predecessors import read
from phases.plan import Link
from ui.parts.page.frame import messages
from ui.parts.plan.dialogs.dialogs import close_dialog, task_select
from ui.parts.plan.view import PlanView
from ui.session import acting, database, entered, submit_id, t

FORM = "plan_link"
LONGEST = 20


def link_form(view: PlanView) -> None:
    """Ask which task waits for which, and how."""
    task_select(view, t("This task"), f"{FORM}_after")
    before = task_select(view, t("waits for"), f"{FORM}_before", t("Choose a task"))
    left, right = st.columns(2)
    left.selectbox(t("Kind of link"), list(KINDS), format_func=lambda kind: t(KINDS[kind]), key=f"{FORM}_kind")
    right.text_input(t("Lag: 3d, -2ed, 50%"), key=f"{FORM}_lag", max_chars=LONGEST)
    messages(FORM)
    st.button(
        t("Link tasks"),
        key=f"{FORM}_save",
        type="primary",
        on_click=_save,
        args=(view, submit_id(FORM)),
        disabled=not before,
    )


def _save(view: PlanView, submit: str) -> None:
    with acting(FORM, t("Tasks linked"), submit) as signature, database() as db:
        link_tasks(db, signature, view.programme.id, _asked(view))
        close_dialog()


def _asked(view: PlanView) -> Link:
    """Return the link that was entered; refuse a lag that is none."""
    before, after = str(entered(f"{FORM}_before", "")), str(entered(f"{FORM}_after", ""))
    kind, lag = str(entered(f"{FORM}_kind", "FS")), str(entered(f"{FORM}_lag", "")).strip()
    signed = lag if not lag or lag[0] in "+-\N{MINUS SIGN}\N{FULLWIDTH PLUS SIGN}" else f"+{lag}"
    links, problems = read(f"1{kind}{signed}", after, {"1": before}, pace_of(view.frame))
    if problems or len(links) != 1:
        raise InvalidEdit(problems)
    return links[0]
