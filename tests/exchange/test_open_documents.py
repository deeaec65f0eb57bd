"""Spreadsheets of the form ODS: refused in words wherever a workbook is read."""

import io
import zipfile

import pytest

from evaluation.events.files import OpenDocument
from exchange.assessment.workbook.tables import table_in
from exchange.library.findings import Findings
from exchange.library.table.reading import Choosing, read_table
from exchange.surveys.table import tables_in


@pytest.fixture
def ods():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def test_answers_questions_and_surveys_in_an_open_document_are_refused_with_a_way_out(ods, tmp_path):
    for name in ("file.ods", "file.xlsx"):
        path = tmp_path / name
        path.write_bytes(ods)
        with pytest.raises(OpenDocument, match=r"\(ODS\)\. Save it as XLSX or CSV"):
            read_table(path, Choosing({}), Findings())
        with pytest.raises(OpenDocument):
            tables_in(path)
    with pytest.raises(OpenDocument):
        table_in(ods)
