"""The rows of evidence for answers."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from access.journal import Signature
from assessments.evidence.evidence import Evidence, KeptFile, Kind, NewEvidence
from data.database import Database, Gone, Row


def load_evidence(db: Database, assessment_id: str) -> tuple[Evidence, ...]:
    """Return the evidence of an assessment, the oldest first; withdrawn ones too."""
    rows = db.select(
        "SELECT * FROM assessment_evidence WHERE assessment_id = :id ORDER BY added_at, rowid", id=assessment_id
    )
    return tuple(map(_evidence, rows))


def find_evidence(db: Database, evidence_id: str) -> Evidence:
    """Return one piece of evidence; refuse one that is not there."""
    row = db.get("assessment_evidence", evidence_id)
    if row is None:
        raise Gone
    return _evidence(row)


def read_files(db: Database) -> Iterator[tuple[str, str]]:
    """Yield hash and name of every file that evidence names, withdrawn ones too."""
    rows = db.select(
        "SELECT sha256, min(file_name) AS name FROM assessment_evidence WHERE sha256 <> '' GROUP BY sha256 ORDER BY 2"
    )
    yield from ((row["sha256"], row["name"]) for row in rows)


def insert_evidence(
    db: Database, signature: Signature, assessment_id: str, shown: tuple[NewEvidence, KeptFile]
) -> str:
    """Insert evidence with its file and return its id."""
    new, file = shown
    key = uuid.uuid4().hex
    db.insert(
        "assessment_evidence",
        {
            "id": key,
            "assessment_id": assessment_id,
            "section": new.section,
            "question": new.question,
            "subject": new.subject,
            "kind": new.kind.value,
            "title": new.title.strip(),
            "owner": new.owner.strip(),
            "link": new.link.strip(),
            "dated_on": new.dated_on.isoformat(),
            "expires_on": new.expires_on.isoformat() if new.expires_on else None,
            "sha256": file.sha256,
            "file_name": file.name,
            "file_size": file.size,
            "added_by": signature.actor,
            "added_at": signature.at.isoformat(),
            "withdrawn_on": None,
            "version": 1,
        },
    )
    return key


def save_withdrawal(db: Database, evidence_id: str, version: int, day: date) -> None:
    """Mark evidence as withdrawn; refuse when somebody else changed it first."""
    db.update("assessment_evidence", evidence_id, version, {"withdrawn_on": day.isoformat()})


def _evidence(row: Row) -> Evidence:
    new = NewEvidence(
        row["section"],
        row["question"],
        Kind(row["kind"]),
        row["title"],
        row["owner"],
        date.fromisoformat(row["dated_on"]),
        _day(row["expires_on"]),
        row["link"],
        row["subject"],
    )
    file = KeptFile(row["sha256"], row["file_name"], row["file_size"])
    added_on = datetime.fromisoformat(row["added_at"]).date()
    return Evidence(
        row["id"],
        row["assessment_id"],
        new,
        file,
        row["added_by"],
        added_on,
        _day(row["withdrawn_on"]),
        row["version"],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
