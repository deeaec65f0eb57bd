import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from access.store import load_journal
from assessments.actions import AssessmentClosed, NewAssessment, answer, close_assessment, start_assessment
from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import (
    AgreedMeanwhile,
    AgreementTooLong,
    AgreementUnclear,
    NewAgreement,
    UnknownValue,
)
from assessments.agreement.store import load_agreed, load_history
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import Answer
from assessments.results.store import load_levels, load_result
from assessments.store import load_assessment, load_responses
from methodology.loader import load_pack

ANN = Signature("ann", datetime(2026, 10, 5, 9, tzinfo=UTC))
PLACE = ("", "C1", "a")


@pytest.fixture
def assessment_id(db, programme_id):
    found = start_assessment(db, ANN, programme_id, NewAssessment("October", date(2026, 10, 5)))
    given = [
        GivenAnswer(who, "C1", "a", Answer.FULLY, Answer(a), "seen")
        for who, a in (("ann", "F"), ("bob", "N"), ("cid", "N"))
    ]
    answer(db, ANN, found, given)
    return found


def new(value="L", seen=0, **changed):
    facts = {"given": {"reality": value}, "decided_by": "ann, bob, cid", "reason": "seen together", "seen": seen}
    return NewAgreement(PLACE, **{**facts, **changed})


def test_an_agreed_value_counts_and_every_answer_stays(db, programme_id, assessment_id):
    agree_on(db, ANN, assessment_id, new())

    found = load_result(db, load_pack(), load_assessment(db, assessment_id)).profile.dimension["C1"].agreements["a"]
    assert (found.answer, found.median, found.is_settled) == (Answer.LARGELY, Answer.NOT, True)
    assert [each.given["reality"] for each in load_responses(db, assessment_id)] == ["F", "N", "N"]
    assert load_levels(db, programme_id, load_pack())["C1"] == 2
    assert load_journal(db, programme_id)[0].entry.after["decided_by"] == "ann, bob, cid"


def test_a_later_agreement_replaces_an_earlier_one_and_both_are_kept(db, assessment_id):
    agree_on(db, ANN, assessment_id, new("L"))
    agree_on(db, Signature("bob", ANN.at + timedelta(days=1)), assessment_id, new("P", seen=1))

    assert load_agreed(db, assessment_id)[PLACE].given == {"reality": "P"}
    assert [each.given["reality"] for each in load_history(db, assessment_id)[PLACE]] == ["L", "P"]


def test_the_median_counts_again_when_nothing_is_agreed_any_more(db, assessment_id):
    agree_on(db, ANN, assessment_id, new("L"))
    agree_on(db, ANN, assessment_id, new(given={}, reason="not decided after all", seen=1))

    assert load_agreed(db, assessment_id) == {}


def test_whoever_agrees_second_sees_both_values(db, assessment_id):
    agree_on(db, ANN, assessment_id, new("L"))

    with pytest.raises(AgreedMeanwhile, match="agreed on L meanwhile; yours is P"):
        agree_on(db, ANN, assessment_id, new("P"))


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (new(decided_by=" "), AgreementUnclear),
        (new(reason=""), AgreementUnclear),
        (new(reason="x" * 2001), AgreementTooLong),
        (new("?"), UnknownValue),
        (new("X"), UnknownValue),
        (new(given={"mood": "F"}), UnknownValue),
    ],
)
def test_an_agreement_says_a_known_value_who_and_why(db, assessment_id, wrong, refusal):
    with pytest.raises(refusal):
        agree_on(db, ANN, assessment_id, wrong)

    assert load_agreed(db, assessment_id) == {}


def test_a_closed_assessment_takes_no_agreement(db, assessment_id):
    close_assessment(db, ANN, assessment_id, 1)

    with pytest.raises(AssessmentClosed):
        agree_on(db, ANN, assessment_id, new())


def test_agreements_are_only_added(db, assessment_id):
    agree_on(db, ANN, assessment_id, new())

    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        db.execute("UPDATE agreements SET reason = 'other'")


def test_the_same_agreement_said_again_is_kept_once(db, assessment_id):
    agree_on(db, ANN, assessment_id, new())
    agree_on(db, ANN, assessment_id, new(seen=1))
    assert len(load_history(db, assessment_id)[PLACE]) == 1

    agree_on(db, ANN, assessment_id, new("L", seen=1, reason="seen in the log"))
    assert [each.reason for each in load_history(db, assessment_id)[PLACE]] == ["seen together", "seen in the log"]
