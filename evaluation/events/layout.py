"""How a text table is laid out: separator, the row of headings, names for nameless and repeated columns."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from errors import Refusal
from words.text import sentence

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_ROWS = 60
TITLE_LINES = 10
"""So many lines a title may have."""

Row = tuple[int, list[str]]
"""A row's number, the first is 1, and its cells."""


class NothingInside(Refusal):
    """The file has no row below its headings, or is empty altogether."""

    def __init__(self) -> None:
        super().__init__(sentence("The file holds no events: there is no row below the headings."))


@dataclass(frozen=True)
class Layout:
    """Where the headings stand (first line is 1), what they are, and what separates the cells."""

    separator: str
    header_line: int
    headings: tuple[str, ...]


def layout_of(sample: str, wanted: Sequence[str] = ()) -> Layout:
    """Return the layout of a table from its first lines; refuse an empty one.

    The headings stand in the first row that has all wanted ones; where there is none, in the first one that
    looks like headings.
    """
    if not sample.strip("\ufeff \t\r\n,;|"):
        raise NothingInside
    separator = max(SEPARATORS, key=lambda each: _regularity(_rows(sample, each)))
    rows = _rows(sample, separator)
    if not rows:
        raise NothingInside
    width = _usual_width(rows)
    line, cells = _with_all(rows, wanted) or _first_header(rows, width)
    return Layout(separator, line, distinct_headings([*cells, *[""] * (width - len(cells))]))


def distinct_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a usable, unique name for every column: repeated ones are numbered, nameless ones too."""
    names: dict[str, None] = {}
    numbers: dict[str, int] = {}
    for place, cell in enumerate(cells, 1):
        unique = name = " ".join(cell.split()) or f"(column {place})"
        while unique in names:
            numbers[name] = numbers.get(name, 1) + 1
            unique = f"{name} ({numbers[name]})"
        names[unique] = None
    return tuple(names)


def _rows(sample: str, separator: str) -> list[Row]:
    """Return the first rows that hold anything, each with its number among all rows, blank ones included."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows: list[Row] = []
    number = 0
    while len(rows) < SAMPLE_ROWS:
        try:
            cells = next(reader, None)
        except csv.Error:
            break
        if cells is None:
            break
        number += 1
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
    return rows


def _usual_width(rows: list[Row]) -> int:
    widths = Counter(len(cells) for _, cells in rows)
    return max(widths, key=lambda width: (widths[width], width))


def _regularity(rows: list[Row]) -> tuple[int, int]:
    """Return how many rows share the usual width, more than one column first; then that width."""
    if not rows or (width := _usual_width(rows)) == 1:
        return (0, 0)
    return (sum(len(cells) == width for _, cells in rows), width)


def _with_all(rows: list[Row], wanted: Sequence[str]) -> Row | None:
    """Return the first row in which all wanted headings stand; `None` without wish or such a row."""
    names = {_plain(each) for each in wanted}
    return next((row for row in rows if names and names <= set(map(_plain, distinct_headings(row[1])))), None)


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _first_header(rows: list[Row], width: int) -> Row:
    """Return the first row that looks like headings; a title that ends in blank cells is passed over."""
    blank = _blank_at_end(rows, width)
    found = [row for row in rows if _is_header(row[1], width - blank)]
    first = found[0]
    if blank == 0 and not first[1][-1].strip():
        below = next((row for row in found if row[1][-1].strip()), first)
        return below if below[0] - first[0] < TITLE_LINES and not any(map(_is_value, below[1])) else first
    return first


def _blank_at_end(rows: list[Row], width: int) -> int:
    """Return how many of the last cells are blank in every row of the usual width."""
    usual = [cells for _, cells in rows if len(cells) == width]
    filled = max(max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0) for cells in usual)
    return width - filled


def _is_value(cell: str) -> bool:
    """Return whether a cell is a number or a date rather than a heading."""
    text = cell.strip()
    return text[:1].isdigit() and 2 * sum(sign.isdigit() for sign in text) >= len(text)


def _is_header(cells: list[str], width: int) -> bool:
    return len(cells) >= width and sum(bool(cell.strip()) for cell in cells) * 2 > width
