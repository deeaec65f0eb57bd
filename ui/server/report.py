"""The sponsor's report as a page of its own, to print or to keep; what it needs is imported when it is asked for."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from errors import Refusal
from phases.actions import NoSuchProgramme, find_programme
from ui.session import database
from words.catalogue import say
from words.text import Language

if TYPE_CHECKING:
    from ui.sponsor_report import SponsorReport


def report(request: Request) -> Response:
    """Return the page to print, or its Markdown for ?download=md; an unknown programme is a plain sentence."""
    from ui.sponsor_report import report_of

    language = asked_language(request)
    try:
        with database() as db:
            programme = find_programme(db, request.path_params["programme"])
        found = report_of(programme, language)
        return _markdown(found, programme.id) if request.query_params.get("download") == "md" else _page(found)
    except Refusal as refusal:
        status = 404 if isinstance(refusal, NoSuchProgramme) else 409
        return PlainTextResponse(say(refusal.sentence, language), status)


def _page(found: "SponsorReport") -> Response:
    from reports.render import policy

    page = found.html
    return HTMLResponse(page, headers={"Content-Security-Policy": policy(page), "Cache-Control": "no-cache"})


def _markdown(found: "SponsorReport", name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.md"', "Cache-Control": "no-cache"}
    return Response(found.markdown, media_type="text/markdown", headers=headers)


def asked_language(request: Request) -> Language:
    """Return the language that the address names, else the one the browser asks for."""
    wanted = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "zh" if wanted.lower().startswith("zh") else "en"
