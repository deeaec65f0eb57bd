"""Workbooks as spreadsheet programs and their users leave them: retyped, sorted, with titles repeated, merged."""

import io
import zipfile
from datetime import date

import pytest

from evaluation.events.files import OpenDocument
from exchange.assessment.difference.difference import difference
from exchange.assessment.difference.reading import read_table
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.spelling import NotOnScale, day_of
from exchange.assessment.workbook.tables import BadAnswersFile, table_in
from exchange.assessment.workbook.writing import write_csv, write_xlsx
from tests.exchange.assessment.instruments import snapshot
from tests.exchange.assessment.workbooks import cells_of, workbook
from words.catalogue import say

SHOT = snapshot()
BOOK = write_xlsx(SHOT, "en")


def changes(rows):
    table = table_in(workbook([("Answers", rows), ("People asked", cells_of(BOOK, 2))]))
    return difference(Layout(SHOT, "en"), read_table(table, Layout(SHOT, "en")))


def column(name):
    return table_in(BOOK).answers.columns[name]


@pytest.mark.parametrize(
    "written", ["2026-09-01", "2026/9/1", "2026-9-1", "2026.09.01", "2026年9月1日", "46266", "2026-09-01 00:00:00"]
)
def test_a_day_retyped_as_text_is_the_same_day(written):
    rows = cells_of(BOOK)
    assert rows[2][column("evidence_on")] == date(2026, 9, 1)
    rows[2][column("evidence_on")] = written

    assert changes(rows).everything == ()


@pytest.mark.parametrize("written", ["1.9.2026", "09/01/2026", "2026-13-01", "2026-02-30", "soon", "9"])
def test_a_day_that_can_be_read_in_two_ways_or_in_none_is_refused(written):
    with pytest.raises(NotOnScale):
        day_of(written)


def test_numbers_as_text_and_choices_as_numbers_are_the_same_answers():
    rows = cells_of(BOOK)
    for cells in rows[2:]:
        cells[column("given:answer")] = {12.5: "12.50", "4 · 4 step": 4.0}.get(
            cells[column("given:answer")], cells[column("given:answer")]
        )

    assert changes(rows).everything == ()


def test_rows_that_were_sorted_with_their_titles_among_them_say_the_same():
    rows = cells_of(BOOK)
    body = sorted(rows[1:], key=lambda cells: str(cells[column("text")]), reverse=True)
    assert body[0] != rows[1]

    found = changes([rows[0], *body])

    assert (found.everything, found.missing) == ((), ())


def test_a_second_header_and_blank_rows_are_passed_over():
    rows = cells_of(BOOK)
    blank = [""] * len(rows[0])
    spaces = [" ", *blank[1:]]

    found = changes([*rows[:8], rows[0], rows[1], *rows[8:], blank, spaces, blank])

    assert (found.everything, found.missing) == ((), ())


def test_merged_answers_are_refused_by_their_cells_and_not_taken_for_cleared_ones():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                merged = b'<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="J3:J5"/></mergeCells>'
                text = text.replace(b"</sheetData>", b"</sheetData>" + merged)
            new.writestr(name, text)

    with pytest.raises(BadAnswersFile) as refused:
        table_in(out.getvalue())

    said = "sheet “Answers”, cells J3:J5: the cells are merged. Part them and fill each."
    assert [say(each, "en") for each in refused.value.problems] == [said]


def test_a_csv_opened_by_a_spreadsheet_that_kept_its_first_sign_is_known():
    lines = write_csv(SHOT, "en").decode("utf-8").splitlines()

    assert lines[0].startswith("\ufeffpilotage-answers/")
    assert (
        table_in(workbook([("answers", [["\ufeffpilotage-answers/1/en/acme-1", "stamps"], ["x", ""]])])).assessment_id
        == "acme-1"
    )


def test_an_open_document_is_refused_with_the_way_out():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")

    with pytest.raises(OpenDocument, match="Save it as XLSX or CSV and try again"):
        table_in(out.getvalue())
