"""Customer value: who carries it, who costs more than they bring, whom to grow, and how the figures come about."""

import streamlit as st

from assessments.selection.valuation import value_answer
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, page_head
from ui.parts.scope.words import amount
from ui.parts.value.details import calculation, can_draw, chart, segments
from ui.parts.value.forms import event_dialog, segment_dialog, value_terms_dialog
from ui.parts.value.view import Values, values_of
from ui.session import is_phone, programme_in_view, said, t, tn
from words.format import number


def facts(found: Values) -> str:
    return " · ".join(
        [
            tn("{count} segment", "{count} segments", len(found.segments)),
            t("{n} customers", n=number(found.valuation.customers)),
            t("the current period and {n} more", n=found.terms.periods),
            t(
                "{rate} per period, {currency}",
                rate=amount(100 * found.terms.discount, "%"),
                currency=found.terms.currency,
            ),
        ]
    )


def buttons(found: Values) -> None:
    if st.button(t("Terms"), key="value_terms_open"):
        value_terms_dialog(found)
    if st.button(t("Segments"), key="value_segment_open"):
        segment_dialog(found)
    if st.button(t("Life events"), key="value_event_open", type="primary"):
        event_dialog(found)


def page(found: Values) -> None:
    crumbs = [t("Portfolio"), said(found.programme.name), t("Customer value")]
    place = page_head(t("Customer value"), facts(found) if found.segments else "", crumbs)
    if not found.segments:
        why = t("No customer segment yet.")
        todo = t("Name groups of customers; their life events then show whom to grow and whom to leave.")
        if empty(why, todo, t("Add a segment"), "value_first"):
            segment_dialog(found)
        return
    with place:
        buttons(found)
    answer(value_answer(found.valuation))
    if is_phone() or not can_draw(found):
        segments(found)
        chart(found)
    else:
        left, right = st.columns([0.62, 0.38], gap="medium")
        with left:
            segments(found)
        with right:
            chart(found)
    calculation(found)


programme = programme_in_view()
if programme is None:
    page_head(t("Customer value"), "", [t("Portfolio")])
    first_steps()
else:
    page(values_of(programme))
