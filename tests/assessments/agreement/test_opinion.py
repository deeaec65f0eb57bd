"""What several people make of the questions of any questionnaire, and what they agreed on."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.agreement.actions import agree_on
from assessments.agreement.agreed import AgreedMeanwhile, NewAgreement, OpinionsCount, UnknownValue
from assessments.agreement.formulas import opinion_formulas
from assessments.agreement.measure import Order, order_of
from assessments.agreement.opinion import answer, find_opinions, talks_first
from assessments.responses import Respondent, Response, Role
from assessments.results.store import load_judged
from assessments.scoring.answers import Setting, sheets, worth
from assessments.store import add_respondents, append_responses, load_assessment
from assessments.validation import BadResponses
from methodology.loader import load_pack
from words.catalogue import say

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD = date(2026, 10, 5)
BUDGET = ("", "means-and-aims", "funding")


def crowd(manage, use):
    people = [Respondent(f"m{n}", f"M{n}", role=Role.MANAGEMENT) for n in range(len(manage))]
    people += [Respondent(f"u{n}", f"U{n}", role=Role.USERS) for n in range(len(use))]
    given = [
        Response(each.id, *BUDGET[1:], {"answer": value}) for each, value in zip(people, [*manage, *use], strict=True)
    ]
    return people, given


def opinions_of(manage, use, **more):
    people, given = crowd(manage, use)
    setting = Setting({each.id: each for each in people}, **more)
    return find_opinions(load_pack().questionnaire["pre-check"], given, setting, {})


def test_management_and_users_apart_is_a_finding_of_its_own():
    (found,) = opinions_of(["yes", "yes"], ["partly", "partly", "partly"])

    assert (found.role_gap, found.measure.is_split, found.is_talk) == (1, False, True)
    assert say(answer([found], 5), "en") == (
        "People see the questions alike; management and users see 1 question differently, "
        f"“{load_pack().questionnaire['pre-check'].asks[BUDGET[1:]].text['en']}”"
    )


def test_no_role_of_an_anonymous_assessment_is_told_that_is_too_small():
    (found,) = opinions_of(["yes"], ["no"] * 5, is_anonymous=True, smallest_group=5)

    assert [(each.role, len(each.given)) for each in found.groups] == [(None, 6)]
    assert opinions_of(["yes"], ["no"] * 3, is_anonymous=True, smallest_group=5) == ()


@pytest.fixture
def check(db, programme_id):
    key = start_assessment(db, PMO, programme_id, NewAssessment("Check", HELD, "", "pre-check"))
    people, given = crowd(["yes", "yes"], ["no", "no", "partly"])
    add_respondents(db, key, people, PMO.at)
    append_responses(db, key, given, PMO.at)
    return key


def judged_of(db, key):
    assessment = load_assessment(db, key)
    return load_judged(db, assessment, load_pack().questionnaire[assessment.questionnaire], {})


def state_of(judged):
    return {each.key: each.state for each in judged.result.subjects[0].requirements}[BUDGET[1:]]


def agree(value, seen=0):
    return NewAgreement(BUDGET, {"answer": value}, "Ann, Bob", "The release was signed on Monday", seen)


def test_the_agreed_value_counts_in_the_result_and_every_answer_stays(db, check):
    before = judged_of(db, check)
    (split,) = talks_first(before.opinions)
    agree_on(db, PMO, check, agree("yes"))
    after = judged_of(db, check)
    (settled,) = talks_first(after.opinions)

    assert (state_of(before), state_of(after)) == ("partly", "met")
    assert (split.is_open, settled.is_open, settled.agreed.decided_by) == (True, False, "Ann, Bob")
    assert settled.given == split.given
    assert "Agreed value" in [say(each.name, "en") for each in opinion_formulas(settled, False)]


def test_taking_the_agreement_back_lets_the_answers_count_again(db, check):
    agree_on(db, PMO, check, agree("yes"))
    agree_on(db, PMO, check, NewAgreement(BUDGET, {}, "Ann", "It was not signed after all", 1))

    assert state_of(judged_of(db, check)) == "partly"


def test_a_value_that_the_scale_does_not_have_cannot_be_agreed_on(db, check):
    with pytest.raises(BadResponses, match="none of"):
        agree_on(db, PMO, check, agree("F"))
    with pytest.raises(UnknownValue):
        agree_on(db, PMO, check, agree("?"))


def test_who_agrees_on_top_of_another_agreement_is_told(db, check):
    agree_on(db, PMO, check, agree("yes"))
    with pytest.raises(AgreedMeanwhile, match="Ann, Bob"):
        agree_on(db, PMO, check, agree("no"))


def test_nobody_settles_what_a_survey_counts(db, programme_id):
    key = start_assessment(db, PMO, programme_id, NewAssessment("NPS", HELD, "", "loyalty-nps"))

    with pytest.raises(OpinionsCount):
        agree_on(db, PMO, key, NewAgreement(("", "loyalty", "recommend"), {"answer": "9"}, "Ann", "why not"))


@pytest.mark.parametrize("instrument", [each for each in load_pack().questionnaire if each != "maturity"])
def test_every_questionnaire_is_measured_and_an_agreed_value_reaches_its_result(instrument):
    asked = load_pack().questionnaire[instrument]
    place, ask = next(iter(asked.asks.items()))
    facets = [each for each in asked.facets(ask) if order_of(asked.scale_of[each.scale]) is Order.STEPS]
    facet = facets[-1] if facets else asked.facets(ask)[0]
    scale = asked.scale_of[facet.scale]
    values = [each.id for each in scale.choice] or ["1", "5", "3"]
    given = [Response(f"p{n}", *place, {facet.id: values[n % len(values)]}, "") for n in range(7)]

    setting = Setting(is_anonymous=False, agreed={("", *place): {facet.id: values[-1]}})

    found = find_opinions(asked, given, setting, {})
    (item,) = [i for s in sheets(asked, given, setting) for i in s.items if (i.key, i.facet) == (place, facet.id)]

    assert (item.n, item.is_agreed, item.value) == (7, True, worth(scale, ask, values[-1]))
    assert [(each.place, each.facet, each.measure.n) for each in found] == [(("", *place), facet.id, 7)]
    assert all(
        say(each.filled, "zh") if not isinstance(each.filled, str) else True
        for each in opinion_formulas(found[0], True)
    )
