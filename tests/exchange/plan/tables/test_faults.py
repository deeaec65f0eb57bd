"""What formulas that failed leave in a plan's table."""

import io

import pytest
import xlsxwriter

from exchange.plan.foreign import UntrustedPlan
from exchange.plan.tables.cells.faults import _faults
from exchange.plan.tables.reading import read_table


def faulty(*cells):
    """A workbook of one task with formulas in further cells, as spreadsheets keep what they came to."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Plan 2026")
    sheet.write_row(0, 0, ["ID", "Task Name", "Duration", "Start", "% Complete", "Region"])
    sheet.write_row(1, 0, [1, "A", "2d", "2026-03-02"])
    sheet.write_row(2, 0, [2, "B", "2d"])
    for place, error in cells:
        sheet.write_formula(place, "=Other!A1", None, error)
    book.close()
    return data.getvalue()


def test_an_error_of_a_formula_is_no_empty_cell_but_a_problem_by_sheet_row_and_column():
    with pytest.raises(UntrustedPlan) as refused:
        read_table(faulty(("D3", "#N/A"), ("E2", "#REF!"), ("B3", "#DIV/0!")))

    assert [str(each) for each in refused.value.problems] == [
        f"Sheet “Plan 2026”, row {row}, column “{column}”: a formula there came to {error}. "
        "Mend it, or clear the cell."
        for row, column, error in ((2, "% Complete", "#REF!"), (3, "Task Name", "#DIV/0!"), (3, "Start", "#N/A"))
    ]


def test_an_error_below_the_table_or_in_a_column_that_means_nothing_does_not_matter():
    plan = read_table(faulty(("C9", "#REF!"), ("F2", "#N/A")))

    assert [(each.name, each.fields) for each in plan.tasks] == [("A", {"Region": "#N/A"}), ("B", {})]


def test_an_error_that_was_saved_as_text_is_one_too():
    with pytest.raises(UntrustedPlan) as refused:
        read_table(b"ID,Task Name,Start\n1,A,#REF!")

    assert str(refused.value) == "Row 2, column “Start”: a formula there came to #REF!. Mend it, or clear the cell."


@pytest.mark.parametrize("inside", ['<c r="A3" t="e"><v>#N/A</v>' * 50_000, "<c " * 100_000])
def test_cells_that_never_end_take_no_time_of_their_own(inside):
    assert len(list(_faults(inside.encode()))) == 0
