"""What the server answers beside the pages: health, the page's frame in the reader's language, its icon."""

from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ui.navigation import addresses
from ui.server.assessment_report import assessment_report
from ui.server.evidence import evidence
from ui.server.guest import Guests
from ui.server.payloads import PREFIX, payload
from ui.server.report import asked_language, report
from words.text import HTML_LANGUAGES

ICON = Path(__file__).parents[1] / "brand" / "icon.svg"
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def routes() -> list[BaseRoute]:
    """Return our routes; they stand before streamlit's own."""
    return [
        Route("/healthz", health),
        Route("/favicon.png", icon),
        Route("/report/{programme}", report),
        Route("/assessment-report/{programme}/{assessment}", assessment_report),
        *Guests().routes(),
        Route(PREFIX + "{name}", payload),
        Route("/evidence/{evidence}", evidence),
        *(Route(f"/{address}", index) for address in ("", *addresses())),
    ]


async def health(_: Request) -> Response:
    """Answer that the server is alive; says nothing about the database."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def icon(_: Request) -> Response:
    """Return the compass as the browser's icon."""
    return Response(ICON.read_bytes(), media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})


async def index(request: Request) -> Response:
    """Return the page's frame, marked with the language that the page will speak."""
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(index_page(HTML_LANGUAGES[asked_language(request)]), headers=headers)


@cache
def index_page(language: str) -> str:
    """Return streamlit's index page with our title and the language of its words."""
    page = INDEX.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    return page.replace("<title>Streamlit</title>", "<title>Pilotage</title>", 1)
