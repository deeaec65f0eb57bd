"""The rollout in pictures: go-lives against their baseline, and how many units are live over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from rollout.matrix import LivePoint
from ui.charts.palette import Palette
from ui.charts.spec import data_of, over, spec_of

ROW_HEIGHT, TIGHT_HEIGHT = 26, 18
MANY = 12
"""More units than this stand closer together."""
ROOM_FOR_LABELS = 0.16
LEAST_DAYS = 21

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoLive:
    """One unit's go-live: promised and forecast day, how far apart in words, and whether that is an alarm."""

    name: str
    baseline: date | None
    forecast: date
    label: str
    misses: bool


def go_live_chart(rows: Sequence[GoLive], colours: Palette, language: str) -> Spec:
    """Return one line per unit: hollow diamond where the baseline stood, filled where the forecast stands."""
    days = [day for row in rows for day in (row.baseline, row.forecast) if day]
    y = alt.Y(
        "name:N",
        sort=[row.name for row in rows],
        scale=alt.Scale(type="band", paddingInner=0.1),
        axis=alt.Axis(labelPadding=8, labelOverlap=False, grid=False),
    )
    x = alt.X(type="temporal", scale=alt.Scale(domain=_domain(days)), axis=_months(language))
    height = (TIGHT_HEIGHT if len(rows) > MANY else ROW_HEIGHT) * len(rows) + 34
    chart = alt.layer(over([_go_live(row) for row in rows], _go_live_layers(colours)))
    return spec_of(chart.encode(x=x, y=y).properties(height=height))


def _go_live(row: GoLive) -> Spec:
    return {
        "name": row.name,
        "baseline": _moment(row.baseline) if row.baseline else None,
        "forecast": _moment(row.forecast),
        "label": row.label,
        "misses": row.misses,
    }


def _go_live_layers(colours: Palette) -> list[alt.Chart]:
    state = alt.when("datum.misses").then(alt.value(colours.red)).otherwise(alt.value(colours.accent))
    moved = alt.Chart().transform_filter("datum.baseline && datum.baseline != datum.forecast")
    way = moved.mark_rule(strokeWidth=2, opacity=0.45)
    hollow = moved.mark_point(
        shape="diamond", size=90, opacity=1, stroke=colours.grey, strokeWidth=2, fill=colours.shade
    )
    filled = alt.Chart().mark_point(shape="diamond", size=90, opacity=1, filled=True, stroke=None)
    text = alt.Chart().mark_text(align="left", dx=10, color=colours.text)
    return [
        way.encode(x="baseline:T", x2="forecast", color=state),
        hollow.encode(x="baseline:T"),
        filled.encode(x="forecast:T", fill=state),
        text.encode(x="forecast:T", text="label:N"),
    ]


def live_chart(
    planned: Sequence[LivePoint], expected: Sequence[LivePoint], today: date, look: tuple[Palette, str]
) -> Spec:
    """Return two steps over time: units live by the baseline in grey, by the forecast in the accent."""
    colours, language = look
    days = [point.day for point in (*planned, *expected)]
    first, last = _domain([*days, today], room=0.04)
    most = max((point.units for point in (*planned, *expected)), default=0)
    x = alt.X("day:T", scale=alt.Scale(domain=[first, last]), axis=_months(language))
    y = alt.Y(
        "units:Q",
        scale=alt.Scale(domain=[0, most]),
        axis=alt.Axis(tickMinStep=1, tickCount=min(most, 5), format="d", domain=False),
    )
    now = alt.Chart(data_of([{"day": _moment(today)}])).mark_rule(strokeDash=[4, 3], color=colours.muted)
    chart = alt.layer(
        _steps(planned, (first, last), colours.grey, 1.5),
        _steps(expected, (first, last), colours.accent, 2.5),
        now.encode(y=alt.value(0), y2=alt.value(alt.expr("height"))),
    )
    return spec_of(chart.encode(x=x, y=y).properties(height=190))


def _steps(points: Sequence[LivePoint], ends: tuple[str, str], colour: str, width: float) -> alt.Chart:
    total = points[-1].units if points else 0
    values = [
        {"day": ends[0], "units": 0},
        *({"day": _moment(point.day), "units": point.units} for point in points),
        {"day": ends[1], "units": total},
    ]
    line: alt.Chart = alt.Chart(data_of(values)).mark_line(interpolate="step-after", strokeWidth=width, color=colour)
    return line


def _domain(days: Sequence[date], room: float = ROOM_FOR_LABELS) -> list[str]:
    """Return the first and the last moment of the axis, with room for the last label."""
    first, last = min(days), max(days)
    span = max((last - first).days, LEAST_DAYS)
    before, after = round(span * 0.04), round(span * room)
    return [_moment(first - timedelta(days=max(before, 1))), _moment(last + timedelta(days=max(after, 1)))]


def _months(language: str) -> alt.Axis:
    year, month = ("%Y年", "%-m月") if language == "zh" else ("%Y", "%b")
    text = f"timeFormat(datum.value, month(datum.value) == 0 ? '{year}' : '{month}')"
    return alt.Axis(labelExpr=text, tickCount="month", grid=False, labelFlush=False, labelOverlap="greedy")


def _moment(day: date) -> str:
    """Return a day as local midnight: a bare date would be read as UTC and could show the day before."""
    return f"{day.isoformat()}T00:00"
