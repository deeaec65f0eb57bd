"""The programmes side by side: a grid on a desk, a list on a phone."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.summary.health import direction_words
from phases.summary.portfolio import ProgrammeRow
from ui.navigation import script
from ui.parts.page.frame import escaped, small
from ui.parts.page.status import badge, chip, chip_options
from ui.session import language, said, t
from words.format import UNKNOWN, drift, short_date
from words.status import Status

SHOWN = (Status.OFF, Status.RISK, Status.ON, Status.DONE)


def programme_grid(rows: Sequence[ProgrammeRow]) -> None:
    """Show one line per programme; a click opens the programme's overview."""
    import pyarrow as pa

    found = st.dataframe(
        pa.table(_columns(rows)),
        hide_index=True,
        height="content",
        row_height=33,
        column_config=_config(rows),
        key="portfolio_grid",
        on_select="rerun",
        selection_mode="single-cell",
        placeholder=UNKNOWN,
        alt=t("Programmes with health, next gate, drift and concern; select one to open it"),
    )
    if cells := found["selection"]["cells"]:
        st.switch_page(script("overview"), query_params={"programme": rows[cells[0][0]].programme_id})


def _columns(rows: Sequence[ProgrammeRow]) -> dict[str, list[Any]]:
    return {
        "programme": [said(row.name) for row in rows],
        "health": [[chip(row.health.status)] for row in rows],
        "direction": [said(direction_words(row.health)) for row in rows],
        "stage": [stage_words(row) for row in rows],
        "gate": [said(row.gate.title) if row.gate else UNKNOWN for row in rows],
        "on": [row.gate.row.finish if row.gate else None for row in rows],
        "drift": [drift(row.health.drift, language()) for row in rows],
        "trend": [list(row.trend) for row in rows],
        "concern": [said(row.concern.title) if row.concern else UNKNOWN for row in rows],
    }


def _config(rows: Sequence[ProgrammeRow]) -> dict[str, Any]:
    column = st.column_config
    options, colours = chip_options(*SHOWN)
    low = min((value for row in rows for value in row.trend), default=0)
    high = max((value for row in rows for value in row.trend), default=0)
    form, wide = ("YY年M月D日", 98) if language() == "zh" else ("D MMM YY", 78)
    return {
        "programme": column.TextColumn(t("Programme"), width=134),
        "health": column.MultiselectColumn(t("Health"), options=options, color=colours, width=90),
        "direction": column.TextColumn(t("Direction"), width=94),
        "stage": column.TextColumn(t("Step · phase"), width=104),
        "gate": column.TextColumn(t("Next gate"), width=136),
        "on": column.DateColumn(t("Forecast"), format=form, width=wide, alignment="right"),
        "drift": column.TextColumn(t("Drift"), width=54, alignment="right"),
        "trend": column.LineChartColumn(t("12 weeks"), y_min=min(low, 0), y_max=max(high, 1), width=62),
        "concern": column.TextColumn(t("Top concern")),
    }


def stage_words(row: ProgrammeRow) -> str:
    """Return step and phase in which the programme works."""
    return " · ".join(map(said, row.stage)) if row.stage else UNKNOWN


def programme_list(rows: Sequence[ProgrammeRow]) -> None:
    """Show one card per programme, for narrow screens."""
    for row in rows:
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                target = {"programme": row.programme_id}
                st.page_link(script("overview"), label=f"**{escaped(said(row.name))}**", query_params=target)
                st.markdown(badge(row.health.status), width="content")
            stage = f" · :gray[{escaped(stage_words(row))}]" if row.stage else ""
            st.markdown(f"{said(direction_words(row.health))}{stage}")
            if words := _gate_words(row):
                st.markdown(small(escaped(words)))


def _gate_words(row: ProgrammeRow) -> str:
    parts = [said(row.gate.title), short_date(row.gate.row.finish, language())] if row.gate else []
    parts += [drift(row.health.drift, language())] if row.health.drift is not None else []
    return " · ".join([*parts, *([said(row.concern.words)] if row.concern else [])])
