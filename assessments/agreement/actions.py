"""Recording what people agreed on."""

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.actions import questionnaire_of
from assessments.agreement.agreed import Agreed, AgreedMeanwhile, NewAgreement, check_agreement
from assessments.agreement.store import append_agreement, load_history
from assessments.starting import still_open
from assessments.store import load_assessment
from data.database import Database


def agree_on(db: Database, signature: Signature, assessment_id: str, new: NewAgreement) -> None:
    """Record an agreed value with who and why; refuse one without either, a stale one, or in a closed assessment."""
    check_agreement(new, questionnaire_of(db, assessment_id))
    with acting(db, signature):
        assessment = still_open(load_assessment(db, assessment_id))
        history = load_history(db, assessment_id).get(new.place, ())
        standing = history[-1] if history else None
        if standing and standing.given and len(history) != new.seen:
            raise AgreedMeanwhile(standing.given, standing.decided_by, new.given)
        if standing and standing.says(new):  # a click that came late
            return
        append_agreement(db, signature, assessment_id, new)
        subject = ".".join(part for part in new.place if part)
        after = {"given": dict(new.given), "decided_by": new.decided_by.strip(), "reason": new.reason.strip()}
        entry = Entry(assessment.programme_id, "agree_value", f"{assessment_id}:{subject}", _shown(standing), after)
        record(db, signature, entry)


def _shown(standing: Agreed | None) -> dict[str, object]:
    if standing is None:
        return {}
    return {"given": dict(standing.given), "decided_by": standing.decided_by, "reason": standing.reason}
