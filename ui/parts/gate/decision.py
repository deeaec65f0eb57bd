"""The decision of a gate: reason, verdict, conditions; and the decision as it was taken."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from phases.gates.actions import decide_gate
from phases.gates.criteria import CriterionState
from phases.gates.gate import VERDICTS, Decision, NewCondition, Proposal, Verdict
from phases.gates.outlook import Landmark
from phases.programme import Programme
from ui.parts.page.frame import escaped, messages, small
from ui.parts.page.status import badge
from ui.session import acting, database, entered, keep, kept, language, said, t, tn, today
from words.format import long_date

DECISION = "gates_decision"
CONDITION_DAYS = timedelta(days=28)
MOST_OFFERED = 4

Target = tuple[Programme, Landmark, Sequence[CriterionState], int]
"""What is decided: programme, gate, the criteria that take conditions, and how many decisions were seen."""


def decision(programme: Programme, gate: Landmark, taken: Sequence[Decision]) -> None:
    """Show the decisions that were taken, and the form while the gate is open."""
    if taken:
        _taken(taken)
    if gate.is_open:
        _form(programme, gate, len(taken))
    else:
        messages(DECISION)


def _taken(taken: Sequence[Decision]) -> None:
    with st.container(border=True):
        for each in reversed(taken):
            status, word = VERDICTS[each.verdict]
            day = long_date(each.decided_on, language())
            st.markdown(f"##### {t('Decision')} {badge(status, said(word))}")
            st.markdown(f"{escaped(said(each.decided_by))} · {day}  \n{escaped(said(each.reason))}")


def _form(programme: Programme, gate: Landmark, seen: int) -> None:
    missing = [each for each in gate.states if each.is_open_must]
    offered = missing or [each for each in gate.states if not each.holds][:MOST_OFFERED]
    with st.container(border=True):
        st.markdown(f"##### {t('Decision')}")
        with st.form(DECISION, border=False):
            st.text_area(t("Reason, kept for ever"), key=_reason(gate), height=68, max_chars=4000)
            if offered:
                _conditions(gate, offered, missing)
            _verdicts((programme, gate, offered, seen))
        if missing:
            st.markdown(small(_why_closed(len(missing))))
        messages(DECISION)


def _why_closed(missing: int) -> str:
    return tn(
        "Pass is closed: one must criterion is open. Show evidence, or pass with a condition.",
        "Pass is closed: {count} must criteria are open. Show evidence, or pass with a condition for each.",
        missing,
    )


def _conditions(gate: Landmark, offered: Sequence[CriterionState], missing: Sequence[CriterionState]) -> None:
    wanted = t("One for each open must criterion") if missing else t("For open criteria, where wanted")
    st.markdown(f"**{t('Conditions')}**  \n{small(wanted)}")
    for each in offered:
        key = _key(gate, each)
        st.text_input(said(each.criterion.title), key=f"{key}_title", placeholder=t("What must be done"))
        left, right = st.columns([0.46, 0.54])
        left.text_input(t("Owner"), key=f"{key}_owner", placeholder=t("Owner"), label_visibility="collapsed")
        right.date_input(
            t("Due"),
            today() + CONDITION_DAYS,
            min_value=today(),
            format="YYYY-MM-DD",
            key=f"{key}_due",
            label_visibility="collapsed",
        )


def _verdicts(target: Target) -> None:
    ready, offered = target[1].is_ready, target[2]
    with st.container(horizontal=True):
        _verdict(t("Pass"), "go", target, primary=ready, closed=not ready)
        if offered:
            _verdict(t("Pass with conditions"), "conditional", target, primary=not ready)
        _verdict(t("No-go"), "no-go", target)


def _verdict(label: str, verdict: Verdict, target: Target, primary: bool = False, closed: bool = False) -> None:
    st.form_submit_button(
        label,
        key=f"{DECISION}_{verdict}",
        type="primary" if primary else "secondary",
        disabled=closed,
        on_click=_decide,
        args=(verdict, target),
    )


def _decide(verdict: Verdict, target: Target) -> None:
    programme, gate, offered, seen = target
    conditions = tuple(_condition(gate, each) for each in offered) if verdict == "conditional" else ()
    proposal = Proposal(verdict, entered(_reason(gate), "").strip(), conditions, seen)
    with acting(DECISION, t("The decision is kept")) as signature:
        with database() as db:
            decide_gate(db, signature, (programme.id, gate.key), proposal)
        keep(_round(gate), kept(_round(gate), lambda: 0) + 1)


def _round(gate: Landmark) -> str:
    return f"decisions taken here:{gate.key}"


def _reason(gate: Landmark) -> str:
    """Return the key of the reason: a new field after each decision that was kept, the same after a refusal."""
    return f"{DECISION}_{gate.key}_{kept(_round(gate), lambda: 0)}_reason"


def _condition(gate: Landmark, state: CriterionState) -> NewCondition:
    key = _key(gate, state)
    return NewCondition(
        state.criterion.id,
        entered(f"{key}_title", "").strip(),
        entered(f"{key}_owner", "").strip(),
        entered(f"{key}_due", None) or today() + CONDITION_DAYS,
    )


def _key(gate: Landmark, state: CriterionState) -> str:
    return f"{DECISION}_{gate.key}_{state.criterion.id}"
