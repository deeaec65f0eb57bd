"""The units with their activities: a row each to read on a desk, a card each on a phone."""

from typing import Any

from rollout.matrix import Cell, UnitRow
from ui.components.choosing import Card, Line
from ui.components.readings import Column
from ui.parts.page.frame import escaped, small
from ui.parts.page.status import badge, sign
from ui.parts.rollout.view import Rollout
from ui.parts.table import together
from ui.session import language, said, t
from words.format import drift, short_date

CARDS = 8
"""So many cards are shown before all are asked for."""


def columns(rollout: Rollout) -> list[Column]:
    """Return the heads: the unit, then its activities with their numbers."""
    titles = [f"{at}\N{NO-BREAK SPACE}{said(title)}" for at, title in enumerate(rollout.titles.values(), 1)]
    return [Column(t("Unit · wave"), "whole"), *map(Column, titles)]


def line(row: UnitRow) -> Line:
    """Return a unit with the state, date and drift of each activity."""
    name = f"{_name(row)}\N{NO-BREAK SPACE}:gray[· {_wave_sign(row)}]"
    return Line((name, *map(_cell, row.cells)), _within(row))


def _within(row: UnitRow) -> dict[str, list[str]]:
    return {"wave": ["all", str(row.unit.wave)], "status": sorted({cell.status.value for cell in row.cells})}


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


def card(rollout: Rollout, row: UnitRow) -> Card:
    """Return a unit with its worst state, a sign per activity, what is done now and when it goes live."""
    strip = "\N{NO-BREAK SPACE}".join(sign(cell.status) for cell in row.cells)
    done = t("{done} of {all} done", done=row.done, all=len(row.cells))
    head = f"{_name(row)} :gray[· {wave_words(row)}]"
    return Card(head, badge(row.status), [f"{strip} :gray[{done}]", small(_now(rollout, row))], _within(row))


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
