"""Two assessments of the same title stay two, whatever is done on one of them."""

from datetime import date

import pytest

from assessments.actions import NewAssessment, start_assessment
from data.database import open_database
from tests.ui.conftest import ANA
from tests.ui.visit import board, drawn, open_page, words

HELD = date(2026, 1, 9)


@pytest.fixture
def twins(file, programme):
    with open_database(file) as db:
        return [start_assessment(db, ANA, programme.id, NewAssessment("Autumn", HELD)) for _ in range(2)]


def choice(page):
    """The choice among the assessments."""
    (tools,) = [each["switches"] for each in board(page) if "switches" in each]
    return next(each for each in tools if each["label"] == "Assessment")


def in_view(page):
    """The assessment that the server says is chosen."""
    return next(part["known"] for parts in drawn(page, "board") for part in parts if "known" in part)["assessment"]


@pytest.mark.parametrize("at", [0, 1])
def test_labels_of_equal_titles_differ_and_each_stays_in_view(root, twins, at):
    page = open_page(root, "assessments", lang="en", assessment=twins[at], view="people")
    assert sorted(words for _, words in choice(page)["options"]) == [
        "Autumn · 9\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2026 (1)",
        "Autumn · 9\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2026 (2)",
    ]

    page.run()
    page.run()

    assert twins[at] in page.query_params["assessment"]
    assert in_view(page) == twins[at]


def test_an_unknown_assessment_is_said_and_those_there_are_offered(root, twins):
    page = open_page(root, "assessments", lang="en", assessment="zzz")
    assert "There is no assessment “zzz” in this programme." in words(page)
    assert "# Autumn" not in words(page)

    page.button(key=f"unknown_{twins[1]}").click().run()

    assert "# Autumn" in words(page)
    assert twins[1] in page.query_params["assessment"]
