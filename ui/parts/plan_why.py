"""The box that says why a row has its date."""

from collections.abc import Sequence

import streamlit as st

from phases.outline import waited_for
from phases.plan_findings import reason
from phases.timeline import Dated
from ui.parts.frame import escaped
from ui.parts.plan_view import PlanView, spoken
from ui.session import entered, keep, kept, language, said, t
from words.format import short_date
from words.text import sentence

WHY, ROUND = "why", "plan why round"


@st.fragment
def why_box(view: PlanView, rows: Sequence[Dated]) -> None:
    """Let the reader choose a row and say why its date is what it is."""
    shown = {row.task.key: row for row in rows if row.task.kind != "summary"}
    if not shown:
        return
    root = waited_for(view.timeline)
    asked = st.query_params.get(WHY) or (root.task.key if root else "")
    first = next((at for at, key in enumerate(shown) if key == asked), 0)
    titles = spoken(view, language()).titles
    with st.container(border=True):
        key = st.selectbox(
            t("Why this date?"),
            list(shown),
            index=first,
            format_func=lambda key: f"{view.numbers[shown[key].task.id]} {titles[shown[key].task.id]}",
            key=_key(),
            on_change=_put,
        )
        row = shown.get(key) or next(iter(shown.values()))
        st.markdown(_explained(view, row, titles[row.task.id]))


def _put() -> None:
    st.query_params[WHY] = entered(_key(), "")


def ask_why(key: str) -> None:
    """Ask for the reason of a row; for the callback of whatever else lets a reader choose one."""
    st.query_params[WHY] = key
    keep(ROUND, kept(ROUND, lambda: 0) + 1)


def _key() -> str:
    """Return the key of the choice; another round of it starts from the address."""
    return f"plan_why_{kept(ROUND, lambda: 0)}"


def _explained(view: PlanView, row: Dated, title: str) -> str:
    names = {
        task_id: sentence("{number} {title}", number=view.numbers[task_id], title=name)
        for task_id, name in ((each, view.view.titles[each]) for each in (row.driver_id, row.task.id) if each)
    }
    ends = row.task.kind == "milestone" or row.task.started_on or row.task.finished_on
    day = short_date(row.finish if ends else row.start, language())
    question = t("{number} {title}: why {day}?", number=view.numbers[row.task.id], title=title, day=day)
    return f"**{escaped(question)}** {escaped(said(reason(row, view.rows, view.plan.links, names)))}"
