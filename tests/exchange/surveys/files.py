"""Survey files made for a test, and the samples where they are on this machine."""

from pathlib import Path

import pytest
import xlsxwriter

RESPONSES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "surveys" / "responses"


def sample(name):
    """The path of a sample; the test is skipped where the samples are not on this machine."""
    path = RESPONSES / name
    if not path.exists():
        pytest.skip(f"the sample {name} is not on this machine")
    return path


def text_file(folder, text, encoding="utf-8"):
    """A file of text."""
    path = folder / "survey.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder, **sheets):
    """A workbook of sheets, each a list of rows."""
    path = folder / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path
