"""The report of an assessment: the page, its annex, and what it does not tell."""

import html
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import respond, start_assessment
from assessments.responses import Respondent, Response, Role
from assessments.starting import NewAssessment
from assessments.store import add_respondents, append_responses, load_assessment, load_assessments
from data.database import open_database
from phases.actions import find_programme
from reports.assessment.facts import load_assessment_facts
from reports.assessment.report import assessment_markdown, assessment_parts, assessment_title
from reports.render import parts_to_html

OCEAN = "ocean-freight-crm"
ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))


def newest(db):
    return next(each for each in load_assessments(db, OCEAN) if each.questionnaire == "maturity")


def written(path, key=None, language="en", annex=False):
    with open_database(path) as db:
        held = load_assessment(db, key) if key else newest(db)
        facts = load_assessment_facts(db, find_programme(db, OCEAN), held)
    return assessment_markdown(facts, language, annex)


def started(path, people, answers, **new):
    """An assessment of the demo answered by these people: its id."""
    with open_database(path) as db:
        key = start_assessment(db, ANN, OCEAN, NewAssessment("Study", date(2026, 11, 20), **new))
        add_respondents(db, key, people, ANN.at)
        append_responses(db, key, answers, ANN.at)
    return key


def test_the_page_answers_first_and_shows_every_dimension(demo_file):
    text = written(demo_file)

    assert text.startswith("# Ocean Freight CRM: CRM maturity after the pilot\n\n**✓\N{NO-BREAK SPACE}Closed** · ")
    assert "**Rules are written, practice lags: 12 of 14 dimensions promise half a level more" in text
    assert "## Maturity: 2.5 of 5, lowest level 2" in text
    assert text.count("stopped at") == 14
    assert "## The weighted score went from 1.7 to 2.5: 14 dimensions rose, none fell" in text
    assert "Annex" not in text


def test_the_annex_has_the_formulas_with_numbers_and_every_answer(demo_file):
    text = written(demo_file, annex=True)

    assert "| – | Score | 1 + 4 × Σ(w × v) / Σw;" in text
    assert "1 + 4 × (1×1 + 1×1 + 1×1/3 + 1×0)/4 = 3.33" in text
    assert "1 − 2.00 / 2.25" in text or "1 − 1.33 / 2.25 = 0.41" in text
    assert text.count("## Annex, answers: ") == 56
    assert text.count("| DOC-") == text.count("DOC-")


def test_the_report_speaks_chinese(demo_file):
    text = written(demo_file, language="zh", annex=True)

    assert "## 附录，公式：C1 " in text
    assert "## 附录，回答：C1.a " in text
    assert "Annex" not in text


def test_the_page_fits_the_limits_of_a_page_to_print_with_many_answers(demo_copy):
    people = [Respondent(f"p{at}", f"Person {at}") for at in range(60)]
    answers = [
        Response(p.id, "C1", q, {"intention": "F", "reality": "L"}, "", "[x](y) " * 150, "", "E" * 900)
        for p in people
        for q in "abcd"
    ]
    key = started(demo_copy, people, answers)
    with open_database(demo_copy) as db:
        facts = load_assessment_facts(db, find_programme(db, OCEAN), load_assessment(db, key))

    page = parts_to_html(assessment_parts(facts, "en", True), assessment_title(facts, "en"), "en")

    assert page.count("Person ") == 240
    assert "<a " not in page


def test_what_people_wrote_stays_text(demo_copy):
    evil = "<script>alert(1)</script> **bold** | [x](http://y)"
    key = started(demo_copy, [Respondent("p", evil)], [Response("p", "C1", "a", {"reality": "F"}, "", evil)])
    with open_database(demo_copy) as db:
        facts = load_assessment_facts(db, find_programme(db, OCEAN), load_assessment(db, key))

    page = parts_to_html(assessment_parts(facts, "en", True), "t", "en")

    assert "<script" not in page
    assert "<strong>bold" not in page
    shown = html.unescape(page).replace("\N{WORD JOINER}", "")
    assert shown.count("<script>alert(1)</script> **bold** | [x](http") == 2


@pytest.mark.parametrize(("count", "is_shown"), [(4, False), (5, True)])
def test_anonymous_answers_are_shown_from_the_smallest_group_on_and_without_names(demo_copy, count, is_shown):
    people = [Respondent(f"v{at}", f"#v{at}-mark", is_unnamed=True) for at in range(count)]
    answers = [
        Response(each.id, "C1", "a", {"intention": "F", "reality": "P"}, "", f"said {9 - at}")
        for at, each in enumerate(people)
    ]
    key = started(demo_copy, [*people, Respondent("z", "Zoe Asked")], answers, is_anonymous=True, smallest_group=5)

    text = written(demo_copy, key, annex=True)

    assert ("Weighted score" in text) is is_shown
    assert ("said 9" in text) is is_shown
    assert not [word for word in ("-mark", "Zoe") if word in text]
    if not is_shown:
        assert "4 people answered; anonymous answers are shown from 5 on" in text


def test_a_question_that_too_few_answered_without_a_name_is_not_shown(demo_copy):
    people = [Respondent(f"v{at}", f"#v{at}-mark", is_unnamed=True) for at in range(5)]
    answers = [Response(each.id, "C1", "a", {"reality": "P"}) for each in people]
    few = [Response(each.id, "C1", "b", {"reality": "F"}, "", f"secret {each.id}") for each in people[:2]]
    key = started(demo_copy, people, [*answers, *few], is_anonymous=True, smallest_group=5)

    text = written(demo_copy, key, annex=True)

    assert "Too few people answered this for their answers to be shown." in text
    assert "secret" not in text


def test_a_small_group_of_an_anonymous_survey_is_not_shown(demo_copy):
    people = [Respondent(f"v{at}", f"#v{at}", team="Sales" if at else "Legal", is_unnamed=True) for at in range(12)]
    answers = [Response(each.id, "awareness", "awareness", {"answer": "4"}) for each in people]
    key = started(demo_copy, people, answers, questionnaire="change-readiness", is_anonymous=True, smallest_group=5)

    text = written(demo_copy, key, annex=True)

    assert "Legal" not in text


def test_another_questionnaire_shows_its_sections_with_value_share_and_coverage(demo_copy):
    people = [Respondent("p", "Ann", role=Role.MANAGEMENT), Respondent("q", "Bob", role=Role.USERS)]
    answers = [
        Response("p", "people", "competence", {"importance": "5", "performance": "2"}),
        Response("q", "people", "competence", {"importance": "3", "performance": "4"}, comment="Better now"),
    ]
    key = started(demo_copy, people, answers, questionnaire="customer-expectations")

    text = written(demo_copy, key, annex=True)

    assert " | 3.00 | 50\N{NO-BREAK SPACE}% | 2 | 33\N{NO-BREAK SPACE}% (1 of 3) |" in text
    assert "| Bob | 3 Fairly important | 4 Well | Better now |" in text


def test_nothing_answered_is_said_and_nothing_else(demo_copy):
    key = started(demo_copy, [Respondent("p", "Ann")], [])

    text = written(demo_copy, key, annex=True)

    assert "Nothing is answered yet: 56 questions wait for their answers" in text
    assert "##" not in text


def test_the_same_figures_stand_in_the_report_and_in_the_result(demo_file):
    from assessments.results.store import load_result
    from methodology.loader import load_pack
    from words.format import tenth

    with open_database(demo_file) as db:
        held = newest(db)
        found = load_result(db, load_pack("crm-core"), held).profile

    text = written(demo_file)

    for each in found.dimensions:
        row = next(line for line in text.splitlines() if line.startswith(f"| {each.id} "))
        assert f"| {tenth(each.reality.score)} | {each.reality.level}, stopped at {each.reality.stopped_at} |" in row


def test_one_answer_of_a_named_person_changes_the_report(demo_copy):
    key = started(demo_copy, [Respondent("p", "Ann")], [Response("p", "C1", "a", {"reality": "F"}, evidence="list")])
    before = written(demo_copy, key)
    with open_database(demo_copy) as db:
        respond(db, replace(ANN, submit_id="2"), key, [Response("p", "C1", "b", {"reality": "F"}, evidence="list")])

    assert written(demo_copy, key) != before
