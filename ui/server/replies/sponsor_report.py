"""The sponsor's report as a page of its own, to print or to keep; what it needs is imported when it is asked for."""

from starlette.requests import Request
from starlette.responses import Response

from errors import Refusal
from phases.actions import NoSuchProgramme, find_programme
from ui.server.replies.reply import asked_language, markdown, printed, refused
from ui.session import database


def sponsor_report(request: Request) -> Response:
    """Return the page to print, or its Markdown for ?download=md; an unknown programme is a plain sentence."""
    from ui.sponsor_report import report_of

    language = asked_language(request)
    try:
        with database() as db:
            programme = find_programme(db, request.path_params["programme"])
        found = report_of(programme, language)
    except Refusal as refusal:
        return refused(refusal, language, 404 if isinstance(refusal, NoSuchProgramme) else 409)
    is_kept = request.query_params.get("download") == "md"
    return markdown(found.markdown, programme.id) if is_kept else printed(found.html)
