"""What the dialogs share that keep one of several things: which one, its fields as they stand, save and remove."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from ui.parts.page.dialogs import as_said
from ui.parts.page.frame import messages
from ui.session import entered, said, t


def which(form: str, label: str, items: Sequence[Any], fresh: Any, named: Callable[[Any], str]) -> tuple[Any, str]:
    """Show the choice between a new item and those that stand; return it with the prefix of its widgets' keys."""
    options = {"": fresh, **{each.key: each for each in items}}
    key = st.selectbox(
        label,
        list(options),
        format_func=lambda each: named(options[each]) if each else t("New"),
        key=f"{form}_which",
    )
    item = options[key or ""]
    return item, f"{form}_{item.key or 'new'}_{item.version}"


def save_or_remove(form: str, is_new: bool, save: Callable[[], None], remove: Callable[[], None]) -> None:
    """Show why the last save was refused, and the buttons that save and remove."""
    messages(form)
    with st.container(horizontal=True):
        st.button(t("Save"), key=f"{form}_save", type="primary", on_click=save)
        if not is_new:
            st.button(t("Remove"), key=f"{form}_remove", on_click=remove)


def words_in(place: str, name: str, shown: Any) -> Any:
    """Return the words in a field; those that stand keep all their languages."""
    standing = getattr(shown, name)
    return as_said(standing, str(entered(f"{place}_{name}", said(standing))))


def number_in(place: str, name: str, otherwise: float | None = None) -> float | None:
    """Return the number in a field; None when it is empty."""
    found: float | None = entered(f"{place}_{name}", otherwise)
    return None if found is None else float(found)


def rate_and_currency(place: str, label: str, shown: Any) -> None:
    """Show the fields of a discount rate, in percent, and of a currency."""
    st.number_input(label, 0.0, 100.0, round(100 * shown.discount, 4), 0.5, key=f"{place}_discount", format="%g")
    st.text_input(t("Currency"), shown.currency, key=f"{place}_currency", max_chars=3)


def rate_and_currency_in(place: str, shown: Any) -> tuple[float, str]:
    """Return the discount rate, as a share of 1, and the currency in the fields."""
    rate = (number_in(place, "discount", 100 * shown.discount) or 0.0) / 100
    return rate, str(entered(f"{place}_currency", shown.currency)).strip().upper()
