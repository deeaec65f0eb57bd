"""The schema, as ordered changes; a released change is never edited, a new one is added below it."""

from data.engine import sqlite_utils

migrations = sqlite_utils.Migrations("pilotage")

APPEND_ONLY = ("journal", "decisions", "answers", "baselines", "baseline_tasks")


def _table(
    db: sqlite_utils.Database,
    name: str,
    columns: dict[str, type],
    optional: tuple[str, ...] = (),
    parent: tuple[str, str] | None = None,
) -> None:
    """Create a strict table: first column is the key, every column is required unless named optional."""
    key = next(iter(columns))
    required = {column for column in columns if column not in optional}
    foreign = [(parent[0], parent[1], "id")] if parent else []
    defaults = {"version": 1} if "version" in columns else {}
    db.table(name).create(columns, pk=key, not_null=required, defaults=defaults, foreign_keys=foreign, strict=True)


@migrations()
def m001_programmes(db: sqlite_utils.Database) -> None:
    """Programmes, units, tasks and links."""
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
        db,
        "baselines",
        {"id": str, "programme_id": str, "name": str, "at": str, "actor": str},
        parent=("programme_id", "programmes"),
    )
    _table(
        db,
        "baseline_tasks",
        {"id": str, "baseline_id": str, "task_id": str, "start_on": str, "finish_on": str},
        parent=("baseline_id", "baselines"),
    )
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(
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
    _table(db, "submissions", {"id": str, "at": str})
    db.table("journal").create_index(["programme_id", "seq"])
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


@migrations()
def m007_schedule(db: sqlite_utils.Database) -> None:
    """Dates to the minute, constraints, deadlines, calendars, persons; what other tools said of a plan."""
    db.table("tasks").transform(types={"days": float}, rename={"not_before": "constraint_on"})
    db.table("links").transform(types={"lag": float})
    for table, columns in SCHEDULE_COLUMNS.items():
        for column, (kind, default) in columns.items():
            db.table(table).add_column(column, kind, not_null_default=default)
    db.execute("UPDATE tasks SET constraint_kind = 4 WHERE constraint_on IS NOT NULL")
    for name, table_columns, optional in SCHEDULE_TABLES:
        _table(db, name, table_columns, optional, ("programme_id", "programmes"))
        db.table(name).create_index(["programme_id"])


SCHEDULE_COLUMNS: dict[str, dict[str, tuple[type, object]]] = {
    "programmes": {
        "day_minutes": (int, 480),
        "start_time": (int, None),
        "finish_on": (str, None),
        "finish_time": (int, None),
        "status_on": (str, "today"),
        "calendar_key": (str, ""),
    },
    "units": {"calendar_key": (str, "")},
    "tasks": {
        "constraint_kind": (int, 0),
        "elapsed": (int, 0),
        "constraint_time": (int, None),
        "deadline_on": (str, None),
        "deadline_time": (int, None),
        "started_time": (int, None),
        "finished_time": (int, None),
        "remaining": (float, None),
        "manual": (int, 0),
        "placed_on": (str, None),
        "placed_time": (int, None),
        "active": (int, 1),
        "calendar_key": (str, ""),
    },
    "links": {"lag_kind": (str, "working")},
    "baseline_tasks": {
        "start_time": (int, None),
        "finish_time": (int, None),
        "days": (float, None),
        "cost": (float, None),
    },
}
_OF_PROGRAMME: dict[str, type] = {"programme_id": str, "key": str, "name": str, "position": int}
SCHEDULE_TABLES: tuple[tuple[str, dict[str, type], tuple[str, ...]], ...] = (
    ("calendars", {"id": str, **_OF_PROGRAMME, "base": str, "week": str, "exceptions": str, "version": int}, ()),
    (
        "persons",
        {
            "id": str,
            **_OF_PROGRAMME,
            "kind": str,
            "role": str,
            "units": float,
            "rate": float,
            "calendar_key": str,
            "version": int,
        },
        ("rate",),
    ),
    (
        "assignments",
        {
            "id": str,
            "programme_id": str,
            "task_id": str,
            "person_key": str,
            "position": int,
            "units": float,
            "work": float,
            "actual_work": float,
            "cost": float,
            "version": int,
        },
        ("work", "actual_work", "cost"),
    ),
    ("foreign_plans", {"id": str, "programme_id": str, "facts": str}, ()),
    ("foreign_tasks", {"id": str, "programme_id": str, "task_id": str, "uid": str, "facts": str}, ()),
)


@migrations()
def m008_estimates(db: sqlite_utils.Database) -> None:
    """What people say of the duration of a task: low, likely, high."""
    _table(
        db,
        "estimates",
        {
            "id": str,
            "programme_id": str,
            "task_id": str,
            "low": float,
            "likely": float,
            "high": float,
            "version": int,
        },
        parent=("programme_id", "programmes"),
    )
    db.table("estimates").create_index(["programme_id"])


@migrations()
def m009_costs(db: sqlite_utils.Database) -> None:
    """What a task costs beside its people, and what it took: fixed cost, actual hours, actual cost."""
    _table(
        db,
        "task_costs",
        {
            "id": str,
            "programme_id": str,
            "task_id": str,
            "fixed_cost": float,
            "actual_hours": float,
            "actual_cost": float,
            "version": int,
        },
        optional=("fixed_cost", "actual_hours", "actual_cost"),
        parent=("programme_id", "programmes"),
    )
    db.table("task_costs").create_index(["programme_id"])


@migrations()
def m010_scenarios(db: sqlite_utils.Database) -> None:
    """Batches of edits that are kept beside the plan until they are adopted or dropped."""
    _table(
        db,
        "scenarios",
        {
            "id": str,
            "programme_id": str,
            "name": str,
            "before": str,
            "after": str,
            "made_by": str,
            "made_at": str,
            "ending": str,
            "version": int,
        },
        parent=("programme_id", "programmes"),
    )
    db.table("scenarios").create_index(["programme_id"])


@migrations()
def m011_kept_baselines(db: sqlite_utils.Database) -> None:
    """Which baselines are promises: drift is not counted from those that keep themselves, at gates and imports."""
    db.table("baselines").add_column("is_promise", int, not_null_default=1)
