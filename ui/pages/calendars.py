"""Calendars: how many days are worked in a year, which ones, and who works otherwise."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from phases.calendars.changing.actions import redo_calendar, undo_calendar
from phases.programme import Programme
from ui.parts.calendar.form import EDITING, FORM, calendar_form
from ui.parts.calendar.sheet import NEW, forget_sheet
from ui.parts.calendar.taking import TAKING, taking_dialog
from ui.parts.calendar.view import USUAL, Calendars, calendar_name, calendars_of
from ui.parts.calendar.year import CALENDAR, CHANGE, TAKE, year_views
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.frame import escaped, page_head
from ui.session import acting, database, forget, keep, kept, programme_in_view, said, t, tn


def facts(calendars: Calendars) -> str:
    parts = [
        calendar_name(calendars, USUAL),
        tn("{count} calendar of its own", "{count} calendars of its own", len(calendars.own))
        if calendars.own
        else t("no calendar of its own"),
        t("revision {number}", number=calendars.programme.revision),
    ]
    return escaped(" · ".join(parts))


def undo(programme_id: str) -> None:
    with acting(FORM, t("The last change of a calendar was taken back")) as signature:
        with database() as db:
            undo_calendar(db, signature, programme_id)
        forget_sheet()


def redo(programme_id: str) -> None:
    with acting(FORM, t("The change of a calendar was done again")) as signature:
        with database() as db:
            redo_calendar(db, signature, programme_id)
        forget_sheet()


def turns(calendars: Calendars) -> None:
    history, of = calendars.history, (calendars.programme.id,)
    if history.last:
        st.button(t("Undo"), key="calendars_undo", icon=":material/undo:", type="tertiary", on_click=undo, args=of)
    if history.next:
        st.button(t("Redo"), key="calendars_redo", icon=":material/redo:", type="tertiary", on_click=redo, args=of)


def act(programme_id: str, name: str, chosen: Mapping[str, str]) -> None:
    """Keep what a button beside the choices asks for until the page is drawn."""
    kept_as = {CHANGE: EDITING, TAKE: TAKING}.get(name)
    if kept_as:
        keep(kept_as, (programme_id, chosen.get(CALENDAR, USUAL)))


def asked_for(programme: Programme, kept_as: str) -> str | None:
    """Return the calendar of this programme that something was asked for, if any."""
    programme_id, key = kept(kept_as, lambda: ("", ""))
    return key if programme_id == programme.id else None


def page(programme: Programme, calendars: Calendars) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Calendars")]
    with page_head(t("Calendars"), facts(calendars), crumbs):
        turns(calendars)
        if st.button(t("New calendar"), key="calendars_new", type="primary"):
            keep(EDITING, (programme.id, NEW))
    if taking := asked_for(programme, TAKING):
        forget(TAKING)
        taking_dialog(calendars, taking)
    if editing := asked_for(programme, EDITING):
        calendar_form(calendars, editing)
    year_views(calendars, partial(act, programme.id))


programme = programme_in_view()
if programme is None:
    page_head(t("Calendars"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme, calendars_of(programme))
