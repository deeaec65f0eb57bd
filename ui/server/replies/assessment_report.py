"""The report of an assessment as a page of its own, to print or to keep, made once per revision and language."""

from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from assessments.choosing import choose_assessment
from data.database import open_database
from errors import Refusal
from phases.actions import NoSuchProgramme, find_programme
from ui.server.replies.reply import asked_language, markdown, printed, refused
from ui.session import database
from ui.views import Moment, moment_of
from words.text import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report: of which assessment, in which language, with or without its annex."""

    assessment_id: str
    language: Language
    with_annex: bool


@dataclass(frozen=True, slots=True)
class Made:
    """The report in parts of Markdown, and what it is called."""

    parts: tuple[str, ...]
    title: str


def assessment_report(request: Request) -> Response:
    """Return the page to print, or its Markdown for ?download=md; ?annex=1 adds every answer and the formulas."""
    language = asked_language(request)
    try:
        with database() as db:
            programme = find_programme(db, request.path_params["programme"])
            assessment = choose_assessment(db, programme.id, request.path_params["assessment"])
        asked = Asked(assessment.id, language, request.query_params.get("annex") == "1")
        made = _made(moment_of(programme), asked)
    except Refusal as refusal:
        return refused(refusal, language, 404 if isinstance(refusal, NoSuchProgramme) else 409)
    if request.query_params.get("download") == "md":
        return markdown("\n\n".join(made.parts) + "\n", f"assessment-{assessment.id}")
    from reports.render import parts_to_html

    return printed(parts_to_html(made.parts, made.title, language))


@lru_cache(maxsize=16)
def _made(moment: Moment, asked: Asked) -> Made:
    from assessments.store import load_assessment
    from reports.assessment.facts import load_assessment_facts
    from reports.assessment.report import assessment_parts, assessment_title

    with open_database(moment.path) as db:
        programme = find_programme(db, moment.programme_id)
        facts = load_assessment_facts(db, programme, load_assessment(db, asked.assessment_id))
    parts = assessment_parts(facts, asked.language, asked.with_annex)
    return Made(parts, assessment_title(facts, asked.language))
