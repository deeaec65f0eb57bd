"""The SQL that turns written times into moments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.events.times.shape import Evidence, Reading, Shape

if TYPE_CHECKING:
    from evaluation.events.store import Engine

SHAPE_LIMIT = 2000


def load_shapes(db: "Engine") -> list[Shape]:
    """Drop blank rows, and return the shapes in which times are written, the most frequent first."""
    db.execute("DELETE FROM log WHERE blank")
    rows = db.execute(
        "SELECT shape, count(*) AS n, min(written) FROM log "
        "WHERE written IS NOT NULL AND length(written) <= 60 "
        f"GROUP BY shape ORDER BY n DESC, shape LIMIT {SHAPE_LIMIT}"
    ).fetchall()
    return [Shape(*row) for row in rows]


def load_evidence(db: "Engine", shapes: Sequence[str], separator: str) -> Evidence:
    """Return what the dates of these shapes prove about the order of day and month."""
    row = db.execute(
        "SELECT count(*) FILTER (a BETWEEN 13 AND 31 AND b BETWEEN 1 AND 12), "
        "count(*) FILTER (b BETWEEN 13 AND 31 AND a BETWEEN 1 AND 12), "
        "count(*) FILTER (a BETWEEN 1 AND 12 AND b BETWEEN 1 AND 12 AND a <> b), "
        "coalesce(min(written) FILTER (a BETWEEN 1 AND 12 AND b BETWEEN 1 AND 12 AND a <> b), '') FROM ("
        "SELECT written, try_cast(split_part(written, ?, 1) AS INTEGER) AS a, "
        "try_cast(split_part(written, ?, 2) AS INTEGER) AS b "
        "FROM log WHERE shape IN (SELECT unnest(?)))",
        [separator, separator, list(shapes)],
    ).fetchone()
    assert row is not None
    return Evidence(*row)


def read_times(db: "Engine", readings: Mapping[str, Reading], options: "TimeOptions") -> None:
    """Make `event` from `log`: the time as written, or of the zone asked for; NULL where it is unreadable."""
    kinds = list(dict.fromkeys(readings.values()))
    db.execute("CREATE TEMP TABLE reading (shape VARCHAR, kind INTEGER)")
    if readings:
        pairs = [(shape, kinds.index(kind)) for shape, kind in readings.items()]
        db.execute("INSERT INTO reading SELECT unnest(?), unnest(?)", [[p[0] for p in pairs], [p[1] for p in pairs]])
    cases = " ".join(f"WHEN {at} THEN {_local(kind, options)}" for at, kind in enumerate(kinds))
    moment = f"CASE kind {cases} END" if cases else "NULL::TIMESTAMP"
    db.execute(
        "CREATE TEMP TABLE event AS SELECT place, person.name AS person, site, module, action, fingerprint, "
        "written, CASE WHEN year(moment) BETWEEN 1970 AND 2099 THEN moment END AS moment FROM ("
        f"SELECT log.rowid AS place, log.*, {moment} AS moment FROM log LEFT JOIN reading "
        "ON reading.shape = log.shape) AS log "
        "LEFT JOIN person ON person.spelling = log.person"
    )


@dataclass(frozen=True)
class TimeOptions:
    """What is needed to read times: order per separator, year and zone, all checked before."""

    orders: Mapping[str, str]
    year: int | None
    zone: str | None


def _local(reading: Reading, options: TimeOptions) -> str:
    moment = _written(reading, options)
    if options.zone is None or not (reading.zone or reading.epoch):
        return moment
    utc = f"({moment} - {_offset(reading)})" if reading.zone else moment
    return f"timezone('{options.zone}', timezone('UTC', {utc}))"


def _written(reading: Reading, options: TimeOptions) -> str:
    if reading.serial:
        return "make_timestamp((round((try_cast(written AS DOUBLE) - 25569) * 86400) * 1000000)::BIGINT)"
    if reading.epoch:
        return f"make_timestamp((try_cast(written AS DECIMAL(38, 6)) * 1000000 / {reading.epoch})::BIGINT)"
    text = f"left(written, length(written) - {reading.cut})" if reading.cut else "written"
    if reading.has_order:
        return _ordered(reading, text, options.orders.get(reading.separator, "day-first"))
    if not reading.has_year:
        return f"try_strptime({text} || ' {options.year}', '{reading.form} %Y')"
    return f"try_strptime({text}, '{reading.form}')"


def _ordered(reading: Reading, text: str, order: str) -> str:
    """Return the date in the order decided, and in the other one where only that is possible."""
    day = f"try_strptime({text}, '{reading.form.replace('%1', '%d').replace('%2', '%m')}')"
    month = f"try_strptime({text}, '{reading.form.replace('%1', '%m').replace('%2', '%d')}')"
    return f"coalesce({day}, {month})" if order == "day-first" else f"coalesce({month}, {day})"


def _offset(reading: Reading) -> str:
    tail = f"regexp_replace(right(written, {reading.zone}), '[^0-9+-]', '', 'g')"
    hours, minutes = f"try_cast(substr({tail}, 2, 2) AS INTEGER)", f"try_cast(substr({tail}, 4, 2) AS INTEGER)"
    total = f"(coalesce({hours}, 0) * 60 + coalesce({minutes}, 0))"
    return f"to_minutes(CASE WHEN {tail}[1] = '-' THEN -{total} ELSE {total} END)"
