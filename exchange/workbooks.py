"""Workbooks of strangers: unpacked within limits, every sheet as plain cells, and where formulas stand."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from errors import Refusal
from evaluation.events.files import Unopenable, refuse_bomb
from exchange.plan.safe_xml import BrokenXml, UnknownXmlEncoding, UnsafeXml, parsed
from words.text import sentence

LIMIT = 50 * 1024 * 1024
MOST_CELLS = 5_000_000
FORMULA = re.compile(rb"""<(?:\w{1,20}:)?c\b[^<>]*?\br=["']([A-Z]{1,3}\d{1,7})["'][^<>]*>\s*<(?:\w{1,20}:)?f\b""")
ANY_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
MERGED = re.compile(rb"""<(?:\w{1,20}:)?mergeCell\b[^<>]*?\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
MACROS = ("vbaproject.bin", "macrosheets/", "activex/")
SOMEWHERE = "?"
Cell = str | float | date


class TooLargeWorkbook(Refusal):
    """The file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The file has {size} MB; workbooks up to {limit} MB are read.",
                size=-(-size // 2**20),
                limit=LIMIT // 2**20,
            )
        )


class HoldsMacros(Refusal):
    """The workbook holds programs; none of them is wanted here."""

    def __init__(self) -> None:
        super().__init__(sentence("The workbook holds macros and was not read. Save it as XLSX without macros."))


class NoWorkbook(Refusal):
    """The file is no workbook of the form XLSX."""

    def __init__(self) -> None:
        super().__init__(sentence("The file is no workbook of the form XLSX. Save it as XLSX and try again."))


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows of cells from the first row and column on, and the cells that hold formulas or are merged."""

    name: str
    rows: Sequence[Sequence[Cell]]
    formulas: tuple[str, ...]
    merged: tuple[str, ...] = ()
    """Ranges such as A2:A5; only the first cell of each holds something."""


def sheets_in(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; refuse one that is locked, damaged, too large, or holds macros."""
    import python_calamine

    marked = _marked(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            Sheet(
                name,
                [[*map(_cell, row)] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)],
                *marked[name],
            )
            for name in book.sheet_names
            if name in marked
        )
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unopenable("XLSX") from error


def _cell(value: object) -> Cell:
    if isinstance(value, str | float | date):
        return value
    if isinstance(value, timedelta):
        return value.total_seconds() / 86400
    return value.isoformat() if isinstance(value, time) else str(value)


def _marked(data: bytes) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return where formulas and merged cells stand in every sheet, having seen that the file is safe to open."""
    if len(data) > LIMIT:
        raise TooLargeWorkbook(len(data))
    if not data.startswith(b"PK"):
        raise NoWorkbook
    refuse_bomb(io.BytesIO(data), MOST_CELLS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(mark in name.lower() for name in archive.namelist() for mark in MACROS):
                raise HoldsMacros
            if "xl/workbook.xml" not in archive.namelist():
                raise NoWorkbook
            files = {name: archive.read(file) for name, file in sheet_files(archive).items()}
            return {name: (_formulas_in(xml), _merged_in(xml)) for name, xml in files.items()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise Unopenable("XLSX") from error
    except (BrokenXml, UnsafeXml, UnknownXmlEncoding) as error:
        raise Unopenable("XLSX") from error


def sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the file of each sheet by the sheet's name; the archive must be that of a workbook."""
    links = parsed(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in links.iter("Relationship")}
    found = {}
    for sheet in parsed(archive.read("xl/workbook.xml")).iter("sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").removeprefix("/xl/")
        if target.startswith("worksheets/"):
            found[sheet.get("name", "")] = f"xl/{target}"
    return found


def _formulas_in(xml: bytes) -> tuple[str, ...]:
    """Return the cells with formulas."""
    if not ANY_FORMULA.search(xml):
        return ()
    return tuple(each.decode() for each in FORMULA.findall(xml)) or (SOMEWHERE,)


def _merged_in(xml: bytes) -> tuple[str, ...]:
    return tuple(each.decode() for each in MERGED.findall(xml))
