"""Plan: what slipped, why, and what an unsaved change would move."""

import streamlit as st

from errors import Refusal
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, messages, page_head, problem
from ui.parts.plan.dialogs.dialogs import open_dialog
from ui.parts.plan.dialogs.rows import add_form
from ui.parts.plan.grid.asks import FORM, turn
from ui.parts.plan.head import plan_head, plan_says
from ui.parts.plan.mount import plan_grid
from ui.parts.plan.view import PlanView, plan_view
from ui.session import programme_in_view, show_toasts, submit_id, t


def _no_rows(view: PlanView) -> None:
    """Say what a plan without rows needs, and offer it."""
    empty(t("This plan has no rows yet."), t("Add the first task, or import a plan under More."), None, "plan_empty")
    with st.container(horizontal=True):
        if st.button(t("Add task"), key="plan_first", type="primary"):
            open_dialog(t("Add task"), lambda: add_form(view, None))
        if view.history.last:
            st.button(t("Undo"), key="plan_back", on_click=turn, args=(view, True, submit_id("plan_back")))
    messages(FORM)


def _page(view: PlanView) -> None:
    plan_head(view)
    answer(plan_says(view))
    if view.timeline.rows:
        plan_grid(view)
    else:
        _no_rows(view)


@st.fragment
def _plan() -> None:
    """Show the page apart from its frame: what is asked and saved here changes nothing around it."""
    if programme := programme_in_view():
        try:
            _page(plan_view(programme))
        except Refusal as refusal:
            problem(refusal.sentence)
        show_toasts()
    else:
        page_head(t("Plan"), "", [t("Portfolio")])
        first_steps()


_plan()
