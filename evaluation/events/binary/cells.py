"""How far the cells of an old workbook reach: records one after another, a sheet from its beginning on."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from evaluation.events.binary.compound import streams

NAMES = ("Workbook", "Book", "WORKBOOK", "BOOK")
BEGIN = (0x0009, 0x0209, 0x0409, 0x0809)
SHEET = 0x0085
DIMENSIONS = 0x0200
SEVERAL = (0x00BD, 0x00BE)
"""Records of several cells side by side, which end with the last column."""
ONE = (0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406)
"""Records of a cell with a number, text, truth, error or formula; all begin with row and column."""


class Reach(NamedTuple):
    """How many cells lie between the first and the farthest one of a sheet, and what the sheet is called."""

    cells: int
    sheet: str = ""


class Hidden(ValueError):
    """A sheet begins where no record begins, as no program writes it."""


def reached(data: bytes) -> Reach:
    """Return how far the sheet reaches that reaches farthest; no cell where the file holds no workbook.

    Raises `struct.error` and `ValueError` for what is damaged.
    """
    return max(map(_reached, streams(data, NAMES)), default=Reach(0))


def _reached(stream: bytes) -> Reach:
    begin = rows = columns = 0
    found: dict[int, int] = {}
    sheets: dict[int, str] = {}
    for at, kind, body in _records(stream):
        if kind in BEGIN:
            begin, rows, columns = at, 0, 0
            found[begin] = 0
        elif kind == SHEET and len(body) >= 8:
            sheets[struct.unpack_from("<I", body)[0]] = _name(body)
        elif place := _place(kind, body):
            rows, columns = max(rows, place[0]), max(columns, place[1])
            found[begin] = rows * columns
    if not found.keys() >= sheets.keys():
        raise Hidden
    return max((Reach(cells, sheets.get(at, "")) for at, cells in found.items()), default=Reach(0))


def _name(body: bytes) -> str:
    """Return the name of a sheet; one of the versions before 1997 has lost its first letter."""
    length, is_wide = body[6], body[7] == 1
    return (
        body[8 : 8 + 2 * length].decode("utf-16-le", "replace") if is_wide else body[8 : 8 + length].decode("latin-1")
    )


def _place(kind: int, body: bytes) -> tuple[int, int] | None:
    """Return how many rows and columns a record reaches over, None where it is of no cell."""
    if kind in ONE and len(body) >= 4:
        row, column = struct.unpack_from("<2H", body)
        return row + 1, column + 1
    if kind in SEVERAL and len(body) >= 6:
        return struct.unpack_from("<H", body)[0] + 1, struct.unpack_from("<H", body, len(body) - 2)[0] + 1
    if kind == DIMENSIONS and len(body) >= 14:
        return struct.unpack_from("<I", body, 4)[0], struct.unpack_from("<H", body, 10)[0]
    if kind == DIMENSIONS and len(body) >= 8:
        return struct.unpack_from("<H", body, 2)[0], struct.unpack_from("<H", body, 6)[0]
    return None


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield every record: where it begins, its kind and what it says."""
    at, end = 0, len(stream) - 4
    while at <= end:
        kind, length = struct.unpack_from("<2H", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
