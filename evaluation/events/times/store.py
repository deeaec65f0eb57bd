"""The SQL that turns written times into moments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.events.times.order import Evidence
from evaluation.events.times.shape import Reading, Shape

if TYPE_CHECKING:
    from evaluation.events.store import Engine

SHAPE_LIMIT, LONGEST = 2000, 80
"""So many shapes are looked at, and so long times."""


def load_shapes(db: "Engine") -> list[Shape]:
    """Drop blank rows, and return the shapes in which times are written, the most frequent first."""
    db.execute("DELETE FROM log WHERE blank")
    rows = db.execute(
        "SELECT shape, count(*) AS n, min(written) FROM log "
        f"WHERE written IS NOT NULL AND length(written) <= {LONGEST} "
        f"GROUP BY shape ORDER BY n DESC, shape LIMIT {SHAPE_LIMIT}"
    ).fetchall()
    return [Shape(*row) for row in rows]


def load_evidence(db: "Engine", shapes: Sequence[str], separator: str) -> Evidence:
    """Return what the dates of these shapes prove about the order of day and month."""
    parts = ", ".join(
        f"try_cast(regexp_extract(split_part(written, ?, {at}), '[0-9]+') AS INTEGER) AS {name}"
        for at, name in enumerate("abc", 1)
    )
    row = db.execute(
        "SELECT count(*) FILTER (a BETWEEN 13 AND 31 AND b BETWEEN 1 AND 12), "
        "count(*) FILTER (b BETWEEN 13 AND 31 AND a BETWEEN 1 AND 12), "
        "count(*) FILTER (a BETWEEN 1 AND 12 AND b BETWEEN 1 AND 12 AND a <> b), "
        "coalesce(min(written) FILTER (a BETWEEN 1 AND 12 AND b BETWEEN 1 AND 12 AND a <> b), min(written), ''), "
        "count(DISTINCT a), count(DISTINCT c), "
        "coalesce(bool_or(a > 31 AND b BETWEEN 1 AND 12 AND c BETWEEN 1 AND 31), false), "
        "coalesce(bool_or((b > 12 OR c > 31 OR c = 0) AND a BETWEEN 1 AND 31), false) "
        f"FROM (SELECT written, {parts} FROM log WHERE shape IN (SELECT unnest(?)))",
        [separator, separator, separator, list(shapes)],
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
    if options.zone is None or not reading.has_zone:
        return moment
    return f"timezone('{options.zone}', timezone('UTC', {_in_utc(reading, moment)}))"


def _in_utc(reading: Reading, moment: str) -> str:
    if reading.zone:
        return f"({moment} - {_offset(reading)})"
    if reading.region:
        return f"timezone('UTC', timezone('{reading.region}', {moment}))"
    return f"({moment} - to_minutes({reading.away}))" if reading.away else moment


def _text(reading: Reading) -> str:
    """Return the time with what its shape swaps."""
    text = "written"
    for old, new in reading.swaps:
        text = f"replace({text}, {_literal(old)}, {_literal(new)})"
    return text


def _literal(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _written(reading: Reading, options: TimeOptions) -> str:
    text = _text(reading)
    if reading.serial:
        return f"make_timestamp((round((try_cast({text} AS DOUBLE) - 25569) * 86400) * 1000000)::BIGINT)"
    if reading.epoch:
        return f"make_timestamp((try_cast({text} AS DECIMAL(38, 6)) * 1000000 / {reading.epoch})::BIGINT)"
    if reading.half:
        body = f"left({text}, length({text}) - {reading.cut + reading.half})"
        text = f"{body} || left(right({text}, {reading.half + reading.zone}), {reading.half})"
    elif reading.cut:
        text = f"left({text}, length({text}) - {reading.cut})"
    form = reading.form
    if not reading.has_year:
        text, form = f"{text} || ' {options.year}'", f"{form} %Y"
    if reading.has_order:
        return _ordered(text, form, options.orders.get(reading.group, "day-first"))
    return f"try_strptime({text}, '{form}')"


def _ordered(text: str, form: str, order: str) -> str:
    """Return the date in the order decided, and in the other one where only that is possible."""
    if order == "year-first":
        return f"try_strptime({text}, '{form.replace('%y', '%d').replace('%1', '%y').replace('%2', '%m')}')"
    day = f"try_strptime({text}, '{form.replace('%1', '%d').replace('%2', '%m')}')"
    month = f"try_strptime({text}, '{form.replace('%1', '%m').replace('%2', '%d')}')"
    return f"coalesce({day}, {month})" if order == "day-first" else f"coalesce({month}, {day})"


def _offset(reading: Reading) -> str:
    tail = f"regexp_replace(right({_text(reading)}, {reading.zone}), '[^0-9+-]', '', 'g')"
    hours, minutes = f"try_cast(substr({tail}, 2, 2) AS INTEGER)", f"try_cast(substr({tail}, 4, 2) AS INTEGER)"
    total = f"(coalesce({hours}, 0) * 60 + coalesce({minutes}, 0))"
    return f"to_minutes(CASE WHEN {tail}[1] = '-' THEN -{total} ELSE {total} END)"
