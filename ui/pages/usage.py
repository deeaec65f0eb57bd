"""Usage: is the system used, how deeply, which unit needs help; and how event logs come in."""

import streamlit as st

from evaluation.answer import use_answer
from phases.programme import Programme
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, escaped, page_head, small
from ui.parts.usage.details import details, named
from ui.parts.usage.logs import logs
from ui.parts.usage.measures import measures
from ui.parts.usage.targets import targets_dialog
from ui.parts.usage.upload import add_dialog
from ui.parts.usage.view import View, first_and_last, use_of
from ui.session import programme_in_view, said, t, tn
from ui.views import moment_of


def facts(view: View) -> str:
    use = view.use
    if use is None:
        return ""
    first, last = first_and_last(use.window.first_on, use.window.last_on)
    days = t("{first} to {last}, {days} complete days", first=first, last=last, days=max(0, use.window.days))
    out = tn("{count} row left out", "{count} rows left out", view.left_out)
    return " · ".join([days, people(view), out, t("intervals 95 %")])


def people(view: View) -> str:
    use = view.use
    assert use is not None
    if not use.people_from_plan:
        return tn("{count} person ever seen in the log", "{count} people ever seen in the log", use.people)
    units = sum(group.is_counted for group in use.groups)
    seen = use.people - use.people_from_plan
    access = tn("{count} person with access", "{count} people with access", use.people_from_plan)
    where = tn("in {count} unit", "in {count} units", units)
    words = t("{people} {where}", people=access, where=where)
    if not seen:
        return words
    return t("{people}, {seen} more seen elsewhere", people=words, seen=seen)


def page(programme: Programme) -> None:
    moment = moment_of(programme)
    view = use_of(moment)
    crumbs = [t("Portfolio"), said(programme.name), t("Usage")]
    with page_head(t("Usage"), facts(view), crumbs):
        if view.logs and st.button(t("Targets"), key="usage_targets_open", icon=":material/target:"):
            targets_dialog(programme, view)
        adding = bool(view.logs) and st.button(
            t("Add event log"), key="usage_add_open", icon=":material/upload:", type="primary"
        )
    if view.problem:
        st.error(escaped(said(view.problem)), icon=":material/block:")
    else:
        answer(use_answer(named(view, view.use) if view.use else None))
    if view.use:
        measures(moment, view, view.use)
        details(moment, view, view.use)
    if view.logs:
        logs(programme, view)
        st.markdown(small(t("From the event logs; names are kept as fingerprints only.")))
    else:
        adding = empty(
            t("No event log yet."),
            t("Export who did what and when from the system, as CSV, XLSX or Parquet, and add it here."),
            t("Add event log"),
            "usage_first",
        )
    if adding:
        add_dialog(programme)


programme = programme_in_view()
if programme is None:
    page_head(t("Usage"), "", [t("Portfolio")])
    first_steps()
else:
    page(programme)
