from datetime import date

import pytest

from assessments.scoring.answers import Setting, Waiver
from assessments.scoring.readiness import State, score_readiness
from methodology.loader import load_pack
from tests.assessments.scoring.papers import answers, asks, questionnaire, section, words
from words.catalogue import say

CHECK = next(each for each in load_pack("crm-core").questionnaires if each.id == "pre-check")
ALL_YES = {f"{section}_{name}": "yes" for section, name in CHECK.asks}
PROVEN = Setting(proven=frozenset(("", *key) for key in CHECK.asks))
SIGNED = Waiver("Sponsor Li", date(2026, 3, 2), "The bank pays in May")


def check(setting=PROVEN, **changed: str):
    return score_readiness(CHECK, answers("ada", **(ALL_YES | changed)), setting)


def test_a_programme_is_ready_when_every_must_is_met():
    found = check(team_manager="no")

    assert found.subjects[0].is_ready
    assert [each.key for each in found.subjects[0].lacking] == [("team", "manager")]
    assert say(found.finding, "en") == "Ready: every must is met or waived."


@pytest.mark.parametrize(("answer", "state"), [("partly", State.PARTLY), ("no", State.NOT), ("?", State.UNKNOWN)])
def test_a_must_that_is_not_fully_met_keeps_it_from_starting_and_is_named(answer, state):
    found = check(**{"means-and-aims_funding": answer})

    (open_one,) = found.subjects[0].open
    assert (open_one.key, open_one.state) == (("means-and-aims", "funding"), state)
    assert not found.subjects[0].is_ready
    assert "Not ready: 1 must is open, “Is the money" in say(found.finding, "en")


def test_a_must_that_nobody_answered_is_open():
    found = score_readiness(CHECK, answers("ada", team_manager="yes"), PROVEN)

    assert len(found.subjects[0].open) == 5
    assert say(found.finding, "en").startswith("Provisional")


def test_a_must_can_be_waived_by_name_and_date_and_that_is_said():
    waivers = {("", "means-and-aims", "funding"): SIGNED}

    found = check(Setting(proven=PROVEN.proven, waivers=waivers), **{"means-and-aims_funding": "no"})

    assert found.subjects[0].is_ready
    assert [each.waiver for each in found.subjects[0].waived] == [SIGNED]
    assert say(found.finding, "en").endswith("1 is waived.")


def test_a_must_that_does_not_apply_needs_a_waiver_and_another_question_does_not():
    paper = questionnaire("readiness", section("s", *asks("must", is_must=True), *asks("other")))

    found = score_readiness(paper, answers("ada", s_must="NA", s_other="NA"), Setting()).subjects[0]

    assert [(each.key, each.state) for each in found.open] == [(("s", "must"), State.NOT_APPLICABLE)]
    assert found.lacking == ()


def test_a_yes_without_the_evidence_asked_for_is_said_but_decides_nothing():
    found = check(Setting())

    assert found.subjects[0].is_ready
    assert len(found.subjects[0].unproven) == 5
    assert say(found.finding, "en").endswith("5 lack their evidence.")
    assert say(found.finding, "zh") == "已就绪：所有必备项均已满足或已豁免。5 项尚缺证据。"


def test_evidence_of_one_subject_proves_nothing_of_another():
    paper = questionnaire("readiness", section("s", *asks("must", is_must=True, evidence=words("List"))))
    given = [each for who in ("north", "south") for each in answers("ada", who, s_must="5")]

    found = score_readiness(paper, given, Setting(proven=frozenset({("north", "s", "must")}))).subjects

    assert {each.subject: len(each.unproven) for each in found} == {"north": 0, "south": 1}


def test_of_several_people_the_lower_median_decides():
    given = answers("ada", **ALL_YES) + answers("bo", **(ALL_YES | {"means-and-aims_strategy": "partly"}))

    found = score_readiness(CHECK, given, PROVEN).subjects[0]

    assert [each.key for each in found.open] == [("means-and-aims", "strategy")]


def test_units_that_are_ready_and_those_that_are_not_are_named():
    paper = questionnaire("readiness", section("s", *asks("q", is_must=True)), subject="unit")
    names = Setting(names={"north": words("North"), "south": words("South")})
    given = answers("ada", "north", s_q="5") + answers("bo", "south", s_q="4")

    found = score_readiness(paper, given, names)

    assert [each.is_ready for each in found.subjects] == [True, False]
    assert say(found.finding, "en") == "Ready: North. Not ready yet: South"
