"""Calendars: how many days are worked in a year, which ones, and who works otherwise."""

import streamlit as st

from phases.calendars.actions import redo_calendar, undo_calendar
from phases.programme import Programme
from ui.parts.calendar.form import CREATING, FORM, calendar_form
from ui.parts.calendar.list import calendar_list
from ui.parts.calendar.sheet import NEW, forget_sheet
from ui.parts.calendar.taking import taking_dialog
from ui.parts.calendar.view import USUAL, Calendars, calendar_name, calendars_of
from ui.parts.calendar.year import year_view
from ui.parts.choice import one_of
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.frame import escaped, page_head
from ui.session import acting, database, keep, kept, programme_in_view, said, t, tn


def facts(calendars: Calendars) -> str:
    parts = [
        calendar_name(calendars, USUAL),
        tn("{count} calendar of its own", "{count} calendars of its own", len(calendars.own)),
        t("revision {number}", number=calendars.programme.revision),
    ]
    return escaped(" · ".join(parts))


def options(calendars: Calendars) -> dict[str, str]:
    own = {each.key: escaped(said(each.name)) for each in calendars.own}
    return {USUAL: t("The programme's: {name}", name=escaped(calendar_name(calendars, USUAL)))} | {
        key: name for key, name in own.items() if key != calendars.programme.calendar_key
    }


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


def page(programme: Programme, calendars: Calendars) -> None:
    crumbs = [t("Portfolio"), said(programme.name), t("Calendars")]
    place = page_head(t("Calendars"), facts(calendars), crumbs)
    slot = st.empty()
    key, choices = USUAL, options(calendars)
    if len(choices) > 1 or calendars.history.last or calendars.history.next:
        with st.container(horizontal=True):
            if len(choices) > 1:
                key = one_of("calendar", t("Calendar"), choices, USUAL)
            turns(calendars)
    with place:
        asked = st.button(t("Take over holidays"), key="calendars_take")
        if st.button(t("New calendar"), key="calendars_new", type="primary"):
            keep(CREATING, True)
    if asked:
        taking_dialog(calendars, key)
    if kept(CREATING, lambda: False):
        calendar_form(calendars, NEW)
    year_view(calendars, key, slot)
    calendar_list(calendars)
    if not kept(CREATING, lambda: False):
        calendar_form(calendars, key)


programme = programme_in_view()
if programme is None:
    page_head(t("Calendars"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme, calendars_of(programme))
