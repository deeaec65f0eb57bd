"""Milestones before and after: hollow where they were, filled where they are, the way between them coloured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from ui.charts.palette import Palette
from ui.charts.spec import at_midnight, over, spec_of

ROW_HEIGHT = 26
LABEL_PIXELS = 64
"""Room behind the last date for its label; a part of the width would be too little on a phone."""
ROOM_SHARE, LEAST_DAYS = 0.03, 4
DATE_FORMS = {"en": "%-d %b %y", "zh": "%Y年%-m月%-d日"}


@dataclass(frozen=True)
class Move:
    """A milestone with its date before and after, and how far it moved as a reader reads it."""

    name: str
    before: date
    after: date
    days: int
    label: str


def variance_chart(rows: Sequence[Move], colours: Palette, language: str) -> dict[str, Any]:
    """Return one row per milestone, in the order given; later is red, earlier green."""
    values = [_values(row, at) for at, row in enumerate(rows)]
    y = alt.Y(
        "name:N",
        sort=None,
        axis=alt.Axis(labelPadding=10, labelLimit=260, grid=True, gridColor=colours.grid, tickBand="center"),
        scale=alt.Scale(type="band", paddingInner=0.1),
    )
    colour = alt.Color(
        "way:N",
        legend=None,
        scale=alt.Scale(domain=["later", "earlier", "same"], range=[colours.red, colours.green, colours.grey]),
    )
    way = alt.Chart().mark_rule(strokeWidth=3, opacity=0.5).encode(x="before:T", x2="after", color=colour)
    was = alt.Chart().mark_point(shape="diamond", size=70, filled=True, fill="transparent", stroke=colours.muted)
    shown = alt.Chart().mark_point(shape="diamond", size=80, filled=True, opacity=1, tooltip=True)
    text = alt.Chart().mark_text(align="left", dx=10, color=colours.text)
    layers = [
        way,
        was.encode(x="before:T"),
        shown.encode(x="after:T", color=colour),
        text.encode(x="last:T", text="label:N"),
    ]
    chart = alt.layer(over(values, layers)).encode(x=_days(rows, language), y=y)
    return spec_of(chart.properties(height=ROW_HEIGHT * max(len(rows), 1) + 34))


def _values(row: Move, place: int) -> dict[str, Any]:
    """Return what is drawn of a milestone; marks that nobody sees tell two of one name apart."""
    way = "later" if row.days > 0 else "earlier" if row.days < 0 else "same"
    return {
        "name": row.name + "\N{ZERO WIDTH SPACE}" * place,
        "before": at_midnight(row.before),
        "after": at_midnight(row.after),
        "last": at_midnight(max(row.before, row.after)),
        "label": row.label if row.days else "",
        "way": way,
    }


def _days(rows: Sequence[Move], language: str) -> alt.X:
    days = [day for row in rows for day in (row.before, row.after)] or [date(2000, 1, 1)]
    first, last = min(days), max(days)
    room = timedelta(days=max(int((last - first).days * ROOM_SHARE), LEAST_DAYS))
    axis = alt.Axis(
        format=DATE_FORMS[language], orient="top", tickCount=5, labelFlush=False, labelOverlap=True, grid=True
    )
    domain = [at_midnight(first - room), at_midnight(last)]
    shown: list[Any] = [0, alt.ExprRef(f"width - {LABEL_PIXELS}")]
    return alt.X(type="temporal", axis=axis, scale=alt.Scale(domain=domain, range=shown, nice=False))
