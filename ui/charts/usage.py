"""Use as charts: intervals against their target, units, weeks, functions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt

from ui.charts.palette import Palette
from ui.charts.spec import data_of, over, spec_of
from words.status import Status

ROW_HEIGHT = 31
Spec = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """One share in percent with its interval and target; without people enough, only the target is drawn."""

    name: str
    value: float | None
    low: float
    high: float
    target: float | None
    reading: Status


@dataclass(frozen=True)
class Bar:
    """One bar with the words at its end; a strong one stands out, a faint one is not complete."""

    name: str
    value: float
    label: str
    tone: str = "soft"


def target_chart(rows: Sequence[Span], colours: Palette) -> Spec:
    """Return interval, value and target of each measure, in rows as high as those of the table beside it."""
    y = alt.Y("name:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    axis = alt.Axis(orient="top", values=[0, 25, 50, 75, 100], labelPadding=9, labelFlush=False, grid=True)
    line = alt.Chart().mark_rule(color=colours.grid, yOffset=ROW_HEIGHT / 2, aria=False)
    border = line.encode(x=alt.datum(0), x2=alt.datum(100))
    chart = alt.layer(over([_values(row) for row in rows], [border, *_span(colours)]))
    return spec_of(
        chart.encode(x=_share(axis), y=y).properties(
            height=ROW_HEIGHT * len(rows),
            padding={"top": 10, "left": 12, "right": 14, "bottom": 2},
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
    )


def unit_chart(rows: Sequence[Span], target: float, colours: Palette) -> Spec:
    """Return the habit rate of each unit with its interval, and one dashed line for the target."""
    line = alt.Chart(data_of([{}])).mark_rule(strokeDash=[4, 3], color=colours.text, aria=False)
    y = alt.Y(
        "name:N",
        sort=None,
        axis=alt.Axis(labelPadding=8, labelLimit=230),
        scale=alt.Scale(type="band", paddingInner=0.1),
    )
    axis = alt.Axis(orient="bottom", values=[0, 20, 40, 60, 80, 100], labelFlush=False, grid=True)
    own = over([_values(row) for row in rows], [layer.encode(y=y) for layer in _span(colours)[:2]])
    chart = alt.layer(line.encode(x=alt.datum(target)), own).encode(x=_share(axis))
    return spec_of(chart.properties(height=28 * len(rows) + 40))


def week_chart(rows: Sequence[Bar], colours: Palette) -> Spec:
    """Return the people active in each week as bars; only some weeks are named, so that names do not overlap."""
    step = max(1, -(-len(rows) // 5))
    named = [row.name for row in reversed(rows)][::step]
    most = max((row.value for row in rows), default=1)
    x = alt.X(
        "name:O",
        sort=None,
        scale=alt.Scale(paddingInner=0.2, paddingOuter=0.1),
        axis=alt.Axis(values=named, labelAngle=0, labelOverlap=False, labelFlush=False, grid=False),
    )
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, max(1, most) * 1.12]), axis=alt.Axis(tickCount=3))
    bars = alt.Chart().mark_bar(cornerRadiusEnd=2, tooltip=True).encode(y=y, color=_tone(colours))
    text = alt.Chart().mark_text(baseline="bottom", dy=-3, color=colours.text).encode(y="value:Q", text="label:N")
    layers = [bars, text.transform_filter("datum.label != ''")]
    chart = alt.layer(over([asdict(row) for row in rows], layers))
    return spec_of(chart.encode(x=x).properties(height=190))


def function_chart(rows: Sequence[Bar], people: int, colours: Palette) -> Spec:
    """Return how many people used each function as bars; the whole width is everybody."""
    y = alt.Y(
        "name:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.35),
        axis=alt.Axis(labelPadding=8, labelLimit=150, grid=False),
    )
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, max(1, people) * 1.35]))
    bars = alt.Chart().mark_bar(cornerRadiusEnd=2).encode(color=_tone(colours))
    text = alt.Chart().mark_text(align="left", dx=6, color=colours.text).encode(text="label:N")
    chart = alt.layer(over([asdict(row) for row in rows], [bars, text]))
    return spec_of(chart.encode(x=x, y=y).properties(height=26 * len(rows) + 8))


def _span(colours: Palette) -> list[alt.Chart]:
    """Return the layers interval, value and target of a share."""
    colour = alt.Color("reading:N", legend=None, scale=_scale(colours))
    known = alt.Chart().transform_filter("isValid(datum.value)")
    aimed = alt.Chart().transform_filter("isValid(datum.target)")
    tick = aimed.mark_tick(thickness=2.5, height=16, orient="vertical", color=colours.text)
    return [
        known.mark_rule(strokeWidth=3, opacity=0.5).encode(x="low:Q", x2="high", color=colour),
        known.mark_point(filled=True, size=80, opacity=1, tooltip=True).encode(x="value:Q", color=colour),
        tick.encode(x="target:Q"),
    ]


def _share(axis: alt.Axis) -> alt.X:
    return alt.X(type="quantitative", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)


def _tone(colours: Palette) -> alt.Color:
    tones = {"soft": colours.soft, "strong": colours.accent, "faint": colours.faint}
    return alt.Color("tone:N", legend=None, scale=alt.Scale(domain=list(tones), range=list(tones.values())))


def _scale(colours: Palette) -> alt.Scale:
    shown = {Status.DONE: colours.green, Status.LATE: colours.red}
    shown |= {Status.UNDECIDED: colours.grey, Status.UNPROVEN: colours.grey}
    return alt.Scale(domain=[status.value for status in shown], range=list(shown.values()))


def _values(row: Span) -> Spec:
    return {**asdict(row), "reading": row.reading.value}
