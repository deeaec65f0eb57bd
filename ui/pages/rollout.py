"""Rollout: which unit is late in which activity, what it moves, and when the units go live."""

import streamlit as st

from rollout.matrix import URGENCY, UnitRow, chosen_rows, count_statuses, waves, worst_first
from ui.parts.choice import clear, one_of, some_of
from ui.parts.empty import empty
from ui.parts.first_steps import first_steps
from ui.parts.frame import answer, escaped, page_head, small
from ui.parts.rollout_forms import new_unit, report_progress
from ui.parts.rollout_matrix import CARDS, MOST_READ, cards, legend, matrix, wave_name
from ui.parts.rollout_outlook import outlook
from ui.parts.rollout_view import Rollout, rollout_of
from ui.session import is_phone, keep, programme_in_view, said, t, tn
from words.status import Status

MATRIX, LIST = "matrix", "list"
ALL = "all"


def facts(rollout: Rollout) -> str:
    later = len([wave for wave in waves(rollout.rows) if wave])
    return " · ".join(
        [
            tn("{count} unit", "{count} units", len(rollout.rows)),
            tn("one wave after the pilot", "{count} waves after the pilot", later),
            tn("{count} person", "{count} people", rollout.people),
            t("drift against baseline {name}", name=escaped(rollout.baseline)),
        ]
    )


def filters(rollout: Rollout) -> tuple[str, list[UnitRow]]:
    counts = count_statuses(rollout.rows)
    statuses = {each.value: f"{each.sign} {t(each.word)} {counts[each]}" for each in URGENCY if counts[each]}
    steps = {ALL: t("All")} | {str(wave): wave_name(wave) for wave in waves(rollout.rows)}
    with st.container(horizontal=True):
        view = one_of("view", t("View"), {MATRIX: t("Matrix"), LIST: t("List")}, LIST if is_phone() else MATRIX)
        wave = one_of("wave", t("Wave"), steps, ALL)
        asked = some_of("status", t("Activities with this state"), statuses)
    return view, chosen_rows(rollout.rows, None if wave == ALL else int(wave), [Status(each) for each in asked])


def units(rollout: Rollout, view: str, rows: list[UnitRow]) -> None:
    if not rows:
        if empty(t("No unit fits the filter."), t("Choose another wave or state."), t("Clear"), "rollout_clear"):
            clear("wave", "status")
            st.rerun()
        return
    if view == LIST:
        cards(rollout, worst_first(rows))
        if len(rows) > CARDS:
            label = t("Show all {n} units", n=len(rows))
            st.button(label, key="rollout_all", on_click=keep, args=("rollout all cards", True))
        return
    cells = sum(len(row.cells) for row in rows)
    reading = t("{n} activities: state, forecast or actual date, drift in working days", n=cells)
    st.markdown(small(f"{reading} · {legend()}" if len(rows) > MOST_READ else reading))
    matrix(rollout, rows)


def page(rollout: Rollout) -> None:
    with page_head(t("Rollout"), facts(rollout), [t("Portfolio"), said(rollout.programme.name), t("Rollout")]):
        if st.button(t("Add unit"), key="rollout_add", icon=":material/add:"):
            new_unit(rollout)
        if st.button(t("Report progress"), key="rollout_report", icon=":material/edit:", type="primary"):
            report_progress(rollout)
    view, rows = filters(rollout)
    answer(rollout.answer)
    units(rollout, view, rows)
    outlook(rollout)


programme = programme_in_view()
if programme is None:
    page_head(t("Rollout"), "", [t("Portfolio")])
    first_steps()
else:
    page(rollout_of(programme))
