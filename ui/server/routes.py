"""What the server answers beside the pages: health, the page's frame in the reader's language, its icon."""

from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ui.navigation import addresses
from ui.server.guests.guest import Guests
from ui.server.payloads import PREFIX, payload
from ui.server.replies.assessment_report import assessment_report
from ui.server.replies.evidence import evidence
from ui.server.replies.reply import asked_language
from ui.server.replies.sponsor_report import sponsor_report
from words.text import HTML_LANGUAGES

ICON = Path(__file__).parents[1] / "brand" / "icon.svg"
COPIES_CLEAN = """<script>addEventListener("copy", (event) => {
  const chosen = getSelection(), words = String(chosen), typed = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
  if (typed || event.defaultPrevented || !words.includes("\\u2060")) return;
  const copy = document.createElement("div");
  for (let at = 0; at < chosen.rangeCount; at++) copy.append(chosen.getRangeAt(at).cloneContents());
  event.clipboardData.setData("text/html", copy.innerHTML.replaceAll("\\u2060", ""));
  event.clipboardData.setData("text/plain", words.replaceAll("\\u2060", ""));
  event.preventDefault();
});</script>"""
"""The joiners that keep words from becoming links and lines from breaking are ours: nobody takes them along."""
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def routes() -> list[BaseRoute]:
    """Return our routes; they stand before streamlit's own."""
    return [
        Route("/healthz", health),
        Route("/favicon.png", icon),
        Route("/report/{programme}", sponsor_report),
        Route("/assessment-report/{programme}/{assessment}", assessment_report),
        *Guests().routes(),
        Route(PREFIX + "{name}", payload),
        Route("/evidence/{evidence}", evidence),
        Route(f"/{addresses()[0]}", first_page),
        *(Route(f"/{address}", index) for address in ("", *addresses()[1:])),
    ]


async def first_page(request: Request) -> Response:
    """Lead to the first page by its own name to where it stands, with what the address says beside."""
    query = request.url.query
    return RedirectResponse(f"./?{query}" if query else "./")


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
    """Return streamlit's index page with our title, the language of its words, and our joiners left out of copies."""
    page = INDEX.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("</head>", f"{COPIES_CLEAN}</head>", 1)
    return page.replace("<title>Streamlit</title>", "<title>Pilotage</title>", 1)
