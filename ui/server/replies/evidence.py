"""Evidence files, to keep and never to open in the browser: always an attachment, of no kind that runs."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from assessments.evidence.files import evidence_folder, file_path
from assessments.evidence.store import find_evidence
from errors import Refusal
from ui.server.replies.reply import asked_language, refused
from ui.session import database, database_path
from words.catalogue import say
from words.text import sentence


def evidence(request: Request) -> Response:
    """Return the file of one piece of evidence; one that is not there is a plain sentence."""
    language = asked_language(request)
    try:
        with database() as db:
            kept = find_evidence(db, request.path_params["evidence"])
    except Refusal as refusal:
        return refused(refusal, language, 404)
    path = file_path(evidence_folder(database_path()), kept.file.sha256)
    if not kept.file.sha256 or not path.is_file():
        lost = sentence("This file is not there any more. Ask your administrator to restore a backup.")
        return PlainTextResponse(say(lost, language), 404)
    return FileResponse(path, media_type="application/octet-stream", headers=_headers(kept.file.name))


def _headers(name: str) -> dict[str, str]:
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "")
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
