"""A table of readings drawn in the browser: words, figures with the formula behind them, marks on a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Drawn = dict[str, Any]
Align = Literal["", "right", "middle", "whole"]
Tone = Literal["", "far", "near", "met", "none"]
LEVELS = (1, 2, 3, 4, 5)
LOW, HIGH = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its title; one with level names is a scale from 1 to 5."""

    title: str
    align: Align = ""
    width: str = ""
    levels: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the formulas that its figures open."""

    cells: Sequence[Drawn]
    formulas: Sequence[tuple[str, str, str]] = ()
    key: str = ""
    """By which its clicks are told; cells of `choice` are then clicked."""
    is_chosen: bool = False
    kind: str = ""
    """By which a reader may narrow the table."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on a scale from 1 to 5; what is unknown is None and is not drawn."""

    reality: float | None
    intention: float | None = None
    target: float | None = None
    spread: tuple[float, float] | None = None
    before: float | None = None
    is_blocking: bool = False


def readings(name: str, label: str, columns: Sequence[Column], rows: Sequence[Row], classes: str = "") -> Drawn:
    """Return all that is drawn; `label` says to those who cannot see it what the table holds."""
    return {
        "name": name,
        "label": label,
        "classes": classes,
        "head": [column_drawn(each) for each in columns],
        "rows": [_row(each) for each in rows],
    }


def narrowed(drawn: Drawn, label: str, kinds: Mapping[str, str]) -> Drawn:
    """Return the table with a switch above it that shows rows of one kind alone; the first kind is all of them."""
    return {**drawn, "kinds": {"label": label, "options": [list(each) for each in kinds.items()]}}


def said(text: str, **more: str) -> Drawn:
    """Return a cell of words: bold ones before them, a note below, a badge's colour, a tone."""
    return {"text": text, **{name: value for name, value in more.items() if value}}


def figure(text: str, **more: str) -> Drawn:
    """Return a cell whose click opens the row's formulas."""
    return {**said(text, **more), "formula": True}


def choice(text: str, **more: str) -> Drawn:
    """Return a cell whose click chooses the row."""
    return {**said(text, **more), "pick": True}


def on_scale(marks: Marks, label: str) -> Drawn:
    """Return a cell with marks on the scale; `label` says the same in words."""
    both = (marks.before, marks.reality) if marks.before is not None else (marks.reality, marks.intention)
    places: Mapping[str, object] = {
        "before": _at(marks.before),
        "spread": _between(marks.spread),
        "link": _between(both),
        "target": _at(marks.target),
        "intention": _at(marks.intention),
        "reality": _at(marks.reality),
    }
    known = {name: place for name, place in places.items() if place is not None}
    return {"marks": known, "label": label, "blocking": marks.is_blocking, "grid": [_at(level) for level in LEVELS]}


def stacked(parts: Sequence[tuple[int, str, str]], label: str) -> Drawn:
    """Return a cell with a bar of parts: how many, of which kind, and the words on it; nothing is left out."""
    whole = sum(count for count, _, _ in parts) or 1
    return {"bars": [[round(100 * count / whole, 2), kind, text] for count, kind, text in parts], "label": label}


def _between(ends: tuple[float | None, float | None] | None) -> list[float] | None:
    if ends is None or ends[0] is None or ends[1] is None:
        return None
    low, high = sorted((ends[0], ends[1]))
    return [_at(low) or 0.0, _at(high) or 0.0]


def _at(score: float | None) -> float | None:
    """Return where a score stands, in percent of the width."""
    return None if score is None else round(100 * (score - LOW) / (HIGH - LOW), 2)


def column_drawn(column: Column) -> Drawn:
    """Return what is drawn of a column's head."""
    found: Drawn = {"title": column.title, "align": column.align, "width": column.width}
    if column.levels is not None:
        named = column.levels or [""] * len(LEVELS)
        found["scale"] = [[_at(level), str(level), name] for level, name in zip(LEVELS, named, strict=True)]
    return found


def _row(row: Row) -> Drawn:
    found: Drawn = {"cells": list(row.cells), "more": [list(each) for each in row.formulas]}
    if row.kind:
        found["kind"] = row.kind
    return {**found, "key": row.key, "pick": True, "chosen": row.is_chosen} if row.key else found
