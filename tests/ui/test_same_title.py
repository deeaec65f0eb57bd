"""Two assessments of the same title stay two, whatever is done on one of them."""

from datetime import date

import pytest

from assessments.actions import NewAssessment, start_assessment
from data.database import open_database
from tests.ui.conftest import ANA
from tests.ui.visit import open_page, words

HELD = date(2026, 1, 9)


@pytest.fixture
def twins(file, programme):
    with open_database(file) as db:
        return [start_assessment(db, ANA, programme.id, NewAssessment("Autumn", HELD)) for _ in range(2)]


@pytest.mark.parametrize("at", [0, 1])
def test_labels_of_equal_titles_differ_and_each_stays_in_view(root, twins, at):
    page = open_page(root, "assessments", lang="en", assessment=twins[at], view="people")
    choice = next(each for each in page.selectbox if each.label == "Assessment")
    assert sorted(choice.options) == [
        "Autumn · 9\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2026 (1)",
        "Autumn · 9\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2026 (2)",
    ]
    before = choice.value

    page.run()
    page.run()

    assert twins[at] in page.query_params["assessment"]
    assert next(each for each in page.selectbox if each.label == "Assessment").value == before == twins[at]


def test_an_unknown_assessment_is_said_and_those_there_are_offered(root, twins):
    page = open_page(root, "assessments", lang="en", assessment="zzz")
    assert "There is no assessment “zzz” in this programme." in words(page)
    assert "# Autumn" not in words(page)

    page.button(key=f"unknown_{twins[1]}").click().run()

    assert "# Autumn" in words(page)
    assert twins[1] in page.query_params["assessment"]
