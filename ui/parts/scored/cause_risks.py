"""The risks that a diagnosis of failure causes proposes: each is taken with one click, once."""

import streamlit as st

from assessments.followup.store import load_actions
from assessments.followup.weak import risk_of
from assessments.scoring.causes import ORIGIN, Diagnosis, ProposedRisk
from phases.gaps.actions import close_gap
from phases.programme import Programme
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, database, entered, said, t

FORM = "assessments_risk"
NOWHERE = ("", "", 0)
"""A risk needs no place in the plan."""


def cause_risks(programme: Programme, assessment_id: str, found: Diagnosis) -> None:
    """Offer every proposed risk that nobody took yet."""
    with database() as db:
        taken = {each.name for each in load_actions(db, programme.id) if each.new.assessment_id == assessment_id}
    left = [each for each in found.risks if each.origin.removeprefix(ORIGIN) not in taken]
    if left:
        with st.container(border=True, gap="small"):
            _offer(programme, assessment_id, left)
    elif found.risks:
        st.markdown(small(t("Every proposed risk is taken; they stand under Actions.")))
    messages(FORM)


def _offer(programme: Programme, assessment_id: str, left: list[ProposedRisk]) -> None:
    choice, owner, button = st.columns([0.5, 0.25, 0.25], vertical_alignment="bottom")
    with choice:
        at = st.selectbox(
            t("Proposed risk"),
            range(len(left)),
            format_func=lambda each: said(left[each].title),
            key=f"{FORM}_choice",
        )
    owner.text_input(t("Owner"), key=f"{FORM}_owner", max_chars=80)
    risk = left[at or 0]
    button.button(
        t("Take the risk on"),
        key=f"{FORM}_take_{risk.origin}",
        type="primary",
        width="stretch",
        on_click=_take,
        args=(programme, assessment_id, risk),
    )
    st.markdown(small(escaped(t("What lessens it: {words}", words=said(risk.mitigation)))))


def _take(programme: Programme, assessment_id: str, risk: ProposedRisk) -> None:
    new = risk_of(risk, assessment_id, entered(f"{FORM}_owner", "").strip())
    with acting(FORM, t("The risk is taken on")) as signature, database() as db:
        close_gap(db, signature, programme.id, (new, NOWHERE))
