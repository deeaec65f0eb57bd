"""How far the cells of a sheet reach, before anybody opens it."""

import io
import zipfile

import pytest
import xlsxwriter

from evaluation.events.actions import summarise_file
from evaluation.events.extent import reached
from evaluation.events.files import BinaryWorkbook, ReachesTooFar
from evaluation.events.mapping import Mapping
from exchange.plan.tables.reading import read_table

PLAIN = '<row r="1"><c r="A1"/><c r="C1"/></row><row r="4"><c r="B4"/></row>'


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (PLAIN, 4 * 3),
        ('<row><c r="XFD1"/></row><row r="1048576"><c r="A1048576"/></row>', 16_384 * 1_048_576),
        ("", 0),
    ],
)
def test_the_farthest_row_times_the_farthest_column(rows, cells):
    assert reached(f"<sheetData>{rows}</sheetData>".encode()) == cells


def test_names_with_a_prefix_are_counted_at_least_as_far_as_they_reach():
    assert 12 <= reached(PLAIN.replace("c ", "x:c ").replace("/>", "></x:c>").encode()) <= 60


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576">' + "<c/>" * 16_384 + "</row>",
        '<row r="1048576"><c t="s" r = "XFD1048576"/></row>',
        '<row><c\tr="A1"/><c\nt="n"\nr="xfd1048576"/></row>',
        '<row r="1048576"><c r="A1"/>' + "<c></c>" * 16_384 + "</row>",
    ],
)
def test_no_other_way_to_write_a_far_cell_hides_it(rows):
    assert reached(f"<sheetData>{rows}</sheetData>".encode()) > 10_000 * 1_000_000


def far_workbook():
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["user", "time", "Task Name"])
    sheet.write(1_048_575, 16_383, "far")
    book.close()
    return data.getvalue()


def as_log(folder, content):
    path = folder / "log.xlsx"
    path.write_bytes(content)
    return summarise_file(path, Mapping("user", "time"))


def test_a_log_and_a_plan_with_a_cell_far_out_are_refused_before_they_fill_the_memory(tmp_path):
    words = "A cell in “sheet1.xml” of the workbook stands too far"
    with pytest.raises(ReachesTooFar, match=words):
        as_log(tmp_path, far_workbook())
    with pytest.raises(ReachesTooFar, match=words):
        read_table(far_workbook())


def test_a_binary_workbook_whose_sheets_cannot_be_looked_at_is_refused(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.bin", b"binary")

    with pytest.raises(BinaryWorkbook, match="XLSB"):
        as_log(tmp_path, data.getvalue())
