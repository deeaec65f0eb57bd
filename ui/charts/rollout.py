"""The rollout in pictures: go-lives against their baseline, and how many units are live over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rollout.matrix import LivePoint
from ui.charts.palette import Palette

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
    shared = {
        "y": {
            "field": "name",
            "type": "nominal",
            "sort": [row.name for row in rows],
            "scale": {"type": "band", "paddingInner": 0.1},
            "axis": {"labelPadding": 8, "labelOverlap": False, "grid": False},
        },
        "x": {"type": "temporal", "scale": {"domain": _domain(days)}, "axis": _months(language)},
    }
    # data of a layer is sent as it is; data of the whole chart would be turned into a table on every run
    inner = {"data": {"values": [_go_live(row) for row in rows]}, "layer": _go_live_layers(colours)}
    return {
        "height": (TIGHT_HEIGHT if len(rows) > MANY else ROW_HEIGHT) * len(rows) + 34,
        "encoding": shared,
        "layer": [inner],
    }


def _go_live(row: GoLive) -> Spec:
    return {
        "name": row.name,
        "baseline": _moment(row.baseline) if row.baseline else None,
        "forecast": _moment(row.forecast),
        "label": row.label,
        "misses": row.misses,
    }


def _go_live_layers(colours: Palette) -> list[Spec]:
    state = {"condition": {"test": "datum.misses", "value": colours.red}, "value": colours.accent}
    moved = "datum.baseline && datum.baseline != datum.forecast"
    diamond = {"type": "point", "shape": "diamond", "size": 90, "opacity": 1}
    return [
        {
            "transform": [{"filter": moved}],
            "mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.45},
            "encoding": {"x": {"field": "baseline"}, "x2": {"field": "forecast"}, "color": state},
        },
        {
            "transform": [{"filter": moved}],
            "mark": {**diamond, "stroke": colours.grey, "strokeWidth": 2, "fill": colours.shade},
            "encoding": {"x": {"field": "baseline"}},
        },
        {
            "mark": {**diamond, "filled": True, "stroke": None},
            "encoding": {"x": {"field": "forecast"}, "fill": state},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 10, "color": colours.text},
            "encoding": {"x": {"field": "forecast"}, "text": {"field": "label"}},
        },
    ]


def live_chart(
    planned: Sequence[LivePoint], expected: Sequence[LivePoint], today: date, look: tuple[Palette, str]
) -> Spec:
    """Return two steps over time: units live by the baseline in grey, by the forecast in the accent."""
    colours, language = look
    days = [point.day for point in (*planned, *expected)]
    first, last = _domain([*days, today], room=0.04)
    most = max((point.units for point in (*planned, *expected)), default=0)
    return {
        "height": 190,
        "encoding": {
            "x": {"field": "day", "type": "temporal", "scale": {"domain": [first, last]}, "axis": _months(language)},
            "y": {
                "field": "units",
                "type": "quantitative",
                "scale": {"domain": [0, most]},
                "axis": {"tickMinStep": 1, "tickCount": min(most, 5), "format": "d", "domain": False},
            },
        },
        "layer": [
            _steps(planned, (first, last), colours.grey, 1.5),
            _steps(expected, (first, last), colours.accent, 2.5),
            {
                "data": {"values": [{"day": _moment(today)}]},
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": colours.muted},
                "encoding": {"y": {"value": 0}, "y2": {"value": {"expr": "height"}}},
            },
        ],
    }


def _steps(points: Sequence[LivePoint], ends: tuple[str, str], colour: str, width: float) -> Spec:
    total = points[-1].units if points else 0
    values = [
        {"day": ends[0], "units": 0},
        *({"day": _moment(point.day), "units": point.units} for point in points),
        {"day": ends[1], "units": total},
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": width, "color": colour},
    }


def _domain(days: Sequence[date], room: float = ROOM_FOR_LABELS) -> list[str]:
    """Return the first and the last moment of the axis, with room for the last label."""
    first, last = min(days), max(days)
    span = max((last - first).days, LEAST_DAYS)
    before, after = round(span * 0.04), round(span * room)
    return [_moment(first - timedelta(days=max(before, 1))), _moment(last + timedelta(days=max(after, 1)))]


def _months(language: str) -> Spec:
    year, month = ("%Y年", "%-m月") if language == "zh" else ("%Y", "%b")
    text = f"timeFormat(datum.value, month(datum.value) == 0 ? '{year}' : '{month}')"
    return {"labelExpr": text, "tickCount": "month", "grid": False, "labelFlush": False, "labelOverlap": "greedy"}


def _moment(day: date) -> str:
    """Return a day as local midnight: a bare date would be read as UTC and could show the day before."""
    return f"{day.isoformat()}T00:00"
