"""Views of plans: what people choose to see, kept under a name."""

from data.engine import sqlite_utils
from data.migrations.ordered import make_table, migrations


@migrations()
def m014_views(db: sqlite_utils.Database) -> None:
    """Views of a plan: rows, columns and layers under a name."""
    columns = {
        "id": str,
        "programme_id": str,
        "name": str,
        "parts": str,
        "made_by": str,
        "made_at": str,
        "version": int,
    }
    make_table(db, "plan_views", columns, parent=("programme_id", "programmes"))
    db.table("plan_views").create_index(["programme_id"])
