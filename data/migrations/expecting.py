"""What ties objectives to the benefits that people are asked about."""

from data.engine import sqlite_utils
from data.migrations.ordered import migrations


@migrations()
def m020_benefits(db: sqlite_utils.Database) -> None:
    """The benefit of the expectation survey that an objective promises, as section.question; empty for none."""
    db.table("objectives").add_column("benefit", str, not_null_default="")
