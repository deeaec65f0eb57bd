"""The profile of an assessment: reality, intention, target and spread, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from ui.charts.palette import Palette

ROW_HEIGHT = 31
LEVELS = [1, 2, 3, 4, 5]


@dataclass(frozen=True)
class Dots:
    """One dimension of the chart; what is unknown is None and is not drawn."""

    name: str
    reality: float | None
    intention: float | None
    target: int
    spread: tuple[float, float] | None
    is_blocking: bool


def profile_chart(rows: Sequence[Dots], level_names: Sequence[str], colours: Palette) -> dict[str, Any]:
    """Return the chart for a desk: names on the left, levels with their names on top."""
    labels = " : ".join(
        f"datum.value == {k} ? ['{k}', '{name}']" for k, name in zip(LEVELS, level_names, strict=True)
    )
    top = _top(labelExpr=f"{labels} : ''", labelPadding=20, labelLineHeight=14)
    left = alt.Axis(labelPadding=8, labelLimit=220, labelOverlap=False, grid=False)
    return _spec(rows, _marks(colours), ROW_HEIGHT, top, _names(left, 0.05))


def narrow_profile_chart(rows: Sequence[Dots], colours: Palette) -> dict[str, Any]:
    """Return the chart for a phone: each name above its own line, levels as figures."""
    text = alt.Chart().mark_text(align="left", dy=-12, dx=-4, fontSize=11, color=colours.muted)
    names = text.encode(x=alt.XDatum(1), text=alt.Text(field="name"))
    left = alt.Axis(labels=False, grid=False)
    return _spec(rows, [*_marks(colours), names], ROW_HEIGHT + 9, _top(format="d"), _names(left, 0.2))


def _spec(rows: Sequence[Dots], marks: list[alt.Chart], height: int, top: alt.Axis, names: alt.Y) -> dict[str, Any]:
    data = alt.Data(values=[_values(row) for row in rows])  # type: ignore[no-untyped-call]
    levels = alt.X(type="quantitative", scale=alt.Scale(domain=[0.8, 5.45], nice=False), axis=top)
    chart = alt.layer(*marks, data=data).encode(x=levels, y=names).properties(height=height * len(rows) + 30)
    spec: dict[str, Any] = chart.to_dict()
    return {key: spec[key] for key in ("data", "height", "encoding", "layer")}


def _top(**more: Any) -> alt.Axis:
    return alt.Axis(orient="top", values=LEVELS, labelFlush=False, labelBound=False, **more)


def _names(axis: alt.Axis, outside: float) -> alt.Y:
    scale = alt.Scale(type="band", paddingInner=0.1, paddingOuter=outside)
    return alt.Y("name:N", sort=None, scale=scale, axis=axis)


def _marks(colours: Palette) -> list[alt.Chart]:
    spread, gap, target = _known("low", "high"), _known("reality", "intention"), _known("target")
    state = alt.condition(alt.datum.blocking, alt.value(colours.red), alt.value(colours.accent))
    reality = _known("reality").mark_point(size=85, filled=True, opacity=1, tooltip=True)
    return [
        spread.mark_rule(strokeWidth=12, strokeCap="round", color=colours.faint, opacity=0.55, tooltip=True),
        gap.mark_rule(strokeWidth=1.5, color=colours.grey, tooltip=True),
        target.mark_tick(thickness=2.5, height=16, orient="vertical", color=colours.text, tooltip=True),
        _known("intention").mark_point(size=70, filled=False, strokeWidth=2, color=colours.muted, tooltip=True),
        reality.encode(color=state),
    ]


def _known(x: str, x2: str | None = None) -> alt.Chart:
    needed = " && ".join(f"isValid(datum.{field})" for field in (x, x2) if field)
    chart = alt.Chart().transform_filter(needed).encode(x=f"{x}:Q")
    return chart.encode(x2=x2) if x2 else chart


def _values(row: Dots) -> dict[str, Any]:
    low, high = row.spread or (None, None)
    return {
        "name": row.name,
        "reality": row.reality,
        "intention": row.intention,
        "target": row.target,
        "low": low,
        "high": high,
        "blocking": row.is_blocking,
    }
