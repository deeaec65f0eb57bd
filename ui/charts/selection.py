"""Charts of a choice: how far each weight is from its turning point, and what each product has cost up to a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from ui.charts.palette import Palette
from ui.charts.spec import data_of, over, spec_of

ROW_HEIGHT = 30
COST_HEIGHT = 250


@dataclass(frozen=True, slots=True)
class Lane:
    """A criterion: its share of all weight, where a rival draws level (None: nowhere), and that rival."""

    name: str
    share: float
    turns_at: float | None
    rival: str
    is_near: bool


@dataclass(frozen=True, slots=True)
class Spent:
    """What a product has cost up to the end of a year."""

    product: str
    year: int
    paid: float


def turning_chart(lanes: Sequence[Lane], colours: Palette, narrow: bool = False) -> dict[str, Any]:
    """Return criteria as rows: filled dot = weight today, hollow dot = where the rival beside it draws level."""
    names = [each.name for each in lanes]
    rows = [_lane_row(each) for each in lanes]
    y = alt.Y(
        "name:N",
        sort=names,
        scale=alt.Scale(type="band", paddingInner=0.1, paddingOuter=0.1),
        axis=alt.Axis(labelPadding=8, labelOverlap=False, grid=False, labelLimit=120 if narrow else 190),
    )
    most = max([0.5, *(each.share for each in lanes), *(each.turns_at or 0 for each in lanes)])
    x = alt.X(
        type="quantitative",
        scale=alt.Scale(domain=[0, min(1, most + (0.36 if narrow else 0.34))], nice=False),
        axis=alt.Axis(orient="top", format="%", tickCount=5, labelFlush=False),
    )
    turning = alt.Chart().transform_filter("isValid(datum.turn)")
    state = alt.when("datum.near").then(alt.value(colours.red)).otherwise(alt.value(colours.grey))
    marks = [
        turning.mark_rule(strokeWidth=2, opacity=0.6, aria=False).encode(x="share:Q", x2="turn", color=state),
        turning.mark_point(size=75, filled=False, strokeWidth=2, aria=False).encode(x="turn:Q", color=state),
        alt.Chart().mark_point(size=80, filled=True, opacity=1, color=colours.accent).encode(x="share:Q"),
        turning.mark_text(align="left", dx=9, fontSize=11, color=colours.muted).encode(
            x=alt.X("edge:Q"), text="rival:N"
        ),
    ]
    chart = alt.layer(over(rows, marks)).encode(x=x, y=y)
    return spec_of(chart.properties(height=ROW_HEIGHT * len(lanes) + 30))


def _lane_row(lane: Lane) -> dict[str, Any]:
    """Return a criterion as a row of the chart; the rival's name stands right of both dots."""
    return {
        "name": lane.name,
        "share": lane.share,
        "turn": lane.turns_at,
        "edge": max(lane.share, lane.turns_at or 0.0),
        "rival": lane.rival,
        "near": lane.is_near,
    }


def money_labels(spoken: str) -> str:
    """Return how the axis says amounts: `0.2M` as `200k`, in Chinese `20万`."""
    size = "format(datum.value / 10000, ',.4~g') + '万'" if spoken == "zh" else "format(datum.value, '~s')"
    return f"datum.value == 0 ? '0' : {size}"


def cost_chart(spent: Sequence[Spent], colours: Palette, spoken: str = "en") -> dict[str, Any]:
    """Return one line per product over the years, the first one in the accent, each named at its end."""
    products = list(dict.fromkeys(each.product for each in spent))
    last = max((each.year for each in spent), default=1)
    shades = [colours.accent, colours.grey, colours.amber, colours.green, colours.soft, colours.faint]
    colour = alt.Color(
        "product:N",
        sort=products,
        scale=alt.Scale(domain=products, range=[shades[at % len(shades)] for at in range(len(products))]),
        legend=None,
    )
    x = alt.X(
        "year:Q",
        scale=alt.Scale(domain=[0, last * 1.5], nice=False),
        axis=alt.Axis(values=list(range(last + 1)), format="d", grid=False),
    )
    y = alt.Y(
        "paid:Q",
        axis=alt.Axis(labelExpr=money_labels(spoken), tickCount=4, labelPadding=8),
        scale=alt.Scale(domainMin=0),
    )
    rows = [{"product": each.product, "year": each.year, "paid": each.paid} for each in spent]
    ends = _apart([each for each in rows if each["year"] == last])
    line = (
        alt.Chart(data_of(rows))
        .mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=30))
        .encode(x=x, y=y, color=colour)
    )
    names = (
        alt.Chart(data_of(ends))
        .mark_text(align="left", dx=8, fontSize=12)
        .encode(x=x, y=alt.Y("place:Q"), text="name:N", color=colour)
    )
    return spec_of(alt.LayerChart(layer=[line, names]).properties(height=COST_HEIGHT))


def _apart(ends: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the ends of lines with places for their names that do not cover one another."""
    least = 0.08 * max((each["paid"] for each in ends), default=0)
    found: list[dict[str, Any]] = []
    for each in sorted(ends, key=lambda end: float(end["paid"])):
        place = max(each["paid"], found[-1]["place"] + least) if found else each["paid"]
        found.append({**each, "place": place, "name": each["product"]})
    return found
