"""The colours of charts, in the light and in the dark theme."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One accent; the rest of a series soft or grey; red only for late or below a limit."""

    accent: str
    soft: str
    grey: str
    faint: str
    red: str
    green: str
    amber: str
    muted: str
    shade: str
    grid: str
    text: str


LIGHT = Palette(
    accent="#1f5fbf",
    soft="#a9c3ea",
    grey="#828d9b",
    faint="#d5dae1",
    red="#c73e33",
    green="#1f8f5b",
    amber="#c77700",
    muted="#55606e",
    shade="#f1f3f6",
    grid="#e6e9ee",
    text="#1b2430",
)
DARK = Palette(
    accent="#6aa5ff",
    soft="#34517f",
    grey="#7c8797",
    faint="#3a4350",
    red="#f0766b",
    green="#4fbf8b",
    amber="#e0a040",
    muted="#aab4c2",
    shade="#181e26",
    grid="#262e39",
    text="#e6e9ee",
)


def palette(theme: str) -> Palette:
    """Return the colours for a theme."""
    return DARK if theme == "dark" else LIGHT
