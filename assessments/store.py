"""The rows of assessments and of the answers given to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assessments.maturity import Answer
from assessments.profile import GivenAnswer, Profile, profile
from data.database import Database, Gone, Row
from methodology.pack import Pack
from words.text import Text, restored, stored

COLUMNS = "id, programme_id, title, held_on, target_gate, closed_on, version"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A maturity questionnaire run on a programme at a time."""

    id: str
    programme_id: str
    title: Text
    held_on: date
    target_gate: str
    closed_on: date | None
    version: int


@dataclass(frozen=True)
class Standing:
    """Where the programme stands: the assessment that shows it, and its profile."""

    assessment: Assessment
    profile: Profile

    @property
    def levels(self) -> Mapping[str, int | None]:
        """Return the level of every dimension in reality."""
        return {each.id: each.reality.level for each in self.profile.dimensions}


def load_assessments(db: Database, programme_id: str) -> tuple[Assessment, ...]:
    """Return the programme's assessments, newest first."""
    rows = db.select(
        f"SELECT {COLUMNS} FROM assessments WHERE programme_id = :programme_id "
        "ORDER BY held_on DESC, closed_on DESC, id DESC",
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
    """Return which method the programme follows; refuse a programme that is not there."""
    row = db.one("SELECT pack_id FROM programmes WHERE id = :id", id=programme_id)
    if row is None:
        raise Gone
    return str(row["pack_id"])


def load_answers(db: Database, assessment_id: str) -> tuple[GivenAnswer, ...]:
    """Return the newest answer of every respondent to every question."""
    rows = db.select(
        "SELECT * FROM answers WHERE assessment_id = :assessment_id AND seq IN ("
        "SELECT max(seq) FROM answers WHERE assessment_id = :assessment_id "
        "GROUP BY respondent, dimension, question) ORDER BY seq",
        assessment_id=assessment_id,
    )
    return tuple(map(_answer, rows))


def load_standing(db: Database, programme_id: str, pack: Pack) -> Standing | None:
    """Return where the newest assessment with answers sees the programme; closed ones come first."""
    row = db.one(
        f"SELECT {COLUMNS} FROM assessments WHERE programme_id = :programme_id "
        "AND id IN (SELECT assessment_id FROM answers) "
        "ORDER BY closed_on IS NULL, held_on DESC, closed_on DESC, id DESC",
        programme_id=programme_id,
    )
    if row is None:
        return None
    assessment = _assessment(row)
    return Standing(assessment, profile(pack.dimensions, load_answers(db, assessment.id), assessment.held_on))


def load_levels(db: Database, programme_id: str, pack: Pack) -> Mapping[str, int | None]:
    """Return the level of every dimension as last assessed; nothing while there is no assessment."""
    standing = load_standing(db, programme_id, pack)
    return standing.levels if standing else {}


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
        },
    )


def save_closing(db: Database, assessment_id: str, version: int, closed_on: date) -> None:
    """Save the day of closing; refuse when somebody else saved first."""
    db.update("assessments", assessment_id, version, {"closed_on": closed_on.isoformat()})


def append_answers(db: Database, assessment_id: str, given: Sequence[GivenAnswer], answered_at: datetime) -> None:
    """Append answers; earlier ones stay."""
    last = db.one("SELECT max(seq) AS seq FROM answers WHERE assessment_id = :id", id=assessment_id)
    after = (last["seq"] if last else None) or 0
    rows = [
        {
            "id": f"{assessment_id}.{seq}",
            "assessment_id": assessment_id,
            "respondent": each.respondent,
            "dimension": each.dimension,
            "question": each.question,
            "intention": each.intention.value,
            "reality": each.reality.value,
            "reason": each.reason,
            "evidence": each.evidence,
            "evidence_on": each.evidence_on.isoformat() if each.evidence_on else None,
            "answered_at": answered_at.isoformat(),
            "seq": seq,
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
    )


def _answer(row: Row) -> GivenAnswer:
    return GivenAnswer(
        row["respondent"],
        row["dimension"],
        row["question"],
        Answer(row["intention"]),
        Answer(row["reality"]),
        row["evidence"],
        row["reason"],
        date.fromisoformat(row["evidence_on"]) if row["evidence_on"] else None,
    )
