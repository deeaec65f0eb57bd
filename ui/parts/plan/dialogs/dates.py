"""The dates a whole programme hangs on: its start, go-live, the promised end; what they move is said before."""

from datetime import date

import streamlit as st

from errors import Refusal
from phases.programme import EARLIEST_START, LATEST_START, Programme
from phases.span.actions import set_span
from phases.span.preview import preview_words, timeline_with
from phases.span.span import Span, span_of
from ui.charts.dates.days import with_years
from ui.parts.page.frame import messages, small
from ui.parts.plan.dialogs.dialogs import close_dialog
from ui.parts.plan.view import PlanView, plan_view
from ui.session import acting, database, entered, said, submit_id, t, today

FORM = "plan_dates"
REACH = {"min_value": EARLIEST_START, "max_value": LATEST_START}


def dates_form(programme: Programme) -> None:
    """Ask for start, go-live and promised end, say what they move, and save them together."""
    view = plan_view(programme)
    standing = span_of(view.programme)
    left, right = st.columns(2)
    _day(left, t("Start"), f"{FORM}_start", standing.start_on)
    _day(right, t("Promised end (optional)"), f"{FORM}_promised", standing.promised_on)
    ways = {False: t("From the start, as early as possible"), True: t("Backwards from go-live, as late as possible")}
    is_backwards = st.radio(
        t("Plan"),
        list(ways),
        index=int(standing.finish_on is not None),
        format_func=ways.__getitem__,
        key=f"{FORM}_backwards",
    )
    if is_backwards:
        _day(st, t("Go-live"), f"{FORM}_finish", standing.finish_on or view.timeline.finish)
    span = _span()
    if span not in (None, standing):
        st.markdown(small(_moves(view, span)))
    messages(FORM)
    st.button(
        t("Set dates"),
        key=f"{FORM}_save",
        type="primary",
        on_click=_save,
        args=(view, submit_id(FORM)),
        disabled=span in (None, standing),
    )


def _day(place: object, label: str, key: str, day: date | None) -> None:
    place.date_input(label, value=day, key=key, format="YYYY-MM-DD", **REACH)  # type: ignore[attr-defined]


def _span() -> Span | None:
    """Return the dates that were entered; None while one that is needed is empty."""
    start, promised = entered(f"{FORM}_start", None), entered(f"{FORM}_promised", None)
    finish = entered(f"{FORM}_finish", None) if entered(f"{FORM}_backwards", False) else None
    if not start or (entered(f"{FORM}_backwards", False) and not finish):
        return None
    return Span(start, finish, promised)


def _moves(view: PlanView, span: Span | None) -> str:
    if span is None:
        return ""
    try:
        after = timeline_with(view.plan, view.frame, span)
    except Refusal as refusal:
        return said(refusal.sentence)
    return said(with_years(preview_words(view.timeline, after, view.programme.day_minutes), today()))


def _save(view: PlanView, submit: str) -> None:
    span = _span()
    if span is None:
        return
    with acting(FORM, t("Dates set"), submit) as signature, database() as db:
        set_span(db, signature, view.programme.id, (view.programme.version, span))
        close_dialog()
