"""Files as people send them, and those that are refused."""

import zipfile

import pytest
import xlsxwriter

from errors import Refusal
from evaluation.events.files import NoSuchFile, TooMuchInside, Unopenable
from exchange.surveys.choice import Asked
from exchange.surveys.columns import BadColumns
from exchange.surveys.instruments import Kind
from exchange.surveys.summary import summarise_survey
from exchange.surveys.table import NoTable, TooManyCells, tables_in
from exchange.text_tables import BrokenRow, ShiftedRow, TooLargeTable
from exchange.workbooks import NoWorkbook
from tests.exchange.surveys.files import text_file, workbook

NAMES = "名字;评分\nJörg;10\n李;9 - 非常愿意\nÄnne;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_usual_encoding_is_read(tmp_path, encoding):
    text = NAMES.replace("ö", "").replace("Ä", "") if encoding == "gb18030" else NAMES

    found = summarise_survey(text_file(tmp_path, text, encoding), Asked(Kind.NPS))

    assert (found.columns, found.figure.n, found.figure.no_answer) == (("评分",), 2, 1)


def test_western_letters_of_windows_are_read(tmp_path):
    table = tables_in(text_file(tmp_path, "Größe\tScore\nJörg\t9\nÄnne\t8\n", "cp1252"))[0]

    assert (table.headings, table.columns[0]) == (("Größe", "Score"), ("Jörg", "Änne"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_read(tmp_path, separator):
    text = f"name{separator}score\nA{separator}9\nB{separator}8\n"

    assert tables_in(text_file(tmp_path, text))[0].headings == ("name", "score")


def test_a_title_above_the_headings_is_passed_over(tmp_path):
    table = tables_in(text_file(tmp_path, "Results of May\n\nname,score\nA,9\n"))[0]

    assert (table.headings, table.lines) == (("name", "score"), (4,))


def test_rows_keep_their_line_behind_a_cell_of_several_lines(tmp_path):
    text = 'why,score\n"late\nand slow",3\n,\nfine,11\nfine,9\nfine,8\n'

    found = summarise_survey(text_file(tmp_path, text), Asked(Kind.NPS))

    assert [(each.row, each.text) for each in found.left_out] == [(5, "11")]


def test_a_blank_between_answers_of_one_column_is_no_answer(tmp_path):
    found = summarise_survey(text_file(tmp_path, 'score\n9\n\n""\n8\n\n\n'), Asked(Kind.NPS))

    assert (found.figure.n, found.figure.no_answer) == (2, 2)


def test_a_workbook_is_read_below_its_title(tmp_path):
    path = workbook(tmp_path, Answers=[["Results"], [], ["name", "score"], ["A", 9], ["B", "8 - Agree"], ["C", ""]])

    found = summarise_survey(path, Asked(Kind.NPS))

    assert (found.figure.n, found.figure.no_answer, found.sheet) == (2, 1, "Answers")


@pytest.mark.parametrize("text", ["", "\n\n", "score\n", "a,b\n,\n", "\ufeff"])
def test_a_file_without_answers_is_refused(tmp_path, text):
    with pytest.raises(NoTable, match="no row below the headings"):
        tables_in(text_file(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(NoSuchFile, match="no file"):
        tables_in(tmp_path / "nowhere.csv")


def test_binary_data_are_refused(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes(bytes(range(256)) * 20)

    with pytest.raises(NoTable, match="binary data"):
        tables_in(path)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "survey.csv"
    with path.open("wb") as stream:
        stream.truncate(51 * 2**20)

    with pytest.raises(TooLargeTable, match="51 MB"):
        tables_in(path)


def test_an_open_quote_is_refused_by_line(tmp_path):
    with pytest.raises(BrokenRow, match="From line 3"):
        tables_in(text_file(tmp_path, 'id,score\n1,9\n2,"8\n3,7\n'))


def test_a_quote_that_opens_the_file_and_never_closes_is_refused(tmp_path):
    with pytest.raises(BrokenRow, match="From line 1"):
        tables_in(text_file(tmp_path, '"' + "a\n" * 100_000))


def test_a_small_file_that_would_fill_the_memory_is_refused(tmp_path):
    with pytest.raises(TooManyCells, match="columns, more than is read at once"):
        tables_in(text_file(tmp_path, "a," * 10_000 + "\n" + "1\n" * 2_000))


def test_a_workbook_cut_in_the_middle_is_refused(tmp_path):
    path = workbook(tmp_path, May=[["score"], [9]])
    data = path.read_bytes()

    for start in range(50, len(data) - 200, 97):
        path.write_bytes(data[:start] + data[start + 158 :])
        with pytest.raises(Refusal):
            tables_in(path)


def test_a_formula_among_the_answers_is_refused_by_cell(tmp_path):
    path = tmp_path / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("May")
        sheet.write_row(0, 0, ["score", "twice"])
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [9, 18])
        sheet.write_formula("A4", "=A2", value=9)
        sheet.write_formula("B2", "=2*A2", value=18)

    with pytest.raises(BadColumns, match="Cell A4 of sheet “May” holds a formula"):
        summarise_survey(path, Asked(Kind.NPS, ("score",)))


def test_a_formula_beside_the_answers_does_no_harm(tmp_path):
    path = tmp_path / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("May")
        sheet.write_row(0, 0, ["score", "half"])
        sheet.write_row(1, 0, [9])
        sheet.write_formula("B2", "=A2/2", value=4.5)

    assert summarise_survey(path, Asked(Kind.NPS)).figure.n == 1


def test_a_workbook_packed_too_tight_is_refused(tmp_path):
    path = tmp_path / "survey.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)

    with pytest.raises(TooMuchInside):
        tables_in(path)


def test_a_cell_far_out_in_a_small_workbook_is_refused(tmp_path):
    path = tmp_path / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "score")
        sheet.write(1_048_575, 16_383, 9)

    with pytest.raises(TooMuchInside):
        tables_in(path)


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing of a workbook", b"\xd0\xcf\x11\xe0 no workbook either"])
def test_a_broken_workbook_is_refused(tmp_path, data):
    path = tmp_path / "survey.xlsx"
    path.write_bytes(data)

    with pytest.raises((Unopenable, NoWorkbook)):
        tables_in(path)


def test_a_row_with_more_values_than_headings_is_refused_by_its_line(tmp_path):
    path = text_file(tmp_path, "name,score\nAda,9\nBerg, Jan,8\nCem,7\n")

    with pytest.raises(ShiftedRow, match="Line 3 has 3 values, but there are 2 headings"):
        tables_in(path)


def test_a_column_without_a_heading_and_separators_at_the_end_are_no_shift(tmp_path):
    assert len(tables_in(text_file(tmp_path, "name,score\nAda,9,x\nBob,8,y\nCem,7\n"))[0].headings) == 3
    assert tables_in(text_file(tmp_path, "name,score\nAda,9,\nBob,8\nCem,7\n"))[0].columns[1] == ("9", "8", "7")


def test_a_stray_empty_byte_is_no_text_in_two_bytes(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a\n\x00\n3\n")

    with pytest.raises(Refusal, match="binary data where a table was expected"):
        tables_in(path)
