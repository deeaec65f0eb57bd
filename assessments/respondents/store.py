"""The rows of invitations, and of those who are asked."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from assessments.respondents.invitation import Invitation
from assessments.responses import Place, Respondent, Response, Role
from data.database import Database, Gone, Row


def load_invitations(db: Database, assessment_id: str) -> tuple[Invitation, ...]:
    """Return all links of an assessment, the oldest first."""
    rows = db.select(
        "SELECT * FROM invitations WHERE assessment_id = :id ORDER BY issued_at, rowid", id=assessment_id
    )
    return tuple(map(_invitation, rows))


def load_invitation(db: Database, fingerprint: str) -> Invitation | None:
    """Return the link whose secret has this fingerprint."""
    row = db.one("SELECT * FROM invitations WHERE secret_hash = :fingerprint", fingerprint=fingerprint)
    return _invitation(row) if row else None


def load_respondent(db: Database, respondent_id: str) -> Respondent | None:
    """Return one respondent."""
    row = db.get("respondents", respondent_id)
    return respondent_of(row) if row else None


def respondent_of(row: Row) -> Respondent:
    """Return what a row of `respondents` says."""
    return Respondent(
        row["id"],
        row["name"],
        row["address"],
        Role(row["role"]),
        row["unit"],
        row["team"],
        row["version"],
        bool(row["is_unnamed"]),
        date.fromisoformat(row["withdrawn_on"]) if row["withdrawn_on"] else None,
    )


def load_assessment_id(db: Database, respondent_id: str) -> str:
    """Return which assessment a respondent is asked in; refuse one who is not there."""
    row = db.one("SELECT assessment_id FROM respondents WHERE id = :id", id=respondent_id)
    if row is None:
        raise Gone
    return str(row["assessment_id"])


def load_given(db: Database, assessment_id: str, respondent_id: str) -> dict[Place, Response]:
    """Return the newest answers of one respondent by place."""
    rows = db.select(
        "SELECT * FROM answers WHERE assessment_id = :assessment AND respondent_id = :respondent ORDER BY seq",
        assessment=assessment_id,
        respondent=respondent_id,
    )
    return {(row["subject"], row["section"], row["question"]): _response(row) for row in rows}


def add_invitations(db: Database, new: Sequence[Invitation]) -> None:
    """Insert links."""
    rows = [
        {
            "id": each.id,
            "assessment_id": each.assessment_id,
            "respondent_id": each.respondent_id,
            "secret_hash": each.fingerprint,
            "issued_by": each.issued_by,
            "issued_at": each.issued_at.isoformat(),
            "expires_at": each.expires_at.isoformat(),
            "version": 1,
        }
        for each in new
    ]
    db.insert_many("invitations", rows)


def save_revoked(db: Database, respondent_ids: Sequence[str], at: datetime) -> None:
    """Revoke every link of these respondents that still works."""
    for each in respondent_ids:
        db.execute(
            "UPDATE invitations SET revoked_at = :at, version = version + 1 "
            "WHERE respondent_id = :respondent AND revoked_at IS NULL AND submitted_at IS NULL",
            respondent=each,
            at=at.isoformat(),
        )


def save_opened(db: Database, invitation_id: str, at: datetime) -> None:
    """Mark a link as opened, the first time only."""
    db.execute(
        "UPDATE invitations SET opened_at = :at WHERE id = :id AND opened_at IS NULL",
        id=invitation_id,
        at=at.isoformat(),
    )


def save_submitted(db: Database, invitation_id: str, at: datetime) -> None:
    """Mark a link as used up."""
    db.execute(
        "UPDATE invitations SET submitted_at = :at, version = version + 1 WHERE id = :id AND submitted_at IS NULL",
        id=invitation_id,
        at=at.isoformat(),
    )


def save_respondent(db: Database, person: Respondent) -> None:
    """Save who somebody is; refuse when somebody else saved first."""
    changes = {
        "name": person.name,
        "address": person.address,
        "role": person.role.value,
        "unit": person.unit,
        "team": person.team,
        "withdrawn_on": person.withdrawn_on.isoformat() if person.withdrawn_on else None,
    }
    db.update("respondents", person.id, person.version, changes)


def save_tags(db: Database, person: Respondent) -> None:
    """Save the tags of an unnamed respondent."""
    changes = {"role": person.role.value, "unit": person.unit, "team": person.team}
    db.update("respondents", person.id, person.version, changes)


def _invitation(row: Row) -> Invitation:
    def moment(column: str) -> datetime | None:
        return datetime.fromisoformat(row[column]) if row[column] else None

    return Invitation(
        row["id"],
        row["assessment_id"],
        row["respondent_id"],
        row["secret_hash"],
        row["issued_by"],
        datetime.fromisoformat(row["issued_at"]),
        datetime.fromisoformat(row["expires_at"]),
        moment("revoked_at"),
        moment("opened_at"),
        moment("submitted_at"),
        row["version"],
    )


def _response(row: Row) -> Response:
    return Response(
        row["respondent_id"],
        row["section"],
        row["question"],
        json.loads(row["given"]),
        row["subject"],
        row["comment"],
        row["reason"],
        row["evidence"],
        date.fromisoformat(row["evidence_on"]) if row["evidence_on"] else None,
    )
