"""Portfolio: which programmes are in trouble, since when, what must be decided, what changed."""

from collections.abc import Sequence

import streamlit as st

from phases.gates.outlook import landmark_state
from phases.summary.portfolio import (
    ProgrammeRow,
    Totals,
    Waiting,
    decisions_waiting,
    drift_finding,
    drifting,
    portfolio_answer,
    totals,
    worst_first,
)
from ui.charts.dates.drift import Line, drift_chart
from ui.charts.palette import palette
from ui.charts.show import show
from ui.navigation import script
from ui.parts.figures import Figure, figures
from ui.parts.overview.changed import changed_table
from ui.parts.overview.first_steps import first_steps
from ui.parts.overview.programme_grid import programme_grid, programme_list
from ui.parts.page.frame import answer, escaped, finding, page_head, small
from ui.parts.page.status import badge
from ui.parts.table import figure_table, together
from ui.session import is_phone, language, said, t, theme, tn, today
from ui.views import all_seen, newest_changes
from words.format import drift, long_date, number, short_date

SHOWN = 5


def _figures(found: Totals) -> list[Figure]:
    not_ready = tn("{count} not ready", "{count} not ready", found.not_ready)
    return [
        Figure(t("Programmes on track"), t("{n} of {all}", n=found.on_track, all=found.programmes)),
        Figure(t("Gates due in 30 days"), str(found.due), not_ready),
        Figure(
            t("Median drift"),
            drift(found.drift, language()),
            drift(found.moved, language()),
            t("in 12 weeks"),
            worse_up=True,
            arrow=bool(found.moved),
        ),
        Figure(t("Work done"), f"{number(found.done)} %", f"{number(found.planned)} %", t("planned by today")),
        Figure(t("Units live"), t("{n} of {all}", n=found.live, all=found.units)),
    ]


def _decisions(waiting: Sequence[Waiting]) -> None:
    title = (
        tn("{count} decision is due", "{count} decisions are due", len(waiting))
        if waiting
        else t("No decision is due")
    )
    finding(title, t("Gates of the next 30 days, the oldest first"))
    if not waiting:
        return
    nearest = waiting[:SHOWN]
    columns = {
        t("Decision"): [f"**{escaped(said(each.programme))}** {escaped(said(each.gate.title))}" for each in nearest],
        t("State"): [_readiness(each) for each in nearest],
        t("Forecast"): [together(short_date(each.gate.row.finish, language())) for each in nearest],
    }
    figure_table(columns, [t("Forecast")], title)
    if more := len(waiting) - len(nearest):
        st.markdown(small(tn("and {count} more", "and {count} more", more)))


def _readiness(each: Waiting) -> str:
    status, word = landmark_state(each.gate, today())
    missing = each.gate.open_musts
    more = f" {small(together(tn('{count} must open', '{count} must open', missing)))}" if missing else ""
    return f"{badge(status, together(said(word)))}{more}"


def _trend(rows: Sequence[ProgrammeRow]) -> None:
    most = drifting(rows)
    title = said(drift_finding(most))
    finding(title, t("Forecast of the end against the baseline, working days, last 12 weeks"))
    lines = [Line(said(row.name), row.trend, row is most) for row in rows]
    show(drift_chart(lines, today(), palette(theme()), language()), title, "portfolio_trend")


programmes = all_seen()
views = [each.view for each in programmes]
as_of = t("as of {day}", day=long_date(today(), language()))
facts = f"{tn('{count} programme', '{count} programmes', len(views))} · {as_of}" if views else ""
actions = page_head(t("Portfolio"), facts, [t("Work")])
if not views:
    first_steps()
else:
    with actions:
        if st.button(t("New programme"), key="portfolio_new", icon=":material/add:"):
            st.switch_page(script("new_programme"))
    rows, waiting = worst_first(each.row for each in programmes), decisions_waiting(views, today())
    answer(portfolio_answer(rows))
    figures(_figures(totals(views, rows, waiting)))
    (programme_list if is_phone() else programme_grid)(rows)
    left, middle, right = st.columns([0.34, 0.37, 0.29], gap="medium")
    if is_phone():
        left, middle = middle, left
    with left:
        newest = newest_changes(programmes, 6)
        finding(t("What changed last"), t("From the journal, newest first"))
        changed_table(newest, {view.programme.id: view.programme.name for view in views})
    with middle:
        _decisions(waiting)
    with right:
        _trend(rows)
