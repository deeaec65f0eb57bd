"""Overview: where the programme stands, when each step ends, what comes next, what changed."""

from collections.abc import Sequence

import streamlit as st

from phases.gates.outlook import Landmark
from phases.summary.health import Health, direction_words, trend_finding
from phases.summary.overview import (
    next_milestones,
    open_gates,
    overview_answer,
    progress,
    step_rows,
    units_live,
)
from phases.summary.view import View
from ui.charts.dates.drift import Line, drift_chart
from ui.charts.palette import palette
from ui.charts.show import show
from ui.navigation import script
from ui.parts.figures import Figure, figures
from ui.parts.overview.changed import changed_table
from ui.parts.overview.first_steps import first_steps
from ui.parts.overview.next_steps import milestone_table, readiness_table
from ui.parts.overview.step_table import step_table
from ui.parts.page.frame import answer, escaped, finding, page_head
from ui.parts.page.status import badge
from ui.parts.renewal.view import later_pack_words
from ui.session import language, programme_in_view, said, t, theme, tn, today
from ui.views import Seen, newest_changes, seen
from words.format import drift, long_date, number, short_date


def _facts(view: View, state: Health) -> str:
    programme = view.programme
    parts = [
        f"{badge(state.status)} {said(direction_words(state))}",
        t("sponsor {name}", name=escaped(said(programme.sponsor))) if programme.sponsor else "",
        t("manager {name}", name=escaped(said(programme.manager))) if programme.manager else "",
        t("started {day}", day=long_date(programme.start_on, language())),
        t("revision {number}", number=programme.revision),
        later_pack_words(programme),
    ]
    return " · ".join(part for part in parts if part)


def _figures(view: View, state: Health, gates: Sequence[Landmark]) -> list[Figure]:
    spoken, (done, due) = language(), progress(view)
    shown = [
        Figure(
            t("Forecast end"),
            long_date(view.timeline.finish, spoken),
            *_change(state),
            worse_up=True,
            arrow=bool(state.drift),
        )
    ]
    if promised := view.programme.promised_on:
        spare = (promised - view.timeline.finish).days
        words = tn("{count} day to spare", "{count} days to spare", spare) if spare >= 0 else ""
        missed = tn("missed by {count} day", "missed by {count} days", -spare) if spare < 0 else ""
        shown.append(Figure(t("Promised"), long_date(promised, spoken), words or missed))
    shown.append(Figure(t("Work done"), f"{number(done)} %", f"{number(due)} %", t("planned by today")))
    if gates:
        held = t("{n} of {all}", n=gates[0].holding, all=len(gates[0].states))
        shown.append(Figure(t("Next gate"), short_date(gates[0].row.finish, spoken), held, t("criteria hold")))
    live = t("{n} of {all}", n=units_live(view), all=len(view.units))
    return [*shown, Figure(t("Units live"), live)]


def _change(state: Health) -> tuple[str, str]:
    return drift(state.drift, language()), t("against baseline")


def _trend(drifts: Sequence[int], state: Health) -> None:
    title = said(trend_finding(drifts))
    finding(title, t("Forecast of the end against the baseline, working days, last 12 weeks"))
    line = Line(drift(state.drift, language()), drifts, True)
    show(drift_chart([line], today(), palette(theme()), language()), title, "overview_trend")


def _page(found: Seen) -> None:
    view = found.view
    state, gates = found.row.health, open_gates(view)
    actions = page_head(said(view.programme.name), _facts(view, state), [t("Portfolio"), said(view.programme.name)])
    with actions:
        if st.button(t("Plan"), key="overview_plan", icon=":material/view_timeline:"):
            st.switch_page(script("plan"))
        if st.button(t("Report"), key="overview_report", icon=":material/description:"):
            st.switch_page(script("report"))
    answer(overview_answer(view))
    figures(_figures(view, state, gates))
    step_table(step_rows(view), view.pack.phases)
    left, right = st.columns([0.58, 0.42], gap="medium")
    with left:
        finding(t("What changed last"), t("From the journal, newest first"))
        changed_table(newest_changes([found], 6))
    with right:
        _trend(found.row.trend, state)
    left, right = st.columns([0.58, 0.42], gap="medium")
    with left:
        milestone_table(next_milestones(view))
    if gates:
        with right:
            readiness_table(gates[0])


if programme := programme_in_view():
    _page(seen(programme))
else:
    page_head(t("Overview"), "", [t("Portfolio")])
    first_steps()
