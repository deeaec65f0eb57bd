"""Tables as text: rows with the line in which each begins; what cannot be told apart, or is too large, is refused."""

import csv
import io
import itertools
from collections.abc import Sequence

from errors import Refusal
from evaluation.events.files import UnreadableTable
from words.text import sentence

LIMIT = 50 * 1024 * 1024
Line = tuple[int, Sequence[str]]
"""The line of the file in which a row begins, and its cells."""


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
    """A row of a text has more values than there are headings: nobody knows which of them belongs where."""

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


def refuse_too_large(size: int) -> None:
    """Refuse a file that is larger than what is read."""
    if size > LIMIT:
        raise TooLargeTable(size)


def rows_in(text: str, separator: str) -> list[Line]:
    """Return the rows, each with the line in which it begins; refuse rows that cannot be told apart."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        last = _begins(text, separator, len(rows) + 1)[-1]
        raise (BrokenRow(last) if '"' in text else UnreadableTable(separator)) from error
    is_line_a_row = reader.line_num == len(rows)
    begins = range(1, len(rows) + 1) if is_line_a_row else _begins(text, separator, len(rows))
    return list(zip(begins, rows, strict=True))


def refuse_shifted(rows: Sequence[Line], named: int) -> None:
    """Refuse a row that goes beyond so many headings, unless most rows do: then a column merely has no heading."""
    beyond = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells[named:])]
    if beyond and 2 * len(beyond) < len(rows):
        line, cells = beyond[0]
        raise ShiftedRow(line, len(cells), named)


def _begins(text: str, separator: str, count: int) -> list[int]:
    """Return the lines in which the first rows begin; a quoted cell may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found = [1]
    for _ in itertools.islice(reader, count - 1):
        found.append(reader.line_num + 1)
    return found
