"""Cells of a workbook whose formula came to an error, such as #N/A: they are no empty cells."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from exchange.plan.safe_xml import BrokenXml, UnknownXmlEncoding, UnsafeXml
from exchange.workbooks import sheet_files

ERRORS = (
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BUSY!",
)
"""What spreadsheets write where a formula has no value."""
CELL = re.compile(rb"""<(?:\w{1,20}:)?c\b([^<>]*\bt=["']e["'][^<>]*)>""")
END = re.compile(rb"</(?:\w{1,20}:)?c>")
PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
VALUE = re.compile(rb"<(?:\w{1,20}:)?v>([^<]*)<")
FROM_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")
Faults = Mapping[tuple[int, int], str]
"""The error by row and column, both from 1 on."""


def faults_in(data: bytes) -> Mapping[str, Faults]:
    """Return the errors of every sheet by its name; nothing where the file is no XLSX. It must be safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = sheet_files(archive)
            return {name: dict(_faults(archive.read(file))) for name, file in files.items()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, KeyError):
        return {}
    except (BrokenXml, UnsafeXml, UnknownXmlEncoding):
        return {}


def counts_from_1904(data: bytes) -> bool:
    """Return whether a workbook counts its days from 1904 on; it must be safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(FROM_1904.search(archive.read("xl/workbook.xml")))
    except (zipfile.BadZipFile, KeyError):
        return False


def is_fault(cell: object) -> bool:
    """Return whether a cell is an error as a spreadsheet writes it."""
    return isinstance(cell, str) and cell.startswith("#") and cell.strip().upper() in ERRORS


def _faults(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    begin = CELL.search(xml)
    while begin and (end := END.search(xml, begin.end())):
        place, value = PLACE.search(begin[1]), VALUE.search(xml, begin.end(), end.start())
        begin = CELL.search(xml, end.end())
        if place:
            text = value[1].decode(errors="replace") if value else ERRORS[0]
            yield (int(place[2]), _column(place[1])), text if is_fault(text) else ERRORS[0]


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
