"""Which columns are taken, and what is refused with its candidates."""

import pytest

from evaluation.events.mapping import NoSuchColumn
from exchange.surveys.choice import Asked, WhichSheet
from exchange.surveys.columns import BadColumns, NoFit, SeveralFit
from exchange.surveys.instruments import Kind, OtherScale, in_item_order
from exchange.surveys.summary import summarise_survey
from exchange.surveys.table import NoTable
from tests.exchange.surveys.files import text_file, workbook

STATEMENTS = (
    "I would like to use it frequently",
    "It is unnecessarily complex",
    "It is easy to use",
    "I need the support of a technical person",
    "Functions are well integrated",
    "Too much inconsistency",
    "People learn it very quickly",
    "It is cumbersome",
    "I felt confident",
    "I needed to learn a lot of things",
)


def asked(text, folder, kind=Kind.NPS, columns=()):
    return summarise_survey(text_file(folder, text), Asked(kind, columns))


def test_the_only_column_that_fits_is_found_beside_ids_numbers_and_remarks(tmp_path):
    text = "respondent id,no.,row,score,why\n1,1,1,9,good\n2,2,2,10,great\n3,3,3,6,slow\n4,4,4,0,late\n"

    found = asked(text, tmp_path)

    assert (found.columns, found.figure.n) == (("score",), 4)


def test_a_heading_that_asks_the_question_wins_over_one_that_only_fits(tmp_path):
    found = asked("team,How likely are you to recommend us?\n1,9\n2,10\n1,3\n", tmp_path)

    assert found.columns == ("How likely are you to recommend us?",)


def test_a_chinese_heading_asks_too(tmp_path):
    found = asked("评分,您对服务的满意度\n1,非常满意\n2,满意\n2,一般\n", tmp_path, Kind.CSAT)

    assert (found.columns, found.behind.top) == (("您对服务的满意度",), 2)


def test_two_that_fit_are_refused_by_name(tmp_path):
    with pytest.raises(SeveralFit, match="takes one column, 2 fit: “speed”, “price”"):
        asked("speed,price\n9,3\n10,8\n", tmp_path)


def test_a_column_of_larger_numbers_does_not_fit(tmp_path):
    with pytest.raises(NoFit, match=r"none fits\. The file has: “score”"):
        asked("score\n50\n70\n5\n", tmp_path)


def test_one_slip_does_not_hide_the_column(tmp_path):
    found = asked("score\n9\n10\n8\n11\nsoon\n7\n", tmp_path)

    assert [(each.row, each.text) for each in found.left_out] == [(5, "11"), (6, "soon")]


def test_nine_columns_are_no_sus(tmp_path):
    row = ",".join("4" * 9)

    with pytest.raises(NoFit, match=r"SUS takes 10 columns .* only 9 fit"):
        asked(f"{','.join(STATEMENTS[:9])}\n{row}\n{row}\n", tmp_path, Kind.SUS)
    with pytest.raises(BadColumns, match="SUS takes 10 columns, got 2"):
        asked(f"{','.join(STATEMENTS[:9])}\n{row}\n", tmp_path, Kind.SUS, (STATEMENTS[0], STATEMENTS[1]))


def test_statements_in_another_order_are_put_in_the_order_of_the_sus(tmp_path):
    turned = [*STATEMENTS[1:], STATEMENTS[0]]
    answers = ["1" if at % 2 else "5" for at in [*range(1, 10), 0]]

    found = asked(f"{','.join(turned)}\n{','.join(answers)}\n", tmp_path, Kind.SUS)

    assert found.figure.value == 100
    assert found.columns == STATEMENTS


def test_numbers_in_headings_give_the_order_where_statements_do_not():
    assert in_item_order([f"q{n}" for n in (10, 1, 2, 3, 4, 5, 6, 7, 8, 9)]) == [*range(1, 10), 0]
    assert in_item_order([*"abcdefghij"]) == [*range(10)]


def test_a_heading_with_commas_is_named_as_it_stands(tmp_path):
    text = '"Hand on heart, would you?",other\n7,1\n6,2\n'

    assert asked(text, tmp_path, columns=("hand on heart,  would you?",)).figure.n == 2
    assert asked(text, tmp_path, Kind.UMUX, ("Hand on heart, would you?,other",)).figure.no_answer == 0


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(NoSuchColumn, match=r"“wrong”\. The file has: a, b"):
        asked("a,b\n1,2\n", tmp_path, columns=("a,wrong",))


def test_a_column_named_twice_is_refused(tmp_path):
    with pytest.raises(BadColumns, match="named twice"):
        asked("a,b\n1,2\n", tmp_path, Kind.UMUX, ("a", "a"))


def test_a_heading_over_two_columns_is_refused(tmp_path):
    with pytest.raises(BadColumns, match="“a” stands over several columns"):
        asked("a,a,b\n1,2,3\n", tmp_path, columns=("a",))


def test_a_file_without_headings_is_refused(tmp_path):
    with pytest.raises(NoTable, match="“9” stands where a heading should be"):
        asked("9\n8\n10\n", tmp_path)


def test_wordings_of_seven_steps_are_not_forced_into_five(tmp_path):
    with pytest.raises(BadColumns, match="“agree” and “somewhat agree” would both be one step of 5"):
        asked("satisfaction\nAgree\nSomewhat agree\nDisagree\n", tmp_path, Kind.CSAT)


def test_a_named_column_of_other_things_is_refused(tmp_path):
    with pytest.raises(BadColumns, match="“why” holds no answer from 0 to 10, but “slow”"):
        asked("why,x\nslow,\nlate,\n", tmp_path, columns=("why",))
    with pytest.raises(BadColumns, match="“x” is blank"):
        asked("why,x\nslow,\nlate,n/a\n", tmp_path, columns=("x",))


def test_loyalty_is_not_asked_on_five_points(tmp_path):
    with pytest.raises(OtherScale, match="NPS is asked on 0 to 10"):
        summarise_survey(text_file(tmp_path, "a\n1\n"), Asked(Kind.NPS, low=1, high=5))


def test_two_sheets_that_fit_are_refused_until_one_is_named(tmp_path):
    path = workbook(tmp_path, May=[["score"], [9], [3]], June=[["score"], [10]], Notes=[["note"], ["late"]])

    with pytest.raises(WhichSheet, match="“May”, “June”"):
        summarise_survey(path, Asked(Kind.NPS))
    with pytest.raises(WhichSheet, match="no sheet “July”"):
        summarise_survey(path, Asked(Kind.NPS, sheet="July"))
    assert summarise_survey(path, Asked(Kind.NPS, sheet="June")).figure.n == 1


def test_words_that_could_be_of_five_or_of_seven_steps_are_refused_until_it_is_said(tmp_path):
    text = "It meets my requirements,It is easy to use\nAgree,Strongly agree\nDisagree,Agree\n"

    with pytest.raises(BadColumns, match="--min 1 --max 5 or --min 1 --max 7"):
        asked(text, tmp_path, Kind.UMUX)

    path = text_file(tmp_path, text)
    values = [summarise_survey(path, Asked(Kind.UMUX, (), 1, high)).figure.value for high in (5, 7)]
    assert values == [pytest.approx(68.75), pytest.approx(70.8333, abs=1e-3)]
