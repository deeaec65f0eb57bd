"""What ties evidence to what it is about."""

from data.engine import sqlite_utils
from data.migrations.ordered import migrations


@migrations()
def m021_subjects_of_evidence(db: sqlite_utils.Database) -> None:
    """The subject that a piece of evidence is about, as answers name theirs; empty shows it of all."""
    db.table("assessment_evidence").add_column("subject", str, not_null_default="")
