"""The Gantt: bars, baseline, links and milestones on the same rows as the grid beside it, as a Vega-Lite spec."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from phases.calendar import Calendar
from phases.plan import Link
from phases.timeline import Dated
from ui.charts.palette import Palette
from words.format import drift, short_date

Zoom = Literal["week", "month", "quarter"]
ROW_HEIGHT = 31
DAYS_SHOWN: Mapping[Zoom, int] = {"week": 63, "month": 245, "quarter": 1100}
SHADED_UP_TO = 400
"""Days in view beyond which weekends would be thinner than a line; longer breaks are shaded always."""
BAR = (0.2, 0.6)
"""Where in the height of a row its bar lies; the baseline is drawn below."""
EPOCH = date(1970, 1, 1).toordinal()
MOMENT = "datum.value * 86400000"
PART_LABEL = 0.16
"""Part of the width kept free behind the last bar for its label."""

Values = list[dict[str, Any]]
Layer = dict[str, Any]
Y: Layer = {"field": "y", "type": "quantitative"}
LITERAL: Layer = {"field": "c", "type": "nominal", "scale": None}


@dataclass(frozen=True)
class Scene:
    """What a Gantt shows: rows as in the grid, links, today, and what a reader chose to see."""

    rows: Sequence[Dated]
    links: Sequence[Link]
    titles: Mapping[str, str]
    calendar: Calendar
    today: date
    zoom: Zoom = "month"
    layers: frozenset[str] = frozenset({"baseline", "links"})
    language: str = "en"


def gantt_spec(scene: Scene, colours: Palette) -> dict[str, Any]:
    """Return the Gantt as a Vega-Lite spec; every row is as high as a row of the grid."""
    first, last = window(scene.rows, scene.today, scene.zoom)
    time = {"domain": [_at(first), _at(last)], "nice": False, "zero": False}
    span = (first, last)
    layers = [
        _shading(scene, span, colours),
        _row_lines(scene, colours),
        *_baselines(scene, colours),
        *_links(scene, colours),
        *_bars(scene, colours),
        *_milestones(scene, colours),
        *_labels(scene, span, colours),
        _today(scene, colours),
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": ROW_HEIGHT * len(scene.rows),
        "padding": {"top": 10, "left": 4, "right": 4, "bottom": 0},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"x": _axis(scene, span, time)},
        "layer": [_on_rows(layer, len(scene.rows)) for layer in layers if layer["data"]["values"]],
    }


def window(rows: Sequence[Dated], today: date, zoom: Zoom) -> tuple[date, date]:
    """Return first and last day in view: the rows' own span where it fits, else a part of it around today."""
    starts = [row.start for row in rows] + [row.baseline.start for row in rows if row.baseline]
    ends = [row.finish for row in rows] + [row.baseline.finish for row in rows if row.baseline]
    first = min(starts, default=today) - timedelta(days=3)
    last = max(ends, default=today) + timedelta(days=3)
    shown = DAYS_SHOWN[zoom]
    if (last - first).days > shown:
        begin = max(first, min(today - timedelta(days=shown // 3), last - timedelta(days=shown)))
        first, last = begin, begin + timedelta(days=shown)
    return first, last + timedelta(days=int((last - first).days * PART_LABEL) + 1)


def _at(day: date, part: float = 0.0) -> float:
    """Return a date as days since 1970; `part` is the part of the day that has passed."""
    return day.toordinal() - EPOCH + part


def _axis(scene: Scene, span: tuple[date, date], time: Layer) -> Layer:
    every = {"week": "week", "month": "month", "quarter": "month"}[scene.zoom]
    days = [day for day in _days(*span) if (day.weekday() == 0 if every == "week" else day.day == 1)]
    if scene.zoom == "quarter":
        days = [day for day in days if day.month % 3 == 1]
    plain, with_year = _patterns(scene)
    expression = f"utcFormat({MOMENT}, utcmonth({MOMENT}) ? '{plain}' : '{with_year}')"
    axis = {
        "orient": "top",
        "values": [_at(day) for day in days],
        "labelExpr": expression,
        "labelPadding": 9,
        "labelAlign": "left",
        "labelFlush": False,
        "labelOverlap": "greedy",
        "grid": scene.zoom != "week",
        "ticks": False,
        "domain": False,
        "title": None,
    }
    return {"field": "x", "type": "quantitative", "scale": time, "axis": axis}


def _patterns(scene: Scene) -> tuple[str, str]:
    """Return how the axis says a day, and how in January, where a year begins."""
    chinese = scene.language == "zh"
    if scene.zoom == "week":
        return ("%-m月%-d日", "%-m月%-d日") if chinese else ("%-d %b", "%-d %b")
    return ("%-m月", "%Y年%-m月") if chinese else ("%b", "%b %Y")


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=each) for each in range((last - first).days + 1))


def _on_rows(layer: Layer, count: int) -> Layer:
    """Return the layer with the rows' common scale: row 0 on top, no axis of its own."""
    y = layer["encoding"].get("y", {})
    if "field" in y:
        y = {**y, "scale": {"domain": [0, count], "reverse": True, "nice": False, "zero": False}, "axis": None}
        return {**layer, "encoding": {**layer["encoding"], "y": y}}
    return layer


def _layer(values: Values, mark: Layer, encoding: Layer) -> Layer:
    return {"data": {"values": values}, "mark": {"clip": True, **mark}, "encoding": encoding}


def _shading(scene: Scene, span: tuple[date, date], colours: Palette) -> Layer:
    values: Values = []
    begun: date | None = None
    for day in _days(*span):
        if scene.calendar.is_working(day):
            if begun and ((span[1] - span[0]).days <= SHADED_UP_TO or (day - begun).days > 3):
                values.append({"x": _at(begun), "x2": _at(day)})
            begun = None
        else:
            begun = begun or day
    encoding = {"x2": {"field": "x2"}, "y": {"value": 0}, "y2": {"value": ROW_HEIGHT * len(scene.rows)}}
    return _layer(values, {"type": "rect", "color": colours.shade}, encoding)


def _row_lines(scene: Scene, colours: Palette) -> Layer:
    values = [{"y": at} for at in range(len(scene.rows) + 1)]
    return _layer(
        values, {"type": "rule", "color": colours.grid}, {"x": {"value": 0}, "x2": {"value": "width"}, "y": Y}
    )


def _bar(row: Dated, at: int, part: tuple[float, float]) -> dict[str, Any]:
    """Return a bar over the whole days of a row; `part` is where in the row's height it lies."""
    return {"x": _at(row.start), "x2": _at(row.finish, 1), "y": at + part[0], "y2": at + part[1]}


def _baselines(scene: Scene, colours: Palette) -> list[Layer]:
    if "baseline" not in scene.layers:
        return []
    bars: Values = []
    points: Values = []
    for at, row in enumerate(scene.rows):
        if row.baseline and row.task.kind == "task":
            promise = row.baseline
            bars.append({"x": _at(promise.start), "x2": _at(promise.finish, 1), "y": at + 0.74, "y2": at + 0.87})
        elif row.baseline and row.task.kind == "milestone" and row.baseline.finish != row.finish:
            points.append({"x": _at(row.baseline.finish, 0.5), "y": at + 0.5})
    ends = {"x2": {"field": "x2"}, "y": Y, "y2": {"field": "y2"}}
    hollow = {"type": "point", "shape": "diamond", "size": 80, "color": colours.grey, "strokeWidth": 1.5}
    return [_layer(bars, {"type": "rect", "color": colours.grey}, ends), _layer(points, hollow, {"y": Y})]


def _links(scene: Scene, colours: Palette) -> list[Layer]:
    if "links" not in scene.layers:
        return []
    place = {row.task.id: (at, row) for at, row in enumerate(scene.rows)}
    lines: Values = []
    heads: Values = []
    for number, link in enumerate(scene.links):
        if link.before_id in place and link.after_id in place:
            path = _elbow(link, place[link.before_id], place[link.after_id])
            lines += [{"l": number, "o": o, "x": x, "y": y} for o, (x, y) in enumerate(path)]
            down = path[-1][1] > path[0][1]
            heads.append({"x": path[-1][0], "y": path[-1][1], "s": "triangle-down" if down else "triangle-up"})
    drawn = {"type": "line", "color": colours.muted, "strokeWidth": 1, "opacity": 0.75}
    detail = {"y": Y, "detail": {"field": "l"}, "order": {"field": "o"}}
    shape = {"field": "s", "type": "nominal", "scale": None}
    head = {"type": "point", "filled": True, "size": 22, "color": colours.muted, "opacity": 0.9}
    return [_layer(lines, drawn, detail), _layer(heads, head, {"y": Y, "shape": shape})]


def _elbow(link: Link, before: tuple[int, Dated], after: tuple[int, Dated]) -> list[tuple[float, float]]:
    """Return the path of a link: out of a bar, to the border of the other bar's row, along it, then in."""
    (row_a, a), (row_b, b) = before, after
    x1, x2 = _edge(a, link.kind[0] == "F"), _edge(b, link.kind[1] == "F")
    out, into = _heights(a), _heights(b)
    if row_b > row_a:
        return [(x1, row_a + out[1]), (x1, row_b + 0.03), (x2, row_b + 0.03), (x2, row_b + into[0] - 0.05)]
    return [(x1, row_a + out[0]), (x1, row_b + 0.97), (x2, row_b + 0.97), (x2, row_b + into[1] + 0.05)]


def _heights(row: Dated) -> tuple[float, float]:
    """Return where in a row its mark begins and ends."""
    return (0.35, 0.65) if row.task.kind == "milestone" else BAR


def _edge(row: Dated, finish: bool) -> float:
    if row.task.kind == "milestone":
        return _at(row.finish, 0.5)
    return _at(row.finish, 1) if finish else _at(row.start, 0.3)


def _bars(scene: Scene, colours: Palette) -> list[Layer]:
    plan: Values = []
    done: Values = []
    groups: Values = []
    for at, row in enumerate(scene.rows):
        if row.task.kind == "summary":
            groups.append(_bar(row, at, (0.42, 0.57)))
        elif row.task.kind == "task":
            told = {"c": colours.red if row.critical else colours.accent, "t": _told(row, scene)}
            bar = _bar(row, at, BAR) | told
            plan.append(bar)
            if row.percent:
                done.append(bar | {"x2": bar["x"] + (bar["x2"] - bar["x"]) * row.percent / 100})
    tip = {"field": "t", "type": "nominal"}
    ends = {"x2": {"field": "x2"}, "y": Y, "y2": {"field": "y2"}}
    coloured = {**ends, "color": LITERAL, "tooltip": tip}
    return [
        _layer(groups, {"type": "rect", "color": colours.text, "cornerRadius": 1}, ends),
        _layer(plan, {"type": "rect", "opacity": 0.32, "cornerRadius": 2}, coloured),
        _layer(done, {"type": "rect", "opacity": 1, "cornerRadius": 2}, coloured),
    ]


def _told(row: Dated, scene: Scene) -> str:
    start, end = short_date(row.start, scene.language), short_date(row.finish, scene.language)
    return f"{scene.titles[row.task.id]} · {start} – {end} · {row.percent} %"


def _milestones(scene: Scene, colours: Palette) -> list[Layer]:
    values = [
        {
            "x": _at(row.finish, 0.5),
            "y": at + 0.5,
            "c": colours.red if row.critical else colours.accent,
            "t": _told(row, scene),
        }
        for at, row in enumerate(scene.rows)
        if row.task.kind == "milestone"
    ]
    mark = {"type": "point", "shape": "diamond", "filled": True, "size": 110, "opacity": 1}
    return [_layer(values, mark, {"y": Y, "color": LITERAL, "tooltip": {"field": "t", "type": "nominal"}})]


def _labels(scene: Scene, span: tuple[date, date], colours: Palette) -> list[Layer]:
    """Return drifts behind the bars and titles beside the diamonds, on the side that has room."""
    right: Values = []
    left: Values = []
    middle = span[0] + (span[1] - span[0]) * 0.55
    for at, row in enumerate(scene.rows):
        moved = drift(row.drift, scene.language) if row.drift else ""
        title = scene.titles[row.task.id] if row.task.kind == "milestone" else ""
        if title and row.finish > middle:
            promised = row.baseline.finish if row.baseline and "baseline" in scene.layers else row.finish
            left.append({"x": _at(min(row.finish, promised), 0.5), "y": at + 0.5, "t": title})
        elif words := f"{title} {moved}".strip():
            right.append({"x": _at(row.finish, 1), "y": at + 0.5, "t": words})
    mark = {"type": "text", "align": "left", "dx": 8, "color": colours.muted, "fontSize": 12, "limit": 190}
    encoding = {"y": Y, "text": {"field": "t"}}
    return [_layer(right, mark, encoding), _layer(left, {**mark, "align": "right", "dx": -10}, encoding)]


def _today(scene: Scene, colours: Palette) -> Layer:
    mark = {"type": "rule", "color": colours.text, "strokeDash": [4, 3], "strokeWidth": 1.2}
    return _layer([{"x": _at(scene.today, 0.5)}], mark, {})
