"""The view of evidence of questionnaires other than that of maturity, run without a browser."""

from datetime import date

import pytest

from assessments.actions import respond_by_name
from assessments.evidence.store import load_evidence
from assessments.responses import Response
from assessments.starting import NewAssessment
from data.database import open_database
from tests.ui.guests.asked import PMO, start_assessment
from tests.ui.visit import board, button, open_page, words

FUNDING = ("means-and-aims", "funding")
TEAM = ("concept-introduction", "team-named")


@pytest.fixture
def today():
    return "2026-10-12"


def held(file, programme, questionnaire, *given, subjects=()):
    with open_database(file) as db:
        new = NewAssessment("Check", date(2026, 10, 5), "", questionnaire, subjects=subjects)
        found = start_assessment(db, PMO, programme.id, new)
        respond_by_name(db, PMO, found, [Response("Ann", *key, {"answer": "yes"}, about) for about, key in given])
    return found


def kept(file, assessment):
    with open_database(file) as db:
        return [(each.new.place, each.new.title, each.withdrawn_on) for each in load_evidence(db, assessment)]


def test_a_check_says_what_lacks_its_evidence_takes_it_and_lets_it_be_withdrawn(root, file, programme):
    found = held(file, programme, "pre-check", ("", FUNDING))
    app = open_page(root, "assessments", view="evidence", question="/means-and-aims/funding")
    assert "1 answer lacks the evidence that its question names." in words(app)
    assert app.selectbox(key="assessments_evidence_0_question_/means-and-aims/funding").value == ".".join(FUNDING)
    app.text_input(key="assessments_evidence_0_title").set_value("Budget release")
    app.text_input(key="assessments_evidence_0_link").set_value("https://wiki.acme.example/budget")
    button(app, "Add evidence").click().run()

    assert kept(file, found) == [(("", *FUNDING), "Budget release", None)]
    assert "Every answer has the evidence that its question names." in words(app)
    button(app, "Withdraw evidence").click().run()
    assert kept(file, found) == [(("", *FUNDING), "Budget release", date(2026, 10, 12))]


def test_evidence_about_one_unit_leaves_the_other_without(root, file, programme):
    found = held(file, programme, "unit-readiness", ("hq", TEAM), ("lyon", TEAM), subjects=("hq", "lyon"))
    app = open_page(root, "assessments", view="evidence", question="lyon/concept-introduction/team-named")
    assert "2 answers lack the evidence" in words(app)
    app.text_input(key="assessments_evidence_0_title").set_value("List of names")
    app.text_input(key="assessments_evidence_0_link").set_value("https://wiki.acme.example/list")
    button(app, "Add evidence").click().run()

    assert kept(file, found) == [(("lyon", *TEAM), "List of names", None)]
    assert "1 answer lacks the evidence" in words(app)
    (rows,) = [part["rows"] for part in board(app) if part.get("choose")]
    assert [row["key"] for row in rows] == ["hq/concept-introduction/team-named"]


def test_evidence_is_for_one_unit_unless_all_are_chosen(root, file, programme):
    held(file, programme, "unit-readiness", ("lyon", TEAM), subjects=("lyon",))
    app = open_page(root, "assessments", view="evidence")

    about = app.selectbox(key="assessments_evidence_0_subject_None")
    assert (about.value, about.options[-1]) == ("lyon", "All of them")


def test_it_is_said_in_chinese_too(root, file, programme):
    held(file, programme, "pre-check", ("", FUNDING))

    assert "有 1 个回答缺少问题所指明的证据。" in words(open_page(root, "assessments", lang="zh", view="evidence"))


def test_a_questionnaire_that_names_no_evidence_has_no_such_view(root, file, programme):
    held(file, programme, "usability-sus")

    assert "Evidence" not in open_page(root, "assessments").button_group[0].options
