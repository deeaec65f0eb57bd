from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, close_assessment, start_assessment
from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import NewAgreement
from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import Kind, NewEvidence
from assessments.maturity.profile import Settled
from assessments.responses import Respondent, Response
from assessments.results.result import Given, make_result, respondents_fact
from assessments.results.store import load_result, load_stamp
from assessments.store import Assessment, add_respondents, append_responses, load_assessment
from methodology.loader import load_pack

ANN = Signature("ann", datetime(2026, 10, 5, 9, tzinfo=UTC))
DAY = date(2026, 10, 5)


def people(**units):
    return [Respondent(f"{unit}{n}", f"{unit}{n}", unit=unit) for unit, count in units.items() for n in range(count)]


def said(person, letter, question="a"):
    return Response(person.id, "C1", question, {"intention": "F", "reality": letter}, evidence="seen")


def result_of(pack, asked, letters, smallest=1, anonymous=False):
    assessment = Assessment("1", "acme", "October", DAY, "", None, 1, is_anonymous=anonymous, smallest_group=smallest)
    given = [said(person, letters[person.unit]) for person in asked]
    return make_result(pack.dimensions, Given(assessment, asked, given, Settled()))


def test_every_unit_has_its_own_profile(pack):
    found = result_of(pack, people(north=2, south=3), {"north": "F", "south": "N"})

    assert {key: each.dimension["C1"].reality.score for key, each in found.units.items()} == {"north": 5, "south": 1}
    assert found.profile.dimension["C1"].reality.score == 1
    assert respondents_fact(found) == (5, 5)


def test_people_without_a_unit_count_for_the_whole_only(pack):
    asked = [*people(north=1), Respondent("x", "x")]

    found = result_of(pack, asked, {"north": "F", "": "N"})

    assert (list(found.units), found.respondents) == (["north"], 2)


def test_an_anonymous_assessment_shows_no_unit_that_is_too_small(pack):
    found = result_of(pack, people(north=5, south=6, east=2), {"north": "F", "south": "N", "east": "N"}, 5, True)

    assert set(found.units) == {"south"}
    assert found.respondents == 13


def test_an_anonymous_assessment_with_too_few_answers_shows_nothing(pack):
    found = result_of(pack, people(north=4), {"north": "F"}, 5, True)

    assert (found.profile.reality.score, found.units, found.talks, found.hidden) == (None, {}, (), 4)
    assert respondents_fact(found) == (4, 4)


@pytest.fixture
def assessment_id(db, programme_id):
    return start_assessment(db, ANN, programme_id, NewAssessment("October", DAY))


def test_the_stamp_differs_after_every_change_that_a_result_shows(db, assessment_id):
    stamps = []

    def note():
        stamps.append(load_stamp(db, load_assessment(db, assessment_id)))

    asked = people(north=1)
    steps = (
        lambda: add_respondents(db, assessment_id, asked, ANN.at),
        lambda: append_responses(db, assessment_id, [said(asked[0], "F")], ANN.at),
        lambda: agree_on(db, ANN, assessment_id, NewAgreement(("", "C1", "a"), {"reality": "P"}, "ann", "why")),
        lambda: add_evidence(
            db, ANN, assessment_id, (NewEvidence("C1", "a", Kind.OBSERVATION, "x", "y", DAY), None, "")
        ),
        lambda: withdraw_evidence(db, ANN, db.select("SELECT id FROM assessment_evidence")[0]["id"], 1),
        lambda: close_assessment(db, ANN, assessment_id, 1),
    )
    note()
    for step in steps:
        step()
        note()

    assert len(set(stamps)) == len(steps) + 1
    found = load_result(db, load_pack(), load_assessment(db, assessment_id))
    assert str(found.profile.dimension["C1"].agreements["a"].answer) == "P"
