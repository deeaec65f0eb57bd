"""Keeping products and their prices, and the terms under which costs are compared: a dialog each."""

import streamlit as st

from phases.options.actions import remove_option, save_option, save_terms
from phases.options.criterion import MOST_YEARS, Terms
from phases.options.option import DELIVERIES, Option
from phases.scope.objective import LONGEST_TITLE, LONGEST_WORD
from ui.parts.item_form import number_in, rate_and_currency, rate_and_currency_in, save_or_remove, which, words_in
from ui.parts.page.dialogs import close_when_saved, open_dialog, saving
from ui.parts.page.frame import messages, small
from ui.parts.selection.table import DELIVERY_WORDS
from ui.parts.selection.view import Selected
from ui.session import entered, said, t

PRODUCT, TERMS = "choice_product", "choice_terms"
PRICES = ("licence_once", "licence_yearly", "services_once", "running_yearly", "day_rate")


def product_dialog(found: Selected) -> None:
    """Ask in a dialog for a product and its prices."""
    open_dialog(PRODUCT, t("Product"), lambda: product_form(found), wide=True)


def terms_dialog(found: Selected) -> None:
    """Ask in a dialog over how many years, at which rate and in which currency costs are compared."""
    open_dialog(TERMS, t("Terms of the cost"), lambda: terms_form(found))


def product_form(found: Selected) -> None:
    """Show the fields of a product and save it."""
    close_when_saved(PRODUCT)
    shown, place = which(PRODUCT, t("Product"), found.given.options, Option(""), lambda each: said(each.name))
    left, right = st.columns(2)
    left.text_input(t("Name"), said(shown.name), key=f"{place}_name", max_chars=LONGEST_WORD)
    right.text_input(t("Vendor"), said(shown.vendor), key=f"{place}_vendor", max_chars=LONGEST_WORD)
    left.segmented_control(t("Delivery"), DELIVERIES, default=shown.delivery, required=True,
                           format_func=lambda key: said(DELIVERY_WORDS[key]), key=f"{place}_delivery")  # fmt: skip
    right.number_input(t("Upkeep of what was adapted, % a year"), 0.0, 100.0, 100 * shown.upkeep, 1.0,
                       key=f"{place}_upkeep", format="%g")  # fmt: skip
    labels = (
        t("Licence, once"),
        t("Licence, a year"),
        t("Services, once"),
        t("Running, a year"),
        t("Rate per day"),
    )
    for at, (name, label) in enumerate(zip(PRICES, labels, strict=True)):
        (left, right)[at % 2].number_input(label, 0.0, None, float(getattr(shown, name)), 1000.0,
                                           key=f"{place}_{name}", format="%g")  # fmt: skip
    right.text_input(t("Note"), said(shown.note), key=f"{place}_note", max_chars=LONGEST_TITLE)
    st.markdown(small(t("What it costs to adapt follows from the fit: days of every requirement × rate per day.")))
    save_or_remove(
        PRODUCT,
        not shown.version,
        lambda: _save_product(found, shown, place),
        lambda: _remove_product(found, shown),
    )


def _save_product(found: Selected, shown: Option, place: str) -> None:
    prices = {name: number_in(place, name, getattr(shown, name)) or 0.0 for name in PRICES}
    wanted = Option(
        name=words_in(place, "name", shown),
        vendor=words_in(place, "vendor", shown),
        note=words_in(place, "note", shown),
        delivery=entered(f"{place}_delivery", shown.delivery),
        upkeep=(number_in(place, "upkeep", 100 * shown.upkeep) or 0.0) / 100,
        **prices,
        key=shown.key,
        version=shown.version,
    )
    with saving(PRODUCT, t("Product saved")) as (db, signature):
        save_option(db, signature, found.programme.id, wanted)


def _remove_product(found: Selected, shown: Option) -> None:
    with saving(PRODUCT, t("Removed")) as (db, signature):
        remove_option(db, signature, found.programme.id, shown)


def terms_form(found: Selected) -> None:
    """Show the terms of the cost and save them."""
    close_when_saved(TERMS)
    shown = found.given.terms
    place = f"{TERMS}_{shown.version}"
    st.number_input(t("Years"), 1, MOST_YEARS, shown.years, key=f"{place}_years")
    rate_and_currency(place, t("Discount rate, % a year"), shown)
    messages(TERMS)
    st.button(t("Save"), key=f"{TERMS}_save", type="primary", on_click=lambda: _save_terms(found, shown, place))


def _save_terms(found: Selected, shown: Terms, place: str) -> None:
    wanted = Terms(
        int(entered(f"{place}_years", shown.years)),
        *rate_and_currency_in(place, shown),
        shown.key,
        shown.version,
    )
    with saving(TERMS, t("Terms saved")) as (db, signature):
        save_terms(db, signature, found.programme.id, wanted)
