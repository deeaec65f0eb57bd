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


def layout_of(sample: str) -> Layout:
    """Return the layout of a table from its first lines; refuse an empty one."""
    if not sample.strip("\ufeff \t\r\n,;|"):
        raise NothingInside
    separator = max(SEPARATORS, key=lambda each: _regularity(_rows(sample, each)))
    rows = _rows(sample, separator)
    if not rows:
        raise NothingInside
    width = _usual_width(rows)
    line, cells = next((line, cells) for line, cells in rows if _is_header(cells, width))
    return Layout(separator, line, distinct_headings(cells))


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


def _rows(sample: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return the first rows that hold anything, each with its number among all rows, blank ones included."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
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


def _usual_width(rows: list[tuple[int, list[str]]]) -> int:
    widths = Counter(len(cells) for _, cells in rows)
    return max(widths, key=lambda width: (widths[width], width))


def _regularity(rows: list[tuple[int, list[str]]]) -> tuple[int, int]:
    """Return how many rows share the usual width, more than one column first; then that width."""
    if not rows or (width := _usual_width(rows)) == 1:
        return (0, 0)
    return (sum(len(cells) == width for _, cells in rows), width)


def _is_header(cells: list[str], width: int) -> bool:
    return len(cells) >= width and sum(bool(cell.strip()) for cell in cells) * 2 > width
