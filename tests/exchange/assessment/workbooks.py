"""Workbooks as people hand them back: cells edited, rows moved or deleted, formulas and macros put in."""

import io
import zipfile
from datetime import date

import python_calamine
import xlsxwriter

from exchange.assessment.workbook.tables import table_in

HIDDEN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}


def cells_of(data, sheet=0):
    """Every row of a sheet as a list of cells."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)]


def edited(data, edits, order=None, without=(), names=None):
    """The workbook with cells changed by (key, field), rows in another order, and some of them left out."""
    sheets = [cells_of(data, at) for at in range(3)]
    columns = table_in(data).answers.columns
    for row in sheets[0][2:]:
        for (key, field), value in edits.items():
            if row[0] == key:
                row[columns[field]] = value
    rows = [sheets[0][at] for at in order] if order else sheets[0]
    sheets[0] = [row for row in rows if row[0] not in without]
    return workbook(zip(names or ("Answers", "Questions", "People asked"), sheets, strict=True))


def workbook(sheets, formula=None):
    """A workbook of these sheets, each a name with its rows; `formula` stands in a cell of the first sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, HIDDEN)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                else:
                    sheet.write_number(at, column, cell)
        if formula:
            sheet.write_formula(*formula)
            formula = None
    book.close()
    return out.getvalue()


def with_file(data, name, content=b"x"):
    """The archive with one more file in it."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()
