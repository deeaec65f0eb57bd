"""A table of answers out of a file: headings, columns of text, and the line in which each respondent stands."""

import csv
import io
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from errors import Refusal
from evaluation.events.encoding import NotText, encoding_of
from evaluation.events.files import NoSuchFile, UnreadableTable
from evaluation.events.layout import NothingInside, layout_of
from words.text import sentence

LIMIT = 50 * 1024 * 1024
SAMPLE = 256 * 1024
MOST_CELLS = 10_000_000
TITLE_ROWS = 40
"""So many rows are searched for the headings."""
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Line = tuple[int, Sequence[str]]
"""The line of the file in which a row begins, and its cells."""


class TooLargeFile(Refusal):
    """The file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The file has {size} MB; tables up to {limit} MB are read.",
                size=-(-size // 2**20),
                limit=LIMIT // 2**20,
            )
        )


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


class BrokenRow(Refusal):
    """A quotation mark is not closed or stands inside a value: rows cannot be told apart."""

    def __init__(self, line: int) -> None:
        super().__init__(
            sentence(
                "From line {line} on rows cannot be told apart: a quotation mark is not closed or stands inside a "
                "value. Correct it, or export the table again as CSV in UTF-8.",
                line=line,
            )
        )


class ShiftedRow(Refusal):
    """A row of a text has more values than there are headings: nobody knows which of them is which answer."""

    def __init__(self, line: int, values: int, headings: int) -> None:
        super().__init__(
            sentence(
                "Line {line} has {values} values, but there are {headings} headings. Put a value that holds the "
                "separator into quotation marks, or export the table again.",
                line=line,
                values=values,
                headings=headings,
            )
        )


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
    if (size := path.stat().st_size) > LIMIT:
        raise TooLargeFile(size)
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
    """Refuse a row that goes beyond the headings, unless most rows do: then a column merely has no heading."""
    if table is None:
        return
    named = max((at for at, name in enumerate(table.headings, 1) if name != f"({at})"), default=0)
    beyond = {
        line
        for column in table.columns[named:]
        for line, cell in zip(table.lines, column, strict=True)
        if cell.strip()
    }
    if beyond and 2 * len(beyond) < len(table.lines):
        line = min(beyond)
        cells = next(cells for at, cells in rows if at == line)
        raise ShiftedRow(line, len(cells), named)


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        last = _begins(text, separator, len(rows) + 1)[-1]
        raise (BrokenRow(last) if '"' in text else UnreadableTable(separator)) from error
    is_line_a_row = reader.line_num == len(rows)
    return list(
        zip(range(1, len(rows) + 1) if is_line_a_row else _begins(text, separator, len(rows)), rows, strict=True)
    )


def _begins(text: str, separator: str, count: int) -> list[int]:
    """Return the lines in which the first rows begin; a quoted cell may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found = [1]
    for _ in itertools.islice(reader, count - 1):
        found.append(reader.line_num + 1)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode(encoding_of(io.BytesIO(data))).removeprefix("\ufeff")
    except NotText as error:
        raise NoTable(
            sentence("The file holds binary data where a table was expected. Save it as CSV or XLSX and try again.")
        ) from error
