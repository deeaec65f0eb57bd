"""Old workbooks (XLS): how far their cells reach is found out before anybody opens them."""

import io
import struct

import pytest

from evaluation.events.actions import summarise_file
from evaluation.events.binary.cells import Reach, reached
from evaluation.events.files import ReachesTooFar, Unopenable, refuse_bomb
from evaluation.events.mapping import Mapping
from exchange.plan.tables.rows import table_in

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL = 512, 64
BEGIN_BOOK, BEGIN_SHEET = struct.pack("<4H8x", 0x0600, 5, 0, 0), struct.pack("<4H8x", 0x0600, 16, 0, 0)
ROWS = [["Task Name", "Duration", "ID"], ["Clean", "3 days", "1"], ["Train", "2 days", "2"]]


def record(kind, body=b""):
    return struct.pack("<2H", kind, len(body)) + body


def text(row, column, words):
    return record(0x0204, struct.pack("<3HHB", row, column, 0, len(words), 0) + words.encode())


def sheet(*cells, size=None):
    """A sheet of plain texts, which says how large it is where that is given."""
    said = record(0x0200, struct.pack("<IIHHH", 0, size[0], 0, size[1], 0)) if size else b""
    return record(0x0809, BEGIN_SHEET) + said + b"".join(cells) + record(0x000A)


def workbook(*sheets, shift=0):
    """The stream of a workbook; every sheet begins so many bytes after the place that the workbook names."""
    names = [f"Sheet {number}".encode() for number, _ in enumerate(sheets, 1)]
    head = len(record(0x0809, BEGIN_BOOK)) + sum(12 + len(name) for name in names) + len(record(0x000A))
    places = [head + sum(map(len, sheets[:at])) - shift for at in range(len(sheets))]
    listed = [
        record(0x0085, struct.pack("<I4B", place, 0, 0, len(name), 0) + name)
        for place, name in zip(places, names, strict=True)
    ]
    return record(0x0809, BEGIN_BOOK) + b"".join(listed) + record(0x000A) + b"".join(sheets)


def padded(data, size):
    return data + bytes(-len(data) % size)


def entry(name, kind, start, size, child=FREE):
    words = (name + "\0").encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBB3I", len(words), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<3I", start, size, 0)


def chain(first, count):
    return [*range(first + 1, first + count), END] if count else []


def compound(stream):
    """A compound file with the stream: among the small ones below 4096 bytes, as every program keeps it."""
    small = len(stream) < 4096
    held = padded(stream, SMALL) if small else stream
    content = padded(held, SECTOR)
    count = len(content) // SECTOR
    root = entry("Root Entry", 5, 3 if small else END, len(held) if small else 0, 1)
    directory = padded(root + entry("Workbook", 2, 0 if small else 3, len(stream)), SECTOR)
    small_table = chain(0, len(held) // SMALL) if small else []
    table = [TABLE, END, END, *chain(3, count)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 2 if small else END, int(small), END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    tables = [struct.pack("<128I", *each, *[FREE] * (128 - len(each))) for each in (table, small_table)]
    return head + tables[0] + directory + tables[1] + content


PLAN = sheet(*(text(row, column, words) for row, line in enumerate(ROWS) for column, words in enumerate(line)))
FAR = sheet(text(0, 0, "Task Name"), text(65_535, 255, "far"))


@pytest.mark.parametrize("filling", [0, 400])
def test_a_small_and_a_large_workbook_are_looked_at_and_then_read(filling):
    rows = [text(row + 3, 0, "Clean") for row in range(filling)]
    book = compound(workbook(PLAN[: -len(record(0x000A))] + b"".join(rows) + record(0x000A)))

    assert reached(book) == Reach((3 + filling) * 3, "Sheet 1")
    assert [row.cells[0] for row in table_in(book).rows][:2] == ["Clean", "Train"]


@pytest.mark.parametrize(
    "far",
    [
        FAR,
        sheet(text(65_535, 0, "far"), text(0, 255, "far")),
        sheet(record(0x00BD, struct.pack("<2H", 65_535, 0) + bytes(6) + struct.pack("<H", 255))),
        sheet(record(0x0203, struct.pack("<3Hd", 9, 65_535, 0, 1.0)), text(60_000, 0, "far")),
        sheet(size=(4_000_000_000, 256)),
    ],
)
def test_a_cell_far_out_is_refused_by_its_sheet(far):
    with pytest.raises(ReachesTooFar, match="A cell in “Sheet 2” of the workbook stands too far"):
        table_in(compound(workbook(PLAN, far)))


def test_one_wide_and_one_long_sheet_are_no_far_cell():
    wide, long = sheet(text(0, 255, "wide")), sheet(text(65_535, 0, "long"))

    assert reached(compound(workbook(wide, long))).cells == 65_536


def test_a_log_with_a_cell_far_out_is_refused(tmp_path):
    path = tmp_path / "log.xls"
    path.write_bytes(compound(workbook(sheet(text(65_535, 65_000, "far")))))

    with pytest.raises(ReachesTooFar, match="Sheet 1"):
        summarise_file(path, Mapping("user", "time"))


@pytest.mark.parametrize(
    "broken",
    [
        b"\xd0\xcf\x11\xe0",
        b"\xd0\xcf\x11\xe0" + bytes(5000),
        compound(workbook(FAR, shift=2)),
        compound(workbook(FAR))[:1024],
    ],
)
def test_what_is_damaged_or_hides_a_sheet_is_refused(broken):
    with pytest.raises(Unopenable, match="XLS"):
        refuse_bomb(io.BytesIO(broken))


def test_a_chain_of_sectors_in_a_circle_ends():
    book = bytearray(compound(workbook(PLAN, sheet(*(text(row, 0, "x" * 40) for row in range(90))))))
    book[SECTOR + 4 * 5 : SECTOR + 4 * 6] = struct.pack("<I", 3)

    assert reached(bytes(book)).cells <= 270
