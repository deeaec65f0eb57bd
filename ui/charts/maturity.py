"""The profile of an assessment: reality, intention, target and spread, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui.charts.palette import Palette

ROW_HEIGHT = 31
LEVELS = (1, 2, 3, 4, 5)

Layer = dict[str, Any]


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
    top = {"orient": "top", "values": LEVELS, "labelExpr": f"{labels} : ''", "labelFlush": False, "labelBound": False}
    top |= {"labelPadding": 20, "labelLineHeight": 14}
    left = {"labelPadding": 8, "labelLimit": 220, "labelOverlap": False, "grid": False}
    return _chart(rows, colours, (top, left), [])


def narrow_profile_chart(rows: Sequence[Dots], colours: Palette) -> dict[str, Any]:
    """Return the chart for a phone: each name above its own line, levels as figures."""
    names: Layer = {
        "mark": {"type": "text", "align": "left", "dy": -12, "dx": -4, "fontSize": 11, "color": colours.muted},
        "encoding": {"x": {"datum": 1}, "text": {"field": "name"}},
    }
    top = {"orient": "top", "values": LEVELS, "format": "d", "labelFlush": False, "labelBound": False}
    return _chart(rows, colours, (top, {"labels": False, "grid": False}), [names])


def _chart(rows: Sequence[Dots], colours: Palette, axes: tuple[Layer, Layer], more: list[Layer]) -> dict[str, Any]:
    top, left = axes
    height = ROW_HEIGHT if not more else ROW_HEIGHT + 9
    return {
        "data": {"values": [_values(row) for row in rows]},
        "height": height * len(rows) + 30,
        "encoding": {
            "y": {
                "field": "name",
                "type": "nominal",
                "sort": None,
                "scale": {"type": "band", "paddingInner": 0.1, "paddingOuter": 0.2 if more else 0.05},
                "axis": left,
            },
            "x": {"type": "quantitative", "scale": {"domain": [0.8, 5.45], "nice": False}, "axis": top},
        },
        "layer": [*_marks(colours), *more],
    }


def _marks(colours: Palette) -> list[Layer]:
    state = {
        "condition": {"test": "datum.blocking", "value": colours.red},
        "value": colours.accent,
    }
    return [
        _layer(
            {"type": "rule", "strokeWidth": 12, "strokeCap": "round", "color": colours.faint, "opacity": 0.55},
            "low",
            "high",
        ),
        _layer({"type": "rule", "strokeWidth": 1.5, "color": colours.grey}, "reality", "intention"),
        _layer(
            {"type": "tick", "thickness": 2.5, "height": 16, "orient": "vertical", "color": colours.text}, "target"
        ),
        {
            **_layer(
                {"type": "point", "size": 70, "filled": False, "strokeWidth": 2, "color": colours.muted}, "intention"
            ),
        },
        _with_colour(_layer({"type": "point", "size": 85, "filled": True, "opacity": 1}, "reality"), state),
    ]


def _layer(mark: Layer, x: str, x2: str | None = None) -> Layer:
    encoding: Layer = {"x": {"field": x, "type": "quantitative"}}
    if x2:
        encoding["x2"] = {"field": x2}
    needed = " && ".join(f"isValid(datum.{field})" for field in (x, x2) if field)
    return {"transform": [{"filter": needed}], "mark": {**mark, "tooltip": True}, "encoding": encoding}


def _with_colour(layer: Layer, colour: Layer) -> Layer:
    return {**layer, "encoding": {**layer["encoding"], "color": colour}}


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
