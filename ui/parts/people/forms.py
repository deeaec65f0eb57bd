"""Giving people work, and recording what it took: small dialogs, each one action."""

from collections.abc import Callable

import streamlit as st

from phases.capacity.people import Assignment
from phases.effort.actions import assign, record_actuals, unassign
from phases.effort.value.costs import TaskCost
from phases.plan import Task
from ui.parts.page.frame import messages, small
from ui.parts.people.view import People
from ui.session import acting, database, entered, forget, keep, kept, prefilled, said, t

ASSIGN, ACTUALS = "people_assign", "people_actuals"


def assign_dialog(people: People) -> None:
    """Ask in a dialog who works on which task and how much."""
    opened(ASSIGN, t("Assign work"), _assign_form)(people)


def actuals_dialog(people: People) -> None:
    """Ask in a dialog what a task costs and what it took."""
    opened(ACTUALS, t("Record actuals"), _actuals_form)(people)


def opened(form: str, title: str, body: Callable[[People], None]) -> Callable[[People], None]:
    """Return the dialog, fresh: without what its last save left behind."""
    forget(f"saved:{form}")
    forget(f"refused:{form}")
    dialog: Callable[[People], None] = st.dialog(title)(body)
    return dialog


def close_when_saved(form: str) -> None:
    """Close the dialog whose action is done."""
    if kept(f"saved:{form}", lambda: False):
        forget(f"saved:{form}")
        st.rerun()


def _assign_form(people: People) -> None:
    close_when_saved(ASSIGN)
    tasks = [each for each in _tasks(people) if not each.finished_on]
    if not tasks:
        st.markdown(t("All tasks are finished."))
        return
    person = st.selectbox(t("Who"), people.persons, format_func=lambda each: said(each.name), key=f"{ASSIGN}_who")
    task = st.selectbox(t("Task"), tasks, format_func=lambda each: said(people.titles[each.id]), key=f"{ASSIGN}_task")
    ids = task.id, person.key
    standing = next(
        (each for each in people.effort.staff.assignments if (each.task_id, each.person_key) == ids), None
    )
    shown = standing or Assignment(*ids, units=min(1.0, person.units), version=0)
    place = f"{ASSIGN}_{task.key}_{person.key}_{shown.version}"
    left, right = st.columns(2)
    left.number_input(t("Full-time share"), value=float(shown.units), step=0.05, key=f"{place}_share")
    right.number_input(
        t("Hours of work"),
        value=None,
        step=1.0,
        key=prefilled(f"{place}_work", shown.work),
        placeholder=t("share × duration"),
    )
    st.markdown(small(t("Hours win over the share; they are spread evenly from start to finish.")))
    messages(ASSIGN)
    with st.container(horizontal=True):
        st.button(t("Save work"), key=f"{ASSIGN}_save", type="primary", on_click=_assign, args=(people, shown, place))
        if standing:
            st.button(t("Take off"), key=f"{ASSIGN}_off", on_click=_unassign, args=(people, standing))


def _tasks(people: People) -> list[Task]:
    return [row.task for row in people.view.timeline.rows if row.task.kind == "task" and row.task.active]


def _assign(people: People, shown: Assignment, place: str) -> None:
    work: float | None = entered(f"{place}_work", None)
    wanted = Assignment(
        shown.task_id,
        shown.person_key,
        float(entered(f"{place}_share", 1.0)),
        None if work is None else float(work),
        shown.actual_work,
        shown.cost,
        shown.version,
    )
    with acting(ASSIGN, t("Work saved")) as signature, database() as db:
        assign(db, signature, people.programme.id, [wanted])
        keep(f"saved:{ASSIGN}", True)


def _unassign(people: People, standing: Assignment) -> None:
    with acting(ASSIGN, t("Taken off the task")) as signature, database() as db:
        unassign(db, signature, people.programme.id, standing)
        keep(f"saved:{ASSIGN}", True)


def _actuals_form(people: People) -> None:
    close_when_saved(ACTUALS)
    rows = [row.task for row in people.view.timeline.leaves() if row.task.active]
    begun = [each for each in rows if each.started_on or each.percent or each.finished_on]
    missing = {each.row.task.id for each in people.effort.value.tasks if each.actual is None}
    tasks = sorted(begun, key=lambda each: each.id not in missing) + [each for each in rows if each not in begun]
    if not tasks:
        st.markdown(t("The plan has no tasks yet."))
        return
    task = st.selectbox(
        t("Task"), tasks, format_func=lambda each: said(people.titles[each.id]), key=f"{ACTUALS}_task"
    )
    cost = people.effort.costs.get(task.id, TaskCost(task.id))
    place, has_begun = f"{ACTUALS}_{task.key}_{cost.version}", task in begun
    left, middle, right = st.columns(3)
    unknown = t("unknown")
    left.number_input(
        t("Actual hours"),
        value=None,
        step=1.0,
        key=prefilled(f"{place}_hours", cost.actual_hours),
        placeholder=unknown,
        disabled=not has_begun,
    )
    middle.number_input(
        t("Actual cost"),
        value=None,
        step=100.0,
        key=prefilled(f"{place}_cost", cost.actual_cost),
        placeholder=unknown,
        disabled=not has_begun,
    )
    right.number_input(
        t("Fixed cost"),
        value=None,
        step=100.0,
        key=prefilled(f"{place}_fixed", cost.fixed_cost),
        placeholder=t("none"),
    )
    why = t(
        "Without an actual cost the hours count at their rates, unless there is a fixed cost. "
        "A fixed cost is part of today's budget and of baselines from now on."
    )
    st.markdown(
        small(why if has_begun else t("It has not begun: report progress in the plan first, then what it took."))
    )
    messages(ACTUALS)
    st.button(t("Save actuals"), key=f"{ACTUALS}_save", type="primary", on_click=_record, args=(people, cost, place))


def _record(people: People, cost: TaskCost, place: str) -> None:
    wanted = TaskCost(
        cost.task_id,
        fixed_cost=entered(f"{place}_fixed", cost.fixed_cost),
        actual_hours=entered(f"{place}_hours", cost.actual_hours),
        actual_cost=entered(f"{place}_cost", cost.actual_cost),
        version=cost.version,
    )
    with acting(ACTUALS, t("Actuals saved")) as signature, database() as db:
        record_actuals(db, signature, people.programme.id, [wanted])
        keep(f"saved:{ACTUALS}", True)
