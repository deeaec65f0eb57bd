"""Indexes by which large plans are read."""

from data.engine import sqlite_utils
from data.migrations.ordered import migrations


@migrations()
def m022_links_in_order(db: sqlite_utils.Database) -> None:
    """The links of a programme in order with all that a plan needs of them, so that their rows are not looked up."""
    db.table("links").create_index(["programme_id", "before_id", "after_id", "kind", "lag", "lag_kind"])
    db.execute("DROP INDEX idx_links_programme_id")
