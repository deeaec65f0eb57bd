"""What a schedule to the minute needs: calendars, persons, estimates, costs, scenarios."""

from data.engine import sqlite_utils
from data.migrations.ordered import make_table, migrations


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
        make_table(db, name, table_columns, optional, ("programme_id", "programmes"))
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
    make_table(
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
    make_table(
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
    make_table(
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
