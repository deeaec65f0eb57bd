"""What replies beside the pages have in common: the reader's language, pages to print, Markdown to keep, refusals."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from errors import Refusal
from words.catalogue import say
from words.text import Language


def asked_language(request: Request) -> Language:
    """Return the language that the address names, else the one the browser asks for."""
    wanted = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "zh" if wanted.lower().startswith("zh") else "en"


def printed(page: str) -> Response:
    """Return a report as a page that runs nothing but its own scripts."""
    from reports.render import policy

    return HTMLResponse(page, headers={"Content-Security-Policy": policy(page), "Cache-Control": "no-cache"})


def markdown(text: str, name: str) -> Response:
    """Return a report as a file of Markdown."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.md"', "Cache-Control": "no-cache"}
    return Response(text, media_type="text/markdown", headers=headers)


def refused(refusal: Refusal, language: Language, status: int) -> Response:
    """Return a refusal as a plain sentence."""
    return PlainTextResponse(say(refusal.sentence, language), status)
