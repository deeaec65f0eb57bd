"""What somebody else saved while the reader edited: both values, who and when, and the choice."""

import streamlit as st

from ui.parts.frame import escaped
from ui.parts.plan_draft import Conflict, Draft, decide
from ui.parts.plan_view import PlanView, spoken
from ui.session import language, t, tn
from words.format import UNKNOWN, short_date
from words.text import pick

FIELD_WORDS = {"title": "Task", "owner": "Owner", "days": "Days", "not_before": "Not before", "percent": "Done"}


def conflict_box(draft: Draft, current: PlanView) -> None:
    """Show the conflicts and let the reader keep own values or take the others'; nothing is lost before."""
    if not draft.conflicts:
        return
    dropped = tuple((each.task_id, each.field) for each in draft.conflicts)
    with st.container(border=True):
        st.markdown(
            tn(
                "**Somebody saved another value** for {count} of your changes. Nothing of yours is lost: choose.",
                "**Somebody saved other values** for {count} of your changes. Nothing of yours is lost: choose.",
                len(draft.conflicts),
            )
        )
        st.table([_row(draft, each) for each in draft.conflicts], border="horizontal", hide_index=True)
        with st.container(horizontal=True):
            st.button(t("Keep mine"), key="plan_mine", on_click=decide, args=(current, ()))
            st.button(t("Take theirs"), key="plan_theirs", on_click=decide, args=(current, dropped))


def _row(draft: Draft, conflict: Conflict) -> dict[str, str]:
    number, titles = draft.view.numbers[conflict.task_id], spoken(draft.view, language()).titles
    record = conflict.record
    when = f"{record.actor}, {short_date(record.at.date(), language())} {record.at:%H:%M}" if record else UNKNOWN
    return {
        t("Task"): escaped(f"{number} {titles[conflict.task_id]}"),
        t("What"): t(FIELD_WORDS[conflict.field]),
        t("Theirs"): escaped(_shown(conflict.theirs)),
        t("Yours"): escaped(_shown(conflict.yours)),
        t("Saved by"): escaped(when),
    }


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return pick(value, language())
    return UNKNOWN if value in (None, "") else str(value)
