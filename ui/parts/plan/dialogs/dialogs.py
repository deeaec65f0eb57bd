"""Adding a task, linking two tasks, setting a baseline, the status date: small dialogs, each one action."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from phases.actions import add_task, link_tasks, set_baseline, set_status_date
from phases.dates.reasons import KINDS
from phases.editing.edits import LONGEST_BASELINE, LONGEST_DAYS, NewTask
from phases.plan import Link, leaves
from phases.programme import StatusDate
from ui.parts.page.frame import messages, small
from ui.parts.plan.dialogs.fields import add_button, owner_field, title_field
from ui.parts.plan.view import PlanView, scope_word, spoken
from ui.session import acting, database, entered, keep, kept, language, said, submit_id, t

LONGEST_LAG = 400


DONE = "plan dialog done"


def open_dialog(title: str, body: Callable[[], None]) -> None:
    """Open a dialog that closes itself when its action was done."""
    keep(DONE, False)

    @st.dialog(title)
    def show() -> None:
        if kept(DONE, lambda: False):
            keep(DONE, False)
            st.rerun()
        body()

    show()


def close_dialog() -> None:
    """Let the dialog close, because its action was done; for its callback."""
    keep(DONE, True)


def add_form(view: PlanView, scope: str) -> None:
    steps = list(view.programme.steps)
    phases = {phase.id: said(phase.title) for phase in view.view.pack.phases}
    title = title_field("plan_add_title")
    left, right = st.columns(2)
    left.selectbox(
        t("Step"),
        steps,
        index=steps.index(scope) if scope in steps else 0,
        format_func=lambda key: scope_word(view, key),
        key="plan_add_step",
    )
    right.selectbox(t("Phase"), list(phases), format_func=phases.__getitem__, key="plan_add_phase")
    left.number_input(t("Days"), 1, LONGEST_DAYS, 5, key="plan_add_days")
    owner_field(right, "plan_add_owner")
    _task_select(view, t("After"), "plan_add_after", t("the start of the programme"))
    messages("plan_add")
    add_button("plan_add_save", title, _save_task, (view, submit_id("plan_add")))


def _task_select(view: PlanView, label: str, key: str, nothing: str | None = None) -> str | None:
    titles = spoken(view, language()).titles
    return st.selectbox(
        label,
        [task.id for task in leaves(view.plan)],
        index=None if nothing else 0,
        placeholder=nothing,
        format_func=lambda task_id: f"{view.numbers[task_id]} {titles[task_id]}",
        key=key,
    )


def _save_task(view: PlanView, submit: str) -> None:
    new = NewTask(
        title=str(entered("plan_add_title", "")).strip(),
        days=int(entered("plan_add_days", 5)),
        step=str(entered("plan_add_step", "")),
        phase=str(entered("plan_add_phase", "")),
        owner=str(entered("plan_add_owner", "")).strip(),
        after_id=entered("plan_add_after", None),
    )
    with acting("plan_add", t("Task added"), submit) as signature, database() as db:
        add_task(db, signature, view.programme.id, new)
        close_dialog()


def link_form(view: PlanView) -> None:
    _task_select(view, t("This task"), "plan_link_after")
    before = _task_select(view, t("waits for"), "plan_link_before", t("Choose a task"))
    left, right = st.columns(2)
    left.selectbox(t("Kind of link"), list(KINDS), format_func=lambda kind: t(KINDS[kind]), key="plan_link_kind")
    right.number_input(t("Lag in working days"), -LONGEST_LAG, LONGEST_LAG, 0, key="plan_link_lag")
    messages("plan_link")
    st.button(
        t("Link tasks"),
        key="plan_link_save",
        type="primary",
        on_click=_save_link,
        args=(view, submit_id("plan_link")),
        disabled=not before,
    )


def _save_link(view: PlanView, submit: str) -> None:
    link = Link(
        before_id=str(entered("plan_link_before", "")),
        after_id=str(entered("plan_link_after", "")),
        kind=entered("plan_link_kind", "FS"),
        lag=int(entered("plan_link_lag", 0)),
    )
    with acting("plan_link", t("Tasks linked"), submit) as signature, database() as db:
        link_tasks(db, signature, view.programme.id, link)
        close_dialog()


def baseline_form(view: PlanView) -> None:
    st.markdown(
        t("The dates of today become the baseline. Drift is counted from it; earlier baselines stay in the record.")
    )
    name = st.text_input(t("Name of the baseline"), key="plan_baseline_name", max_chars=LONGEST_BASELINE)
    messages("plan_baseline")
    st.button(
        t("Set baseline"),
        key="plan_baseline_save",
        type="primary",
        on_click=_save_baseline,
        args=(view, submit_id("plan_baseline")),
        disabled=not name.strip(),
    )
    if not name.strip():
        st.markdown(small(t("Give it a name, then press Enter.")))


def _save_baseline(view: PlanView, submit: str) -> None:
    with acting("plan_baseline", t("Baseline set"), submit) as signature, database() as db:
        set_baseline(db, signature, view.programme.id, str(entered("plan_baseline_name", "")).strip())
        close_dialog()


def status_form(view: PlanView) -> None:
    """Ask up to when progress is known."""
    standing = view.programme.status_on
    kinds = {"today": t("Today, every day anew"), "date": t("A fixed date"), "": t("Nobody said")}
    kind = st.radio(
        t("Progress is known up to"),
        list(kinds),
        index=list(kinds).index(standing if isinstance(standing, str) else "date"),
        format_func=kinds.__getitem__,
        key="plan_status_kind",
    )
    if kind == "date":
        day = standing if isinstance(standing, date) else view.timeline.start
        st.date_input(t("Status date"), value=day, key="plan_status_day", format="YYYY-MM-DD")
    st.markdown(small(t("What has not begun is planned from there; without one it may lie in the past.")))
    messages("plan_status")
    st.button(t("Set status date"), key="plan_status_save", type="primary", on_click=_save_status, args=(view,))


def _save_status(view: PlanView) -> None:
    kind: StatusDate = entered("plan_status_kind", "today")
    day: date | None = entered("plan_status_day", None)
    with acting("plan_status", t("Status date set")) as signature, database() as db:
        set_status_date(db, signature, view.programme.id, day if str(kind) == "date" and day else kind)
        close_dialog()
