"""What segments of customers are worth: current value filled, growth potential pale behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from ui.charts.palette import Palette
from ui.charts.selection import money_labels
from ui.charts.spec import over, spec_of

ROW_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A segment with what all its customers are worth, what they could be worth, and both as they are said."""

    name: str
    current: float
    potential: float
    label: str


def value_chart(bars: Sequence[Bar], colours: Palette, spoken: str = "en") -> dict[str, Any]:
    """Return one row per segment: the value of all its customers, red below 0, and a pale bar up to the potential."""
    rows = [_row(each) for each in bars]
    y = alt.Y(
        "name:N",
        sort=[each.name for each in bars],
        scale=alt.Scale(type="band", paddingInner=0.35, paddingOuter=0.15),
        axis=alt.Axis(labelPadding=8, labelOverlap=False, grid=False, labelLimit=150),
    )
    most = max([1.0, *(max(each.current, each.potential) for each in bars)])
    least = min([0.0, *(min(each.current, each.potential) for each in bars)])
    x = alt.X(
        type="quantitative",
        scale=alt.Scale(domain=[least * 1.1, most * 1.72], nice=False),
        axis=alt.Axis(orient="top", labelExpr=money_labels(spoken), tickCount=4),
    )
    state = alt.when("datum.current < 0").then(alt.value(colours.red)).otherwise(alt.value(colours.accent))
    marks = [
        alt.Chart().mark_bar(cornerRadius=2, color=colours.soft).encode(x="low:Q", x2="high"),
        alt.Chart().mark_bar(cornerRadius=2).encode(x="zero:Q", x2="current", color=state),
        alt.Chart().mark_text(align="left", dx=6, fontSize=12).encode(x="edge:Q", text="label:N"),
    ]
    chart = alt.layer(over(rows, marks)).encode(x=x, y=y)
    return spec_of(chart.properties(height=ROW_HEIGHT * len(bars) + 30))


def _row(bar: Bar) -> dict[str, Any]:
    return {
        "name": bar.name,
        "zero": 0,
        "current": bar.current,
        "low": min(bar.current, bar.potential),
        "high": max(bar.current, bar.potential),
        "edge": max(0.0, bar.current, bar.potential),
        "label": bar.label,
    }
