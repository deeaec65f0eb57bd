"""Below the criteria: what waiting costs, what changed, which conditions are open."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from phases.gates.actions import close_condition
from phases.gates.gate import Condition
from phases.gates.outlook import Scenario, Waiting, waiting_answer
from phases.programme import Programme
from ui.parts.gate.view import GateDetails, Gates
from ui.parts.overview.changed import changed_table
from ui.parts.page.frame import escaped, finding, messages, small
from ui.parts.page.status import badge
from ui.parts.table import figure_table, text_table, together
from ui.session import acting, database, is_phone, language, said, t, tn
from words.format import UNKNOWN, short_date
from words.status import Status

CONDITION = "gates_condition"
MOST_CHANGES = 6
MOST_CONDITIONS = 10


def below(gates: Gates, details: GateDetails) -> None:
    """Show what waiting costs and what changed, then conditions."""
    if details.waiting:
        left, right = st.columns(2, gap="medium")
        with left:
            _waiting(details.waiting)
        with right:
            _changed(details)
    else:
        _changed(details)
    conditions(gates, details.conditions, t("Conditions of this gate"))
    count = len(details.earlier)
    words = tn("One condition of another gate is open", "{count} conditions of other gates are open", count)
    conditions(gates, details.earlier, words)


def _waiting(cost: Waiting) -> None:
    finding(said(waiting_answer(cost)), t("Computed from the critical path; the end in working days"))
    columns = {
        t("Gate"): [_passes(each) for each in cost.scenarios],
        t("Last unit live"): [_day(each.last_live) for each in cost.scenarios],
        t("Programme ends"): [_day(each.end) for each in cost.scenarios],
    }
    figure_table(columns, list(columns)[1:], said(waiting_answer(cost)))


def _passes(each: Scenario) -> str:
    if each.weeks:
        return tn("one week later", "{count} weeks later", each.weeks)
    return t("passes on {day}", day=each.passes)


def _day(day: date | None) -> str:
    return together(short_date(day, language())) if day else UNKNOWN


def _changed(details: GateDetails) -> None:
    count = len(details.changes)
    if not count:
        finding(t("Nothing happened at this gate yet"), t("From the journal"))
        return
    reading = t("From the journal, newest first")
    finding(tn("One change at this gate", "{count} changes at this gate", count), reading)
    changed_table(details.changes[:MOST_CHANGES])


def conditions(gates: Gates, shown: Sequence[Condition], title: str) -> None:
    """Show conditions with their state, what is late first; open ones can be closed."""
    if not shown:
        return
    late = sum(each.status(gates.today) is Status.LATE for each in shown)
    finding(title, tn("One is late", "{count} are late", late) if late else t("None is late"))
    ordered = sorted(shown, key=lambda each: (each.done_on is not None, each.due_on))
    nearest = ordered[:MOST_CONDITIONS]
    if is_phone():
        _condition_lines(gates, nearest)
    else:
        _condition_table(gates, nearest)
    if more := len(ordered) - len(nearest):
        st.markdown(small(tn("and {count} more", "and {count} more", more)))
    waiting = [each for each in ordered if not each.done_on]
    if waiting:
        _closing(gates, waiting)


def _condition_table(gates: Gates, shown: Sequence[Condition]) -> None:
    columns = {
        t("Condition"): [escaped(said(each.title)) for each in shown],
        t("State"): [badge(each.status(gates.today)) for each in shown],
        t("For"): [escaped(_purpose(gates, each)) for each in shown],
        t("Owner"): [escaped(together(said(each.owner))) for each in shown],
        t("Due"): [_day(each.due_on) for each in shown],
    }
    text_table(columns, t("Conditions with state, criterion, owner and date"))


def _condition_lines(gates: Gates, shown: Sequence[Condition]) -> None:
    for each in shown:
        detail = f"{_purpose(gates, each)} · {said(each.owner)} · {_day(each.due_on)}"
        st.markdown(f"{badge(each.status(gates.today))} {escaped(said(each.title))}  \n{small(escaped(detail))}")


def _purpose(gates: Gates, condition: Condition) -> str:
    """Return the gate and the criterion for which a condition stands."""
    if not (gate := gates.gate(condition.gate)):
        return condition.gate
    titles = [said(each.criterion.title) for each in gate.states if each.criterion.id == condition.criterion]
    return " · ".join([said(gate.title), *titles])


def _closing(gates: Gates, waiting: Sequence[Condition]) -> None:
    form = f"{CONDITION}_{waiting[0].gate}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            t("Condition that is done"),
            waiting,
            format_func=lambda each: f"{said(each.title)} · {_purpose(gates, each)}",
            key=f"{form}_which",
            width="stretch",
        )
        args = (form, gates.view.programme, chosen)
        st.button(t("Mark done"), key=f"{form}_done", icon=":material/check:", on_click=_close, args=args)
    messages(form)


def _close(form: str, programme: Programme, condition: Condition) -> None:
    with acting(form, t("The condition is done")) as signature, database() as db:
        close_condition(db, signature, programme.id, condition)
