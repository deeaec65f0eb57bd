"""The grid and, on the same rows, the Gantt."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.timeline import Dated
from ui.charts.gantt import Scene, gantt_spec
from ui.charts.palette import palette
from ui.charts.show import show
from ui.parts.plan_draft import Draft
from ui.parts.plan_filters import Asked
from ui.parts.plan_grid import columns_shown, grid_width, plan_grid
from ui.parts.plan_view import HASH, PlanView, edited_timeline, spoken
from ui.session import language, t, theme

ROWS_PER_SHEET = 60


def sheet_of(rows: Sequence[Dated]) -> Sequence[Dated]:
    """Return the rows of the sheet in view; a short plan is one sheet."""
    sheets = -(-len(rows) // ROWS_PER_SHEET)
    if sheets < 2:
        return rows
    number = st.pagination(sheets, key="sheet", bind="query-params")
    return rows[(number - 1) * ROWS_PER_SHEET : number * ROWS_PER_SHEET]


def board(draft: Draft, rows: Sequence[Dated], asked: Asked) -> None:
    """Show grid and Gantt side by side; unsaved edits move the bars, the grid keeps what is saved."""
    with st.container(horizontal=True, gap=None):
        with st.container(width=grid_width(columns_shown(asked.layers))):
            plan_grid(draft, rows, asked.layers)
        with st.container(width="stretch"):
            gantt(draft, rows, asked)


def gantt(draft: Draft, rows: Sequence[Dated], asked: Asked) -> None:
    """Show the Gantt of these rows as edited; without unsaved edits it is drawn once for all readers."""
    view, look = draft.view, (theme(), language())
    if draft.edits:
        edited = edited_timeline(view, draft.edits).by_key
        spec = _spec(view, [edited[row.task.key] for row in rows], asked, look)
    else:
        spec = _cached_spec(view, tuple(row.task.id for row in rows), asked, look)
    show(spec, t("Gantt of the rows in the grid: plan, progress, baseline and links"), "plan_gantt")


def _spec(view: PlanView, rows: Sequence[Dated], asked: Asked, look: tuple[str, str]) -> dict[str, Any]:
    colours, spoken_language = palette(look[0]), look[1]
    titles, frame = spoken(view, spoken_language).titles, view.frame
    scene = Scene(
        rows, view.plan.links, titles, frame.calendar, frame.today, asked.zoom, asked.layers, spoken_language
    )
    return gantt_spec(scene, colours)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=HASH)
def _cached_spec(view: PlanView, ids: tuple[str, ...], asked: Asked, look: tuple[str, str]) -> dict[str, Any]:
    return _spec(view, [view.rows[task_id] for task_id in ids], asked, look)
