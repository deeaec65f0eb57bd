"""Who works how much in which week, as a heat map: the darker the fuller, too much in red."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from phases.effort.workload import TOLERANCE
from ui.charts.palette import Palette
from ui.charts.spec import over, spec_of

ROW_HEIGHT = 27
AXIS_HEIGHT = 34
MOST_TEXT = 20
"""In more weeks than this the numbers have no room."""
State = Literal["none", "some", "half", "full", "over", "open"]
HALF = 0.6

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One week of one row: its hours, and the hours that there are; None where nobody says."""

    who: str
    week: str
    hours: float
    available: float | None

    @property
    def state(self) -> State:
        """Return how full the week is."""
        if not self.hours:
            return "none"
        if self.available is None:
            return "open"
        if self.hours > self.available + TOLERANCE:
            return "over"
        if self.hours > self.available - TOLERANCE:
            return "full"
        return "half" if self.hours > HALF * self.available else "some"


def workload_chart(cells: Sequence[Cell], colours: Palette) -> Spec:
    """Return the heat map: rows and weeks in the order in which they are first named."""
    who, weeks = (list(dict.fromkeys(getattr(each, name) for each in cells)) for name in ("who", "week"))
    states: dict[State, str] = {
        "none": colours.shade,
        "some": colours.faint,
        "half": colours.soft,
        "full": colours.accent,
        "over": colours.red,
        "open": colours.shade,
    }
    y = alt.Y(
        "who:N",
        sort=who,
        scale=alt.Scale(type="band", paddingInner=0.08, paddingOuter=0),
        axis=alt.Axis(labelPadding=8, labelOverlap=False, grid=False, labelLimit=170),
    )
    x = alt.X(
        "week:N",
        sort=weeks,
        scale=alt.Scale(type="band", paddingInner=0.04, paddingOuter=0),
        axis=alt.Axis(orient="top", labelAngle=0, grid=False, labelOverlap="greedy", labelPadding=6),
    )
    fill = alt.Fill("state:N", scale=alt.Scale(domain=list(states), range=list(states.values())), legend=None)
    edge = alt.when("datum.state == 'open'").then(alt.value(colours.grey)).otherwise(alt.value("transparent"))
    layers = [alt.Chart().mark_rect(cornerRadius=2, strokeWidth=1).encode(fill=fill, stroke=edge)]
    if len(weeks) <= MOST_TEXT:
        dark = alt.FieldOneOfPredicate(field="state", oneOf=["full", "over"])
        colour = alt.when(dark).then(alt.value(colours.shade)).otherwise(alt.value(colours.text))
        layers.append(alt.Chart().mark_text(fontSize=11).encode(text="label:N", color=colour))
    rows = [_row(each) for each in cells]
    chart = alt.layer(over(rows, layers)).encode(x=x, y=y)
    return spec_of(chart.properties(height=ROW_HEIGHT * len(who) + AXIS_HEIGHT))


def _row(cell: Cell) -> Spec:
    label = f"{cell.hours:.0f}" if cell.hours >= 0.5 else ""
    return {"who": cell.who, "week": cell.week, "state": cell.state, "label": label}
