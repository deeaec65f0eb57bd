"""Milestone trend: on which day which date was forecast; a level line keeps its promise, a rising one drifts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import mean
from typing import Any

import altair as alt

from ui.charts.palette import Palette
from ui.charts.spec import at_midnight, data_of, spec_of

HEIGHT = 320
LABEL_PIXELS, LABEL_ROOM = 15, 200
DATE_FORMS = {"en": "%-d %b %y", "zh": "%Y年%-m月%-d日"}


@dataclass(frozen=True)
class Followed:
    """A milestone with its forecasts (seen on, forecast), oldest first; one that stands out carries its name."""

    name: str
    seen: Sequence[tuple[date, date]]
    stands_out: bool


@dataclass(frozen=True)
class Label:
    """A name beside the end of its line, and where it stands so that none overlap: a day's ordinal with fractions."""

    name: str
    at: float


def milestone_trend_chart(lines: Sequence[Followed], colours: Palette, language: str) -> dict[str, Any]:
    """Return one line per milestone over the days on which it was forecast; the dashed line is the day itself."""
    first, last = _seen_span(lines)
    low, high = _date_span(lines)
    x = alt.X("seen:T", axis=_axis(language, False), scale=_scale(first, last))
    y = alt.Y("date:T", axis=_axis(language, True), scale=_scale(low, high))
    rows = [row for line in sorted(lines, key=lambda each: each.stands_out) for row in _rows(line, lines.index(line))]
    line = alt.Chart(data_of(rows)).mark_line(interpolate="step-after")
    focus = alt.datum.focus
    drawn = line.encode(
        x=x,
        y=y,
        detail="line:O",
        color=alt.condition(focus, alt.value(colours.accent), alt.value(colours.faint)),
        strokeWidth=alt.condition(focus, alt.value(2.2), alt.value(1.2)),
        order="seen:T",
    )
    words = _words(lines, last, (low, high), colours)
    chart = alt.LayerChart(layer=[_today_line((first, last), (low, high), colours), drawn, words])
    return spec_of(
        chart.properties(
            height=HEIGHT,
            padding={"right": 8, "left": 5, "top": 5, "bottom": 5},
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
    )


def _rows(line: Followed, number: int) -> list[dict[str, Any]]:
    """Return the points at which a line bends, and its ends."""
    days = [day for _, day in line.seen]
    bends = [at for at in range(len(days)) if at in (0, len(days) - 1) or days[at] != days[at - 1]]
    return [
        {
            "name": line.name,
            "line": number,
            "seen": at_midnight(line.seen[at][0]),
            "date": at_midnight(days[at]),
            "focus": line.stands_out,
        }
        for at in bends
    ]


def _seen_span(lines: Sequence[Followed]) -> tuple[date, date]:
    days = [seen for line in lines for seen, _ in line.seen]
    first, last = min(days), max(days)
    return (first - timedelta(days=3), last) if first == last else (first, last)


def _date_span(lines: Sequence[Followed]) -> tuple[date, date]:
    days = [day for line in lines for _, day in line.seen]
    low, high = min(days), max(days)
    room = timedelta(days=max((high - low).days // 20, 3))
    return low - room, high + room


def _today_line(seen: tuple[date, date], shown: tuple[date, date], colours: Palette) -> alt.Chart:
    """Return the line on which forecasts become facts, as far as it lies in the picture."""
    first, last = max(seen[0], shown[0]), min(seen[1], shown[1])
    rows = [{"seen": at_midnight(day), "date": at_midnight(day)} for day in (first, last) if first <= last]
    line: alt.Chart = alt.Chart(data_of(rows)).mark_line(strokeDash=[4, 3], color=colours.muted, strokeWidth=1)
    return line.encode(x="seen:T", y="date:T")


def _words(lines: Sequence[Followed], last: date, shown: tuple[date, date], colours: Palette) -> alt.Chart:
    found = spread([(line.name, line.seen[-1][1]) for line in lines if line.stands_out], shown)
    rows = [{"name": each.name, "seen": at_midnight(last), "at": _moment(each.at)} for each in found]
    text: alt.Chart = alt.Chart(data_of(rows)).mark_text(
        align="left", dx=8, color=colours.text, limit=LABEL_ROOM - 10
    )
    return text.encode(x="seen:T", y="at:T", text="name:N")


def spread(ends: Sequence[tuple[str, date]], shown: tuple[date, date]) -> list[Label]:
    """Return the names moved apart as little as can be, each with its own line of text, all within the picture.

    Less their places in the stack, the places of the names must not fall: groups that do take their mean.
    """
    least = (shown[1] - shown[0]).days * LABEL_PIXELS / HEIGHT
    ordered = sorted(ends, key=lambda each: each[1])
    groups: list[list[float]] = []
    for place, (_, end) in enumerate(ordered):
        groups.append([end.toordinal() - place * least])
        while len(groups) > 1 and mean(groups[-2]) > mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    lows = [mean(group) for group in groups for _ in group]
    over = max(0.0, lows[-1] + (len(lows) - 1) * least - shown[1].toordinal()) if lows else 0.0
    named = zip(ordered, lows, strict=True)
    return [Label(name, low - over + place * least) for place, ((name, _), low) in enumerate(named)]


def _moment(ordinal: float) -> str:
    day = int(ordinal)
    return (datetime.fromordinal(day) + timedelta(days=ordinal - day)).isoformat(timespec="minutes")


def _axis(language: str, grid: bool) -> alt.Axis:
    return alt.Axis(format=DATE_FORMS[language], tickCount=5, labelFlush=False, labelOverlap=True, grid=grid)


def _scale(first: date, last: date) -> alt.Scale:
    return alt.Scale(domain=[at_midnight(first), at_midnight(last)], nice=False)
