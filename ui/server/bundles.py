"""The scripts of the pages and of our components, packed once and sent from memory, to be kept by the browser."""

import gzip
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.components.component import scripts

STATIC = Path(streamlit.__file__).parent / "static"
FRAME = "index.html"
FIRST_PAGE = (
    "Selectbox",
    "ButtonGroup",
    "TextInput",
    "Button",
    "Metric",
    "Table",
    "DataFrame",
    "ArrowVegaLiteChart",
)
"""What stands on the portfolio and beside it, by the names of its scripts."""
KINDS = {".js": "text/javascript", ".css": "text/css"}
LEVEL = 6
KEPT = 240
HEADERS = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}
"""Addresses of scripts hold a hash of what is in them."""


class Bundles:
    """Pure ASGI: answers for scripts and style sheets, and passes on all else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file packed where the browser can unpack it."""
        name = scope.get("path", "").removeprefix("/")
        asks = scope["type"] == "http" and scope["method"] == "GET" and name in files()
        if not asks or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        await Response(packed(name), headers=HEADERS, media_type=KINDS[Path(name).suffix])(scope, receive, send)


@cache
def names() -> frozenset[str]:
    """Return the paths of all scripts and style sheets, so that nothing else can be asked for."""
    return frozenset(str(each.relative_to(STATIC)) for each in STATIC.glob("static/*/*") if each.suffix in KINDS)


@cache
def files() -> dict[str, Path]:
    """Return all that is sent packed, by its path: the scripts of the frame and those of our components."""
    return {name: STATIC / name for name in names()} | scripts()


@lru_cache(maxsize=KEPT)
def packed(name: str) -> bytes:
    """Return a file as gzip; packing takes some 20 ms per megabyte, so each is packed once."""
    return gzip.compress(files()[name].read_bytes(), LEVEL, mtime=0)


def pack_first_page() -> None:
    """Pack what a first visitor will ask for; without Streamlit's list of it, each file is packed when asked for."""
    try:
        found: dict[str, Any] = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    open_ones = [key for key, each in found.items() if key == FRAME or each.get("name") in FIRST_PAGE]
    seen: set[str] = set()
    while open_ones:
        key = open_ones.pop()
        if key not in seen and (entry := found.get(key)):
            seen.add(key)
            open_ones += entry.get("imports", ())
            for name in names().intersection([entry["file"], *entry.get("css", ())]):
                packed(name)
