"""Tables of questions from anywhere."""

import zipfile

import pytest
import xlsxwriter

from evaluation.events.files import NoSuchFile, TooMuchInside
from exchange.library.findings import BadLibrary
from exchange.library.importing import Wanted, read_library
from exchange.library.table.columns import BadMapping, NoQuestions
from exchange.library.table.reading import Choosing

TABLE = """section,id,question,answers,weight,hint
Sales,S1,Is every offer recorded?,0=No | 0.5=Partly | 1=Yes,2,Look at May
Sales,S2,Who records it?,Nobody | Seller,,
Service,V1,Is every call recorded?,0=No | 0.5=Partly | 1=Yes,1,
"""


def table(folder, text=TABLE, name="our questions.csv", **choosing):
    path = folder / name
    path.write_text(text, "utf-8")
    return read_library(path, Wanted("table", choosing=Choosing(choosing.pop("columns", {}), **choosing)))


def problems(folder, text):
    with pytest.raises(BadLibrary) as refused:
        table(folder, text)
    return [str(each) for each in refused.value.problems]


def test_headings_say_what_columns_mean(tmp_path):
    found = table(tmp_path)
    made = found.questionnaire

    assert (made.id, made.title, made.languages) == ("our-questions", {"en": "our questions"}, ("en",))
    assert list(made.asks) == [("Sales", "S1"), ("Sales", "S2"), ("Service", "V1")]
    assert (made.asks["Sales", "S1"].weight, made.asks["Sales", "S1"].hint) == (2.0, {"en": "Look at May"})
    assert made.asks["Sales", "S1"].scale == made.asks["Service", "V1"].scale
    assert made.scale_of[made.asks["Sales", "S1"].scale].values == (0.0, 0.5, 1.0)
    assert [str(each) for each in found.notes] == [
        "1 list of answers has no values and is not scored; write them as “0=No | 1=Yes”."
    ]
    assert (found.facts["sections"], found.facts["questions"], found.facts["choices"]) == (2, 3, 5)


def test_a_person_says_what_unknown_headings_mean(tmp_path):
    text = "Kap,Was wir wissen wollen\nA,Wird alles erfasst?\n"

    with pytest.raises(NoQuestions, match="--columns text=HEADING"):
        table(tmp_path, text)
    made = table(
        tmp_path, text, columns={"text": "Was wir wissen wollen", "section": "Kap"}, language="de"
    ).questionnaire

    assert made.languages == ("de",)
    assert made.asks["A", "q1"].text == {"de": "Wird alles erfasst?"}
    assert [each.title["de"] for each in made.scales[0].choice] == ["Nein", "Teilweise", "Ja"]


def test_a_column_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadMapping, match="no column “frage”"):
        table(tmp_path, columns={"text": "frage"})
    with pytest.raises(BadMapping, match="“words” is no part"):
        table(tmp_path, columns={"words": "question"})


def test_chinese_tables_are_read_as_chinese(tmp_path):
    made = table(tmp_path, "章节,编号,问题\n销售,1,是否记录所有报价？\n销售,2,由谁记录？\n").questionnaire

    assert made.languages == ("zh",)
    assert list(made.asks) == [("s1", "1"), ("s1", "2")]
    assert made.sections["s1"].title == {"zh": "销售"}


def test_two_languages_stand_side_by_side(tmp_path):
    made = table(tmp_path, "section,question (en),question (zh)\nA,Is it?,是吗？\nA,Was it?,\n").questionnaire

    assert made.asks["A", "q1"].text == {"en": "Is it?", "zh": "是吗？"}
    assert made.languages == ("en",)


def test_numbers_may_repeat_from_section_to_section_but_ids_may_not(tmp_path):
    assert len(table(tmp_path, "section,no,question\nA,1,One?\nA,2,Two?\nB,1,Three?\n").questionnaire.asks) == 3
    assert problems(tmp_path, TABLE.replace("V1", "S1")) == [
        "our questions.csv, line 4: the id S1 stands in row 2 too"
    ]


def test_every_bad_row_is_listed(tmp_path):
    text = TABLE.replace("Who records it?", "").replace(",1,\n", ",heavy,\n")

    assert problems(tmp_path, text) == [
        "our questions.csv, line 3: the row has no question",
        "our questions.csv, line 4: the weight “heavy” must be a number above nought",
    ]


def test_a_workbook_is_read_and_its_formulas_are_refused(tmp_path):
    path = tmp_path / "questions.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("About").write_row(0, 0, ["made by", "us"])
        sheet = book.add_worksheet("Questions")
        sheet.write_row(0, 0, ["section", "question"])
        sheet.write_row(1, 0, ["A", "Is it?"])
        sheet.write_formula("B3", '="Was it?"', value="Was it?")

    with pytest.raises(BadLibrary, match="cell B3 of sheet “Questions” holds a formula"):
        read_library(path, Wanted("table"))


def test_a_zip_bomb_is_refused(tmp_path):
    path = tmp_path / "questions.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)

    with pytest.raises(TooMuchInside):
        read_library(path, Wanted("table"))


@pytest.mark.parametrize(
    ("text", "said"), [("{]", "line 1: this is not JSON"), ("[" * 100_000, "nested too deeply"), ("\x00", "no text")]
)
def test_json_that_is_none_is_refused(tmp_path, text, said):
    with pytest.raises(BadLibrary, match=said):
        table(tmp_path, text, "questions.json")


def test_json_without_questions_is_refused(tmp_path):
    with pytest.raises(NoQuestions, match="no list of questions"):
        table(tmp_path, '{"a": [1, 2]}', "questions.json")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(NoSuchFile):
        read_library(tmp_path / "nowhere.csv", Wanted("table"))
