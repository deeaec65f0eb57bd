"""Plan: what slipped, why, and what an unsaved change would move."""

from collections.abc import Sequence

import streamlit as st

from errors import Refusal
from phases.cause import chain_to_end
from phases.outline import rows_asked
from phases.plan_findings import plan_answer
from phases.timeline import Dated
from ui.charts.days import day_words, with_years
from ui.parts.empty import empty
from ui.parts.first_steps import first_steps
from ui.parts.frame import answer, messages, page_head, problem, small
from ui.parts.plan_board import board, gantt, sheet_of
from ui.parts.plan_conflicts import conflict_box
from ui.parts.plan_dialogs import open_dialog
from ui.parts.plan_draft import open_draft
from ui.parts.plan_filters import Asked, filters
from ui.parts.plan_head import plan_head, unsaved
from ui.parts.plan_next import next_dates
from ui.parts.plan_rows import add_form
from ui.parts.plan_view import PlanView, plan_view
from ui.parts.plan_why import why_box
from ui.session import is_phone, language, programme_in_view, show_toasts, t, today

LEGEND = (
    "Bar = plan, dark part = done · thin grey bar, hollow diamond = baseline · red = critical path · "
    "◆\N{NO-BREAK SPACE}milestone · ▽\N{NO-BREAK SPACE}deadline · dashed line = today, {day} · shaded = not working"
)


def _rows(view: PlanView, asked: Asked) -> Sequence[Dated]:
    """Return the rows that the reader asks for; the driving path runs through all steps."""
    if asked.show == "chain":
        return chain_to_end(view.timeline)[::-1]
    return rows_asked(view.timeline, asked.scope, asked.show)


def _no_rows(current: PlanView) -> None:
    """Say what a plan without rows needs, and offer it."""
    empty(t("This plan has no rows yet."), t("Add the first task, or import a plan under More."), None, "plan_empty")
    if st.button(t("Add task"), key="plan_first", type="primary"):
        open_dialog(t("Add task"), lambda: add_form(current, None))


def _page(current: PlanView) -> None:
    draft = open_draft(current)
    top, phone = st.container(), is_phone()
    asked = filters(draft.view, not phone)
    rows = _rows(draft.view, asked)
    with top:
        plan_head(draft, current, asked, rows)
    conflict_box(draft, current)
    answer(with_years(plan_answer(current.timeline, current.names), today()))
    if draft.edits or not phone:
        unsaved(draft, current)
        messages("plan_undo")
    if not current.plan.tasks:
        _no_rows(current)
        return
    if not rows:
        empty(
            t("No row is like this here."), t("Choose All, or another step, in the filters above."), None, "plan_none"
        )
        return
    sheet = sheet_of(rows)
    if phone:
        next_dates(draft.view, rows)
        if st.toggle(t("Show the Gantt"), key="plan_phone_gantt"):
            gantt(draft, sheet, asked)
        return
    board(draft, sheet, asked)
    legend, why = st.columns([0.55, 0.45], gap="medium")
    legend.markdown(small(t(LEGEND, day=day_words(today(), today(), language()))))
    with why:
        why_box(draft.view, sheet.rows)


@st.fragment
def _plan() -> None:
    """Show the page apart from its frame: what is chosen and edited here changes nothing around it."""
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
