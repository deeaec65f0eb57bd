"""Recording what people agreed on: the value, who decided and why."""

import streamlit as st

from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import LONGEST_NAMES, LONGEST_REASON, Agreed, NewAgreement
from assessments.agreement.talk import Talk
from assessments.maturity.rating import SCALE, Answer
from ui.parts.answering.answer_words import answer_word
from ui.parts.page.frame import messages
from ui.session import acting, actor, database, entered, forget, t

FORM = "assessments_agree"
BEGUN = "agreement that is being recorded"
AS_MEDIAN = ""


def agreement_form(assessment_id: str, talk: Talk) -> None:
    """Ask for what was agreed, who decided and why."""
    form, standing = f"{FORM}_{talk.name}", talk.agreed
    values = [str(answer) for answer in (*SCALE, Answer.NOT_APPLICABLE)]
    with st.form(form, border=True):
        st.segmented_control(
            t("Agreed reality"),
            values,
            default=str(_default(talk)),
            format_func=lambda each: answer_word(Answer(each)),
            key=f"{form}_reality",
            required=True,
        )
        st.segmented_control(
            t("Agreed intention"),
            [AS_MEDIAN, *values],
            default=str(standing.given.get("intention", AS_MEDIAN)) if standing else AS_MEDIAN,
            format_func=lambda each: answer_word(Answer(each)) if each else t("as the median"),
            key=f"{form}_intention",
            required=True,
        )
        st.text_input(t("Who decided"), actor(), key=f"{form}_names", max_chars=LONGEST_NAMES)
        st.text_area(t("Why"), key=f"{form}_reason", max_chars=LONGEST_REASON, height=68)
        with st.container(horizontal=True):
            st.form_submit_button(
                t("Record agreed value"), type="primary", on_click=_record, args=(assessment_id, talk)
            )
            if standing:
                st.form_submit_button(t("Let the median count again"), on_click=_undo, args=(assessment_id, talk))
    messages(form)


def _default(talk: Talk) -> Answer:
    value = talk.agreed.answer("reality") if talk.agreed else None
    known = value if value is not None else talk.agreement.median
    return known if known is not Answer.UNKNOWN else Answer.NOT


def _record(assessment_id: str, talk: Talk) -> None:
    form = f"{FORM}_{talk.name}"
    given = {"reality": entered(f"{form}_reality", ""), "intention": entered(f"{form}_intention", AS_MEDIAN)}
    _save(assessment_id, talk, {facet: value for facet, value in given.items() if value})


def _undo(assessment_id: str, talk: Talk) -> None:
    _save(assessment_id, talk, {})


def _save(assessment_id: str, talk: Talk, given: dict[str, str]) -> None:
    form = f"{FORM}_{talk.name}"
    names, reason = entered(f"{form}_names", ""), entered(f"{form}_reason", "")
    new = NewAgreement(("", *talk.key), given, names, reason, _seen(talk.agreed))
    with acting(form, t("The agreed value is recorded")) as signature, database() as db:
        agree_on(db, signature, assessment_id, new)
        forget(BEGUN)


def _seen(agreed: Agreed | None) -> int:
    return agreed.number if agreed else 0
