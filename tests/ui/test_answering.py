"""Answering any questionnaire in the app: one person a section at a time, several in a room a question at a time."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import NewAssessment, respond_by_name, start_assessment
from assessments.respondents.actions import add_people
from assessments.respondents.listing import NewPerson
from assessments.responses import Response
from assessments.store import load_respondents, load_responses
from data.database import open_database
from methodology.loader import load_pack
from phases.programme import NewUnit
from tests.ui.visit import button, open_part, words

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD = date(2026, 10, 5)


@pytest.fixture
def units():
    return (NewUnit(name="Lyon", kind="head-office", wave=0), NewUnit(name="Essen", kind="subsidiary", wave=1))


def started(file, programme, questionnaire, **more):
    with open_database(file) as db:
        return start_assessment(db, PMO, programme.id, NewAssessment("T", HELD, "", questionnaire, **more))


def saved(file, assessment):
    with open_database(file) as db:
        names = {each.id: each.name for each in load_respondents(db, assessment)}
        return {(names[e.respondent], e.subject, e.question): e for e in load_responses(db, assessment)}


def shown(assessment, lang="en"):
    return open_part("ui.parts.answering.answering", "answering", assessment, lang=lang)


def spot(assessment, *parts):
    return "_".join(("assessments_answers", assessment, *parts))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_questionnaire_of_the_method_can_be_answered(file, programme, lang):
    for each in load_pack("crm-core").questionnaire.values():
        named = ("Alpha",) if each.subject in ("option", "person") else ()
        app = shown(started(file, programme, each.id, subjects=named), lang)

        assert each.section[0].ask[0].text[lang].split("_")[0][:20] in words(app).replace("\\", "")
        assert len(app.button) == 1


def test_maturity_is_saved_with_its_evidence_and_counts_when_both_are_answered(file, programme):
    assessment = started(file, programme, "maturity")
    app = shown(assessment)
    key = spot(assessment, "PMO", "A1", "a")
    app.button_group(key=f"{key}_reality").set_value("L")
    app.text_input(key=f"{key}_note").set_value("minutes of May")
    button(app, "Save answers").click().run()

    (found,) = saved(file, assessment).values()
    assert (found.given, found.evidence, found.comment) == ({"reality": "L"}, "minutes of May", "")
    assert app.get("progress")[0].proto.text == "0 of 56 questions answered"
    app.button_group(key=f"{key}_intention").set_value("F")
    button(app, "Save answers").click().run()
    assert app.get("progress")[0].proto.text == "1 of 56 questions answered"


def test_not_applicable_without_a_reason_is_refused_beside_the_button(file, programme):
    assessment = started(file, programme, "maturity")
    app = shown(assessment)
    app.button_group(key=f"{spot(assessment, 'PMO', 'A1', 'b')}_reality").set_value("NA")
    button(app, "Save answers").click().run()

    assert "A1.b does not apply" in app.error[0].value
    assert not saved(file, assessment)


def test_numbers_days_and_choices_are_answered_per_group(file, programme):
    assessment = started(file, programme, "expectations")
    with open_database(file) as db:
        add_people(db, PMO, assessment, [NewPerson("Ann", team="Sales")])
    app = shown(assessment)
    app.selectbox(key=f"assessments_respondent_{assessment}").set_value("Ann").run()
    asked = load_pack("crm-core").questionnaire["expectations"].section[0]
    key = spot(assessment, "Ann_Sales", asked.id, asked.ask[0].id)
    app.number_input(key=f"{key}_value").set_value(12.5)
    app.date_input(key=f"{key}_date").set_value(date(2027, 3, 1))
    app.button_group(key=f"{key}_importance").set_value("5")
    button(app, "Save answers").click().run()

    found = saved(file, assessment)["Ann", "Sales", asked.ask[0].id]
    assert found.given == {"value": "12.5", "date": "2027-03-01", "importance": "5"}


def test_an_answer_that_was_taken_back_is_not_known_any_more(file, programme):
    assessment = started(file, programme, "failure-causes")
    question = load_pack("crm-core").questionnaire["failure-causes"].section[0].ask[0].id
    with open_database(file) as db:
        respond_by_name(db, PMO, assessment, [Response("PMO", "causes", question, {"answer": "yes"}, comment="hm")])
    app = shown(assessment)
    app.button_group(key=f"{spot(assessment, 'PMO', 'causes', question)}_answer").set_value(None)
    button(app, "Save answers").click().run()

    found = saved(file, assessment)["PMO", "", question]
    assert (found.given, found.comment) == ({"answer": "?"}, "hm")


def test_what_is_compared_must_be_named_before_answering(file, programme):
    assessment = started(file, programme, "product-choice")
    app = shown(assessment)

    assert button(app, "Save answers").disabled
    assert "Name what is assessed before answering." in words(app)


def test_an_anonymous_assessment_is_not_answered_here(file, programme):
    app = shown(started(file, programme, "usability-sus", is_anonymous=True, smallest_group=5))

    assert "This assessment is anonymous" in words(app)
    assert not app.button


@pytest.fixture
def room(file, programme):
    """An interview about failure causes with two people."""
    assessment = started(file, programme, "failure-causes")
    with open_database(file) as db:
        add_people(db, PMO, assessment, [NewPerson("Ann"), NewPerson("Bob", line=2)])
    app = shown(assessment)
    app.button_group(key=f"assessments_answers_way_{assessment}").set_value("room").run()
    return assessment, app


def test_answers_of_all_in_the_room_are_one_save_and_the_next_question_follows(file, programme, room):
    assessment, app = room
    section = load_pack("crm-core").questionnaire["failure-causes"].section[0]
    for name, value in (("Ann", "yes"), ("Bob", "no")):
        app.button_group(key=f"assessments_room_{assessment}_{name}__causes_{section.ask[0].id}_answer").set_value(
            value
        )
    app.text_input(key=f"assessments_room_{assessment}_Bob__causes_{section.ask[0].id}_note").set_value("seen")
    button(app, "Save and next").click().run()

    found = saved(file, assessment)
    assert {name: each.given["answer"] for (name, _, _), each in found.items()} == {"Ann": "yes", "Bob": "no"}
    assert f"##### {section.ask[1].text['en']}" in words(app).replace("\\", "")
    with open_database(file) as db:
        assert len([r for r in load_journal(db, programme.id) if r.entry.verb == "answer_assessment"]) == 1


def test_a_room_where_one_answer_lacks_its_reason_saves_nobodys(file, room):
    assessment, app = room
    question = load_pack("crm-core").questionnaire["failure-causes"].section[0].ask[0].id
    for name, value in (("Ann", "yes"), ("Bob", "NA")):
        app.button_group(key=f"assessments_room_{assessment}_{name}__causes_{question}_answer").set_value(value)
    button(app, "Save and next").click().run()

    assert f"causes.{question} Bob does not apply" in app.error[0].value
    assert not saved(file, assessment)
    assert app.get("progress")[0].proto.text == "Question 1 of 18"


def test_a_question_can_be_skipped_and_gone_back_to(room):
    _, app = room
    button(app, "Skip").click().run()
    assert app.get("progress")[0].proto.text == "Question 2 of 18"

    button(app, "Back").click().run()
    assert app.get("progress")[0].proto.text == "Question 1 of 18"
