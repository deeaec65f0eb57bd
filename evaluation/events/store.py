"""The SQL that reads event logs: DuckDB over text and Parquet, in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.events.files import Source, UnclosedQuote, Unopenable, UnreadableTable
from evaluation.events.summary import (
    BROKEN_QUOTES,
    TOO_FEW,
    TOO_LONG,
    TOO_MANY,
    Counts,
    LeftOut,
    Week,
)

if TYPE_CHECKING:
    import duckdb

    Engine = duckdb.DuckDBPyConnection

SHOWN = 5
TEXT_LIMIT = 80
LOOSE_SPELLING = 0.05
"""From this share of people spelt in several ways, capitals are taken as carelessness."""
BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)"
NOBODY = (
    "('', '-', '--', '–', '—', 'n/a', 'n.a.', '#n/a', '<na>', 'na', 'null', '(null)', '<null>', '[null]', "
    "chr(92) || 'n', 'nil', 'none', '(none)', 'nan', '(blank)', '(empty)', '(no value)', '(not set)', "
    "'无', '空', '(空)', '(空白)')"
)
REASONS = {"MISSING COLUMNS": TOO_FEW, "TOO MANY COLUMNS": TOO_MANY, "LINE SIZE OVER MAXIMUM": TOO_LONG}


@dataclass(frozen=True)
class ParquetColumns:
    """The columns of a Parquet file and its size when unpacked."""

    names: tuple[str, ...]
    inflated: int


@contextmanager
def engine() -> Iterator["Engine"]:
    """Yield an engine in memory; close it at the end."""
    import duckdb

    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET threads = 2; SET memory_limit = '256MB'; SET autoinstall_known_extensions = false")
        yield connection
    finally:
        connection.close()


def read_parquet_columns(path: Path) -> ParquetColumns:
    """Return the columns and the unpacked size; refuse a file that is no Parquet."""
    import duckdb

    with engine() as db:
        try:
            described = db.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            size = db.execute(
                "SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata(?)", [str(path)]
            ).fetchone()
        except duckdb.Error as error:
            raise Unopenable("Parquet") from error
    return ParquetColumns(tuple(str(row[0]) for row in described), int(size[0]) if size else 0)


def load_rows(db: "Engine", source: Source, places: Mapping[str, int]) -> None:
    """Read the mapped columns as text into `log`, with one fingerprint of each whole row."""
    import duckdb

    try:
        db.execute(_load_statement(source, places), [str(source.path)])
    except duckdb.Error as error:
        raise (Unopenable("Parquet") if source.is_parquet else UnreadableTable(source.separator)) from error


def _load_statement(source: Source, places: Mapping[str, int]) -> str:
    names = source.columns if source.is_parquet else [f"c{at}" for at in range(len(source.headings))]
    columns = [f"{_quoted(name)}::VARCHAR" for name in names]
    picked = {part: columns[place] for part, place in places.items()}
    cell = {part: picked.get(part, "NULL") for part in ("user", "time", "site", "module", "action")}
    when = f"replace(replace(replace(replace({cell['time']}, chr(160), ' '), '上午', 'AM'), '下午', 'PM'), '  ', ' ')"
    return (
        f"CREATE TEMP TABLE log AS SELECT {_person(cell['user'])} AS person, trim({when}, {BLANKS}) AS written, "
        "translate(written, '0123456789', '9999999999') AS shape, "
        f"{_trimmed(cell['site'])} AS site, {_trimmed(cell['module'])} AS module, "
        f"{_trimmed(cell['action'])} AS action, "
        f"hash({', '.join(columns)}) AS fingerprint, coalesce({', '.join(columns)}) IS NULL AS blank "
        f"FROM {_scan(source)}"
    )


def _trimmed(cell: str) -> str:
    return "NULL::VARCHAR" if cell == "NULL" else f"trim({cell}, {BLANKS})"


def _person(cell: str) -> str:
    plain = f"trim({cell}, {BLANKS})"
    return f"CASE WHEN lower({plain}) IN {NOBODY} THEN NULL ELSE {plain} END"


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _scan(source: Source) -> str:
    if source.is_parquet:
        return "read_parquet(?)"
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(source.headings)))
    return (
        f"read_csv(?, delim = '{source.separator}', quote = '\"', escape = '\"', header = false, "
        f"skip = {source.header_line}, columns = {{{columns}}}, auto_detect = false, null_padding = false, "
        "store_rejects = true, rejects_limit = 0, strict_mode = true)"
    )


def load_rejects(db: "Engine") -> tuple[dict[str, int], list[LeftOut]]:
    """Return how many lines could not be split into cells, by reason, and the first ones; refuse an open quote."""
    if not db.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'").fetchall():
        return {}, []
    rows = db.execute(
        "SELECT line, min(error_type::VARCHAR), any_value(csv_line) FROM reject_errors "
        "WHERE trim(csv_line, ' ' || chr(9) || chr(10) || chr(13) || chr(26)) <> '' GROUP BY line ORDER BY line"
    ).fetchall()
    counts: dict[str, int] = {}
    shown: list[LeftOut] = []
    for line, kind, text in rows:
        reason, text = REASONS.get(kind, BROKEN_QUOTES), text.strip()
        if reason in (BROKEN_QUOTES, TOO_LONG) and "\n" in text:
            raise UnclosedQuote(int(line))
        if counts.get(reason, 0) < SHOWN:
            shown.append(LeftOut(int(line), reason, text[:TEXT_LIMIT]))
        counts[reason] = counts.get(reason, 0) + 1
    return counts, shown


def name_persons(db: "Engine") -> None:
    """Make `person`: one name per person for every spelling.

    Where spellings that differ only in case are common, case says nothing and they are one person; in a log
    that spells its names with care, the rare pair that differs in case is two accounts.
    """
    db.execute(
        "CREATE TEMP TABLE person AS WITH spelt AS (SELECT DISTINCT person AS spelling FROM log "
        "WHERE person IS NOT NULL), folded AS (SELECT lower(spelling) AS name, count(*) AS spellings FROM spelt "
        "GROUP BY name), loose AS (SELECT count(*) FILTER (spellings > 1) > count(*) * ? AS is_loose FROM folded) "
        "SELECT spelling, CASE WHEN is_loose OR spellings = 1 THEN name ELSE spelling END AS name "
        "FROM spelt JOIN folded ON name = lower(spelling), loose",
        [LOOSE_SPELLING],
    )


def load_counts(db: "Engine") -> Counts:
    """Return how many rows are usable, and what among all rows repeats or names nobody."""
    row = db.execute(
        "SELECT count(moment), count(DISTINCT person) FILTER (moment IS NOT NULL), "
        "count(*) FILTER (person IS NULL), count(*) - count(DISTINCT fingerprint), "
        "count(DISTINCT fingerprint) FILTER (moment IS NOT NULL AND person IS NOT NULL) FROM event"
    ).fetchone()
    assert row is not None
    return Counts(*row)


def count_rows(db: "Engine") -> int:
    """Return how many rows were split into cells and are not blank."""
    row = db.execute("SELECT count(*) FROM event").fetchone()
    return int(row[0]) if row else 0


def load_weeks(db: "Engine") -> list[Week]:
    """Return the weeks that have events."""
    rows = db.execute(
        "SELECT date_trunc('week', moment)::DATE AS monday, count(DISTINCT person), count(*), count(person) "
        "FROM event WHERE moment IS NOT NULL GROUP BY monday ORDER BY monday"
    ).fetchall()
    return [Week(*row) for row in rows]


def load_unreadable(db: "Engine") -> tuple[int, list[tuple[int, str]]]:
    """Return how many times are unreadable, and place and text of the first."""
    row = db.execute("SELECT count(*) FROM event WHERE moment IS NULL").fetchone()
    shown = db.execute(
        f"SELECT place, left(coalesce(written, ''), {TEXT_LIMIT}) FROM event WHERE moment IS NULL "
        f"ORDER BY place LIMIT {SHOWN}"
    ).fetchall()
    return (int(row[0]) if row else 0), [(int(place), str(text)) for place, text in shown]
