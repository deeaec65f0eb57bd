from datetime import UTC, date, datetime

from assessments.agreement.agreed import Agreed
from assessments.evidence.evidence import Evidence, KeptFile, Kind, NewEvidence
from assessments.evidence.finding import answer, capped_questions, unshown, unshown_answer
from assessments.maturity.profile import GivenAnswer, Settled
from assessments.maturity.rating import Answer
from assessments.responses import Response
from assessments.scoring.answers import Setting, sheets
from methodology.loader import load_pack

DAY = date(2026, 10, 1)


def said(who, question, letter, evidence=""):
    return GivenAnswer(who, "C1", question, Answer.FULLY, Answer(letter), evidence)


def kept(dated_on, withdrawn_on=None):
    new = NewEvidence("C1", "a", Kind.OBSERVATION, "x", "y", dated_on)
    return Evidence("1", "acme", new, KeptFile(), "ann", DAY, withdrawn_on, 1)


def test_answers_that_count_less_without_evidence_are_counted_most_first():
    given = [said("ann", "a", "F"), said("ann", "b", "L"), said("bob", "b", "F"), said("cid", "c", "P")]

    assert capped_questions(given, DAY, Settled()) == {("C1", "b"): 2, ("C1", "a"): 1}
    assert capped_questions(given, DAY, Settled(proven=frozenset({("C1", "b")}))) == {("C1", "a"): 1}


def test_an_agreed_value_that_nobody_proves_lacks_evidence_too():
    agreed = Agreed(("", "C1", "d"), {"reality": "F"}, "all", "why", datetime(2026, 10, 1, tzinfo=UTC))

    assert capped_questions([said("ann", "a", "P")], DAY, Settled({("C1", "d"): agreed})) == {("C1", "d"): 0}


def test_an_agreed_value_is_proven_by_the_evidence_of_one_answer():
    agreed = Agreed(("", "C1", "d"), {"reality": "F"}, "all", "why", datetime(2026, 10, 1, tzinfo=UTC))

    assert capped_questions([said("ann", "d", "F", "seen")], DAY, Settled({("C1", "d"): agreed})) == {}


def test_the_page_says_what_lacks_evidence_what_expired_and_what_will():
    pieces = (kept(date(2026, 1, 1)), kept(date(2026, 7, 10)), kept(date(2026, 1, 1), DAY))

    assert str(answer({}, (), DAY)) == "Every answer that says largely or fully has evidence that holds."
    assert str(answer({("C1", "b"): 2}, pieces, DAY)) == (
        "C1.b counts only as partly: no evidence holds. 1 piece of evidence expired. 1 expires within 14 days."
    )


CHECK = load_pack("crm-core").questionnaire["pre-check"]
FUNDING, STRATEGY = ("means-and-aims", "funding"), ("means-and-aims", "strategy")


def lacks(*given, proven=()):
    told = sheets(CHECK, given, Setting(proven=frozenset(("", *key) for key in proven)))
    return dict(unshown(told))


def says(who, key, value, evidence=""):
    return Response(who, *key, {"answer": value}, evidence=evidence)


def test_any_questionnaire_says_which_claims_lack_the_evidence_that_their_questions_name():
    given = says("ann", FUNDING, "yes"), says("bob", FUNDING, "partly"), says("ann", STRATEGY, "yes")

    assert lacks(*given) == {("", *FUNDING): 2, ("", *STRATEGY): 1}
    assert lacks(*given, proven=[FUNDING]) == {("", *STRATEGY): 1}


def test_a_no_an_unknown_and_a_claim_with_a_note_lack_nothing():
    given = says("ann", FUNDING, "no"), says("bob", FUNDING, "?"), says("ann", STRATEGY, "yes", "minutes of May")

    assert lacks(*given) == {}


def test_it_is_said_in_one_sentence_with_what_expired():
    assert str(unshown_answer({}, (), DAY)) == "Every answer has the evidence that its question names."
    assert str(unshown_answer({("", *FUNDING): 2}, (kept(date(2026, 1, 1)),), DAY)) == (
        "1 answer lacks the evidence that its question names. 1 piece of evidence expired."
    )
