"""Use as charts: intervals against their target, units, weeks, functions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ui.charts.palette import Palette
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
    y: Spec = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    y["scale"] = {"paddingInner": 0, "paddingOuter": 0}
    axis = {"orient": "top", "values": [0, 25, 50, 75, 100], "labelPadding": 9, "labelFlush": False, "grid": True}
    line: Spec = {
        "mark": {"type": "rule", "color": colours.grid, "yOffset": ROW_HEIGHT / 2},
        "encoding": {"x": {"datum": 0}, "x2": {"datum": 100}},
    }
    return {
        "height": ROW_HEIGHT * len(rows),
        "padding": {"top": 10, "left": 12, "right": 14, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"y": y, "x": _share_axis(axis)},
        "layer": [_over([_values(row) for row in rows], [line, *_span(colours)])],
    }


def unit_chart(rows: Sequence[Span], target: float, colours: Palette) -> Spec:
    """Return the habit rate of each unit with its interval, and one dashed line for the target."""
    line: Spec = {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": colours.text},
        "encoding": {"x": {"datum": target}},
    }
    y: Spec = {"field": "name", "type": "nominal", "sort": None, "axis": {"labelPadding": 8, "labelLimit": 230}}
    y["scale"] = {"type": "band", "paddingInner": 0.1}
    own = [{**layer} for layer in _span(colours)[:2]]
    for layer in own:
        layer["encoding"] = {**layer["encoding"], "y": y}
    axis = {"orient": "bottom", "values": [0, 20, 40, 60, 80, 100], "labelFlush": False, "grid": True}
    return {
        "height": 28 * len(rows) + 40,
        "encoding": {"x": _share_axis(axis)},
        "layer": [line, _over([_values(row) for row in rows], own)],
    }


def week_chart(rows: Sequence[Bar], colours: Palette) -> Spec:
    """Return the people active in each week as bars; only some weeks are named, so that names do not overlap."""
    step = max(1, -(-len(rows) // 5))
    named = [row.name for row in reversed(rows)][::step]
    x: Spec = {"field": "name", "type": "ordinal", "sort": None, "scale": {"paddingInner": 0.2, "paddingOuter": 0.1}}
    x["axis"] = {"values": named, "labelAngle": 0, "labelOverlap": False, "labelFlush": False, "grid": False}
    bars: Spec = {
        "mark": {"type": "bar", "cornerRadiusEnd": 2, "tooltip": True},
        "encoding": {"y": {**_count_axis(rows), "axis": {"tickCount": 3}}, "color": _tone(colours)},
    }
    text: Spec = {
        "transform": [{"filter": "datum.label != ''"}],
        "mark": {"type": "text", "baseline": "bottom", "dy": -3, "color": colours.text},
        "encoding": {"y": _field("value"), "text": {"field": "label"}},
    }
    return {
        "height": 190,
        "encoding": {"x": x},
        "layer": [_over([asdict(row) for row in rows], [bars, text])],
    }


def function_chart(rows: Sequence[Bar], people: int, colours: Palette) -> Spec:
    """Return how many people used each function as bars; the whole width is everybody."""
    y: Spec = {"field": "name", "type": "nominal", "sort": None, "scale": {"paddingInner": 0.35}}
    y["axis"] = {"labelPadding": 8, "labelLimit": 150, "grid": False}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, max(1, people) * 1.35]}}
    bars: Spec = {"mark": {"type": "bar", "cornerRadiusEnd": 2}, "encoding": {"color": _tone(colours)}}
    text: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 6, "color": colours.text},
        "encoding": {"text": {"field": "label"}},
    }
    return {
        "height": 26 * len(rows) + 8,
        "encoding": {"y": y, "x": x},
        "layer": [_over([asdict(row) for row in rows], [bars, text])],
    }


def _over(rows: list[Spec], layers: list[Spec]) -> Spec:
    """Return layers over rows; data at the top of a spec would be converted anew at every rerun."""
    return {"data": {"values": rows}, "layer": layers}


def _span(colours: Palette) -> list[Spec]:
    """Return the layers interval, value and target of a share."""
    colour = {"field": "reading", "type": "nominal", "legend": None, "scale": _scale(colours)}
    known = [{"filter": "isValid(datum.value)"}]
    return [
        {
            "transform": known,
            "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5},
            "encoding": {"x": _field("low"), "x2": {"field": "high"}, "color": colour},
        },
        {
            "transform": known,
            "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "tooltip": True},
            "encoding": {"x": _field("value"), "color": colour},
        },
        {
            "transform": [{"filter": "isValid(datum.target)"}],
            "mark": {"type": "tick", "thickness": 2.5, "height": 16, "orient": "vertical", "color": colours.text},
            "encoding": {"x": _field("target")},
        },
    ]


def _field(name: str) -> Spec:
    return {"field": name, "type": "quantitative"}


def _share_axis(axis: Spec) -> Spec:
    return {"type": "quantitative", "scale": {"domain": [0, 100], "nice": False}, "axis": axis}


def _count_axis(rows: Sequence[Bar]) -> Spec:
    most = max((row.value for row in rows), default=1)
    return {"field": "value", "type": "quantitative", "scale": {"domain": [0, max(1, most) * 1.12]}}


def _tone(colours: Palette) -> Spec:
    tones = {"soft": colours.soft, "strong": colours.accent, "faint": colours.faint}
    return {
        "field": "tone",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(tones), "range": list(tones.values())},
    }


def _scale(colours: Palette) -> Spec:
    shown = {Status.DONE: colours.green, Status.LATE: colours.red}
    shown |= {Status.UNDECIDED: colours.grey, Status.UNPROVEN: colours.grey}
    return {"domain": [status.value for status in shown], "range": list(shown.values())}


def _values(row: Span) -> Spec:
    return {**asdict(row), "reading": row.reading.value}
