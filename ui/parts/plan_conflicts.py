"""What somebody else saved while the reader edited: both values, who and when, and the choice."""

from datetime import date

import streamlit as st

from data.columns import WORDS
from phases.network.network import Constraint
from ui.parts.frame import escaped, messages
from ui.parts.plan_bounds import BOUNDS, bound_word
from ui.parts.plan_draft import FORM, Conflict, Draft, decide
from ui.parts.plan_view import PlanView, spoken
from ui.session import language, refused, said, t, time_zone, tn
from words.format import UNKNOWN, moment, short_date
from words.text import pick


def conflict_box(draft: Draft, current: PlanView) -> None:
    """Show the conflicts and let the reader keep own values or take the others'; nothing is lost before.

    The box says all that the refusal of a stale save says and more: only one of them is shown.
    """
    if not draft.conflicts:
        messages(FORM)
        return
    refused(FORM)
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
    when = f"{record.actor}, {moment(record.at, language(), time_zone())}" if record else UNKNOWN
    return {
        t("Task"): escaped(f"{number} {titles[conflict.task_id]}"),
        t("What"): _field(conflict.field),
        t("Theirs"): escaped(_shown(conflict.theirs)),
        t("Yours"): escaped(_shown(conflict.yours)),
        t("Saved by"): escaped(when),
    }


def _field(name: str) -> str:
    return t("Constraint") if name == "constraint_kind" else said(WORDS[name])


def _shown(value: object) -> str:
    if isinstance(value, Constraint):
        return bound_word(value) or t(BOUNDS[value])
    if isinstance(value, dict):
        return pick(value, language())
    if isinstance(value, date):
        return short_date(value, language())
    return UNKNOWN if value in (None, "") else str(value)
