"""Showing evidence for a criterion, and taking evidence back."""

import streamlit as st

from phases.gates.actions import add_evidence, withdraw_evidence
from phases.gates.criteria import CriterionState, Evidence, NewEvidence
from phases.gates.outlook import Landmark
from phases.programme import Programme
from ui.parts.gate.criteria import short_note
from ui.parts.page.frame import messages, small
from ui.session import acting, database, entered, forget, keep, kept, said, submit_id, t

EVIDENCE, WITHDRAW = "gates_evidence", "gates_withdraw"


def evidence_form(programme: Programme, gate: Landmark) -> None:
    """Offer evidence for the criteria that people show, and to take it back."""
    asked = [each for each in gate.states if each.criterion.proof != "maturity"]
    if not asked:
        return
    given = [each for state in gate.states for each in state.evidence]
    form = f"{EVIDENCE}_{gate.key}_{len(given)}"
    with st.container(border=True):
        st.markdown(f"##### {t('Show evidence')}")
        with st.form(EVIDENCE, border=False, clear_on_submit=False):
            _fields(asked, form)
            st.form_submit_button(
                t("Add evidence"),
                icon=":material/attach_file:",
                on_click=_add,
                args=(programme, gate, (form, submit_id(EVIDENCE))),
            )
        messages(EVIDENCE)
        _withdrawal(programme, given, gate)


def _fields(asked: list[CriterionState], form: str) -> None:
    """Ask for evidence; after one is kept its fields have other keys, so that they are empty."""
    st.selectbox(
        t("Criterion"),
        asked,
        format_func=lambda each: said(each.criterion.title),
        key=f"{form}_criterion",
    )
    hints = [
        t("{title}: {words}", title=said(each.criterion.title), words=said(each.criterion.hint))
        for each in asked
        if each.criterion.hint
    ]
    st.text_area(
        t("What shows it, and where"), key=f"{form}_note", height=68, max_chars=4000, help="  \n".join(hints)
    )
    st.text_input(t("Link"), key=f"{form}_link", placeholder="https://", max_chars=2000)
    st.date_input(t("Valid until"), None, format="YYYY-MM-DD", key=f"{form}_until")


def _add(programme: Programme, gate: Landmark, drawn: tuple[str, str]) -> None:
    form, submit = drawn
    chosen: CriterionState = entered(f"{form}_criterion", gate.states[0])
    new = NewEvidence(
        chosen.criterion.id,
        entered(f"{form}_note", "").strip(),
        entered(f"{form}_link", "").strip(),
        entered(f"{form}_until", None),
    )
    with acting(EVIDENCE, t("The evidence is kept"), submit) as signature, database() as db:
        add_evidence(db, signature, (programme.id, gate.key), new)


def _withdrawal(programme: Programme, given: list[Evidence], gate: Landmark) -> None:
    if given and st.button(t("Withdraw evidence"), key=f"{WITHDRAW}_open", type="tertiary"):
        forget(f"saved:{WITHDRAW}")
        st.dialog(t("Withdraw evidence"))(_withdraw_form)(programme, given, gate)


def _withdraw_form(programme: Programme, given: list[Evidence], gate: Landmark) -> None:
    if kept(f"saved:{WITHDRAW}", lambda: False):
        forget(f"saved:{WITHDRAW}")
        st.rerun()
    titles = {state.criterion.id: state.criterion.title for state in gate.states}
    with st.form(WITHDRAW, border=False):
        st.selectbox(
            t("Evidence"),
            given,
            format_func=lambda each: t(
                "{title}: {words}", title=said(titles[each.criterion]), words=short_note(each)
            ),
            key=f"{WITHDRAW}_which",
        )
        st.markdown(small(t("It no longer counts; the journal keeps it.")))
        st.form_submit_button(t("Withdraw"), on_click=_withdraw, args=(programme, given[0]))
    messages(WITHDRAW)


def _withdraw(programme: Programme, first: Evidence) -> None:
    with acting(WITHDRAW, t("The evidence is withdrawn")) as signature, database() as db:
        withdraw_evidence(db, signature, programme.id, entered(f"{WITHDRAW}_which", first))
        keep(f"saved:{WITHDRAW}", True)
