"""The tables of the first thread: programmes, gates, assessments, usage, journal."""

from data.engine import sqlite_utils
from data.migrations.ordered import keep_append_only, make_table, migrations

APPEND_ONLY = ("journal", "decisions", "answers", "baselines", "baseline_tasks")


@migrations()
def m001_programmes(db: sqlite_utils.Database) -> None:
    """Programmes, units, tasks and links."""
    make_table(
        db,
        "programmes",
        {
            "id": str,
            "pack_id": str,
            "pack_version": str,
            "name": str,
            "client": str,
            "scope": str,
            "product": str,
            "sponsor": str,
            "manager": str,
            "start_on": str,
            "promised_on": str,
            "country": str,
            "steps": str,
            "created_at": str,
            "revision": int,
            "version": int,
        },
        optional=("promised_on",),
    )
    programme = ("programme_id", "programmes")
    make_table(
        db,
        "units",
        {
            "id": str,
            "programme_id": str,
            "key": str,
            "name": str,
            "kind": str,
            "wave": int,
            "people": int,
            "position": int,
            "version": int,
        },
        parent=programme,
    )
    make_table(
        db,
        "tasks",
        {
            "id": str,
            "programme_id": str,
            "key": str,
            "position": int,
            "parent_id": str,
            "kind": str,
            "step": str,
            "phase": str,
            "activity": str,
            "unit_key": str,
            "source": str,
            "title": str,
            "role": str,
            "owner": str,
            "days": int,
            "not_before": str,
            "percent": int,
            "started_on": str,
            "finished_on": str,
            "version": int,
        },
        optional=("parent_id", "not_before", "started_on", "finished_on"),
        parent=programme,
    )
    make_table(
        db,
        "links",
        {"id": str, "programme_id": str, "before_id": str, "after_id": str, "kind": str, "lag": int},
        parent=programme,
    )
    for table in ("units", "tasks", "links"):
        db.table(table).create_index(["programme_id"])


@migrations()
def m002_baselines(db: sqlite_utils.Database) -> None:
    """Baselines, which never change, and the forecast of each milestone per day on which it was computed."""
    make_table(
        db,
        "baselines",
        {"id": str, "programme_id": str, "name": str, "at": str, "actor": str},
        parent=("programme_id", "programmes"),
    )
    make_table(
        db,
        "baseline_tasks",
        {"id": str, "baseline_id": str, "task_id": str, "start_on": str, "finish_on": str},
        parent=("baseline_id", "baselines"),
    )
    make_table(
        db,
        "forecasts",
        {"id": str, "programme_id": str, "task_id": str, "seen_on": str, "finish_on": str},
        parent=("programme_id", "programmes"),
    )
    db.table("baselines").create_index(["programme_id"])
    db.table("baseline_tasks").create_index(["baseline_id"])
    db.table("forecasts").create_index(["programme_id"])


@migrations()
def m003_gates(db: sqlite_utils.Database) -> None:
    """Evidence for criteria, decisions, and the conditions that decisions set."""
    programme = ("programme_id", "programmes")
    make_table(
        db,
        "evidence",
        {
            "id": str,
            "programme_id": str,
            "gate": str,
            "criterion": str,
            "note": str,
            "link": str,
            "added_by": str,
            "added_on": str,
            "expires_on": str,
            "withdrawn_on": str,
            "version": int,
        },
        optional=("expires_on", "withdrawn_on"),
        parent=programme,
    )
    make_table(
        db,
        "decisions",
        {
            "id": str,
            "programme_id": str,
            "gate": str,
            "verdict": str,
            "reason": str,
            "decided_by": str,
            "decided_on": str,
            "criteria": str,
        },
        parent=programme,
    )
    make_table(
        db,
        "conditions",
        {
            "id": str,
            "programme_id": str,
            "gate": str,
            "decision_id": str,
            "criterion": str,
            "title": str,
            "owner": str,
            "due_on": str,
            "done_on": str,
            "version": int,
        },
        optional=("done_on",),
        parent=programme,
    )
    for table in ("evidence", "decisions", "conditions"):
        db.table(table).create_index(["programme_id"])


@migrations()
def m004_assessments(db: sqlite_utils.Database) -> None:
    """Assessments and every answer ever given to them."""
    make_table(
        db,
        "assessments",
        {
            "id": str,
            "programme_id": str,
            "title": str,
            "held_on": str,
            "target_gate": str,
            "closed_on": str,
            "version": int,
        },
        optional=("closed_on",),
        parent=("programme_id", "programmes"),
    )
    make_table(
        db,
        "answers",
        {
            "id": str,
            "assessment_id": str,
            "respondent": str,
            "dimension": str,
            "question": str,
            "intention": str,
            "reality": str,
            "reason": str,
            "evidence": str,
            "evidence_on": str,
            "answered_at": str,
            "seq": int,
        },
        optional=("evidence_on",),
        parent=("assessment_id", "assessments"),
    )
    db.table("assessments").create_index(["programme_id"])
    db.table("answers").create_index(["assessment_id"])


@migrations()
def m005_usage(db: sqlite_utils.Database) -> None:
    """Event logs that were read, and what use is expected; the events themselves are columnar files."""
    programme = ("programme_id", "programmes")
    make_table(
        db,
        "usage_logs",
        {
            "id": str,
            "programme_id": str,
            "name": str,
            "sha256": str,
            "mapping": str,
            "summary": str,
            "first_on": str,
            "last_on": str,
            "added_by": str,
            "added_at": str,
        },
        parent=programme,
    )
    make_table(
        db,
        "usage_targets",
        {
            "id": str,
            "programme_id": str,
            "expected_days": int,
            "core_functions": str,
            "active_target": int,
            "habit_target": int,
            "version": int,
        },
        parent=programme,
    )
    db.table("usage_logs").create_index(["programme_id"])
    db.table("usage_targets").create_index(["programme_id"])


@migrations()
def m006_journal(db: sqlite_utils.Database) -> None:
    """The journal, submits, and the triggers that keep append-only tables append-only."""
    make_table(
        db,
        "journal",
        {
            "seq": int,
            "at": str,
            "actor": str,
            "programme_id": str,
            "verb": str,
            "subject": str,
            "before": str,
            "after": str,
            "previous": str,
            "hash": str,
        },
    )
    make_table(db, "submissions", {"id": str, "at": str})
    db.table("journal").create_index(["programme_id", "seq"])
    for table in APPEND_ONLY:
        keep_append_only(db, table)
