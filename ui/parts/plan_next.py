"""The plan on a phone: the next dates as a list, the worst first."""

from collections.abc import Sequence

import streamlit as st

from phases.timeline import Dated
from ui.parts.frame import escaped, small
from ui.parts.plan_view import PlanView, spoken
from ui.parts.status import badge
from ui.session import language, t
from words.format import drift, short_date
from words.status import Status

MOST = 15
WORST = (Status.LATE, Status.RISK, Status.DOING, Status.TODO)


def next_dates(view: PlanView, rows: Sequence[Dated]) -> None:
    """Show open tasks and milestones, the late ones first, then by date."""
    open_rows = [row for row in rows if row.task.kind != "summary" and not row.task.finished_on]
    ordered = sorted(open_rows, key=lambda row: (WORST.index(row.status), row.finish, row.task.position))
    words = spoken(view, language())
    for row in ordered[:MOST]:
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                sign = "◆ " if row.task.kind == "milestone" else ""
                st.markdown(f"**{escaped(sign + words.titles[row.task.id])}**")
                st.markdown(badge(row.status), width="content")
            parts = [
                f"{short_date(row.start, language())} – {short_date(row.finish, language())}"
                if row.task.kind == "task"
                else short_date(row.finish, language()),
                drift(row.drift, language()) if row.drift else "",
                f"{row.percent} %" if row.task.kind == "task" else "",
                escaped(words.owners[row.task.id]),
            ]
            st.markdown(small(" · ".join(part for part in parts if part)))
    if len(open_rows) > MOST:
        st.markdown(small(t("{n} of {all} open rows", n=MOST, all=len(open_rows))))
