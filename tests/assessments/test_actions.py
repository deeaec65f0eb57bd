from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import (
    AssessmentClosed,
    NewAssessment,
    NothingAnswered,
    NoTitle,
    TitleTooLong,
    UnknownGate,
    answer,
    close_assessment,
    import_answers,
    score_file,
    start_assessment,
)
from assessments.maturity.answers_file import BadAnswers, UnreadableAnswers
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.results.store import load_levels, load_standing
from assessments.store import load_assessment, load_assessments, load_responses
from assessments.validation import BadResponses
from data.database import Gone, Repeated, StaleSave

ANN = Signature("ann", datetime(2026, 10, 5, 9, tzinfo=UTC))


def said(question, reality, respondent="ann", reason="", evidence="seen"):
    answered = Answer(reality)
    return GivenAnswer(respondent, "C1", question, answered, answered, evidence, reason)


@pytest.fixture
def october(db, programme_id):
    return start_assessment(db, ANN, programme_id, NewAssessment("October", date(2026, 10, 1)))


def test_an_assessment_is_started_and_journalled(db, programme_id, october):
    (found,) = load_assessments(db, programme_id)

    assert (found.id, found.title, found.held_on, found.closed_on) == (
        october,
        "October",
        date(2026, 10, 1),
        None,
    )
    assert load_journal(db, programme_id)[0].entry.verb == "start_assessment"


def test_an_assessment_without_title_is_refused(db, programme_id):
    with pytest.raises(NoTitle):
        start_assessment(db, ANN, programme_id, NewAssessment(" ", date(2026, 10, 1)))


@pytest.mark.parametrize(
    ("title", "gate", "refusal"),
    [
        ({"en": "", "zh": " "}, "", NoTitle),
        ({}, "", NoTitle),
        ("x" * 121, "", TitleTooLong),
        ({"en": "October", "zh": "月" * 121}, "", TitleTooLong),
        ("October", "no-such-gate", UnknownGate),
    ],
)
def test_an_assessment_that_nobody_could_use_is_refused(db, programme_id, title, gate, refusal):
    with pytest.raises(refusal):
        start_assessment(db, ANN, programme_id, NewAssessment(title, date(2026, 10, 1), gate))

    assert not load_assessments(db, programme_id)


def test_an_assessment_of_no_programme_is_refused(db):
    with pytest.raises(Gone):
        start_assessment(db, ANN, "nowhere", NewAssessment("October", date(2026, 10, 1)))


def test_the_newest_answer_counts_and_all_are_kept(db, october):
    answer(db, ANN, october, [said("a", "N"), said("b", "N")])
    answer(db, ANN, october, [said("a", "F")])

    found = [(each.question, each.given["reality"]) for each in load_responses(db, october)]
    assert found == [
        ("b", "N"),
        ("a", "F"),
    ]
    assert db.one("SELECT count(*) AS n FROM answers") == {"n": 3}


def test_saving_the_same_answers_again_saves_nothing(db, programme_id, october):
    assert answer(db, ANN, october, [said("a", "F")]) == 1
    assert answer(db, ANN, october, [said("a", "F")]) == 0
    assert len(load_journal(db, programme_id)) == 2


def test_one_submit_is_one_save(db, october):
    once = Signature("ann", ANN.at, "submit-1")
    answer(db, once, october, [said("a", "F")])

    with pytest.raises(Repeated):
        answer(db, once, october, [said("a", "N")])


def test_not_applicable_without_a_reason_is_refused_and_nothing_is_saved(db, october):
    with pytest.raises(BadResponses, match=r"write why C1\.b, C1\.c does not apply"):
        answer(db, ANN, october, [said("a", "F"), said("c", "NA"), said("b", "NA")])

    assert load_responses(db, october) == ()


def test_in_a_file_the_evidence_may_say_why_something_does_not_apply(db, october):
    import_answers(db, ANN, october, [said("a", "NA", evidence="no partners")])

    assert load_responses(db, october)[0].reason == "no partners"


def test_a_closed_assessment_takes_no_more_answers(db, october):
    answer(db, ANN, october, [said("a", "F")])
    close_assessment(db, ANN, october, load_assessment(db, october).version)

    assert load_assessment(db, october).closed_on == date(2026, 10, 5)
    with pytest.raises(AssessmentClosed, match="October"):
        answer(db, ANN, october, [said("b", "F")])
    with pytest.raises(AssessmentClosed):
        close_assessment(db, ANN, october, 2)


def test_closing_is_refused_while_nothing_is_answered_or_from_a_stale_page(db, october):
    with pytest.raises(NothingAnswered):
        close_assessment(db, ANN, october, 1)
    answer(db, ANN, october, [said("a", "F")])
    with pytest.raises(StaleSave):
        close_assessment(db, ANN, october, 7)


def test_levels_come_from_the_newest_closed_assessment_with_answers(db, programme_id, october, pack):
    assert load_levels(db, programme_id, pack) == {}
    answer(db, ANN, october, [said(q, "F") for q in "abcd"])
    later = start_assessment(db, ANN, programme_id, NewAssessment("November", date(2026, 11, 1)))
    answer(db, ANN, later, [said(q, "N") for q in "abcd"])
    start_assessment(db, ANN, programme_id, NewAssessment("December", date(2026, 12, 1)))

    assert load_levels(db, programme_id, pack) == {"A1": None, "C1": 1, "C2": None}
    close_assessment(db, ANN, october, 1)
    assert load_levels(db, programme_id, pack) == {"A1": None, "C1": 5, "C2": None}
    assert load_standing(db, programme_id, pack).assessment.title == "October"


def test_a_file_is_scored_for_machines(tmp_path, pack):
    file = tmp_path / "answers.csv"
    file.write_text(
        "dimension,question,intention,reality,evidence,respondent\n"
        "C1,a,F,F,seen,ann\nC1,b,F,L,seen,ann\nC1,c,F,P,,ann\nC1,d,F,N,,ann\n"
        "C2,a,F,P,,ann\nC2,b,F,F,seen,ann\nC2,c,F,F,seen,ann\nC2,d,F,F,seen,ann\n"
    )

    found = score_file(file, pack).as_json()

    assert found["dimensions"] == [
        {"id": "A1", "level": None, "score": None, "coverage": 0.0, "stopped_at": "a"},
        {"id": "C1", "level": 3, "score": 3.0, "coverage": 1.0, "stopped_at": "b"},
        {"id": "C2", "level": 1, "score": 4.33, "coverage": 1.0, "stopped_at": "a"},
    ]
    assert found["overall"] == {"score": 3.63, "lowest_level": 1, "coverage": 0.6667, "provisional": True}
    assert len(found["warnings"]) == 1


def test_a_file_that_is_not_there_or_bad_is_refused(tmp_path, pack):
    with pytest.raises(UnreadableAnswers, match="No such file"):
        score_file(tmp_path / "none.csv", pack)
    bad = tmp_path / "bad.csv"
    bad.write_text("dimension,question,intention,reality,evidence\nC1,a,F,Y,\n")
    with pytest.raises(BadAnswers, match="line 2"):
        score_file(bad, pack)
