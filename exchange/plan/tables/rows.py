"""A plan's table out of a file: CSV in any usual encoding and separator, or the workbook's sheet that fits best."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from errors import Refusal
from evaluation.events.encoding import NotText, encoding_of
from evaluation.events.files import Unopenable, UnreadableTable, refuse_bomb
from evaluation.events.layout import NothingInside, distinct_headings, layout_of
from exchange.plan.tables.columns import Part, suggested
from exchange.plan.tables.faults import Faults, faults_in
from words.text import sentence

Cell = str | float | datetime
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
TITLE_ROWS = 40
"""So many rows are searched for the headings."""
LIMIT = 50 * 1024 * 1024
MOST_CELLS = 5_000_000


class TooLargeTable(Refusal):
    """The file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The file has {size} MB; tables up to {limit} MB are read.",
                size=-(-size // 2**20),
                limit=LIMIT // 2**20,
            )
        )


class NoPlanInside(Refusal):
    """The file is neither a table nor a plan of a tool that is known."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "This is no plan that can be read: the file is neither text nor a workbook. Save it as Microsoft "
                "Project XML, CSV or XLSX and try again."
            )
        )


class NoRows(Refusal):
    """The file holds no table with rows."""

    def __init__(self) -> None:
        super().__init__(sentence("The file holds no table with rows below its headings."))


@dataclass(frozen=True)
class Row:
    """A row of the table and the line it stands in, the first line is 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Headings, the rows below them, and what each column most likely means."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: Mapping[Part, str]
    other_sheets: tuple[str, ...] = ()
    sheet: str = ""
    """The name of the sheet; empty where the file is text."""


def table_in(data: bytes) -> Table:
    """Return the table of the file; refuse what is no table. Which columns are missing is for its reader to say."""
    if len(data) > LIMIT:
        raise TooLargeTable(len(data))
    if not data.startswith(WORKBOOK):
        return _table(list(_text_rows(data)))
    sheets = {name: rows for name, rows in _sheets(data) if rows}
    if not sheets:
        raise NoRows
    best = max(sheets, key=lambda name: _header(sheets[name]).parts)
    table = _table(sheets[best])
    return replace(table, other_sheets=tuple(name for name in sheets if name != best), sheet=best)


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the headings stand, in how many rows, what they say, and how many parts of a plan they name."""

    place: int
    rows: int
    words: list[str]
    parts: int


def _header(rows: Sequence[Row]) -> _Header:
    """Return the row that reads most like headings of a plan, or two of which the lower one divides the upper one.

    Cells that are joined across rows or columns stand in the first of them; two rows must name more than one does.
    """
    found = []
    for place, row in enumerate(rows[:TITLE_ROWS]):
        words = [_words(cell) for cell in row.cells]
        found.append(_Header(place, 1, words, len(suggested(words))))
        if place + 1 < len(rows):
            below = [_words(cell) for cell in rows[place + 1].cells]
            both = [lower or upper for upper, lower in zip_longest(words, below, fillvalue="")]
            parts = suggested(both)
            found.append(_Header(place, 2, both, len(parts) if "name" in parts else 0))
    best = max(each.parts for each in found)
    return next(each for rows_of in (1, 2) for each in found if (each.rows, each.parts) == (rows_of, best))


def _table(rows: Sequence[Row]) -> Table:
    if not rows:
        raise NoRows
    header = _header(rows)
    width = max(len(row.cells) for row in rows[header.place :])
    named = [*header.words, *([""] * (width - len(header.words)))]
    headings = distinct_headings(named)
    columns = suggested(headings)
    below = [
        Row(row.line, (*row.cells, *([""] * (width - len(row.cells))))) for row in rows[header.place + header.rows :]
    ]
    if not below:
        raise NoRows
    return Table(headings, tuple(below), columns)


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _text_rows(data: bytes) -> Iterator[Row]:
    """Yield the rows of a text table that hold anything."""
    try:
        text = data.decode(encoding_of(io.BytesIO(data)))
    except NotText as error:
        raise NoPlanInside from error
    try:
        separator = layout_of(text[: 256 * 1024]).separator
    except (NothingInside, StopIteration) as error:
        raise NoRows from error
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(reader.line_num, tuple(cells))
    except csv.Error as error:
        raise UnreadableTable(separator) from error


def _sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    import python_calamine

    refuse_bomb(io.BytesIO(data), MOST_CELLS)
    try:
        faults = faults_in(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, name in enumerate(book.sheet_names):
            rows = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
            found = faults.get(name, {})
            cells = ((line, _cells(row, line, found)) for line, row in enumerate(rows, 1))
            yield name, [Row(line, row) for line, row in cells if any(cell != "" for cell in row)]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unopenable("XLSX") from error


def _cells(row: Sequence[object], line: int, faults: Faults) -> tuple[Cell, ...]:
    """Return the cells of a row; errors, which come as empty cells, as their names."""
    cells = tuple(map(_cell, row))
    if not faults:
        return cells
    return tuple(faults.get((line, column), cell) for column, cell in enumerate(cells, 1))


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, timedelta):
        return value.total_seconds() / 86400
    return float(value) if isinstance(value, int | float) else str(value)
