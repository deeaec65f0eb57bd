"""What a page that is shown dark is on paper: light, whatever the reader's theme."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

THEMES = Path(__file__).parents[3] / ".streamlit" / "config.toml"
TINTS = ("green", "orange", "red", "blue", "gray")
PAGE = ("html", "body", *(f"[data-testid=st{each}]" for each in ("App", "AppViewContainer", "Main")))
OWN = "[class*=pilotage] *, [data-testid=stMetricDelta] *"
"""What keeps its colours: our own parts, which read those of paper, and what is turned round."""
ASKED = ":is([data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stTextInput])"
HEADINGS = "h1, h2, h3, h4, h5, h6"
WORDS = "p, li, label, summary, caption, th, td, input, textarea"
CHARTS = "[data-testid=stVegaLiteChart] :is(canvas, svg.marks)"
DRAWN = f"{CHARTS}, [data-testid=stMetricDelta]"
"""What is painted in the colours of the theme: turned round, it keeps its hues."""
GRIDS = "[data-testid=stDataFrame] canvas"
"""Painted with their ground: turned round it is a pale gray, and white only with more contrast."""


@cache
def light_paper() -> str:
    """Return the style that prints a dark page light: page, words, badges, our own parts, charts and grids."""
    themes: dict[str, Any] = tomllib.loads(THEMES.read_text(encoding="utf-8"))["theme"]
    light, dark = themes["light"], themes["dark"]
    rules = [
        f"* {{{_variables(light)}}}",
        f"{', '.join(PAGE)} {{background: {light['backgroundColor']} !important; "
        f"color: {light['textColor']} !important; color-scheme: light !important}}",
        f"[data-testid=stMain] :is({HEADINGS}), [data-testid=stMain] :is({WORDS}):not({OWN}) "
        f"{{color: {light['textColor']} !important}}",
        f"[data-testid=stMain] :is(table, tr, th, td, hr, div):not([class*=pilotage] *) "
        f"{{border-color: {light['borderColor']} !important}}",
        f"{ASKED} :is(div, input, button) "
        f"{{background-color: transparent !important; color: {light['textColor']} !important}}",
        f"{DRAWN} {{filter: invert(1) hue-rotate(180deg)}}",
        f"{GRIDS} {{filter: invert(1) hue-rotate(180deg) contrast(1.25)}}",
        *(_tinted(light, dark, tint) for tint in TINTS),
    ]
    return "@media print { " + " ".join(rules) + " }"


def _variables(light: dict[str, Any]) -> str:
    """Return the theme's colours as the parts drawn in the browser read them."""
    colours = {name: value for name, value in light.items() if name.endswith("Color")}
    return "; ".join(f"--st-{_dashed(name)}: {value} !important" for name, value in colours.items())


def _dashed(name: str) -> str:
    return re.sub(r"(?=[A-Z])", "-", name).lower()


def _tinted(light: dict[str, Any], dark: dict[str, Any], tint: str) -> str:
    """Return the rules for words and badges of a colour, which carry it in their style."""
    text, behind = f"{tint}TextColor", f"{tint}BackgroundColor"
    return (
        f'[data-testid=stMain] [style*="color: {_rgb(dark[text])}"] {{color: {light[text]} !important}} '
        f'[data-testid=stMain] [style*="background-color: {_rgb(dark[behind])}"] '
        f"{{background-color: {light[behind]} !important}}"
    )


def _rgb(colour: str) -> str:
    """Return a colour as browsers write it into a style."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
