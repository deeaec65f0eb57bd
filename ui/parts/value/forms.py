"""Keeping customer segments, their life events and the terms of their value: a dialog each."""

from typing import Any

import streamlit as st

from assessments.selection.actions import (
    remove_event,
    remove_segment,
    save_event,
    save_segment,
    save_value_terms,
)
from assessments.selection.segment import LONGEST_NAME, MOST_CUSTOMERS, MOST_PERIODS, Event, Segment, ValueTerms
from ui.parts.item_form import number_in, rate_and_currency, rate_and_currency_in, save_or_remove, which, words_in
from ui.parts.page.dialogs import close_when_saved, open_dialog, saving
from ui.parts.page.frame import messages, small
from ui.parts.value.view import Values
from ui.session import entered, is_phone, said, t

SEGMENT, EVENT, TERMS = "value_segment", "value_event", "value_terms"


def segment_dialog(found: Values) -> None:
    """Ask in a dialog for a segment and how many customers it has."""
    open_dialog(SEGMENT, t("Segment"), lambda: segment_form(found))


def event_dialog(found: Values) -> None:
    """Ask in a dialog for a life event of a segment's customers."""
    open_dialog(EVENT, t("Life event"), lambda: event_form(found), wide=True)


def value_terms_dialog(found: Values) -> None:
    """Ask in a dialog how many periods count, at which rate and in which currency."""
    open_dialog(TERMS, t("Terms of the value"), lambda: value_terms_form(found))


def segment_form(found: Values) -> None:
    """Show the fields of a segment and save it."""
    close_when_saved(SEGMENT)
    standing = [each.segment for each in found.segments]
    shown, place = which(SEGMENT, t("Segment"), standing, Segment(""), lambda each: said(each.name))
    st.text_input(t("Name"), said(shown.name), key=f"{place}_name", max_chars=LONGEST_NAME)
    st.number_input(t("Customers"), 0, MOST_CUSTOMERS, shown.customers, key=f"{place}_customers")
    save_or_remove(
        SEGMENT,
        not shown.version,
        lambda: _save_segment(found, shown, place),
        lambda: _remove_segment(found, shown),
    )


def _save_segment(found: Values, shown: Segment, place: str) -> None:
    customers = int(entered(f"{place}_customers", shown.customers) or 0)
    wanted = Segment(words_in(place, "name", shown), customers, shown.key, shown.version)
    with saving(SEGMENT, t("Segment saved")) as (db, signature):
        save_segment(db, signature, found.programme.id, wanted)


def _remove_segment(found: Values, shown: Segment) -> None:
    with saving(SEGMENT, t("Removed")) as (db, signature):
        remove_segment(db, signature, found.programme.id, shown)


def event_form(found: Values) -> None:
    """Show the fields of a life event and save it."""
    close_when_saved(EVENT)
    segments = {each.segment.key: each for each in found.segments}
    key = st.selectbox(t("Segment"), list(segments), format_func=lambda each: said(segments[each].segment.name),
                       key=f"{EVENT}_segment")  # fmt: skip
    chosen = segments.get(key) or found.segments[0]
    fresh = Event(chosen.segment.key, "")
    shown, place = which(
        f"{EVENT}_{chosen.segment.key}", t("Life event"), chosen.events, fresh, lambda each: said(each.title)
    )
    st.text_input(t("What customers do"), said(shown.title), key=f"{place}_title", max_chars=LONGEST_NAME)
    left, right = st.columns(2)
    left.number_input(t("Revenue each time"), 0.0, None, shown.revenue, 100.0, key=f"{place}_revenue", format="%g")
    right.number_input(t("Cost each time"), 0.0, None, shown.cost, 100.0, key=f"{place}_cost", format="%g")
    _probabilities(found, shown, place)
    save_or_remove(
        EVENT,
        not shown.version,
        lambda: _save_event(found, shown, place),
        lambda: _remove_event(found, shown),
    )


def _probabilities(found: Values, shown: Event, place: str) -> None:
    import pandas as pd

    life = shown.over(found.terms.periods)
    names = [t("today"), t("if more were done")]
    frame = pd.DataFrame({"": names} | {
        f"p{at}": [100 * life.today[at], 100 * life.potential[at]] for at in range(found.terms.periods + 1)
    })  # fmt: skip
    first, each_wide = (80, 48) if is_phone() else (130, 70)
    config: dict[str, Any] = {"": st.column_config.TextColumn("", disabled=True, width=first)}
    for at in range(found.terms.periods + 1):
        config[f"p{at}"] = st.column_config.NumberColumn(
            _period(at), min_value=0, max_value=100, format="%g", width=each_wide
        )
    st.data_editor(frame, key=f"{place}_shares_{found.terms.periods}", hide_index=True, column_config=config)
    st.markdown(
        small(t("How probable it is that one customer does it in a period; the first period is the current one."))
    )


def _save_event(found: Values, shown: Event, place: str) -> None:
    edits: Any = entered(f"{place}_shares_{found.terms.periods}", {})
    today, potential = shares_of(shown, found.terms.periods, edits)
    wanted = Event(
        shown.segment,
        words_in(place, "title", shown),
        number_in(place, "revenue", shown.revenue) or 0.0,
        number_in(place, "cost", shown.cost) or 0.0,
        today,
        potential,
        shown.key,
        shown.version,
    )
    with saving(EVENT, t("Life event saved")) as (db, signature):
        save_event(db, signature, found.programme.id, wanted)


def shares_of(shown: Event, periods: int, edits: Any) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return today's and the potential probabilities with the cells that were changed, as shares of 1."""
    life = shown.over(periods)
    rows = [list(life.today), list(life.potential)]
    for at, cells in edits.get("edited_rows", {}).items():
        for column, value in cells.items():
            rows[int(at)][int(column.removeprefix("p"))] = round((value or 0.0) / 100, 6)
    return tuple(rows[0]), tuple(rows[1])


def _remove_event(found: Values, shown: Event) -> None:
    with saving(EVENT, t("Removed")) as (db, signature):
        remove_event(db, signature, found.programme.id, shown)


def value_terms_form(found: Values) -> None:
    """Show the terms of the value and save them."""
    close_when_saved(TERMS)
    shown = found.terms
    place = f"{TERMS}_{shown.version}"
    st.number_input(t("Periods after the current one"), 1, MOST_PERIODS, shown.periods, key=f"{place}_periods")
    rate_and_currency(place, t("Discount rate per period, %"), shown)
    messages(TERMS)
    st.button(t("Save"), key=f"{TERMS}_save", type="primary", on_click=lambda: _save_terms(found, shown, place))


def _save_terms(found: Values, shown: ValueTerms, place: str) -> None:
    wanted = ValueTerms(
        int(entered(f"{place}_periods", shown.periods)),
        *rate_and_currency_in(place, shown),
        shown.key,
        shown.version,
    )
    with saving(TERMS, t("Terms saved")) as (db, signature):
        save_value_terms(db, signature, found.programme.id, wanted)


def _period(at: int) -> str:
    """Return what a column of probabilities is called; a phone has no room for its unit, which its words say."""
    if is_phone():
        return f"+{at}" if at else t("Now")
    return f"+{at}, %" if at else t("Now, %")
