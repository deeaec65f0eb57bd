"""From an Altair chart to the plain specification that pages cache and `show` draws."""

from datetime import date
from typing import Any

import altair as alt

Rows = list[dict[str, Any]]


def data_of(rows: Rows) -> alt.Data:
    """Return rows as the data of one layer, sent as they are."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def at_midnight(day: date) -> str:
    """Return a day as the browser's own midnight; a plain date would be that of UTC, a day early in America."""
    return f"{day.isoformat()}T00:00"


def over(rows: Rows, layers: list[alt.Chart]) -> alt.LayerChart:
    """Return layers that share their rows."""
    return alt.LayerChart(layer=layers, data=data_of(rows))


def spec_of(chart: alt.LayerChart) -> dict[str, Any]:
    """Return a chart, checked against the schema, without rows at its top and without Altair's own looks.

    Altair lifts the rows of an only layer to the top, where Streamlit would convert them anew at every rerun.
    """
    spec = {name: part for name, part in chart.to_dict().items() if name not in ("$schema", "config")}
    if "data" in spec:
        spec["layer"][0] = {"data": spec.pop("data"), **spec["layer"][0]}
    return spec
