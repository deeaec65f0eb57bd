"""Workbooks of answers: unpacked within limits, every sheet as text, and where formulas stand."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from evaluation.events.files import INFLATED_LIMIT, RATIO_LIMIT, TooMuchInside, Unopenable
from exchange.plan.safe_xml import BrokenXml, UnknownXmlEncoding, UnsafeXml, parsed

CELLS_LIMIT = 5_000_000
SHEETS = "xl/worksheets/"
COLUMN = re.compile(rb"""r=["']([A-Z]{1,4})\d""")
ROW = re.compile(rb"""r=["'][A-Z]*(\d{1,8})["']""")
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')

Formulas = Mapping[int, str]
"""The first cell with a formula of each column, by the column's place."""
Sheet = tuple[str, list[tuple[int, list[str]]], Formulas]
"""A sheet's name, its rows with their numbers, and its formulas."""


def sheets_in(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets; refuse what is damaged, locked, or unpacks to more than can be read safely."""
    import python_calamine

    numbers = _Numbers()
    formulas = _formulas_by_sheet(data) if data.startswith(b"PK") else {}
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, name in enumerate(book.sheet_names):
            rows = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
            yield name, [(line, _texts(row, numbers)) for line, row in enumerate(rows, 1)], formulas.get(name, {})
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unopenable("XLSX") from error


class _Numbers(dict[float, str]):
    """Numbers as text, each written once."""

    def __missing__(self, value: float) -> str:
        text = self[value] = str(int(value)) if value.is_integer() else repr(value)
        return text


def _texts(row: Sequence[object], numbers: _Numbers) -> list[str]:
    return [
        cell if isinstance(cell, str) else numbers[cell] if type(cell) is float else _written(cell) for cell in row
    ]


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _formulas_by_sheet(data: bytes) -> dict[str, Formulas]:
    """Return the formulas of every sheet, having seen that the file unpacks to what it says and not too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            files = _sheet_files(archive)
            return {name: _formulas(archive.read(file)) for name, file in files.items()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, KeyError, zlib.error) as error:
        raise Unopenable("XLSX") from error
    except (BrokenXml, UnsafeXml, UnknownXmlEncoding) as error:
        raise Unopenable("XLSX") from error


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    inflated = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if inflated > INFLATED_LIMIT or inflated > RATIO_LIMIT * packed:
        raise TooMuchInside
    if archive.testzip():
        raise Unopenable("XLSX")


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the file of each sheet by the sheet's name."""
    links = parsed(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in links.iter("Relationship")}
    found = {}
    for sheet in parsed(archive.read("xl/workbook.xml")).iter("sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").removeprefix("/xl/")
        if target.startswith("worksheets/"):
            found[sheet.get("name", "")] = f"xl/{target}"
    return found


def _formulas(xml: bytes) -> Formulas:
    """Return where formulas stand; refuse a sheet whose corner lies so far out that it would fill the memory."""
    rows = max(map(int, set(ROW.findall(xml))), default=0)
    if rows * max(map(_column, set(COLUMN.findall(xml))), default=0) > CELLS_LIMIT:
        raise TooMuchInside
    found: dict[int, str] = {}
    for letters, row in FORMULA.findall(xml) if b"<f" in xml or b":f" in xml else ():
        found.setdefault(_column(letters) - 1, f"{letters.decode()}{row.decode()}")
    return found


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
