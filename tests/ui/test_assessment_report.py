"""The route of an assessment's report, asked over HTTP on the demo."""

import html
import json

import pytest

from assessments.store import load_assessments
from data.database import open_database
from exchange.commands.assess import assess
from tests.conftest import DEMO_DAY
from tests.ui.test_report import asked, file  # noqa: F401

OCEAN = "ocean-freight-crm"


@pytest.fixture
def address(demo_file):
    with open_database(demo_file) as db:
        held = next(each for each in load_assessments(db, OCEAN) if each.questionnaire == "maturity")
    return f"/assessment-report/{OCEAN}/{held.id}"


@pytest.mark.parametrize(("lang", "words"), [("en", "Weighted score"), ("zh", "加权得分")])
def test_the_route_answers_a_page_that_may_only_look_its_way(asked, address, lang, words):  # noqa: F811
    status, headers, text = asked(f"{address}?lang={lang}")

    assert status == 200
    assert words in text
    assert "<script" not in text
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")


def test_the_annex_comes_when_it_is_asked_for(asked, address):  # noqa: F811
    assert "Annex" not in asked(f"{address}?lang=en")[2]
    assert "Annex, answers: C1.a" in html.unescape(asked(f"{address}?lang=en&annex=1")[2])


def test_an_unknown_assessment_or_programme_is_a_plain_sentence(asked):  # noqa: F811
    status, headers, text = asked(f"/assessment-report/{OCEAN}/%3Cscript%3E?lang=en")

    assert status == 409
    assert headers["content-type"].startswith("text/plain")
    assert text.startswith("There is no assessment “<script>”.")
    assert asked("/assessment-report/none/none?lang=en")[0] == 404


def test_route_and_terminal_tell_the_same(asked, address, demo_file, capsys, monkeypatch):  # noqa: F811
    monkeypatch.setenv("PILOTAGE_TODAY", DEMO_DAY.isoformat())
    markdown = asked(f"{address}?lang=en&annex=1&download=md")[2]

    assess(
        ["report", OCEAN, address.rpartition("/")[2], "--annex", "--lang", "en", "--json", "--db", str(demo_file)],
        standalone_mode=False,
    )

    assert json.loads(capsys.readouterr().out)["markdown"] == markdown
