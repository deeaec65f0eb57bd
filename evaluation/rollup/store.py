"""The SQL of the roll-up: written once per log, read for every measure."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from evaluation.events.store import engine
from evaluation.rollup.days import UseDays

if TYPE_CHECKING:
    from evaluation.events.store import Engine


def write_days(db: "Engine", path: Path) -> tuple[date, date]:
    """Write one row per person, day, site, module and action as Parquet; return the first and last day.

    Persons are fingerprints: no name leaves the log.
    """
    db.execute(
        "COPY (SELECT left(sha256(person), 16) AS person, moment::DATE AS day, coalesce(site, '') AS site, "
        "coalesce(module, '') AS module, coalesce(action, '') AS action, count(*)::INTEGER AS events "
        "FROM event WHERE moment IS NOT NULL GROUP BY ALL ORDER BY day, person, site, module, action) "
        f"TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)"
    )
    row = db.execute("SELECT min(moment)::DATE, max(moment)::DATE FROM event").fetchone()
    assert row is not None
    return row[0], row[1]


def read_days(paths: Sequence[Path]) -> UseDays:
    """Return the roll-ups of several logs as one set of columns; the function is the module, else the action."""
    with engine() as db:
        db.execute(
            "CREATE TEMP TABLE use AS SELECT person, day, site, "
            "CASE WHEN module <> '' THEN module ELSE action END AS function, sum(events) AS events "
            "FROM read_parquet(?) GROUP BY ALL",
            [[str(path) for path in paths]],
        )
        sites = _names(db, "site")
        functions = _names(db, "function")
        columns = db.execute(
            "SELECT CASE WHEN person IS NULL THEN -1 "
            "ELSE dense_rank() OVER (ORDER BY person NULLS LAST) - 1 END AS person, "
            "day - DATE '0001-01-01' + 1 AS day, s.place AS site, f.place AS function, events::BIGINT AS events "
            "FROM use JOIN site_name AS s ON s.name = lower(use.site) JOIN function_name AS f "
            "ON f.name = lower(use.function)"
        ).fetchnumpy()
    kept = {name: np.asarray(column, dtype=np.int64) for name, column in columns.items()}
    return UseDays(kept["person"], kept["day"], kept["site"], kept["function"], kept["events"], sites, functions)


def _names(db: "Engine", column: str) -> tuple[str, ...]:
    """Number the names that differ in more than capitals; return one spelling of each."""
    db.execute(
        f"CREATE TEMP TABLE {column}_name AS SELECT lower({column}) AS name, min({column}) AS spelt, "
        f"row_number() OVER (ORDER BY lower({column})) - 1 AS place FROM use GROUP BY lower({column})"
    )
    return tuple(str(row[0]) for row in db.execute(f"SELECT spelt FROM {column}_name ORDER BY place").fetchall())
