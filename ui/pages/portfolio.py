"""Portfolio: which programmes are in trouble, since when, what must be decided, what changed."""

from collections.abc import Sequence
from statistics import median

import streamlit as st

from phases.gates.outlook import landmark_state
from phases.overview import progress, units_live
from phases.portfolio import ProgrammeRow, Waiting, decisions_waiting, portfolio_answer, worst_first
from phases.view import View
from ui.charts.drift import Line, drift_chart
from ui.charts.palette import palette
from ui.charts.show import show
from ui.navigation import script
from ui.parts.changed import changed_table
from ui.parts.figures import Figure, figures
from ui.parts.first_steps import first_steps
from ui.parts.frame import answer, escaped, finding, page_head, small
from ui.parts.programme_grid import programme_grid, programme_list
from ui.parts.status import badge
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t, theme, tn, today
from ui.views import all_seen, newest_changes
from words.format import drift, long_date, number, short_date
from words.status import Status

SHOWN = 5


def _figures(views: Sequence[View], rows: Sequence[ProgrammeRow], waiting: Sequence[Waiting]) -> list[Figure]:
    on_track = sum(row.health.status in (Status.ON, Status.DONE) for row in rows)
    open_ones = sum(not each.gate.is_ready for each in waiting)
    drifts = [row.health.drift or 0 for row in rows]
    earlier = [row.trend[0] for row in rows if row.trend]
    done, due = (round(sum(pair) / len(views)) for pair in zip(*map(progress, views), strict=True))
    live, units = sum(map(units_live, views)), sum(len(view.units) for view in views)
    moved = round(median(drifts)) - round(median(earlier or [0]))
    return [
        Figure(t("Programmes on track"), t("{n} of {all}", n=on_track, all=len(rows))),
        Figure(t("Gates due in 30 days"), str(len(waiting)), tn("{count} not ready", "{count} not ready", open_ones)),
        Figure(
            t("Median drift"),
            drift(round(median(drifts)), language()),
            drift(moved, language()),
            t("in 12 weeks"),
            worse_up=True,
            arrow=bool(moved),
        ),
        Figure(t("Work done"), f"{number(done)} %", f"{number(due)} %", t("planned by today")),
        Figure(t("Units live"), t("{n} of {all}", n=live, all=units)),
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
    text_table(columns, title)
    if more := len(waiting) - len(nearest):
        st.markdown(small(tn("and {count} more", "and {count} more", more)))


def _readiness(each: Waiting) -> str:
    status, word = landmark_state(each.gate, today())
    missing = each.gate.open_musts
    more = f" {small(together(tn('{count} must open', '{count} must open', missing)))}" if missing else ""
    return f"{badge(status, together(said(word)))}{more}"


def _trend(rows: Sequence[ProgrammeRow]) -> None:
    moving = [row for row in rows if row.trend and row.trend[-1] - row.trend[0] > 0][:2]
    title = t("{names} drift the most", names=[row.name for row in moving]) if moving else t("No programme drifts")
    finding(title, t("Forecast of the end against the baseline, working days, last 12 weeks"))
    lines = [Line(said(row.name), row.trend, row in moving) for row in rows]
    show(drift_chart(lines, today(), palette(theme()), language()), title, "portfolio_trend")


programmes = all_seen()
views = [each.view for each in programmes]
facts = t("as of {day}", day=long_date(today(), language()))
if views:
    facts = f"{tn('{count} programme', '{count} programmes', len(views))} · {facts}"
actions = page_head(t("Portfolio"), facts, [t("Work")])
if not views:
    first_steps()
else:
    with actions:
        if st.button(t("New programme"), key="portfolio_new", icon=":material/add:"):
            st.switch_page(script("new_programme"))
    rows, waiting = worst_first(each.row for each in programmes), decisions_waiting(views, today())
    answer(portfolio_answer(rows))
    figures(_figures(views, rows, waiting))
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
