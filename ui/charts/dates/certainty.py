"""The chance that the end is reached, day by day, with the dates that people talk about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import altair as alt

from ui.charts.palette import Palette
from ui.charts.spec import at_midnight, data_of, spec_of

HEIGHT = 250
DATE_FORMS = {"en": "%-d %b %y", "zh": "%Y年%-m月%-d日"}
Tone = Literal["plan", "promise"]


@dataclass(frozen=True)
class Point:
    """A day and the share of runs that end by it, in percent."""

    day: date
    share: float


@dataclass(frozen=True)
class Mark:
    """A date with its words: on the curve where it has a share, else as a line from top to bottom."""

    day: date
    label: str
    share: float | None = None
    tone: Tone = "plan"


def certainty_chart(curve: Sequence[Point], marks: Sequence[Mark], colours: Palette, language: str) -> dict[str, Any]:
    """Return the curve of the chance with marked points on it and lines for the plan's and the promised date."""
    first, last = _span(curve, marks)
    steps = [Point(first, 0), *curve, Point(last, 100)]
    rows = [{"day": at_midnight(each.day), "share": each.share} for each in steps]
    area = alt.Chart(data_of(rows)).mark_area(
        interpolate="step-after", color=colours.accent, fillOpacity=0.14, line={"color": colours.accent, "size": 2}
    )
    layers = [
        area.encode(x=_x(first, last, language), y=_y()),
        *_lines(marks, (first, last), colours),
        *_points(marks, colours),
    ]
    chart = alt.LayerChart(layer=layers)
    return spec_of(chart.properties(height=HEIGHT))


def _span(curve: Sequence[Point], marks: Sequence[Mark]) -> tuple[date, date]:
    days = [each.day for each in curve] + [each.day for each in marks]
    first, last = min(days), max(days)
    room = timedelta(days=max((last - first).days // 12, 5))
    return first - room, last + room


def _lines(marks: Sequence[Mark], span: tuple[date, date], colours: Palette) -> list[alt.Chart]:
    """Return a line per date; its words stand on the side that has room, each line's words a step lower."""
    middle = span[0] + (span[1] - span[0]) / 2
    found = []
    for at, mark in enumerate(each for each in marks if each.share is None):
        colour = colours.text if mark.tone == "promise" else colours.grey
        dash = [4, 3] if mark.tone == "promise" else [2, 3]
        left = mark.day > middle
        base = alt.Chart(data_of([{"day": at_midnight(mark.day), "label": mark.label, "top": 100}]))
        rule = base.mark_rule(color=colour, strokeDash=dash, strokeWidth=1.5).encode(x="day:T")
        text = base.mark_text(
            align="right" if left else "left",
            baseline="top",
            dx=-6 if left else 6,
            dy=2 + 16 * at,
            color=colours.text if mark.tone == "promise" else colours.muted,
            fontWeight=600 if mark.tone == "promise" else 400,
        )
        found += [rule, text.encode(x="day:T", y="top:Q", text="label:N")]
    return found


def _points(marks: Sequence[Mark], colours: Palette) -> list[alt.Chart]:
    rows = [
        {"day": at_midnight(mark.day), "share": mark.share, "label": mark.label}
        for mark in marks
        if mark.share is not None
    ]
    base = alt.Chart(data_of(rows))
    dots = base.mark_point(filled=True, size=80, opacity=1, color=colours.accent)
    text = base.mark_text(align="left", baseline="top", dx=8, dy=4, color=colours.text, fontWeight=600)
    return [
        dots.encode(x="day:T", y="share:Q"),
        text.encode(x="day:T", y="share:Q", text="label:N"),
    ]


def _x(first: date, last: date, language: str) -> alt.X:
    axis = alt.Axis(
        format=DATE_FORMS[language], tickCount=5, labelFlush=False, labelOverlap=True, labelPadding=7, grid=False
    )
    return alt.X("day:T", axis=axis, scale=alt.Scale(domain=[at_midnight(first), at_midnight(last)], nice=False))


def _y() -> alt.Y:
    axis = alt.Axis(values=[0, 20, 50, 80, 100], labelExpr="datum.value + ' %'", grid=True)
    return alt.Y("share:Q", axis=axis, scale=alt.Scale(domain=[0, 100], nice=False))
