"""The one ordered set of schema changes, and how a table is made."""

from data.engine import sqlite_utils

migrations = sqlite_utils.Migrations("pilotage")


def make_table(
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


def keep_append_only(db: sqlite_utils.Database, table: str) -> None:
    """Let the table only grow: a change or removal of a row is an error."""
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
