"""Evidence that a guest gives beside the answers: everything in the same save, or nothing of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from access.journal import Signature
from assessments.evidence.actions import write_evidence, write_withdrawal
from assessments.evidence.evidence import Evidence, KeptFile, NewEvidence, wrong_in
from assessments.evidence.files import Upload, evidence_folder, keep_files, refuse_size
from assessments.evidence.scan import FileNotTaken, NoScanner
from assessments.evidence.store import load_evidence
from assessments.store import Assessment
from assessments.validation import BadResponses, as_seen
from data.database import Database, Gone
from methodology.questionnaire import Questionnaire
from words.text import Sentence, sentence

MOST_PIECES = 60
"""So many pieces one guest may give, those taken back too; it bounds what one link can put on the disk."""
Kept = tuple[NewEvidence, KeptFile]


@dataclass(frozen=True, slots=True)
class Proof:
    """Evidence as a guest gives it, with its file."""

    new: NewEvidence
    upload: Upload | None = None


@dataclass(frozen=True, slots=True)
class Proofs:
    """What one form gives and takes back (by id), and the scanner's command."""

    given: Sequence[Proof] = ()
    taken_back: Sequence[str] = ()
    command: str = ""


NO_PROOFS = Proofs()


def takes_proofs(questionnaire: Questionnaire, assessment: Assessment) -> bool:
    """Return whether guests give evidence with file, link and owner: where a question names it and all have names."""
    return bool(questionnaire.shown_by_evidence) and not assessment.is_anonymous


def own_evidence(db: Database, assessment_id: str, name: str) -> tuple[Evidence, ...]:
    """Return what somebody gave, the oldest first; what was taken back too."""
    return tuple(each for each in load_evidence(db, assessment_id) if each.added_by == name)


def wrong_proofs(
    questionnaire: Questionnaire, assessment: Assessment, proofs: Proofs, today: date
) -> Iterator[Sentence]:
    """Yield everything that is wrong with the evidence of a form, each with its question."""
    if not proofs.given:
        return
    if not takes_proofs(questionnaire, assessment):
        yield sentence("No file, link or owner is kept here. Say in words what shows your answer.")
        return
    for each in proofs.given:
        place = as_seen(questionnaire, each.new.section, each.new.question)
        # somebody's day may have begun where it is still yesterday here
        found = wrong_in(
            each.new, each.upload is not None, questionnaire.shown_by_evidence, today + timedelta(days=1)
        )
        yield from (sentence("{place}: {problem}", place=place, problem=problem) for problem in found)
        yield from (sentence("{place}: {problem}", place=place, problem=problem) for problem in _wrong_size(each))


def _wrong_size(proof: Proof) -> Iterator[Sentence]:
    try:
        if proof.upload:
            refuse_size(proof.upload)
    except FileNotTaken as refused:
        yield refused.sentence


def keep_proofs(db: Database, by: Signature, assessment: Assessment, proofs: Proofs) -> list[Kept]:
    """Let all files be scanned and lie beside the database, or none; before the save begins."""
    if not proofs.given:
        return []
    _refuse_too_many(len(own_evidence(db, assessment.id, by.actor)) + len(proofs.given))
    uploads = [each.upload for each in proofs.given if each.upload]
    try:
        files = iter(keep_files(evidence_folder(db.path), uploads, proofs.command))
    except NoScanner as unset:  # which command it is concerns no guest
        raise BadResponses(
            [sentence("No file can be kept now: the virus scanner does not start. Tell whoever sent you the link.")]
        ) from unset
    except FileNotTaken as refused:
        raise BadResponses([refused.sentence]) from refused
    return [(each.new, next(files) if each.upload else KeptFile()) for each in proofs.given]


def write_proofs(db: Database, by: Signature, assessment: Assessment, form: tuple[Sequence[Kept], Proofs]) -> None:
    """Write evidence and what is taken back inside a save; refuse what is not the guest's own, and too much."""
    kept, proofs = form
    if not kept and not proofs.taken_back:
        return
    own = {each.id: each for each in own_evidence(db, assessment.id, by.actor)}
    _refuse_too_many(len(own) + len(kept))
    for key in proofs.taken_back:
        if key not in own:
            raise Gone
        if own[key].withdrawn_on is None:
            write_withdrawal(db, by, assessment, own[key])
    for each in kept:
        write_evidence(db, by, assessment, each)


def _refuse_too_many(count: int) -> None:
    if count > MOST_PIECES:
        words = sentence("You can give {most} pieces of evidence. Send more to whoever asked you.", most=MOST_PIECES)
        raise BadResponses([words])
