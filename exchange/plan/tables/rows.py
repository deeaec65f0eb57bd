"""A plan's table out of a file: CSV in any usual encoding and separator, or the workbook's sheet that fits best."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import NamedTuple

from errors import Refusal
from evaluation.events.encoding import NotText, encoding_of
from evaluation.events.files import Unopenable, refuse_bomb
from evaluation.events.layout import NothingInside, distinct_headings, layout_of
from exchange.plan.tables.cells.faults import Faults, counts_from_1904, faults_in
from exchange.plan.tables.columns import Part, suggested
from exchange.text_tables import BrokenRow, refuse_shifted, refuse_too_large, rows_in
from words.text import sentence

Cell = str | float | datetime
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
TITLE_ROWS = 40
"""So many rows are searched for the headings."""
MOST_CELLS = 5_000_000


class NoPlanInside(Refusal):
    """The file is neither a table nor a plan of a tool that is known."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "This is no plan that can be read: the file is neither text nor a workbook. Save it as Microsoft "
                "Project XML, CSV or XLSX and try again."
            )
        )


class NothingThere(Refusal):
    """The file is empty."""

    def __init__(self) -> None:
        super().__init__(sentence("The file is empty. Export the plan again."))


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
    from_1904: bool = False
    """Whether the workbook counts days from 1904 on, as old ones of a Mac do."""


def table_in(data: bytes) -> Table:
    """Return the table of the file; refuse what is no table. Which columns are missing is for its reader to say."""
    refuse_too_large(len(data))
    if not data.strip():
        raise NothingThere
    if not data.startswith(WORKBOOK):
        return _text_table(_text_rows(data))
    found = [sheet for sheet in _sheets(data) if sheet.rows]
    if not found:
        raise NoRows
    best = max(found, key=lambda sheet: (_names_tasks(sheet) and sheet.is_seen, _header(sheet.rows).parts))
    others = tuple(sheet.name for sheet in found if sheet is not best)
    from_1904 = data.startswith(WORKBOOK[0]) and counts_from_1904(data)
    return replace(_table(best.rows), other_sheets=others, sheet=best.name, from_1904=from_1904)


class _Sheet(NamedTuple):
    """A sheet of a workbook: its name, whether people see it, and its rows."""

    name: str
    is_seen: bool
    rows: list[Row]


def _names_tasks(sheet: _Sheet) -> bool:
    return "name" in suggested(_header(sheet.rows).words)


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


def _text_table(rows: Sequence[Row]) -> Table:
    """Return the table of a text; refuse a row with more values than there are headings."""
    table = _table(rows)
    header = _header(rows)
    named = max((at for at, words in enumerate(header.words, 1) if words), default=0)
    refuse_shifted(
        [(row.line, [str(cell) for cell in row.cells]) for row in rows[header.place + header.rows :]], named
    )
    return table


def _text_rows(data: bytes) -> list[Row]:
    """Return the rows of a text table that hold anything."""
    try:
        text = data.decode(encoding_of(io.BytesIO(data))).removeprefix("\ufeff")
    except NotText as error:
        raise NoPlanInside from error
    try:
        separator = layout_of(text[: 256 * 1024]).separator
    except (NothingInside, StopIteration) as error:
        raise BrokenRow(1) if '"' in text else NoRows from error
    return [Row(line, tuple(cells)) for line, cells in rows_in(text, separator) if any(map(str.strip, cells))]


def _sheets(data: bytes) -> Iterator[_Sheet]:
    import python_calamine

    refuse_bomb(io.BytesIO(data), MOST_CELLS)
    try:
        faults = faults_in(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, about in enumerate(book.sheets_metadata):
            rows = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
            found = faults.get(about.name, {})
            cells = ((line, _cells(row, line, found)) for line, row in enumerate(rows, 1))
            is_seen = about.visible == python_calamine.SheetVisibleEnum.Visible
            yield _Sheet(
                about.name, is_seen, [Row(line, row) for line, row in cells if any(cell != "" for cell in row)]
            )
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
