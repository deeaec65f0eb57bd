"""Adding evidence for an answer with its file, and taking it back."""

from dataclasses import replace
from datetime import timedelta

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.evidence.evidence import Evidence, KeptFile, NewEvidence, check_evidence
from assessments.evidence.files import Upload, evidence_folder, keep_file
from assessments.evidence.store import find_evidence, insert_evidence, save_withdrawal
from assessments.imported.store import load_questionnaires
from assessments.starting import still_open
from assessments.store import Assessment, load_assessment, load_pack_id
from data.database import Database
from methodology.loader import load_pack

Known = frozenset[tuple[str, str]]


def add_evidence(
    db: Database, signature: Signature, assessment_id: str, shown: tuple[NewEvidence, Upload | None, str]
) -> str:
    """Keep evidence for a question, with its file if it has one, and return its id.

    `shown` is what is said of it, the file, and the scanner's command. The file is written and scanned before the
    transaction begins. Refuses what is incomplete, too large, infected, or for a closed assessment.
    """
    new, upload, command = shown
    assessment = still_open(load_assessment(db, assessment_id))
    # somebody's day may have begun where it is still yesterday here
    tomorrow = signature.at.date() + timedelta(days=1)
    check_evidence(new, upload is not None, known_questions(db, assessment), tomorrow)
    file = keep_file(evidence_folder(db.path), upload, command) if upload else KeptFile()
    with acting(db, signature):
        return write_evidence(db, signature, still_open(load_assessment(db, assessment_id)), (new, file))


def write_evidence(
    db: Database, signature: Signature, assessment: Assessment, kept: tuple[NewEvidence, KeptFile]
) -> str:
    """Write checked evidence and its entry in the journal inside a save; return its id."""
    new, file = kept
    key = insert_evidence(db, signature, assessment.id, kept)
    after = {"title": new.title.strip(), "file": file.name, "sha256": file.sha256, "link": new.link.strip()}
    subject = f"{assessment.id}:{new.section}.{new.question}"
    record(db, signature, Entry(assessment.programme_id, "show_evidence", subject, {}, after))
    return key


def revise_evidence(db: Database, signature: Signature, kept: Evidence, new: NewEvidence) -> str:
    """Let evidence with other words take the place of what was kept, with the same file; return its id.

    What was kept stays, withdrawn. Refuses what is incomplete, and a stale version.
    """
    with acting(db, signature):
        assessment = still_open(load_assessment(db, kept.assessment_id))
        tomorrow = signature.at.date() + timedelta(days=1)
        check_evidence(new, bool(kept.file.sha256), known_questions(db, assessment), tomorrow)
        write_withdrawal(db, signature, assessment, kept)
        return write_evidence(db, signature, assessment, (new, kept.file))


def withdraw_evidence(db: Database, signature: Signature, evidence_id: str, version: int) -> None:
    """Let evidence no longer count; it stays in the journal, and its file beside the database."""
    with acting(db, signature):
        kept = find_evidence(db, evidence_id)
        assessment = still_open(load_assessment(db, kept.assessment_id))
        write_withdrawal(db, signature, assessment, replace(kept, version=version))


def write_withdrawal(db: Database, signature: Signature, assessment: Assessment, kept: Evidence) -> None:
    """Mark evidence as withdrawn with its entry in the journal inside a save; refuse a stale version."""
    day = signature.at.date()
    save_withdrawal(db, kept.id, kept.version, day)
    before, after = {"title": kept.new.title}, {"withdrawn_on": day.isoformat()}
    subject = f"{kept.assessment_id}:{'.'.join(kept.key)}"
    record(db, signature, Entry(assessment.programme_id, "take_evidence_back", subject, before, after))


def known_questions(db: Database, assessment: Assessment) -> Known:
    """Return the questions of the assessment's questionnaire whose answers evidence shows, by section and id."""
    pack = load_pack(load_pack_id(db, assessment.programme_id))
    asked = load_questionnaires(db, pack).get(assessment.questionnaire)
    return frozenset(asked.shown_by_evidence) if asked else frozenset()
