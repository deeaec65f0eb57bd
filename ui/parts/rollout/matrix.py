"""The units with their activities: a table to read, a grid when there are many, cards on a phone."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from rollout.matrix import URGENCY, Cell, UnitRow
from ui.parts.frame import escaped, small
from ui.parts.rollout.view import Rollout
from ui.parts.status import badge, sign
from ui.parts.table import text_table, together
from ui.session import kept, language, said, t
from ui.views import Moment
from words.format import drift, short_date

MOST_READ = 15
"""More units than this are shown as a grid: a table of real text would be slow to draw."""
CARDS = 8


def matrix(rollout: Rollout, rows: Sequence[UnitRow]) -> None:
    """Show units down and activities across, each cell with state, date and drift."""
    if len(rows) > MOST_READ:
        _grid(rollout, rows)
        return
    text_table(_columns(rollout.moment, language(), tuple(row.unit.key for row in rows), rollout), _alt())


@st.cache_resource(max_entries=128, show_spinner=False)
def _columns(moment: Moment, language: str, keys: tuple[str, ...], _rollout: Rollout) -> dict[str, list[str]]:  # noqa: ARG001
    rows = [row for row in _rollout.rows if row.unit.key in keys]
    columns = {t("Unit · wave"): [f"{_name(row)}\N{NO-BREAK SPACE}:gray[· {_wave_sign(row)}]" for row in rows]}
    for at, title in enumerate(_rollout.titles.values()):
        columns[f"{at + 1}\N{NO-BREAK SPACE}{said(title)}"] = [_cell(row.cells[at]) for row in rows]
    return columns


def wave_words(row: UnitRow) -> str:
    """Return the wave of a unit as people say it."""
    return wave_name(row.unit.wave)


def _wave_sign(row: UnitRow) -> str:
    """Return the wave as a number, so that six activities have room beside it."""
    return str(row.unit.wave) if row.unit.wave else t("Pilot")


def wave_name(wave: int) -> str:
    """Return what a wave is called; 0 is the pilot."""
    return together(t("Wave {wave}", wave=wave)) if wave else t("Pilot")


def _name(row: UnitRow) -> str:
    return f"**{escaped(together(said(row.unit.name)))}**"


def _cell(cell: Cell) -> str:
    return f"{badge(cell.status)} {_when(cell)}"


def _when(cell: Cell) -> str:
    day = together(short_date(cell.dated.finish, language()))
    return f"{day}\N{NO-BREAK SPACE}**{_moved(cell)}**" if cell.dated.drift else day


def _moved(cell: Cell) -> str:
    """Return the drift without its unit, which the line above the table says."""
    return drift(cell.dated.drift, language()).split("\N{NO-BREAK SPACE}")[0]


def _alt() -> str:
    return t("Units and their six deployment activities with state, forecast date and drift")


def _grid(rollout: Rollout, rows: Sequence[UnitRow]) -> None:
    import pyarrow as pa

    columns: dict[str, list[Any]] = {
        "unit": [said(row.unit.name) for row in rows],
        "wave": [wave_words(row) for row in rows],
    }
    config: dict[str, Any] = {
        "unit": st.column_config.TextColumn(t("Unit"), width=100),
        "wave": st.column_config.TextColumn(t("Wave"), width=66),
    }
    for at, (key, title) in enumerate(rollout.titles.items()):
        chips = {_chip(row.cells[at]): row.cells[at].status.colour for row in rows}
        columns[key] = [[_chip(row.cells[at])] for row in rows]
        config[key] = st.column_config.MultiselectColumn(
            said(title), options=list(chips), color=list(chips.values()), width=126
        )
    st.dataframe(
        pa.table(columns), hide_index=True, height="content", row_height=29, column_config=config, alt=_alt()
    )


def _chip(cell: Cell) -> str:
    moved = f" {_moved(cell)}" if cell.dated.drift else ""
    return f"{cell.status.sign} {short_date(cell.dated.finish, language())}{moved}"


def legend() -> str:
    """Return what the signs of the grid mean, where the cells have no room for words."""
    return " · ".join(f"{status.sign} {t(status.word)}" for status in URGENCY)


def cards(rollout: Rollout, rows: Sequence[UnitRow]) -> None:
    """Show one card per unit, for narrow screens; the first ones until all are asked for."""
    shown = rows if kept("rollout all cards", lambda: False) else rows[:CARDS]
    for row in shown:
        _card(rollout, row)


def _card(rollout: Rollout, row: UnitRow) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
            st.markdown(f"{_name(row)} :gray[· {wave_words(row)}]")
            st.markdown(badge(row.status), width="content")
        strip = "\N{NO-BREAK SPACE}".join(sign(cell.status) for cell in row.cells)
        done = t("{done} of {all} done", done=row.done, all=len(row.cells))
        st.markdown(f"{strip} :gray[{done}]  \n{small(_now(rollout, row))}")


def _now(rollout: Rollout, row: UnitRow) -> str:
    live = _day_and_drift(row.live.finish, row.live.drift)
    if row.is_live:
        return t("Live since {day}", day=live)
    activity = escaped(said(rollout.titles[row.now.activity]))
    now = _day_and_drift(row.now.dated.finish, row.now.dated.drift)
    return t("Now: {activity}, {day} · go-live {live}", activity=activity, day=now, live=live)


def _day_and_drift(day: Any, days: int | None) -> str:
    words = short_date(day, language())
    return f"{words} **{drift(days, language())}**" if days else words
