"""Adding a task, linking two tasks, setting a baseline, the status date: small dialogs, each one action."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from phases.actions import add_task, set_baseline, set_status_date
from phases.editing.edits import LONGEST_BASELINE, LONGEST_DAYS, NewTask
from phases.outline import waited_for
from phases.plan import leaves
from phases.programme import StatusDate
from ui.parts.page.frame import messages, small
from ui.parts.plan.dialogs.fields import add_button, owner_field, title_field
from ui.parts.plan.view import PlanView, scope_word, spoken
from ui.session import acting, database, entered, keep, kept, language, said, submit_id, t, today

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
    """Ask for a task and the phase that it is added to."""
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
    task_select(view, t("After"), "plan_add_after", t("the start of the programme"))
    messages("plan_add")
    add_button("plan_add_save", title, _save_task, (view, submit_id("plan_add")))


def task_select(view: PlanView, label: str, key: str, nothing: str | None = None) -> str | None:
    """Ask for a task or milestone: none at first where that has a name, else the row in hand."""
    titles = spoken(view, language()).titles
    ids = [task.id for task in leaves(view.plan)]
    first = waited_for(view.timeline)
    named = view.timeline.by_key.get(st.query_params.get("why", ""), first)
    chosen = named.task.id if named else ""
    return st.selectbox(
        label,
        ids,
        index=None if nothing else ids.index(chosen) if chosen in ids else 0,
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


def baseline_form(view: PlanView) -> None:
    """Ask for a name under which today's dates are kept."""
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
        day = standing if isinstance(standing, date) else today()
        st.date_input(t("Status date"), value=day, key="plan_status_day", format="YYYY-MM-DD")
    st.markdown(small(t("What has not begun is planned from there; without one it may lie in the past.")))
    messages("plan_status")
    st.button(t("Set status date"), key="plan_status_save", type="primary", on_click=_save_status, args=(view,))


def _save_status(view: PlanView) -> None:
    kind: StatusDate = entered("plan_status_kind", "today")
    day: date | None = entered("plan_status_day", None)
    with acting("plan_status", t("Status date set")) as signature, database() as db:
        wanted = (day or today()) if str(kind) == "date" else kind
        set_status_date(db, signature, view.programme.id, (view.programme.status_on, wanted))
        close_dialog()
