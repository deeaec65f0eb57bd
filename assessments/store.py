"""The rows of assessments, of the people who are asked, and of the answers given."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assessments.agreement.agreed import Agreed
from assessments.agreement.store import load_agreed
from assessments.evidence.evidence import proven
from assessments.evidence.store import load_evidence
from assessments.maturity.profile import GivenAnswer, Key, Settled
from assessments.maturity.rating import Answer
from assessments.respondents.store import respondent_of
from assessments.responses import Respondent, Response
from data.database import Database, Gone, Row
from methodology.dimension import MATURITY, QuestionId
from methodology.questionnaire import UNKNOWN
from methodology.store import recall_pack
from words.text import Text, restored, stored

ANSWERS = {each.value: each for each in Answer}
NEWEST = (
    "answers WHERE assessment_id = :id AND seq IN (SELECT max(seq) FROM answers WHERE assessment_id = :id "
    "GROUP BY respondent_id, subject, section, question)"
)
"""The newest answer of every respondent to every question of every subject."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A questionnaire run on a programme at a time."""

    id: str
    programme_id: str
    title: Text
    held_on: date
    target_gate: str
    closed_on: date | None
    version: int
    questionnaire: str = MATURITY
    is_anonymous: bool = False
    smallest_group: int = 1
    """Groups with fewer answers are not shown."""
    due_on: date | None = None
    subjects: tuple[str, ...] = ()
    """What is assessed, where people name it: options, persons, groups, or keys of units."""


def load_assessments(db: Database, programme_id: str) -> tuple[Assessment, ...]:
    """Return the programme's assessments, newest first."""
    rows = db.select(
        "SELECT * FROM assessments WHERE programme_id = :programme_id ORDER BY held_on DESC, closed_on DESC, id DESC",
        programme_id=programme_id,
    )
    return tuple(map(_assessment, rows))


def load_assessment(db: Database, assessment_id: str) -> Assessment:
    """Return the assessment; refuse one that is not there."""
    row = db.get("assessments", assessment_id)
    if row is None:
        raise Gone
    return _assessment(row)


def load_pack_id(db: Database, programme_id: str) -> str:
    """Return by what the programme's method is loaded; refuse a programme that is not there."""
    row = db.one("SELECT pack_id, pack_key FROM programmes WHERE id = :id", id=programme_id)
    if row is None:
        raise Gone
    recall_pack(db, row["pack_key"])
    return str(row["pack_key"] or row["pack_id"])


def load_respondents(db: Database, assessment_id: str) -> tuple[Respondent, ...]:
    """Return who is asked, in the order in which they were added."""
    rows = db.select("SELECT * FROM respondents WHERE assessment_id = :id ORDER BY added_at, rowid", id=assessment_id)
    return tuple(map(respondent_of, rows))


def load_responses(db: Database, assessment_id: str) -> tuple[Response, ...]:
    """Return the newest answer of every respondent to every question of every subject, oldest first."""
    rows = db.tuples(
        "SELECT respondent_id, section, question, given, subject, comment, reason, evidence, evidence_on "
        f"FROM {NEWEST} ORDER BY seq",
        id=assessment_id,
    )
    return tuple(map(_response, rows))


def load_numbered(db: Database, assessment_id: str, first: int) -> list[tuple[int, Response]]:
    """Return every answer from a number on with its number, earlier answers of the same people too."""
    rows = db.tuples(
        "SELECT seq, respondent_id, section, question, given, subject, comment, reason, evidence, evidence_on "
        "FROM answers WHERE assessment_id = :id AND seq >= :first ORDER BY seq",
        id=assessment_id,
        first=first,
    )
    return [(seq, _response(row)) for seq, *row in rows]


def maturity_answer(response: Response, name: str) -> GivenAnswer:
    """Return a response to the questionnaire of maturity as what its rules read."""
    question: QuestionId = response.question  # type: ignore[assignment]
    given = response.given
    return GivenAnswer(
        name,
        response.section,
        question,
        ANSWERS[given.get("intention", UNKNOWN)],
        ANSWERS[given.get("reality", UNKNOWN)],
        response.evidence,
        response.reason,
        response.evidence_on,
    )


def maturity_response(given: GivenAnswer, respondent_id: str) -> Response:
    """Return an answer about maturity as it is kept."""
    values = {"intention": given.intention.value, "reality": given.reality.value}
    place = (respondent_id, given.dimension, given.question, values)
    return Response(*place, reason=given.reason, evidence=given.evidence, evidence_on=given.evidence_on)


def load_answered(db: Database, programme_id: str) -> tuple[Assessment, ...]:
    """Return the assessments of maturity that have answers: closed ones first, then the newest."""
    rows = db.select(
        "SELECT * FROM assessments WHERE programme_id = :programme_id "
        "AND questionnaire = :questionnaire AND id IN (SELECT assessment_id FROM answers) "
        "ORDER BY closed_on IS NULL, held_on DESC, closed_on DESC, id DESC",
        programme_id=programme_id,
        questionnaire=MATURITY,
    )
    return tuple(map(_assessment, rows))


def load_settled(db: Database, assessment: Assessment) -> Settled:
    """Return the agreed values of an assessment of maturity and the questions that kept evidence proves."""
    agreed: dict[Key, Agreed] = {(s, q): each for (_, s, q), each in load_agreed(db, assessment.id).items()}  # type: ignore[misc]
    shown: frozenset[Key] = proven(load_evidence(db, assessment.id), assessment.held_on)  # type: ignore[assignment]
    return Settled(agreed, shown)


def add_assessment(db: Database, assessment: Assessment) -> None:
    """Insert an assessment."""
    db.insert(
        "assessments",
        {
            "id": assessment.id,
            "programme_id": assessment.programme_id,
            "title": stored(assessment.title),
            "held_on": assessment.held_on.isoformat(),
            "target_gate": assessment.target_gate,
            "closed_on": None,
            "version": 1,
            "questionnaire": assessment.questionnaire,
            "is_anonymous": int(assessment.is_anonymous),
            "smallest_group": assessment.smallest_group,
            "due_on": assessment.due_on.isoformat() if assessment.due_on else None,
            "subjects": json.dumps(assessment.subjects, ensure_ascii=False),
        },
    )


def save_closing(db: Database, assessment_id: str, version: int, closed_on: date) -> None:
    """Save the day of closing; refuse when somebody else saved first."""
    db.update("assessments", assessment_id, version, {"closed_on": closed_on.isoformat()})


def add_respondents(db: Database, assessment_id: str, new: Iterable[Respondent], added_at: datetime) -> None:
    """Insert people who are asked."""
    rows = [
        {
            "id": each.id,
            "assessment_id": assessment_id,
            "name": each.name,
            "address": each.address,
            "role": each.role.value,
            "unit": each.unit,
            "team": each.team,
            "added_at": added_at.isoformat(),
            "is_unnamed": int(each.is_unnamed),
            "withdrawn_on": None,
            "version": 1,
        }
        for each in new
    ]
    db.insert_many("respondents", rows)


def append_responses(db: Database, assessment_id: str, given: Sequence[Response], answered_at: datetime) -> None:
    """Append answers; earlier ones stay."""
    last = db.one("SELECT max(seq) AS seq FROM answers WHERE assessment_id = :id", id=assessment_id)
    after = (last["seq"] if last else None) or 0
    rows = [
        {
            "id": f"{assessment_id}.{seq}",
            "assessment_id": assessment_id,
            "seq": seq,
            "respondent_id": each.respondent,
            "subject": each.subject,
            "section": each.section,
            "question": each.question,
            "given": json.dumps(dict(each.given), ensure_ascii=False),
            "comment": each.comment,
            "reason": each.reason,
            "evidence": each.evidence,
            "evidence_on": each.evidence_on.isoformat() if each.evidence_on else None,
            "answered_at": answered_at.isoformat(),
        }
        for seq, each in enumerate(given, after + 1)
    ]
    db.insert_many("answers", rows)


def _assessment(row: Row) -> Assessment:
    return Assessment(
        row["id"],
        row["programme_id"],
        restored(row["title"]),
        date.fromisoformat(row["held_on"]),
        row["target_gate"],
        date.fromisoformat(row["closed_on"]) if row["closed_on"] else None,
        row["version"],
        row["questionnaire"],
        bool(row["is_anonymous"]),
        row["smallest_group"],
        date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        tuple(json.loads(row["subjects"])),
    )


def _response(row: Sequence[Any]) -> Response:
    respondent, section, question, given, subject, comment, reason, evidence, evidence_on = row
    day = date.fromisoformat(evidence_on) if evidence_on else None
    return Response(respondent, section, question, json.loads(given), subject, comment, reason, evidence, day)
