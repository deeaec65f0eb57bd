"""A year of working days as a compact map: a row per month, a cell per day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from phases.calendars.year import DayKind, WorkYear
from ui.charts.palette import Palette
from ui.charts.spec import Rows, over, spec_of

ROW_HEIGHT = 23
AXIS_HEIGHT = 30
LEGEND_HEIGHT = 34
KINDS: tuple[DayKind, ...] = ("work", "rest", "holiday", "extra", "other")
SIGNS: Mapping[DayKind, str] = {"work": "", "rest": "", "holiday": "–", "extra": "+", "other": "½"}
"""What tells the kinds apart without colour."""

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class YearWords:
    """What stands beside the rows, January first, and what kinds and days are called."""

    months: Sequence[str]
    kinds: Mapping[DayKind, str]
    days: Sequence[str]
    """One text per day of the year, for whoever points at it."""


def year_chart(year: WorkYear, words: YearWords, colours: Palette, narrow: bool = False) -> Spec:
    """Return the year: months down, days of the month across; on a narrow screen without signs."""
    fills: dict[DayKind, str] = {
        "work": colours.soft,
        "rest": colours.shade,
        "holiday": colours.grey,
        "extra": colours.accent,
        "other": colours.faint,
    }
    present = [kind for kind in KINDS if any(each.kind == kind for each in year.days)]
    x = alt.X(
        "day:O",
        sort=list(range(1, 32)),
        scale=alt.Scale(type="band", paddingInner=0.06, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            grid=False,
            labelPadding=5,
            values=[1, 5, 10, 15, 20, 25, 30],
            labelOverlap=False,
        ),
    )
    y = alt.Y(
        "month:N",
        sort=list(words.months),
        scale=alt.Scale(type="band", paddingInner=0.1, paddingOuter=0),
        axis=alt.Axis(labelPadding=8, labelOverlap=False, grid=False, labelLimit=120),
    )
    fill = alt.Fill(
        "kind:N",
        scale=alt.Scale(domain=[words.kinds[each] for each in present], range=[fills[each] for each in present]),
        legend=alt.Legend(orient="bottom", direction="horizontal", symbolType="square", columns=3 if narrow else 5),
    )
    cells = alt.Chart().mark_rect(cornerRadius=2).encode(fill=fill, tooltip=alt.Tooltip("words:N"))
    layers = [cells]
    if not narrow:
        dark = alt.FieldOneOfPredicate(field="sign", oneOf=[SIGNS["holiday"], SIGNS["extra"]])
        colour = alt.when(dark).then(alt.value(colours.shade)).otherwise(alt.value(colours.text))
        layers.append(alt.Chart().mark_text(fontSize=11).encode(text="sign:N", color=colour))
    height = ROW_HEIGHT * 12 + AXIS_HEIGHT + LEGEND_HEIGHT
    return spec_of(alt.layer(over(_rows(year, words), layers)).encode(x=x, y=y).properties(height=height))


def _rows(year: WorkYear, words: YearWords) -> Rows:
    return [
        {
            "month": words.months[each.day.month - 1],
            "day": each.day.day,
            "kind": words.kinds[each.kind],
            "sign": SIGNS[each.kind],
            "words": told,
        }
        for each, told in zip(year.days, words.days, strict=True)
    ]
