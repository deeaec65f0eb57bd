"""What guests reach with their links, without an account: plain pages beside the application, in the same server."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import quote
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from assessments.evidence.proofs import own_evidence
from assessments.respondents.invitation import fingerprint
from assessments.respondents.progress import by_place, progress, resumed_at
from assessments.respondents.visits import (
    Knock,
    LinkOver,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    Visit,
    find_visit,
    give,
    open_link,
    submit,
)
from assessments.validation import BadResponses
from data.database import Database, Repeated
from errors import Refusal
from phases.store import load_units
from ui.server.guests.bodies import FilesTooLarge, TooMuch, has_files, read_sent
from ui.server.guests.drawn.evidence import KEEP, proofs_of, without_notes
from ui.server.guests.drawn.pages import (
    END,
    FILES,
    SCRIPT,
    STYLE,
    Page,
    end_page,
    refusal_page,
    thanks_page,
    welcome_page,
)
from ui.server.guests.drawn.section import section_page
from ui.server.guests.forms import Sent, responses_of, wrong_dates
from ui.server.guests.limits import Limits, Rate
from ui.server.guests.words import Tongue
from ui.server.replies.reply import asked_language
from ui.session import database, now
from words.text import sentence

BY_ADDRESS = Rate(burst=300, per_second=30)
"""A whole office may come from one address."""
BY_LINK = Rate(burst=60, per_second=5)
BY_GUESS = Rate(burst=20, per_second=0.2)
STATUS: dict[type[Refusal], int] = {LinkUnknown: 404, LinkRevoked: 403, LinkOver: 410, LinkUsed: 410}
HEADERS = {
    "Cache-Control": "no-store",
    # not no-referrer: with it browsers call the origin of a form "null", and the gate would refuse each form
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
KINDS = {STYLE: "text/css", SCRIPT: "text/javascript"}


class TooOften(Refusal):
    """Somebody knocks too often."""

    def __init__(self) -> None:
        super().__init__(sentence("Too many requests. Wait a minute, then try again."))


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the secret, from where, in which language, which screen, whether a script asks, what was sent."""

    secret: str
    address: str
    tongue: Tongue
    at: str
    is_script: bool
    sent: Sent | None = None


class Guests:
    """The pages of guests, with what is remembered of how often who knocked."""

    def __init__(self) -> None:
        self._addresses, self._links, self._guesses = Limits(BY_ADDRESS), Limits(BY_LINK), Limits(BY_GUESS)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of guests."""
        return [
            Route("/answer", self.answer, methods=["GET", "POST"]),
            Route("/answer/{secret:path}", self.answer, methods=["GET", "POST"]),
            Route("/answer-files/{name}", file),
        ]

    async def answer(self, request: Request) -> Response:
        """Show a screen, or save what a form brings; whatever is refused gets a page that says why."""
        call = _call(request)
        try:
            self._refuse_crowd(call)
            work: Callable[..., Awaitable[Response]] = run_in_threadpool
            if request.method == "POST":
                if has_files(request):
                    await work(self._admitted, call)
                call = replace(call, sent=await read_sent(request))
            return _sealed(await work(self._served, call))
        except Refusal as refusal:
            return _sealed(_refused(call, refusal))

    def _refuse_crowd(self, call: Call) -> None:
        """Refuse who knocks too often: an address in all, and one that guesses links."""
        clock = time.monotonic()
        if not self._addresses.passes(call.address, clock):
            raise TooOften

    def _admitted(self, call: Call) -> None:
        """Refuse files of those who hold no good link, before anything of them is read."""
        with database() as db:
            self._visit(db, call)

    def _served(self, call: Call) -> Response:
        if not self._links.passes(fingerprint(call.secret), time.monotonic()):
            raise TooOften
        with database() as db:
            visit = self._visit(db, call)
            return _shown(db, call, visit) if call.sent is None else _saved(db, call, visit)

    def _visit(self, db: Database, call: Call) -> Visit:
        try:
            return find_visit(db, _knock(call))
        except LinkUnknown:
            if not self._guesses.passes(call.address, time.monotonic()):
                raise TooOften from None
            raise


def _call(request: Request) -> Call:
    address = request.client.host if request.client else ""
    is_script = "application/json" in request.headers.get("accept", "")
    at = request.query_params.get("at", "")
    return Call(request.path_params.get("secret", ""), address, Tongue(asked_language(request)), at, is_script)


def _knock(call: Call) -> Knock:
    """Return the knock of a call; the same form sent twice is one save, a changed one is another."""
    submit_id = None
    if call.sent and (drawn := call.sent.field("submit")):
        files = (f"{name}={each.name}={sha256(each.content).hexdigest()}" for name, each in call.sent.files)
        submit_id = sha256("\n".join((drawn, *map("=".join, call.sent.fields), *files)).encode()).hexdigest()
    return Knock(call.secret, now(), submit_id)


def _shown(db: Database, call: Call, visit: Visit) -> Response:
    page = _page(db, call, visit)
    if call.at == END:
        return HTMLResponse(end_page(page))
    if not visit.invitation.opened_at and not call.at:
        return HTMLResponse(welcome_page(page))
    return HTMLResponse(section_page(page, _number(page, call.at), visit.given))


def _page(db: Database, call: Call, visit: Visit) -> Page:
    titles = {each.key: each.name for each in load_units(db, visit.assessment.programme_id)}
    kept = own_evidence(db, visit.assessment.id, visit.speaker.name)
    return Page(visit, call.tongue, titles, uuid4().hex, kept)


def _number(page: Page, at: str) -> int:
    """Return which screen is asked for; without one, the first with an open question."""
    screens = page.visit.screens
    if at.isascii() and at.isdigit() and len(at) < 6 and int(at) < len(screens):
        return int(at)
    return resumed_at(screens, page.done.missing)


def _saved(db: Database, call: Call, visit: Visit) -> Response:
    """Do what the button of a form says."""
    sent = call.sent or Sent(())
    asked = sent.field("do")
    try:
        if asked == "open":
            open_link(db, _knock(call))
            return _to(call, "0")
        if asked == "submit":
            submit(db, _knock(call))
            return _to(call, "thanks")
        if wrong := wrong_dates(sent, visit.questionnaire, now().date()):
            raise BadResponses(wrong)
        proofs = proofs_of(sent, visit.speaker.name, now().date())
        give(db, _knock(call), without_notes(responses_of(sent, visit.given), proofs), proofs)
    except Repeated:
        pass
    except BadResponses as refusal:
        return _unsaved(db, call, visit, refusal)
    return _done(db, call) if call.is_script else _to(call, _next(visit, call.at, asked))


def _next(visit: Visit, at: str, asked: str) -> str:
    number = _asked_number(at)
    if asked == "back":
        return str(max(0, number - 1))
    if asked == "next":
        return str(number + 1) if number + 1 < len(visit.screens) else END
    if asked.startswith(KEEP):
        return f"{number}#q-{quote(asked.removeprefix(KEEP))}"
    return str(number)


def _asked_number(at: str) -> int:
    return int(at) if at.isascii() and at.isdigit() and len(at) < 6 else 0


def _to(call: Call, at: str) -> Response:
    """Send the browser on, so that a reload sends nothing again."""
    number, _, spot = at.partition("#")
    return RedirectResponse(f"?at={number}&lang={call.tongue.language}{'#' if spot else ''}{spot}", 303)


def _done(db: Database, call: Call) -> Response:
    visit = find_visit(db, _knock(call))
    done = progress(visit.questionnaire, visit.screens, visit.given)
    return JSONResponse({"answered": done.answered, "whole": done.whole})


def _unsaved(db: Database, call: Call, visit: Visit, refusal: BadResponses) -> Response:
    """Return the screen with what was typed, and above it everything that is wrong."""
    if call.is_script or call.sent is None:
        return _refused(call, refusal)
    page = replace(_page(db, call, visit), sent=call.sent)
    typed = {**visit.given, **by_place(responses_of(call.sent, visit.given))}
    at = _number(page, call.at)
    again = sentence("Choose the file again: no browser sends it a second time by itself.")
    problems = (*refusal.problems, again) if call.sent.files else refusal.problems
    return HTMLResponse(section_page(page, at, typed, problems), 422)


def _refused(call: Call, refusal: Refusal) -> Response:
    status = _status(refusal)
    if call.is_script:
        return JSONResponse({"problem": call.tongue.plain(refusal.sentence)}, status)
    if isinstance(refusal, LinkUsed):
        is_fresh = call.sent is None and call.at == "thanks"
        return HTMLResponse(thanks_page(call.tongue, refusal.sentence), 200 if is_fresh else status)
    headers = {"Retry-After": "60"} if status == 429 else None
    back = None if isinstance(refusal, tuple(STATUS)) else str(_asked_number(call.at))
    return HTMLResponse(refusal_page(call.tongue, refusal.sentence, back), status, headers)


def _status(refusal: Refusal) -> int:
    known = {**STATUS, TooOften: 429, TooMuch: 413, FilesTooLarge: 413, BadResponses: 422}
    return known.get(type(refusal), 400)


def _sealed(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def file(request: Request) -> Response:
    """Return the style or the script of the pages of guests; nothing else can be asked for."""
    name = request.path_params["name"]
    if name not in KINDS:
        return Response(status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response((FILES / name).read_bytes(), media_type=KINDS[name], headers=headers)
