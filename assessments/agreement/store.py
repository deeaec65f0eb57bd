"""The rows of agreed values; they are only ever added."""

import json
from collections.abc import Mapping
from datetime import datetime

from access.journal import Signature
from assessments.agreement.agreed import Agreed, NewAgreement
from assessments.responses import Place
from data.database import Database, Row


def load_agreed(db: Database, assessment_id: str) -> Mapping[Place, Agreed]:
    """Return what was agreed last on every question; a question whose median counts again is left out."""
    return {place: found[-1] for place, found in load_history(db, assessment_id).items() if found[-1].given}


def load_history(db: Database, assessment_id: str) -> Mapping[Place, tuple[Agreed, ...]]:
    """Return everything that was agreed on each question, the oldest first."""
    rows = db.select("SELECT * FROM agreements WHERE assessment_id = :id ORDER BY seq", id=assessment_id)
    found: dict[Place, tuple[Agreed, ...]] = {}
    for row in rows:
        earlier = found.get((row["subject"], row["section"], row["question"]), ())
        each = _agreed(row, len(earlier) + 1)
        found[each.place] = (*earlier, each)
    return found


def append_agreement(db: Database, signature: Signature, assessment_id: str, new: NewAgreement) -> None:
    """Append an agreed value; earlier ones stay."""
    last = db.one("SELECT max(seq) AS seq FROM agreements WHERE assessment_id = :id", id=assessment_id)
    seq = ((last["seq"] if last else None) or 0) + 1
    subject, section, question = new.place
    db.insert(
        "agreements",
        {
            "id": f"{assessment_id}.{seq}",
            "assessment_id": assessment_id,
            "subject": subject,
            "section": section,
            "question": question,
            "given": json.dumps(dict(new.given), ensure_ascii=False),
            "reason": new.reason.strip(),
            "decided_by": new.decided_by.strip(),
            "decided_at": signature.at.isoformat(),
            "seq": seq,
        },
    )


def _agreed(row: Row, number: int) -> Agreed:
    return Agreed(
        (row["subject"], row["section"], row["question"]),
        json.loads(row["given"]),
        row["decided_by"],
        row["reason"],
        datetime.fromisoformat(row["decided_at"]),
        number,
    )
