"""Files that cannot be trusted: each is refused by file, sheet, row or cell, and nothing of it is read."""

import io
import zipfile

import pytest

from assessments.maturity.answers_file import UnreadableAnswers
from evaluation.events.files import TooMuchInside, Unopenable
from exchange.assessment.difference.reading import read_table
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.tables import BadAnswersFile, NoAnswers, OtherForm, table_in
from exchange.assessment.workbook.writing import write_csv, write_xlsx
from exchange.workbooks import HoldsMacros, NoWorkbook, TooLargeWorkbook
from tests.exchange.assessment.instruments import snapshot
from tests.exchange.assessment.workbooks import cells_of, edited, with_file, workbook

BOOK = write_xlsx(snapshot(), "en")


def read(data):
    table = table_in(data)
    return read_table(table, Layout(snapshot(), table.language))


def problems(data):
    with pytest.raises(BadAnswersFile) as refused:
        read(data)
    return [str(each) for each in refused.value.problems]


def changed(*rows):
    """The exported workbook with its rows of answers exchanged for these."""
    return workbook([("Answers", [*cells_of(BOOK)[:2], *rows]), ("People asked", cells_of(BOOK, 2))])


def test_answers_outside_their_scale_are_all_named_by_their_cells():
    data = edited(
        BOOK,
        {
            ("r1/A1/a/", "given:reality"): "Mostly",
            ("r1/B/agree/", "given:answer"): 6.0,
            ("r1/B/money/", "given:answer"): -1.0,
            ("r1/B/day/", "given:answer"): "31.3.2026",
            ("r1/B/many/", "given:answer"): "a, c",
            ("r1/A1/b/", "given:intention"): "NA",
            ("r2/A1/a/", "evidence_on"): "soon",
        },
    )

    found = problems(data)

    assert len(found) == 7
    assert found[0].startswith("sheet “Answers”, cell I3: wanted one of N · Not, P · Partly, L · Largely, F · Fully")
    assert found[0].endswith("got “Mostly”")
    assert "cell J5: wanted one of 1 step, 2 step" in found[2]
    assert "wanted a number from 0 to 1000, got “-1”" in found[4]
    assert "wanted a date such as 2026-03-31, got “31.3.2026”" in found[5]


def test_a_formula_is_refused_by_its_cell_and_never_evaluated():
    data = workbook([("Answers", cells_of(BOOK))], formula=(2, 8, '=IF(1,"L","P")', None, "L"))

    assert problems(data) == ["sheet “Answers”, cell I3: there is a formula; write its value instead."]


def test_an_answer_where_the_question_has_none_is_refused():
    found = problems(edited(BOOK, {("r1/A1/a/", "given:answer"): "4", ("r1/B/agree/", "given:reality"): "F"}))

    assert [each.split(": ")[1] for each in found] == ["this question is not answered in this column."] * 2


def test_a_repeated_row_is_refused_with_both_rows():
    rows = cells_of(BOOK)[2:]

    assert problems(changed(*rows, rows[0])) == ["sheet “Answers”, cell A17: this answer stands in row 3 already."]


def test_a_repeated_respondent_is_refused():
    people = cells_of(BOOK, 2)
    data = workbook([("Answers", cells_of(BOOK)), ("People asked", [*people, people[2]])])

    assert problems(data) == ["sheet “People asked”, cell A5: the respondent stands in row 3 already."]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "the row has no key"),
        ("nobody/A1/a/", "no row of this assessment has this key"),
        ("r1/A1/z/", "there is no question “A1.z”"),
        ("r1", "no row of this assessment has this key"),
        ("r1/A1/a/somewhere", "no row of this assessment has this key"),
    ],
)
def test_a_row_that_was_not_exported_is_refused(key, said):
    row = [key, *cells_of(BOOK)[2][1:]]

    assert said in problems(changed(row))[0]


def test_a_person_who_is_not_asked_is_refused():
    people = [*cells_of(BOOK, 2), ["r9", "Eve", "", "", ""]]
    data = workbook([("Answers", cells_of(BOOK)), ("People asked", people)])

    assert "nobody with this key is asked here" in problems(data)[0]


def test_a_workbook_without_the_sheet_of_answers_is_refused_by_its_sheets():
    with pytest.raises(NoAnswers, match="its sheets are Budget, Plan"):
        read(workbook([("Budget", [["a"]]), ("Plan", [["b"]])]))


def test_two_sheets_of_answers_are_refused():
    assert "Several sheets hold answers" in problems(workbook([("A", cells_of(BOOK)), ("B", cells_of(BOOK))]))[0]


def test_a_column_that_stands_twice_is_refused():
    rows = [[*row, row[-1]] for row in cells_of(BOOK)]

    assert problems(workbook([("Answers", rows)])) == ["The column “evidence_on” stands twice."]


def test_answers_of_another_form_are_refused():
    rows = cells_of(BOOK)
    rows[0][0] = rows[0][0].replace("/1/", "/9/")

    with pytest.raises(OtherForm):
        read(workbook([("Answers", rows)]))


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/a.bin"])
def test_macros_are_refused(name):
    with pytest.raises(HoldsMacros):
        read(with_file(BOOK, name))


def test_a_bomb_is_refused():
    out = io.BytesIO(BOOK)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(60 * 2**20))

    with pytest.raises(TooMuchInside):
        read(out.getvalue())


def test_a_cell_far_out_does_not_fill_the_memory():
    rows = cells_of(BOOK)
    far = workbook([("Answers", rows)], formula=(1_048_575, 16_383, "=1"))

    with pytest.raises(TooMuchInside):
        read(far)


def test_damaged_foreign_and_huge_files_are_refused(monkeypatch):
    with pytest.raises(Unopenable):
        read(BOOK[: len(BOOK) // 2])
    with pytest.raises(NoWorkbook):
        read(b"\xd0\xcf\x11\xe0" + bytes(100))
    with pytest.raises(NoWorkbook):
        read(with_file(zip_of("word/document.xml"), "x"))
    monkeypatch.setattr("exchange.workbooks.LIMIT", 1000)
    with pytest.raises(TooLargeWorkbook):
        read(BOOK)


def zip_of(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableAnswers):
        read(b"\x00\xff\x00binary")


def test_a_csv_of_something_else_is_refused():
    with pytest.raises(NoAnswers, match="No table of answers"):
        read(b"dimension,question\nA1,a\n")


def test_bad_cells_of_a_csv_are_named_by_line_and_column():
    data = write_csv(snapshot(), "en").decode("utf-8-sig").replace("P · Partly", "Partial")

    assert problems(data.encode())[0].startswith("line 3, column 9: wanted one of N · Not")


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_no_text_becomes_a_formula(write):
    data = write(snapshot(), "en")

    if write is write_csv:
        rows = data.decode("utf-8-sig").splitlines()
        assert "'=1+1" in rows[1]
        assert not [row for row in rows if ",=" in row or ",@" in row]
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
        assert not [each for each in sheets if b"<f>" in each or b"<f " in each]


def test_a_text_that_was_cut_for_its_cell_cannot_be_changed_there():
    from dataclasses import replace

    from tests.exchange.assessment.instruments import GIVEN

    shot = snapshot((replace(GIVEN[0], comment="x" * 40_000), *GIVEN[1:]))
    data = edited(write_xlsx(shot, "en"), {("r1/A1/a/", "comment"): "short"})
    table = table_in(data)

    with pytest.raises(BadAnswersFile, match="exported in part"):
        read_table(table, Layout(shot, "en"))
