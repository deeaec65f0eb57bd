"""How far the cells of a sheet reach: whoever opens a workbook takes memory for every cell up to the farthest one."""

import re

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Places = NDArray[np.intp]
CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
NAME = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})(\d{1,10})["']""")
LONGEST = 17
"""So many letters and digits a name of a cell has at most."""
LETTERS = 26


def reached(xml: bytes) -> int:
    """Return how many cells lie between the first and the farthest one; cells without a name stand behind others."""
    text = np.frombuffer(xml + bytes(LONGEST + 3), np.uint8)
    cells = _elements(text)
    named = _named(text, cells)
    return _by_names(text, named) if len(named) == len(cells) else _by_search(xml)


def _elements(text: Bytes) -> Places:
    """Return where the name `c` of an element stands, with a prefix or without."""
    at = np.flatnonzero(text[1:-1] == ord("c")) + 1
    before, after = text[at - 1], text[at + 1]
    begins = (before == ord("<")) | (before == ord(":"))
    ends = (after == ord(" ")) | ((after >= 9) & (after <= 13)) | (after == ord("/")) | (after == ord(">"))
    found: Places = at[begins & ends]
    return found


def _named(text: Bytes, cells: Places) -> Places:
    """Return where the names of the cells begin that say their name first, as every spreadsheet writes them."""
    at = cells + 2
    at = at[(text[at] == ord("r")) & (text[at + 1] == ord("="))]
    found: Places = at[(text[at + 2] == ord('"')) | (text[at + 2] == ord("'"))] + 3
    return found


def _by_names(text: Bytes, at: Places) -> int:
    """Return the rows times the columns that the names reach."""
    column, row = np.zeros(len(at)), np.zeros(len(at))
    going = np.ones(len(at), bool)
    for step in range(LONGEST):
        sign = text[np.minimum(at + step, len(text) - 1)]
        letter, digit = (sign | 32) - np.uint8(ord("a")), sign - np.uint8(ord("0"))
        is_letter, is_digit = going & (letter < LETTERS), going & (digit < 10)
        column[is_letter] = column[is_letter] * LETTERS + letter[is_letter] + 1
        row[is_digit] = row[is_digit] * 10 + digit[is_digit]
        going = is_letter | is_digit
        if not going.any():
            break
    return int(row.max(initial=0)) * int(column.max(initial=0))


def _by_search(xml: bytes) -> int:
    """Return the same, and no less, of a sheet some of whose cells say no name, or say it in another way."""
    names = NAME.findall(xml)
    rows = max((int(row) for _, row in names), default=0) + len(ROW.findall(xml))
    columns = max(map(_column, {letters.upper() for letters, _ in names}), default=0)
    return rows * (columns + max(len(CELL.findall(row)) for row in ROW.split(xml)))


def _column(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    place = 0
    for letter in letters:
        place = place * LETTERS + letter - ord("A") + 1
    return place
