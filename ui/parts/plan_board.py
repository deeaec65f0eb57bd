"""The grid and, on the same rows, the Gantt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from phases.timeline import Dated
from ui.charts.component import component
from ui.charts.gantt import Scene, gantt_data
from ui.charts.palette import palette
from ui.parts.plan_draft import Draft
from ui.parts.plan_filters import Asked
from ui.parts.plan_grid import columns_shown, grid_width, plan_grid
from ui.parts.plan_view import HASH, PlanView, edited_timeline, spoken
from ui.parts.plan_why import WHY, ask_why
from ui.session import entered, is_phone, language, t, theme

ROWS_PER_SHEET = 60


@dataclass(frozen=True, eq=False)
class Sheet:
    """The rows in view: all, or the part of a long plan that the reader turned to."""

    number: int
    rows: Sequence[Dated]


def sheet_of(rows: Sequence[Dated]) -> Sheet:
    """Let the reader turn the sheets of a long plan; return the one in view."""
    sheets = -(-len(rows) // ROWS_PER_SHEET)
    if sheets < 2:
        return Sheet(1, rows)
    number = st.pagination(sheets, key="sheet", bind="query-params")
    return Sheet(number, rows[(number - 1) * ROWS_PER_SHEET : number * ROWS_PER_SHEET])


def board(draft: Draft, sheet: Sheet, asked: Asked) -> None:
    """Show grid and Gantt side by side; unsaved edits move the bars, the grid keeps what is saved."""
    with st.container(horizontal=True, gap=None):
        with st.container(width=grid_width(draft.view, columns_shown(asked.layers, draft.view.baseline is not None))):
            plan_grid(draft, sheet.rows, asked.layers)
        with st.container(width="stretch"):
            gantt(draft, sheet, asked)


def gantt(draft: Draft, sheet: Sheet, asked: Asked) -> None:
    """Show the Gantt of these rows as edited; without unsaved edits its data are made once for all readers."""
    view, look = draft.view, (theme(), language())
    if draft.has_dates:
        edited = edited_timeline(view, draft.edits).by_key
        data = _data(view, [edited[row.task.key] for row in sheet.rows], asked, (_scene_name(sheet, asked), *look))
    else:
        layers = " ".join(sorted(asked.layers))
        data = _cached_data(view, f"{_scene_name(sheet, asked)} {layers} {look} {is_phone()}", sheet, asked)
    words = {"in": t("Zoom in"), "out": t("Zoom out")}
    told = {"alt": t("Gantt of the rows in the grid: plan, progress, baseline and links"), "words": words}
    component("gantt")(
        key="plan_gantt",
        data={**data, **told, "chosen": st.query_params.get(WHY), "zoom": asked.zoom},
        on_chosen_change=_choose,
    )


def _choose() -> None:
    chosen = getattr(entered("plan_gantt", None), "chosen", None)
    if isinstance(chosen, str):
        ask_why(chosen)


def _scene_name(sheet: Sheet, asked: Asked) -> str:
    return f"{asked.scope} {asked.show} {sheet.number}"


def _data(view: PlanView, rows: Sequence[Dated], asked: Asked, look: tuple[str, str, str]) -> dict[str, Any]:
    name, colours, spoken_language = look
    titles, frame = spoken(view, spoken_language).titles, view.frame
    scene = Scene(
        name, rows, view.plan.links, titles, frame.calendar, frame.today, asked.zoom, asked.layers, spoken_language
    )
    return gantt_data(replace(scene, named=is_phone()), palette(colours))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=HASH)
def _cached_data(view: PlanView, key: str, _sheet: Sheet, _asked: Asked) -> dict[str, Any]:  # noqa: ARG001
    return _data(view, _sheet.rows, _asked, (_scene_name(_sheet, _asked), theme(), language()))
