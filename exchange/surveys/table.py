"""A table of answers out of a file: headings, columns of text, and the line in which each respondent stands."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from errors import Refusal
from evaluation.events.encoding import NotText, encoding_of
from evaluation.events.files import NoSuchFile
from evaluation.events.layout import NothingInside, layout_of
from exchange.text_tables import BrokenRow, Line, refuse_shifted, refuse_too_large, rows_in
from words.text import sentence

SAMPLE = 256 * 1024
MOST_CELLS = 10_000_000
TITLE_ROWS = 40
"""So many rows are searched for the headings."""
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class TooManyCells(Refusal):
    """The table is larger than what is read at once."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(
            sentence(
                "The table has {rows} rows and {columns} columns, more than is read at once. Export fewer of them.",
                rows=rows,
                columns=columns,
            )
        )


class NoTable(Refusal):
    """The file is no table with rows."""


@dataclass(frozen=True)
class SurveyTable:
    """The answers of a file, column by column."""

    headings: tuple[str, ...]
    lines: tuple[int, ...]
    """Where each respondent stands; the first line of the file is 1."""
    columns: tuple[tuple[str, ...], ...]
    sheet: str = ""
    formulas: Mapping[int, str] = field(default_factory=dict)
    """The first cell with a formula of each column that has one."""


def tables_in(path: Path) -> list[SurveyTable]:
    """Return the tables of a file: one of a text, one per sheet of a workbook; refuse what holds none."""
    if not path.is_file():
        raise NoSuchFile(path)
    refuse_too_large(path.stat().st_size)
    data = path.read_bytes()
    if data.startswith(WORKBOOK):
        from exchange.workbooks import sheets_in

        numbers = _Numbers()
        found = [
            table_of(
                [(line, _texts(row, numbers)) for line, row in enumerate(sheet.rows, 1)],
                sheet.name,
                _by_column(sheet.formulas),
            )
            for sheet in sheets_in(data)
        ]
    else:
        found = [table_of(rows := _text_rows(data))]
        _refuse_shifted(found[0], rows)
    tables = [table for table in found if table]
    if not tables:
        raise NoTable(
            sentence("The file holds nothing to read: there is no row below the headings. Export it again.")
        )
    return tables


class _Numbers(dict[float, str]):
    """Numbers as text, each written once."""

    def __missing__(self, value: float) -> str:
        text = self[value] = str(int(value)) if value.is_integer() else repr(value)
        return text


def _texts(row: Sequence[str | float | date], numbers: _Numbers) -> list[str]:
    return [
        cell if isinstance(cell, str) else numbers[cell] if isinstance(cell, float) else cell.isoformat()
        for cell in row
    ]


def _by_column(cells: Sequence[str]) -> dict[int, str]:
    """Return the first of the named cells in each column, by the column's place."""
    found: dict[int, str] = {}
    for cell in cells:
        place = 0
        for letter in cell.rstrip("0123456789"):
            place = place * 26 + ord(letter) - ord("A") + 1
        found.setdefault(place - 1, cell)
    return found


def table_of(rows: Sequence[Line], sheet: str = "", formulas: Mapping[int, str] | None = None) -> SurveyTable | None:
    """Return the table below the row of headings; `None` where there is no row below."""
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in rows[:TITLE_ROWS]]
    most = max(filled, default=0)
    place = next((at for at, count in enumerate(filled) if count and count * 2 > most), None)
    if place is None:
        return None
    width = max(len(cells) for _, cells in rows[place:])
    if width * len(rows) > MOST_CELLS:
        raise TooManyCells(len(rows), width)
    below = _respondents(rows[place + 1 :], width)
    if not below:
        return None
    first = rows[place][1]
    headings = tuple(
        " ".join(first[at].split()) if at < len(first) and first[at].strip() else f"({at + 1})" for at in range(width)
    )
    cells = [cells if len(cells) == width else [*cells, *[""] * (width - len(cells))] for _, cells in below]
    columns = tuple(zip(*cells, strict=True))
    return SurveyTable(headings, tuple(line for line, _ in below), columns, sheet, formulas or {})


def _refuse_shifted(table: SurveyTable | None, rows: Sequence[Line]) -> None:
    """Refuse a row that goes beyond the headings."""
    if table is None:
        return
    named = max((at for at, name in enumerate(table.headings, 1) if name != f"({at})"), default=0)
    standing = set(table.lines)
    refuse_shifted([row for row in rows if row[0] in standing], named)


def _respondents(rows: Sequence[Line], width: int) -> Sequence[Line]:
    """Return the rows of people: wholly blank ones are nobody, but a blank between answers of one column is."""
    if width > 1:
        return [row for row in rows if "".join(row[1]).strip()]
    last = next((at for at in range(len(rows), 0, -1) if any(cell.strip() for cell in rows[at - 1][1])), 0)
    return rows[:last]


def _text_rows(data: bytes) -> list[Line]:
    text = _decoded(data)
    try:
        separator = layout_of(text[:SAMPLE]).separator
    except (NothingInside, StopIteration) as error:
        if '"' in text:
            raise BrokenRow(1) from error
        return []
    return rows_in(text, separator)


def _decoded(data: bytes) -> str:
    try:
        return data.decode(encoding_of(io.BytesIO(data))).removeprefix("\ufeff")
    except NotText as error:
        raise NoTable(
            sentence("The file holds binary data where a table was expected. Save it as CSV or XLSX and try again.")
        ) from error
