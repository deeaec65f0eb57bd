"""The Gantt: bars, baseline, links and milestones on the same rows as the grid beside it, as data to be drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal

from phases.calendar import Calendar
from phases.plan import Link
from phases.timeline import Dated
from ui.charts.days import day_words
from ui.charts.palette import Palette
from words.format import drift

Zoom = Literal["week", "month", "quarter"]
ROW_HEIGHT = 31
DAYS_SHOWN: Mapping[Zoom, int] = {"week": 63, "month": 245, "quarter": 1100}
SHADED_UP_TO = 3000
"""Days in all beyond which nothing is shaded: weekends would be thousands."""
EPOCH = date(1970, 1, 1).toordinal()
PART_LABEL = 0.16
"""Part of the width kept free behind the last bar for its label."""
LOCALES = {"en": "en-GB", "zh": "zh-CN"}

Drawn = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """What a Gantt shows: rows as in the grid, links, today, and what a reader chose to see."""

    name: str
    """Which rows these are; a scene of another name begins at its own dates."""
    rows: Sequence[Dated]
    links: Sequence[Link]
    titles: Mapping[str, str]
    calendar: Calendar
    today: date
    zoom: Zoom = "month"
    layers: frozenset[str] = frozenset({"baseline", "links"})
    language: str = "en"
    named: bool = False
    """Whether every bar bears its title: where there is no grid beside it."""


def gantt_data(scene: Scene, colours: Palette) -> Drawn:
    """Return all that is drawn; days count from 1970, the end of a day is the next day's beginning."""
    first, last = span(scene.rows, scene.today)
    return {
        "scene": scene.name,
        "first": _at(first),
        "last": _at(last),
        "begin": {zoom: _at(begin(scene.rows, scene.today, zoom)) for zoom in DAYS_SHOWN},
        "shown": {zoom: days * (1 + PART_LABEL) for zoom, days in DAYS_SHOWN.items()},
        "zoom": scene.zoom,
        "row": ROW_HEIGHT,
        "today": _at(scene.today),
        "locale": LOCALES[scene.language],
        "colours": asdict(colours),
        "shade": list(_shading(scene.calendar, first, last)),
        "rows": [_row(row, scene) for row in scene.rows],
        "links": list(_links(scene)) if "links" in scene.layers else [],
    }


def span(rows: Sequence[Dated], today: date) -> tuple[date, date]:
    """Return first and last day that can be looked at: the rows with their baseline, and room for labels."""
    first = min(starts(rows), default=today) - timedelta(days=3)
    last = max(ends(rows), default=today) + timedelta(days=3)
    shown = min((last - first).days, DAYS_SHOWN["quarter"])
    return first, last + timedelta(days=int(shown * PART_LABEL) + 1)


def begin(rows: Sequence[Dated], today: date, zoom: Zoom) -> date:
    """Return the first day in view: the rows' own where they fit or lie elsewhere, else a while before today."""
    first, last = span(rows, today)
    shown = DAYS_SHOWN[zoom]
    if (last - first).days <= shown or not first <= today <= last:
        return first
    return max(first, min(today - timedelta(days=shown // 3), last - timedelta(days=shown)))


def starts(rows: Sequence[Dated]) -> Iterator[date]:
    """Yield the days on which rows, and their promises, begin."""
    for row in rows:
        yield row.start
        if row.baseline:
            yield row.baseline.start


def ends(rows: Sequence[Dated]) -> Iterator[date]:
    """Yield the days on which rows, and their promises, end, and their deadlines."""
    for row in rows:
        yield row.finish
        if row.baseline:
            yield row.baseline.finish
        if row.task.deadline_on:
            yield row.task.deadline_on


def _at(day: date, part: float = 0.0) -> float:
    """Return a date as days since 1970; `part` is the part of the day that has passed."""
    return day.toordinal() - EPOCH + part


def _shading(calendar: Calendar, first: date, last: date) -> Iterator[tuple[float, float]]:
    """Yield from when to when nobody works."""
    if (last - first).days > SHADED_UP_TO:
        return
    begun: date | None = None
    for each in range((last - first).days + 1):
        day = first + timedelta(days=each)
        if not calendar.is_working(day):
            begun = begun or day
        elif begun:
            yield _at(begun), _at(day)
            begun = None


def _row(row: Dated, scene: Scene) -> Drawn:
    """Return what is drawn of a row; a milestone stands in the middle of its day."""
    is_point = row.task.kind == "milestone"
    begins, finishes = (_at(row.finish, 0.5),) * 2 if is_point else (_at(row.start), _at(row.finish, 1))
    found: Drawn = {
        "key": row.task.key,
        "kind": row.task.kind,
        "from": begins,
        "to": finishes,
        "told": _told(row, scene),
        "critical": row.critical,
        "words": _label(row, scene),
    }
    if row.percent and row.task.kind == "task":
        found["done"] = row.percent / 100
    if promise := _promise(row, scene):
        found["promise"] = promise
    if row.task.deadline_on:
        found["due"] = _at(row.task.deadline_on, 0.5 if is_point else 1)
    return found if row.task.active else found | {"off": True}


def _promise(row: Dated, scene: Scene) -> tuple[float, float] | None:
    """Return the baseline of a task, and of a milestone that moved."""
    if "baseline" not in scene.layers or not row.baseline or row.task.kind == "summary":
        return None
    if row.task.kind == "task":
        return _at(row.baseline.start), _at(row.baseline.finish, 1)
    return (_at(row.baseline.finish, 0.5),) * 2 if row.baseline.finish != row.finish else None


def _label(row: Dated, scene: Scene) -> str:
    """Return the drift, and the title of a milestone, or of every row."""
    moved = drift(row.drift, scene.language) if row.drift else ""
    has_title = scene.named or row.task.kind == "milestone"
    return f"{scene.titles[row.task.id] if has_title else ''} {moved}".strip()


def _told(row: Dated, scene: Scene) -> str:
    begins, finishes = (day_words(day, scene.today, scene.language) for day in (row.start, row.finish))
    dates = finishes if row.task.kind == "milestone" else f"{begins} – {finishes}"
    return f"{scene.titles[row.task.id]} · {dates} · {row.percent} %"


def _links(scene: Scene) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the links between rows in view, by their places; and whether they drive the critical path."""
    place = {row.task.id: at for at, row in enumerate(scene.rows)}
    for link in scene.links:
        if link.before_id in place and link.after_id in place:
            before, after = place[link.before_id], place[link.after_id]
            drives = scene.rows[after].critical and scene.rows[after].driver_id == link.before_id
            yield before, after, link.kind, drives and scene.rows[before].critical
