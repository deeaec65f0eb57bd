"""Recording what people agreed on a question of any questionnaire: the value, who decided and why."""

from datetime import date
from typing import Any

import streamlit as st

from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import LONGEST_NAMES, LONGEST_REASON, NewAgreement
from assessments.agreement.measure import position
from assessments.agreement.opinion import Opinion
from methodology.questionnaire import NOT_APPLICABLE
from ui.parts.page.frame import messages
from ui.session import acting, actor, database, entered, said, t

FORM = "assessments_settle"


def opinion_form(assessment_id: str, found: Opinion) -> None:
    """Ask for what was agreed, who decided and why."""
    form = f"{FORM}_{found.key}"
    with st.form(form, border=True):
        _value(form, found)
        st.text_input(t("Who decided"), actor(), key=f"{form}_names", max_chars=LONGEST_NAMES)
        st.text_area(t("Why"), key=f"{form}_reason", max_chars=LONGEST_REASON, height=68)
        with st.container(horizontal=True):
            st.form_submit_button(
                t("Record agreed value"), type="primary", on_click=_save, args=(assessment_id, found, True)
            )
            if found.agreed_value is not None:
                st.form_submit_button(
                    t("Let the answers count again"), on_click=_save, args=(assessment_id, found, False)
                )
    messages(form)


def _value(form: str, found: Opinion) -> None:
    scale, standing, label = found.scale, found.agreed_value, t("Agreed value")
    if scale.kind == "choice":
        titles = {each.id: said(each.title) for each in scale.choice}
        if found.ask.takes_na or found.is_waivable:
            titles[NOT_APPLICABLE] = t("waived") if found.is_waivable else t("N/A")
        options = list(titles)
        first = options.index(standing) if standing in titles else _nearest(found)
        st.selectbox(label, options, first, format_func=titles.__getitem__, key=f"{form}_value")
    elif scale.kind == "date":
        middle = found.measure.median
        day = date.fromisoformat(standing) if standing else date.fromordinal(int(middle)) if middle else None
        st.date_input(label, day, format="YYYY-MM-DD", key=f"{form}_value")
    else:
        start = float(standing) if standing and standing != NOT_APPLICABLE else found.measure.median
        st.number_input(label, scale.low, scale.high, start, key=f"{form}_value")


def _nearest(found: Opinion) -> int | None:
    """Return which choice stands at the median."""
    places = [position(found.scale, each.id) for each in found.scale.choice]
    return places.index(found.measure.median) if found.measure.median in places else None


def _text(value: Any) -> str:
    if isinstance(value, float | int):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def _save(assessment_id: str, found: Opinion, is_agreed: bool) -> None:
    form = f"{FORM}_{found.key}"
    given = {k: v for k, v in found.agreed.given.items() if k != found.facet} if found.agreed else {}
    if is_agreed and (value := _text(entered(f"{form}_value", None))):
        given[found.facet] = value
    names, reason = entered(f"{form}_names", ""), entered(f"{form}_reason", "")
    new = NewAgreement(found.place, given, names, reason, found.agreed.number if found.agreed else 0)
    with acting(form, t("The agreed value is recorded")) as signature, database() as db:
        agree_on(db, signature, assessment_id, new)
