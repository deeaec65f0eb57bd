"""What imports brought of people and calendars, and in what the budgets of a baseline are counted."""

from data.engine import sqlite_utils
from data.migrations.ordered import make_table, migrations


@migrations()
def m017_brought(db: sqlite_utils.Database) -> None:
    """What the last import said of calendars, people, work and cost: edits made here are told apart by it."""
    make_table(
        db,
        "brought",
        {"id": str, "programme_id": str, "facts": str},
        parent=("programme_id", "programmes"),
    )


@migrations()
def m018_budgets_of_baselines(db: sqlite_utils.Database) -> None:
    """In what a baseline counts its budgets, `cost` or `hours`; nothing where it keeps none."""
    db.table("baselines").add_column("measure", str, not_null_default="")
