"""Plan: what slipped, why, and what an unsaved change would move."""

import streamlit as st

from phases.outline import rows_asked
from phases.plan_findings import plan_answer
from ui.parts.empty import empty
from ui.parts.first_steps import first_steps
from ui.parts.frame import answer, messages, page_head, small
from ui.parts.plan_board import board, gantt, sheet_of
from ui.parts.plan_conflicts import conflict_box
from ui.parts.plan_draft import open_draft
from ui.parts.plan_filters import filters
from ui.parts.plan_head import plan_head, unsaved
from ui.parts.plan_next import next_dates
from ui.parts.plan_view import PlanView, plan_view
from ui.parts.plan_why import why_box
from ui.session import is_phone, language, programme_in_view, show_toasts, t, today
from words.format import short_date

LEGEND = (
    "Bar = plan, dark part = done · thin grey bar, hollow diamond = baseline · red = critical path · "
    "◆\N{NO-BREAK SPACE}milestone · dashed line = today, {day} · shaded = not working"
)


def _page(current: PlanView) -> None:
    draft = open_draft(current)
    top, phone = st.container(), is_phone()
    asked = filters(draft.view, not phone)
    rows = rows_asked(draft.view.timeline, asked.scope, asked.show)
    with top:
        plan_head(draft, current, asked, len(rows))
    conflict_box(draft, current)
    answer(plan_answer(current.timeline, current.names))
    if draft.edits or not phone:
        unsaved(draft, current)
        messages("plan_undo")
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
    legend.markdown(small(t(LEGEND, day=short_date(today(), language()))))
    with why:
        why_box(draft.view, sheet.rows)


@st.fragment
def _plan() -> None:
    """Show the page apart from its frame: what is chosen and edited here changes nothing around it."""
    if programme := programme_in_view():
        _page(plan_view(programme))
        show_toasts()
    else:
        page_head(t("Plan"), "", [t("Portfolio")])
        first_steps()


_plan()
