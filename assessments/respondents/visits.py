"""What the holder of a link can do: open it, answer, submit; nothing else, and nothing after that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.actions import append_changed, questionnaire_of, shown
from assessments.evidence.evidence import NewEvidence
from assessments.evidence.proofs import NO_PROOFS, Proofs, keep_proofs, write_proofs, wrong_proofs
from assessments.respondents.groups import unnamed
from assessments.respondents.invitation import Invitation, fingerprint, looks_like_a_secret, voice_of
from assessments.respondents.progress import Screen, screens, subjects_of
from assessments.respondents.store import load_given, load_invitation, load_respondent, save_opened, save_submitted
from assessments.responses import Place, Respondent, Response
from assessments.store import Assessment, add_respondents, load_assessment, load_respondents
from assessments.validation import BadResponses, problems
from data.database import Database, Gone
from errors import Refusal
from methodology.questionnaire import Questionnaire
from words.text import sentence


class LinkUnknown(Refusal):
    """No such link was ever given out."""

    def __init__(self) -> None:
        super().__init__(sentence("This link is not known. Check that you copied all of it."))


class LinkOver(Refusal):
    """The link ran out, or the assessment is closed."""

    def __init__(self) -> None:
        super().__init__(sentence("This link has expired. Ask whoever sent it to you for a new one."))


class LinkRevoked(Refusal):
    """The link was taken back."""

    def __init__(self) -> None:
        super().__init__(sentence("This link is no longer valid. Ask whoever sent it to you for a new one."))


class LinkUsed(Refusal):
    """The answers were submitted."""

    def __init__(self) -> None:
        super().__init__(sentence("Your answers have arrived; they can no longer be changed."))


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody with a secret, when, and under which submit id."""

    secret: str
    at: datetime
    submit_id: str | None = None


@dataclass(frozen=True)
class Visit:
    """What the holder of a link sees: the questionnaire, and the own answers so far."""

    invitation: Invitation
    assessment: Assessment
    questionnaire: Questionnaire
    speaker: Respondent
    """Under whom answers are kept: the one invited, or in an anonymous assessment a voice."""
    given: Mapping[Place, Response]

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Return what is to be answered, screen by screen."""
        subjects = subjects_of(self.questionnaire, self.assessment.subjects, self.speaker)
        return screens(self.questionnaire, subjects)


def find_visit(db: Database, knock: Knock) -> Visit:
    """Return what a link leads to; refuse one that is unknown, revoked, expired or used."""
    if not looks_like_a_secret(knock.secret):
        raise LinkUnknown
    invitation = load_invitation(db, fingerprint(knock.secret))
    if invitation is None:
        raise LinkUnknown
    assessment = load_assessment(db, invitation.assessment_id)
    _refuse_over(invitation, assessment, knock.at)
    speaker = _speaker(db, knock.secret, invitation, assessment)
    given = load_given(db, assessment.id, speaker.id)
    return Visit(invitation, assessment, questionnaire_of(db, assessment.id), speaker, given)


def _refuse_over(invitation: Invitation, assessment: Assessment, now: datetime) -> None:
    if invitation.submitted_at:
        raise LinkUsed
    if invitation.revoked_at:
        raise LinkRevoked
    if invitation.is_expired(now) or assessment.closed_on:
        raise LinkOver


def _speaker(db: Database, secret: str, invitation: Invitation, assessment: Assessment) -> Respondent:
    person = load_respondent(db, invitation.respondent_id)
    if person is None:
        raise Gone
    if not assessment.is_anonymous:
        return person
    voice = voice_of(secret, assessment.id)
    standing = load_respondent(db, voice)
    asked = [each for each in load_respondents(db, assessment.id) if not each.is_unnamed and not each.withdrawn_on]
    return standing or unnamed(voice, person, asked, assessment.smallest_group)


def open_link(db: Database, knock: Knock) -> None:
    """Mark the link as opened."""
    with db.transaction():
        visit = find_visit(db, knock)
        save_opened(db, visit.invitation.id, _mark(visit, knock.at))


def give(db: Database, knock: Knock, given: Sequence[Response], proofs: Proofs = NO_PROOFS) -> int:
    """Save answers of the holder with their evidence and return how many answers are new or changed.

    Refuses all with every problem. Files are scanned and written before the save begins.
    """
    visit = find_visit(db, knock)
    answered = [replace(each, respondent=visit.speaker.id) for each in given]
    _refuse_foreign(visit, [*answered, *(each.new for each in proofs.given)])
    _refuse_wrong(visit, answered, proofs, knock)
    signature = _signature(visit, knock)
    kept = keep_proofs(db, signature, visit.assessment, proofs)
    with acting(db, signature):
        visit = find_visit(db, knock)
        changed = _save(db, visit, knock, answered)
        write_proofs(db, signature, visit.assessment, (kept, proofs))
        return changed


def submit(db: Database, knock: Knock) -> None:
    """Use the link up: what is answered counts as submitted."""
    visit = find_visit(db, knock)
    signature = _signature(visit, knock)
    with acting(db, signature):
        visit = find_visit(db, knock)
        save_opened(db, visit.invitation.id, _mark(visit, knock.at))
        save_submitted(db, visit.invitation.id, _mark(visit, knock.at))
        after = {} if visit.assessment.is_anonymous else {"name": visit.speaker.name}
        record(db, signature, _entry(visit, "submit_answers", {}, after))


def _refuse_foreign(visit: Visit, given: Sequence[Response | NewEvidence]) -> None:
    """Refuse answers and evidence about what the holder is not asked."""
    asked = {(each.subject, each.section.id) for each in visit.screens}
    foreign = {f"{e.subject[:40]} {e.section[:40]}".strip() for e in given if (e.subject, e.section) not in asked}
    if foreign:
        raise BadResponses([sentence("{place}: this is not asked here.", place=each) for each in sorted(foreign)])


def _refuse_wrong(visit: Visit, given: Sequence[Response], proofs: Proofs, knock: Knock) -> None:
    """Refuse answers and evidence with everything that is wrong in either."""
    found = problems(visit.questionnaire, given, {}, is_guest=True)
    found += wrong_proofs(visit.questionnaire, visit.assessment, proofs, knock.at.date())
    if found:
        raise BadResponses(found)


def _save(db: Database, visit: Visit, knock: Knock, given: Sequence[Response]) -> int:
    """Append answers; of an anonymous one the journal keeps neither its time nor how much was answered."""
    is_anonymous = visit.assessment.is_anonymous
    if is_anonymous and load_respondent(db, visit.speaker.id) is None:
        add_respondents(db, visit.assessment.id, [visit.speaker], _day(visit))
    save_opened(db, visit.invitation.id, _mark(visit, knock.at))
    before, changed = append_changed(db, visit.assessment, given, _day(visit) if is_anonymous else knock.at)
    if changed:
        names = {visit.speaker.id: visit.speaker.name}
        facts = ({}, {}) if is_anonymous else (shown(before, names), shown(changed, names))
        record(db, _signature(visit, knock), _entry(visit, "answer_assessment", *facts))
    return len(changed)


def _signature(visit: Visit, knock: Knock) -> Signature:
    """Return who acts and when: the one invited, or nobody on a day, for the time of a save tells whose it is."""
    if visit.assessment.is_anonymous:
        return Signature("", datetime.combine(knock.at.date(), time(), UTC), knock.submit_id)
    return Signature(visit.speaker.name, knock.at, knock.submit_id)


def _mark(visit: Visit, now: datetime) -> datetime:
    """Return when a link was used; in an anonymous assessment the time of issue, which tells nothing."""
    return visit.invitation.issued_at if visit.assessment.is_anonymous else now


def _day(visit: Visit) -> datetime:
    """Return the time that unnamed answers and voices get: the day of the assessment, the same for all."""
    return datetime.combine(visit.assessment.held_on, time(), UTC)


def _entry(visit: Visit, verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> Entry:
    assessment = visit.assessment
    return Entry(assessment.programme_id, verb, f"assessment:{assessment.id}", before, after)
