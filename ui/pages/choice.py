"""Choice: which product leads, by how much, which weight would change it, how it fits and what it costs."""

import streamlit as st

from phases.options.answer import choice_answer
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, page_head
from ui.parts.scope.words import amount
from ui.parts.selection.details import cost, effort, firmness, growing_cost
from ui.parts.selection.forms import product_dialog, terms_dialog
from ui.parts.selection.judging import fits_dialog, scores_dialog, weights_dialog
from ui.parts.selection.table import fit_table, side_by_side, warnings
from ui.parts.selection.view import Selected, selected_of
from ui.session import is_phone, programme_in_view, said, t, tn


def facts(found: Selected) -> str:
    terms = found.given.terms
    return " · ".join(
        [
            tn("{count} product", "{count} products", len(found.given.options)),
            tn("{count} criterion", "{count} criteria", len(found.given.criteria)),
            tn("{count} requirement that counts", "{count} requirements that count",
               sum(each.counts for each in found.given.requirements)),
            t("{years} years at {rate}, {currency}", years=terms.years, rate=amount(100 * terms.discount, "%"),
              currency=terms.currency),
        ]
    )  # fmt: skip


def head_buttons(found: Selected) -> None:
    if st.button(t("Weights"), key="choice_weights_open"):
        weights_dialog(found)
    if st.button(t("Products"), key="choice_product_open", type="primary"):
        product_dialog(found)


def judging_buttons(found: Selected) -> None:
    with st.container(horizontal=True):
        if found.given.requirements and st.button(t("Judge the fit"), key="choice_fits_open"):
            fits_dialog(found)
        if st.button(t("Score a product"), key="choice_scores_open"):
            scores_dialog(found)
        if st.button(t("Terms of the cost"), key="choice_terms_open"):
            terms_dialog(found)


def page(found: Selected) -> None:
    crumbs = [t("Portfolio"), said(found.programme.name), t("Choice")]
    place = page_head(t("Choice"), facts(found) if found.given.options else "", crumbs)
    if not found.given.options:
        why = t("No product to choose from yet.")
        todo = t("Add the products that could be bought; fit, scores and prices follow.")
        if empty(why, todo, t("Add a product"), "choice_first"):
            product_dialog(found)
        return
    with place:
        head_buttons(found)
    answer(choice_answer(found.comparison))
    warnings(found)
    if is_phone():
        side_by_side(found)
        judging_buttons(found)
        for part in (firmness, cost, growing_cost, fit_table, effort):
            part(found)
        return
    left, right = st.columns([0.59, 0.41], gap="medium")
    with left:
        side_by_side(found)
        judging_buttons(found)
    with right:
        firmness(found)
    left, right = st.columns([0.5, 0.5], gap="medium")
    with left:
        cost(found)
    with right:
        growing_cost(found)
    fit_table(found)
    effort(found)


programme = programme_in_view()
if programme is None:
    page_head(t("Choice"), "", [t("Portfolio")])
    first_steps()
else:
    page(selected_of(programme))
