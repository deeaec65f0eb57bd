"""The units that the reader asks for: a choice draws these anew, and leaves the charts below as they are."""

import streamlit as st

from rollout.matrix import URGENCY, UnitRow, chosen_rows, count_statuses, waves, worst_first
from ui.parts.choice import clear, one_of, some_of
from ui.parts.empty import empty
from ui.parts.frame import answer, small
from ui.parts.fresh import fresh
from ui.parts.rollout.matrix import CARDS, MOST_READ, cards, legend, matrix, wave_name
from ui.parts.rollout.view import Rollout
from ui.session import is_phone, keep, t
from words.status import Status

MATRIX, LIST = "matrix", "list"
ALL = "all"


@st.fragment
def units(rollout: Rollout) -> None:
    """Show the filters, the page's answer and the units that pass."""
    fresh(rollout.programme)
    view, rows = _filters(rollout)
    answer(rollout.answer)
    _units(rollout, view, rows)


def _filters(rollout: Rollout) -> tuple[str, list[UnitRow]]:
    counts = count_statuses(rollout.rows)
    statuses = {each.value: f"{each.sign} {t(each.word)} {counts[each]}" for each in URGENCY if counts[each]}
    steps = {ALL: t("All")} | {str(wave): wave_name(wave) for wave in waves(rollout.rows)}
    with st.container(horizontal=True):
        view = one_of("view", t("View"), {MATRIX: t("Matrix"), LIST: t("List")}, LIST if is_phone() else MATRIX)
        wave = one_of("wave", t("Wave"), steps, ALL)
        asked = some_of("status", t("Activities with this state"), statuses)
    return view, chosen_rows(rollout.rows, None if wave == ALL else int(wave), [Status(each) for each in asked])


def _units(rollout: Rollout, view: str, rows: list[UnitRow]) -> None:
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
