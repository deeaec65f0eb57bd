"""Drift against the baseline, week by week: who moves stands out, the others stay grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

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
    rows = [row for line in lines for row in _points(line, today)]
    ends = [row for row in rows if row["day"] == today.isoformat() and row["focus"]]
    first = min((row["day"] for row in rows), default=today.isoformat())
    return {
        "height": 200,
        "layer": [
            {"data": {"values": [{"zero": 0}]}, "mark": _zero(colours), "encoding": {"y": _y("zero")}},
            {"data": {"values": rows}, "mark": "line", "encoding": _lines(first, today, colours, language)},
            {"data": {"values": ends}, "mark": _label(colours), "encoding": _labels()},
        ],
    }


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


def _y(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "axis": {"tickCount": 5, "labelExpr": SIGNED, "grid": True},
        "scale": {"nice": True, "zero": True},
    }


def _lines(first: str, today: date, colours: Palette, language: str) -> dict[str, Any]:
    form = "%-m月%-d日" if language == "zh" else "%-d %b"
    axis = {"format": form, "tickCount": 4, "grid": False, "labelFlush": False, "labelOverlap": True}
    return {
        "x": {"field": "day", "type": "temporal", "axis": axis, "scale": {"domain": [first, today.isoformat()]}},
        "y": _y("drift"),
        "detail": {"field": "name", "type": "nominal"},
        "color": {"condition": {"test": "datum.focus", "value": colours.accent}, "value": colours.grey},
        "strokeWidth": {"condition": {"test": "datum.focus", "value": 2.5}, "value": 1},
        "order": {"field": "day", "type": "temporal"},
    }


def _labels() -> dict[str, Any]:
    return {
        "x": {"field": "day", "type": "temporal"},
        "y": {"field": "drift", "type": "quantitative"},
        "text": {"field": "name", "type": "nominal"},
    }


def _label(colours: Palette) -> dict[str, Any]:
    return {
        "type": "text",
        "align": "right",
        "dy": {"expr": "datum.falls ? 15 : -10"},
        "dx": 4,
        "color": colours.text,
        "fontWeight": 600,
    }


def _zero(colours: Palette) -> dict[str, Any]:
    return {"type": "rule", "color": colours.muted, "strokeDash": [3, 3]}
