"""Several parts of a view drawn in the browser as one: findings, tables, words, figures, side by side or below."""

import json
from collections.abc import Sequence

from ui.charts.readings import Drawn
from words.markdown import escaped, pieces


def told(title: str, reading: str) -> Drawn:
    """Return what a table says, and below it how to read it."""
    return {"title": title, "reading": reading}


def words(*lines: str) -> Drawn:
    """Return paragraphs of our Markdown."""
    return {"words": [pieces(each) for each in lines]}


def headed(title: str) -> Drawn:
    """Return a small heading."""
    return {"words": [pieces(f"**{escaped(title)}**")], "level": 6}


def offered(name: str, label: str) -> Drawn:
    """Return the one button that leads on; its click is told under the name."""
    return {"act": name, "label": label}


def beside(*columns: tuple[float, Sequence[Drawn]]) -> Drawn:
    """Return columns with their shares of the width; a narrow screen shows them one below the other."""
    return {"beside": [{"share": share, "parts": list(parts)} for share, parts in columns]}


def sent(parts: Sequence[Drawn]) -> bytes:
    """Return the parts as they go to the browser; kept by pages, so that a rerun does not write them anew."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
