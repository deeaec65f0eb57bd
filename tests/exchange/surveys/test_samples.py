"""Surveys of other people: our figures are the expected ones."""

import csv
import json

import pytest

from assessments.surveys.reliability import cronbach_alpha
from assessments.surveys.usability import sus_scores
from exchange.surveys.account import as_json
from exchange.surveys.choice import Asked
from exchange.surveys.columns import SeveralFit
from exchange.surveys.instruments import Kind
from exchange.surveys.summary import summarise_survey
from exchange.surveys.table import tables_in
from tests.exchange.surveys.files import RESPONSES, sample

EXPECTED = RESPONSES.parent / "expected_responses.csv"
ITEMS = {"imag": 5, "expe": 5, "qual": 5, "val": 4, "sat": 4, "loy": 4}


def expected(file, measure):
    """The rows of the expectation, by segment; none where the samples are absent."""
    if not EXPECTED.exists():
        return {}
    with EXPECTED.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["file"] == file and row["measure"].startswith(measure)]
    return {row["segment"]: row for row in rows}


def figures(row):
    return tuple(float(row[key]) for key in ("value", "ci_low", "ci_high"))


@pytest.mark.parametrize("question", ["Sudzilla", "the opening keynote", "the closing keynote"])
def test_the_loyalty_of_an_event_is_the_published_one(question):
    file = sample("sudzilla_nps.csv")
    heading = f"On a scale of 0-10, how would you rate {question}?"
    row = expected(file.name, "NPS")[heading]

    found = as_json(summarise_survey(file, Asked(Kind.NPS, (heading,))))

    assert (found["value"], found["ci_low"], found["ci_high"]) == pytest.approx(figures(row), abs=5e-4)
    assert (found["n"], found["no_answer"], found["out_of_range"]) == (39, 0, 0)
    assert [found[key] for key in ("promoters", "passives", "detractors")] == [
        int(row[key]) for key in ("promoters", "passives", "detractors")
    ]


def test_three_questions_that_fit_are_named_and_none_is_taken():
    with pytest.raises(SeveralFit, match=r"3 fit: .*Sudzilla.*opening keynote.*closing keynote"):
        summarise_survey(sample("sudzilla_nps.csv"), Asked(Kind.NPS))


def test_ten_columns_of_words_make_the_expected_sus_and_alpha():
    file = sample("sus_words.csv")
    row = expected(file.name, "SUS")[""]
    alpha = expected(file.name, "Cronbach")["SUS items, even ones reversed"]

    found = as_json(summarise_survey(file, Asked(Kind.SUS)))

    assert (found["value"], found["ci_low"], found["ci_high"]) == pytest.approx(figures(row), abs=1e-4)
    assert (found["n"], found["median"]) == (30, 75.0)
    assert found["alpha"] == pytest.approx(float(alpha["value"]), abs=1e-6)


def test_the_scores_of_the_first_five_people_are_the_expected_ones():
    table = tables_in(sample("sus_words.csv"))[0]
    steps = [
        "Strongly disagree",
        "Somewhat disagree",
        "Neither agree nor disagree",
        "Somewhat agree",
        "Strongly agree",
    ]
    rows = [[steps.index(column[at]) + 1 for column in table.columns[1:]] for at in range(5)]

    assert sus_scores(rows)[0] == [95, 97.5, 80, 87.5, 87.5]


@pytest.mark.parametrize("part", ITEMS)
def test_the_means_and_alphas_of_a_bank_are_the_expected_ones(part):
    file = sample("bank_satisfaction.csv")
    columns = ",".join(f"{part}{at + 1}" for at in range(ITEMS[part]))
    row = expected(file.name, "mean of items")[part]

    found = as_json(summarise_survey(file, Asked(Kind.CSAT, (columns,), 0, 10)))

    assert (found["value"], found["ci_low"], found["ci_high"]) == pytest.approx(figures(row), abs=1e-4)
    assert (found["n"], found["no_answer"]) == (250, 0)
    assert found["alpha"] == pytest.approx(float(expected(file.name, "Cronbach")[part]["value"]), abs=1e-6)


def test_noughts_on_a_scale_said_to_begin_at_one_are_named_by_row():
    found = as_json(summarise_survey(sample("bank_satisfaction.csv"), Asked(Kind.CSAT, ("imag5",), 1, 10)))

    assert found["out_of_range"] == len(found["left_out"]) > 0
    assert found["left_out"][0] == {"column": "imag5", "row": 20, "text": "0", "why": "outside the scale"}
    assert found["n"] + found["out_of_range"] == 250


def test_alpha_of_columns_of_numbers():
    table = tables_in(sample("bank_satisfaction.csv"))[0]
    columns = [
        [float(cell) for cell in column]
        for heading, column in zip(table.headings, table.columns, strict=True)
        if heading.startswith("loy")
    ]

    assert cronbach_alpha(list(zip(*columns, strict=True))) == pytest.approx(0.820639, abs=1e-6)


def test_the_document_is_plain_json():
    found = as_json(summarise_survey(sample("sus_words.csv"), Asked(Kind.SUS)))

    assert json.loads(json.dumps(found)) == found
    assert list(found)[:6] == ["value", "n", "no_answer", "ci_low", "ci_high", "method"]
