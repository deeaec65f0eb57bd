"""The SQL of the roll-up: written once per log, read for every measure."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
