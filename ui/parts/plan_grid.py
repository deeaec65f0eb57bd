"""The grid of the plan: its columns, its rows, and the widget that edits them."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from phases.batch import PREDECESSORS
from phases.timeline import Dated
from ui.charts.gantt import ROW_HEIGHT
from ui.parts.plan_bounds import bound_word, bound_words
from ui.parts.plan_draft import FIELDS, Draft, Grid, grid_for
from ui.parts.plan_view import PlanView, Spoken, spoken
from ui.session import keep, kept, language, t

if TYPE_CHECKING:
    import pandas as pd

WIDTHS = {
    "number": 42,
    "task": 174,
    "owner": 72,
    "days": 46,
    "start": 52,
    "end": 52,
    "drift": 50,
    "float": 46,
    "done": 72,
    "not_before": 84,
    "deadline": 84,
    "bound": 118,
    "bound_on": 84,
    "after": 96,
}
CHINESE = {"task": 158, "start": 60, "end": 60}
"""Chinese dates are wider than English ones, and titles shorter; the sum stays the same."""
INDENT = "\N{NO-BREAK SPACE}" * 2
DIAMOND = "◆ "
DATED = ("not_before", "deadline", "bound_on")


OPTIONAL = {
    "float": "float",
    "not_before": "not before",
    "deadline": "deadline",
    "bound": "constraint",
    "bound_on": "constraint",
    "after": "waits for",
}
YEAR_WIDTH = 72
"""Of a date with its year."""
FAR = timedelta(days=300)
"""From where on a date without its year could be taken for one of another year."""


def columns_shown(layers: frozenset[str], has_baseline: bool = True) -> list[str]:
    """Return the columns that a reader asks for, in order; without a baseline there is no drift."""
    hidden = {name for name, layer in OPTIONAL.items() if layer not in layers}
    return [name for name in WIDTHS if name not in hidden and (has_baseline or name != "drift")]


def says_years(view: PlanView) -> bool:
    """Return whether the plan lies so far from today that its dates need their year."""
    return view.timeline.start < view.view.today - FAR or view.timeline.finish > view.view.today + FAR


def grid_width(view: PlanView, columns: Sequence[str]) -> int:
    """Return the width of the grid in pixels."""
    found = _widths("en", says_years(view), view.baseline is not None)
    return sum(found[name] for name in columns) + 2


def _widths(spoken_language: str, with_year: bool, has_drift: bool) -> dict[str, int]:
    """Return the width of every column in pixels; names take the room of a drift that is not there."""
    found = WIDTHS | (CHINESE if spoken_language == "zh" else {})
    if with_year:
        found |= {"start": YEAR_WIDTH, "end": YEAR_WIDTH}
    return found if has_drift else found | {"task": found["task"] + found["drift"]}


def plan_grid(draft: Draft, rows: Sequence[Dated], layers: frozenset[str]) -> None:
    """Show the rows of the snapshot for editing; data that change under edits lose the next one."""
    grid = grid_for(draft, tuple(row.task.id for row in rows))
    columns = columns_shown(layers, draft.view.baseline is not None)
    st.data_editor(
        _kept_frame(draft.view, grid),
        key=grid.key,
        width=grid_width(draft.view, columns),
        height="content",
        hide_index=True,
        row_height=ROW_HEIGHT,
        column_order=columns,
        column_config=_config(language(), says_years(draft.view), draft.view.baseline is not None),
        disabled=[name for name in WIDTHS if name not in FIELDS],
        placeholder="",
        alt=t("The plan's rows with dates, drift, float and progress"),
    )


def _kept_frame(view: PlanView, grid: Grid) -> "pd.DataFrame":
    """Return the frame of this grid: made once, because data that change would cost the reader an edit."""
    made: tuple[str, str, pd.DataFrame] | None = kept("plan frame", lambda: None)
    if made and made[:2] == (grid.key, language()):
        return made[2]
    frame = _frame(view, grid)
    keep("plan frame", (grid.key, language(), frame))
    return frame


def _frame(view: PlanView, grid: Grid) -> "pd.DataFrame":
    """Return the rows as a frame indexed by task id; the editor makes one of whatever it is given."""
    import pandas as pd

    ids, rows = grid.ids, [view.rows[task_id] for task_id in grid.ids]
    lowest, words = min(row.depth for row in rows), spoken(view, language())
    cells = [_cells(view, row, grid.base.get(row.task.id, {}), words) for row in rows]
    columns = dict(zip(WIDTHS, zip(*cells, strict=True), strict=True))
    columns["task"] = tuple(_titled(row, lowest, title) for row, title in zip(rows, columns["task"], strict=True))
    typed = {name: pd.Series(columns.pop(name), index=ids, dtype="float64") for name in ("days", "drift", "float")}
    typed |= {name: pd.Series(pd.to_datetime(columns.pop(name)), index=ids) for name in DATED}
    plain = {name: pd.Series(values, index=ids) for name, values in columns.items()}
    return pd.DataFrame({**plain, **typed}, index=ids)


def _cells(view: PlanView, row: Dated, edit: Mapping[str, Any], words: Spoken) -> tuple[Any, ...]:
    """Return a row's cells in the order of `WIDTHS`: all as they were when the grid was first drawn."""
    task_id = row.task.id
    return (
        view.numbers[task_id],
        edit.get("title") or words.titles[task_id],
        edit.get("owner", words.owners[task_id]),
        edit.get("days", row.task.days) if row.task.kind == "task" else None,
        row.start,
        row.finish,
        row.drift or None,
        None if row.task.finished_on else row.total_float,
        edit.get("percent", row.percent),
        edit.get("not_before", row.task.not_before),
        edit.get("deadline_on", row.task.deadline_on),
        bound_word(edit.get("constraint_kind", row.task.constraint_kind)) or None,
        edit.get("constraint_on", row.task.constraint_on),
        edit.get(PREDECESSORS, view.waiting.get(task_id, "")),
    )


def _titled(row: Dated, lowest: int, title: str) -> str:
    return INDENT * (row.depth - lowest) + (DIAMOND if row.task.kind == "milestone" else "") + title


@st.cache_resource(max_entries=4, show_spinner=False)
def _config(spoken_language: str, with_year: bool, has_drift: bool) -> dict[str, Any]:
    """Return the columns as the editor knows them, in one language."""
    column = st.column_config
    unit = "天" if spoken_language == "zh" else "d"
    day, dated = ("M[月]D[日]", "YY[年]M[月]D[日]") if spoken_language == "zh" else ("D MMM", "D MMM YY")
    day = dated if with_year else day
    wide = _widths(spoken_language, with_year, has_drift)
    return {
        "number": column.TextColumn("#", width=wide["number"]),
        "task": column.TextColumn(t("Task"), width=wide["task"], max_chars=200),
        "owner": column.TextColumn(t("Owner"), width=wide["owner"], max_chars=80),
        "days": column.NumberColumn(
            unit, width=wide["days"], step=0.5, format="%g", help=t("Duration in working days")
        ),
        "start": column.DateColumn(t("Start"), width=wide["start"], format=day),
        "end": column.DateColumn(t("End"), width=wide["end"], format=day),
        "drift": column.NumberColumn(t("Drift"), width=wide["drift"], format=f"%+d {unit}"),
        "float": column.NumberColumn(t("Float"), width=wide["float"], format=f"%d {unit}"),
        "done": column.NumberColumn(t("Done"), width=wide["done"], step=1, format="%d %%"),
        "not_before": column.DateColumn(t("Not before"), width=wide["not_before"], format=day),
        "deadline": column.DateColumn(t("Deadline"), width=wide["deadline"], format=day),
        "bound": column.SelectboxColumn(t("Constraint"), width=wide["bound"], options=bound_words()),
        "bound_on": column.DateColumn(t("Its date"), width=wide["bound_on"], format=day),
        "after": column.TextColumn(
            t("Waits for"),
            width=wide["after"],
            max_chars=200,
            help=t("Numbers of rows: 12, 12FS+3d, 7SS-50%, 1.2.3FF+1ed"),
        ),
    }
