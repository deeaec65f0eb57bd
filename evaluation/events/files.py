"""Opening a log file: text in any encoding, XLSX or Parquet, as something the store can read."""

import csv
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import IO

from errors import Refusal
from evaluation.events.encoding import CHUNK, encoding_of
from evaluation.events.layout import NothingInside, distinct_headings, layout_of
from words.text import sentence

INFLATED_LIMIT = 200 * 1024 * 1024
RATIO_LIMIT = 100
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
MOST_CELLS = 20_000_000
"""Every cell up to the farthest one of a sheet takes memory, filled or not."""
SAMPLE_BYTES = 256 * 1024


class NoSuchFile(Refusal):
    """There is no file at that place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            sentence("{name} is a folder or a device, not a file. Name the file.", name=str(path))
            if path.exists()
            else sentence("There is no file {name}. Check the path.", name=str(path))
        )


class Unopenable(Refusal):
    """The file says it is a workbook or Parquet, but cannot be opened as one."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            sentence(
                "The file cannot be opened as {kind}: it is damaged or of another kind. "
                "Export it again, as CSV if in doubt.",
                kind=kind,
            )
        )


class OpenDocument(Refusal):
    """The file is a spreadsheet of the form ODS."""

    def __init__(self) -> None:
        super().__init__(
            sentence("The file is an OpenDocument spreadsheet (ODS). Save it as XLSX or CSV and try again.")
        )


class UnreadableTable(Refusal):
    """The text is no table with the separator and quotes it seems to use."""

    def __init__(self, separator: str) -> None:
        super().__init__(
            sentence(
                "The file cannot be read as a table with the separator “{separator}”. "
                "Export it again as CSV in UTF-8.",
                separator="TAB" if separator == "\t" else separator,
            )
        )


class UnclosedQuote(Refusal):
    """A quotation mark is opened and never closed where it should be: rows cannot be told apart."""

    def __init__(self, line: int) -> None:
        super().__init__(
            sentence(
                "A quotation mark opens in line {line} and is not closed; from there on rows cannot be told apart. "
                "Close or remove it and try again.",
                line=line,
            )
        )


class TooMuchInside(Refusal):
    """The file would unpack to more than can be read safely."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "The file unpacks to more than {limit} MB or is packed suspiciously tight. "
                "Export less at once, or as CSV.",
                limit=INFLATED_LIMIT // 2**20,
            )
        )


class ReachesTooFar(TooMuchInside):
    """A cell of a sheet stands so far out that opening the workbook would fill the memory."""

    def __init__(self, name: str) -> None:
        Refusal.__init__(
            self,
            sentence(
                "A cell in “{name}” of the workbook stands too far to the right or too far down. "
                "Delete what stands beyond the table, or save it as CSV.",
                name=name,
            ),
        )


class BinaryWorkbook(Refusal):
    """The file is a workbook of the form XLSB."""

    def __init__(self) -> None:
        super().__init__(sentence("The file is a binary workbook (XLSB). Save it as XLSX or CSV and try again."))


@dataclass(frozen=True)
class Source:
    """A log that can be read: its kind, where its text stands, and its headings."""

    path: Path
    is_parquet: bool
    headings: tuple[str, ...]
    encoding: str = ""
    separator: str = ","
    header_line: int = 1
    columns: tuple[str, ...] = ()
    """The columns as the file itself calls them: Parquet only."""


@contextmanager
def opened(path: Path, wanted: Sequence[str] = ()) -> Iterator[Source]:
    """Yield the log as a readable source below its headings, which hold all wanted names where a row does.

    A file that is no table, is damaged or unpacks to too much is refused.
    """
    if not path.is_file():
        raise NoSuchFile(path)
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(b"PAR1"):
        yield _parquet(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        if head.startswith((b"PK\x03\x04", OLD_WORKBOOK)):
            yield _table(_sheet_as_text(path, Path(folder) / "sheet.csv"), "XLSX", wanted)
        else:
            yield _text(path, Path(folder) / "text.csv", wanted)


def _parquet(path: Path) -> Source:
    from evaluation.events.store import read_parquet_columns

    columns = read_parquet_columns(path)
    if columns.inflated > INFLATED_LIMIT:
        raise TooMuchInside
    return Source(path, True, distinct_headings(columns.names), "Parquet", columns=columns.names)


def _text(path: Path, copy: Path, wanted: Sequence[str]) -> Source:
    """Return the text as UTF-8 with one kind of line end; the file itself where it is so already."""
    with path.open("rb") as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        plain = encoding == "utf-8" and not any(b"\r" in chunk for chunk in iter(lambda: stream.read(CHUNK), b""))
    if not plain:
        with path.open(encoding=encoding) as text, copy.open("w", encoding="utf-8") as out:
            while chunk := text.read(CHUNK):
                out.write(chunk)
    return _table(path if plain else copy, encoding, wanted)


def _table(path: Path, encoding: str, wanted: Sequence[str]) -> Source:
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE_BYTES)
    if len(sample) == SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1]
    layout = layout_of(sample.decode("utf-8", "replace"), wanted)
    return Source(path, False, layout.headings, encoding, layout.separator, layout.header_line)


def _sheet_as_text(path: Path, copy: Path) -> Path:
    """Write the first sheet that holds rows as CSV; one sheet row stays one line."""
    import python_calamine

    refuse_bomb(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets = (book.get_sheet_by_index(at).to_python(skip_empty_area=False) for at in range(len(book.sheet_names)))
        rows = next((rows for rows in sheets if any(any(row) for row in rows)), None)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unopenable("XLSX") from error
    if rows is None:
        raise NothingInside
    with copy.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return copy


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return " ".join(str(value).split("\n"))


def _is_open_document(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive says in its first entry that it is an OpenDocument file, or is made like one."""
    first = next(iter(archive.infolist()), None)
    if first is None or first.filename != "mimetype" or first.file_size > len(OPEN_DOCUMENT) + 100:
        return "content.xml" in archive.namelist()
    return archive.read(first).startswith(OPEN_DOCUMENT)


def _refuse_far_cells(archive: zipfile.ZipFile, most_cells: int) -> None:
    """Refuse a workbook whose sheets reach beyond so many cells, and one whose sheets cannot be looked at."""
    from evaluation.events.extent import reached  # arrays, which no file of text needs

    if "xl/workbook.bin" in archive.namelist():
        raise BinaryWorkbook
    for entry in archive.infolist():
        data = archive.read(entry)
        if b"sheetData" in data and reached(data) > most_cells:
            raise ReachesTooFar(entry.filename.rpartition("/")[2])


def _refuse_far_binary(file: Path | IO[bytes], most_cells: int) -> None:
    """Refuse a workbook of the old form whose sheets reach beyond so many cells, and one that is damaged."""
    with file.open("rb") if isinstance(file, Path) else nullcontext(file) as stream:
        head = stream.read(len(OLD_WORKBOOK))
        data = head + stream.read() if head == OLD_WORKBOOK else b""
        stream.seek(0)
    if not data:
        return
    from evaluation.events.binary.cells import reached

    try:
        reach = reached(data)
    except (struct.error, ValueError) as error:
        raise Unopenable("XLS") from error
    if reach.cells > most_cells:
        raise ReachesTooFar(reach.sheet)


def refuse_bomb(file: Path | IO[bytes], most_cells: int = MOST_CELLS) -> None:
    """Refuse an archive that is damaged, would unpack to more than can be read safely, or reaches too far.

    Workbooks of the old form that reach too far are refused too; other files pass.
    """
    _refuse_far_binary(file, most_cells)
    if not zipfile.is_zipfile(file):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if _is_open_document(archive):
                raise OpenDocument
            inflated = sum(entry.file_size for entry in entries)
            packed = max(1, sum(entry.compress_size for entry in entries))
            if inflated > INFLATED_LIMIT or inflated > RATIO_LIMIT * packed:
                raise TooMuchInside
            damaged = archive.testzip()
            if not damaged:
                _refuse_far_cells(archive, most_cells)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise Unopenable("XLSX") from error
    if damaged:
        raise Unopenable("XLSX")
