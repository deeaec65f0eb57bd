"""The one way to show a chart: a Vega-Lite spec with our letters, our grey and a text for those who cannot see it."""

from functools import cache
from typing import Any

import streamlit as st

from ui.charts.palette import palette
from ui.session import theme

FONT = "Source Sans, Source Sans 3, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"


def show(spec: dict[str, Any], alt: str, key: str) -> None:
    """Show a spec, cached by the page, over the full width; `alt` says what it shows."""
    styled = {**spec, "config": config(theme())}
    st.vega_lite_chart(spec=styled, width="stretch", theme=None, key=key, alt=alt)


@cache
def config(theme: str) -> dict[str, Any]:
    """Return letters, axes and legend of every chart for a theme."""
    colours = palette(theme)
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {
            "title": None,
            "labelFontSize": 12,
            "labelColor": colours.muted,
            "gridColor": colours.grid,
            "ticks": False,
            "domain": False,
            "labelLimit": 200,
        },
        "legend": {"orient": "bottom", "title": None, "labelFontSize": 12, "labelColor": colours.muted},
        "text": {"font": FONT, "fontSize": 12, "color": colours.text},
    }
