"""Drift against the baseline, week by week: who moves stands out, the others stay grey."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import altair as alt

from ui.charts.palette import Palette

SIGNED = "datum.value ? format(datum.value, '+d') : '0'"


@dataclass(frozen=True, slots=True)
class Line:
    """One programme's drift in working days, oldest week first, the last one today."""

    name: str
    drifts: Sequence[int]
    stands_out: bool


def drift_chart(lines: Sequence[Line], today: date, colours: Palette, language: str) -> dict[str, Any]:
    """Return the lines of the last weeks; those that stand out carry their name at the end."""
    return _spec(tuple(replace(line, drifts=tuple(line.drifts)) for line in lines), today, colours, language)


# pages build this chart at every rerun, and Altair needs about 90 ms for it; the spec is read, never changed
@lru_cache(maxsize=64)
def _spec(lines: tuple[Line, ...], today: date, colours: Palette, language: str) -> dict[str, Any]:
    rows = [row for line in lines for row in _points(line, today)]
    ends = [row for row in rows if row["day"] == today.isoformat() and row["focus"]]
    first = min((row["day"] for row in rows), default=today.isoformat())
    first = min(first, (today - timedelta(weeks=1)).isoformat())
    layers = (
        _zero(colours),
        _lines(rows, _days(first, today, language), colours),
        _labels(ends, colours),
        _single(lines, today, colours),
    )
    spec: dict[str, Any] = alt.layer(*layers).properties(height=200).to_dict()
    return {key: spec[key] for key in ("height", "layer")}


def _points(line: Line, today: date) -> list[dict[str, Any]]:
    last = len(line.drifts) - 1
    return [
        {
            "name": line.name,
            "focus": line.stands_out,
            "falls": drift < max(line.drifts[max(at - 3, 0) : at + 1]),
            "drift": drift,
            "day": (today - timedelta(weeks=last - at)).isoformat(),
        }
        for at, drift in enumerate(line.drifts)
    ]


def _over(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]


def _zero(colours: Palette) -> alt.Chart:
    rule: alt.Chart = _over([{"zero": 0}]).mark_rule(color=colours.muted, strokeDash=[3, 3], aria=False)
    return rule.encode(y=_drift("zero:Q"))


def _lines(rows: list[dict[str, Any]], days: alt.X, colours: Palette) -> alt.Chart:
    focus = alt.datum.focus
    line: alt.Chart = _over(rows).mark_line()
    return line.encode(
        x=days,
        y=_drift("drift:Q"),
        detail="name:N",
        color=alt.condition(focus, alt.value(colours.accent), alt.value(colours.grey)),
        strokeWidth=alt.condition(focus, alt.value(2.5), alt.value(1)),
        order="day:T",
    )


def _labels(ends: list[dict[str, Any]], colours: Palette) -> alt.Chart:
    place = alt.ExprRef("datum.falls ? 15 : -10")
    text: alt.Chart = _over(ends).mark_text(align="right", dx=4, dy=place, color=colours.text, fontWeight=600)
    return text.encode(x="day:T", y="drift:Q", text="name:N")


def _single(lines: Sequence[Line], today: date, colours: Palette) -> alt.Chart:
    """Return the dots of lines that are one week long, which draw no line."""
    rows = [row for line in lines if len(line.drifts) == 1 for row in _points(line, today)]
    dot: alt.Chart = _over(rows).mark_point(filled=True, size=50, opacity=1, aria=False)
    colour = alt.condition(alt.datum.focus, alt.value(colours.accent), alt.value(colours.grey))
    return dot.encode(x="day:T", y="drift:Q", color=colour)


def _days(first: str, today: date, language: str) -> alt.X:
    form = "%-m月%-d日" if language == "zh" else "%-d %b"
    axis = alt.Axis(format=form, tickCount=4, grid=False, labelFlush=False, labelOverlap=True)
    return alt.X("day:T", axis=axis, scale=alt.Scale(domain=[first, today.isoformat()]))


def _drift(field: str) -> alt.Y:
    axis = alt.Axis(tickCount=5, labelExpr=SIGNED, grid=True)
    return alt.Y(field, axis=axis, scale=alt.Scale(nice=True, zero=True))
