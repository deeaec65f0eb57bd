"""The method as each programme knows it: what its pack said stays readable, whatever ships later."""

from data.engine import sqlite_utils
from data.migrations.ordered import make_table, migrations


@migrations()
def m019_packs(db: sqlite_utils.Database) -> None:
    """Content of packs by key; which one a programme reads, and which one its plan was made from.

    Programmes that exist already name none: they take the shipped pack when they are first opened.
    """
    make_table(db, "packs", {"id": str, "pack_id": str, "version": str, "content": str, "kept_at": str})
    for column in ("pack_key", "pack_base"):
        db.table("programmes").add_column(column, str, not_null_default="")
