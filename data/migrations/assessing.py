"""What assessments by several people need: respondents, invitations, any questionnaire, agreed values, evidence."""

from data.engine import sqlite_utils
from data.migrations.ordered import keep_append_only, make_table, migrations

ASSESSMENT = ("assessment_id", "assessments")


@migrations()
def m012_respondents(db: sqlite_utils.Database) -> None:
    """People who answer, whatever the questionnaire; earlier answers keep their words under their respondents."""
    assessments = db.table("assessments")
    assessments.add_column("questionnaire", str, not_null_default="maturity")
    assessments.add_column("is_anonymous", int, not_null_default=0)
    assessments.add_column("smallest_group", int, not_null_default=1)
    assessments.add_column("due_on", str)
    assessments.add_column("subjects", str, not_null_default="[]")
    _respondents(db)
    _answers(db)
    _agreements(db)
    _evidence(db)


def _respondents(db: sqlite_utils.Database) -> None:
    make_table(
        db,
        "respondents",
        {
            "id": str,
            "assessment_id": str,
            "name": str,
            "address": str,
            "role": str,
            "unit": str,
            "team": str,
            "added_at": str,
            "is_unnamed": int,
            "withdrawn_on": str,
            "version": int,
        },
        optional=("withdrawn_on",),
        parent=ASSESSMENT,
    )
    db.table("respondents").create_index(["assessment_id", "name"], unique=True)
    make_table(
        db,
        "invitations",
        {
            "id": str,
            "assessment_id": str,
            "respondent_id": str,
            "secret_hash": str,
            "issued_by": str,
            "issued_at": str,
            "expires_at": str,
            "revoked_at": str,
            "opened_at": str,
            "submitted_at": str,
            "version": int,
        },
        optional=("revoked_at", "opened_at", "submitted_at"),
        parent=ASSESSMENT,
    )
    db.table("invitations").create_index(["assessment_id"])
    db.table("invitations").create_index(["secret_hash"], unique=True)


def _answers(db: sqlite_utils.Database) -> None:
    db.execute(
        "INSERT INTO respondents (id, assessment_id, name, address, role, unit, team, added_at, is_unnamed, version) "
        "SELECT assessment_id || '-' || min(seq), assessment_id, respondent, '', '', '', '', min(answered_at), 0, 1 "
        "FROM answers GROUP BY assessment_id, respondent"
    )
    db.execute("ALTER TABLE answers RENAME TO earlier_answers")
    make_table(
        db,
        "answers",
        {
            "id": str,
            "assessment_id": str,
            "seq": int,
            "respondent_id": str,
            "subject": str,
            "section": str,
            "question": str,
            "given": str,
            "comment": str,
            "reason": str,
            "evidence": str,
            "evidence_on": str,
            "answered_at": str,
        },
        optional=("evidence_on",),
        parent=ASSESSMENT,
    )
    db.execute(
        "INSERT INTO answers SELECT e.id, e.assessment_id, e.seq, r.id, '', e.dimension, e.question, "
        "json_object('intention', e.intention, 'reality', e.reality), '', e.reason, e.evidence, e.evidence_on, "
        "e.answered_at FROM earlier_answers e "
        "JOIN respondents r ON r.assessment_id = e.assessment_id AND r.name = e.respondent"
    )
    db.execute("DROP TABLE earlier_answers")
    db.table("answers").create_index(["assessment_id", "respondent_id", "subject", "section", "question", "seq"])
    keep_append_only(db, "answers")


def _agreements(db: sqlite_utils.Database) -> None:
    make_table(
        db,
        "agreements",
        {
            "id": str,
            "assessment_id": str,
            "subject": str,
            "section": str,
            "question": str,
            "given": str,
            "reason": str,
            "decided_by": str,
            "decided_at": str,
            "seq": int,
        },
        parent=ASSESSMENT,
    )
    db.table("agreements").create_index(["assessment_id"])
    keep_append_only(db, "agreements")


def _evidence(db: sqlite_utils.Database) -> None:
    make_table(
        db,
        "assessment_evidence",
        {
            "id": str,
            "assessment_id": str,
            "section": str,
            "question": str,
            "kind": str,
            "title": str,
            "owner": str,
            "link": str,
            "dated_on": str,
            "expires_on": str,
            "sha256": str,
            "file_name": str,
            "file_size": int,
            "added_by": str,
            "added_at": str,
            "withdrawn_on": str,
            "version": int,
        },
        optional=("dated_on", "expires_on", "withdrawn_on"),
        parent=ASSESSMENT,
    )
    db.table("assessment_evidence").create_index(["assessment_id"])


@migrations()
def m015_actions(db: sqlite_utils.Database) -> None:
    """What is done about a finding: a task, a tailoring proposal, a risk or a training session, with its proof."""
    make_table(
        db,
        "actions",
        {
            "id": str,
            "programme_id": str,
            "kind": str,
            "title": str,
            "detail": str,
            "owner": str,
            "due_on": str,
            "assessment_id": str,
            "section": str,
            "question": str,
            "subject": str,
            "from_value": str,
            "to_value": str,
            "measure": str,
            "task_id": str,
            "state": str,
            "made_by": str,
            "made_at": str,
            "version": int,
        },
        optional=("due_on",),
        parent=("programme_id", "programmes"),
    )
    db.table("actions").create_index(["programme_id"])


@migrations()
def m016_questionnaires(db: sqlite_utils.Database) -> None:
    """Questionnaires that were imported into this database, as content beside the pack's."""
    make_table(
        db,
        "questionnaires",
        {
            "id": str,
            "content": str,
            "source": str,
            "sha256": str,
            "added_by": str,
            "added_at": str,
        },
    )
