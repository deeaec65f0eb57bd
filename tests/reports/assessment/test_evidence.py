"""The evidence of every answer in the annex: what it is, how long it holds, who keeps it, and where it lies."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import start_assessment
from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.evidence.files import Upload
from assessments.evidence.store import load_evidence
from assessments.responses import Respondent, Response
from assessments.starting import NewAssessment
from assessments.store import add_respondents, append_responses, load_assessment
from data.database import open_database
from phases.actions import find_programme
from reports.assessment.facts import load_assessment_facts
from reports.assessment.report import assessment_markdown, assessment_parts
from reports.render import parts_to_html

OCEAN = "ocean-freight-crm"
ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))
HELD = date(2026, 11, 20)
FULLY = Response("p", "C1", "a", {"reality": "F"})
LIST = NewEvidence("C1", "a", Kind.RECORD, "List of customers", "D. Ortiz", date(2026, 9, 1), date(2027, 8, 31))
CALL = NewEvidence("C1", "a", Kind.OBSERVATION, "A call", "Cem", date(2026, 3, 2))
WIKI = NewEvidence("C1", "b", Kind.DOCUMENT, "Rules", "Eva", date(2026, 10, 5), link="https://wiki.example/a|b")


def assessed(path, *pieces, questionnaire="maturity", answer=FULLY):
    """An assessment of the demo with one answer and this evidence: its id."""
    with open_database(path) as db:
        key = start_assessment(db, ANN, OCEAN, NewAssessment("Study", HELD, questionnaire=questionnaire))
        add_respondents(db, key, [Respondent("p", "Ann")], ANN.at)
        append_responses(db, key, [answer], ANN.at)
        for piece, file in pieces:
            add_evidence(db, ANN, key, (piece, file, ""))
    return key


def facts_of(path, key):
    with open_database(path) as db:
        return load_assessment_facts(db, find_programme(db, OCEAN), load_assessment(db, key))


def answers_of(path, key, question, language="en"):
    title = {"en": "Annex, answers", "zh": "附录，回答"}[language]
    text = assessment_markdown(facts_of(path, key), language, True).replace("\N{NO-BREAK SPACE}", " ")
    return next(part for part in text.split("\n## ") if part.startswith(title) and f"{question} " in part)


@pytest.fixture
def key(demo_copy):
    return assessed(demo_copy, (LIST, Upload("list.pdf", b"%PDF-1.4 list")), (CALL, None), (WIKI, None))


def test_every_piece_stands_under_its_question_with_all_that_is_known_of_it(demo_copy, key):
    part = answers_of(demo_copy, key, "C1.a")

    assert (
        "| Evidence | Kind | Dated | Expires on | Kept by | File | Link | State that day |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| List of customers | Record of a system | 1 Sep 2026 | 31 Aug 2027 | D. Ortiz | list.pdf | – | ✓ valid |\n"
        "| A call | Observation or interview | 2 Mar 2026 | – | Cem | – | – | ■ expired |"
    ) in part


def test_evidence_of_a_question_that_nobody_answered_stands_there_too(demo_copy, key):
    part = answers_of(demo_copy, key, "C1.b")

    assert "Nobody answered this" in part
    assert "| Rules | Document |" in part


def test_the_evidence_is_told_in_chinese(demo_copy, key):
    part = answers_of(demo_copy, key, "C1.a", "zh")

    assert "| 证据 | 类型 | 日期 | 到期日 | 保管人 | 文件 | 链接 | 当日状态 |" in part
    assert "| List of customers | 系统记录 | 2026年9月1日 | 2027年8月31日 |" in part


def test_a_link_stays_text_on_the_page(demo_copy, key):
    page = parts_to_html(assessment_parts(facts_of(demo_copy, key), "en", True), "t", "en")

    assert "<a " not in page
    assert "wiki.example/a|b" in page.replace("\N{WORD JOINER}", "")


def test_what_was_withdrawn_is_not_listed(demo_copy, key):
    with open_database(demo_copy) as db:
        for each in load_evidence(db, key):
            withdraw_evidence(db, ANN, each.id, each.version)

    assert "Kept by" not in assessment_markdown(facts_of(demo_copy, key), "en", True)


def test_evidence_about_one_subject_names_it(demo_copy):
    new = replace(LIST, section="concept-introduction", question="team-named", subject="hamburg")
    answer = Response("p", "concept-introduction", "team-named", {"answer": "yes"}, "hamburg")
    piece = new, Upload("names.pdf", b"%PDF-1.4")
    key = assessed(demo_copy, piece, questionnaire="unit-readiness", answer=answer)

    part = answers_of(demo_copy, key, "concept-introduction.team-named")

    assert "| About | Evidence |" in part
    assert "| Hamburg | List of customers |" in part
