import pytest

from assessments.scoring.answers import Setting
from assessments.scoring.weighted import score_weighted
from tests.assessments.scoring.papers import answers, asks, questionnaire, section, words
from words.catalogue import say

PAPER = questionnaire(
    "weighted",
    section("fit", *asks("typical"), weight=3),
    section("staff", *asks("able"), *asks("lead", is_must=True, takes_na=False), weight=1),
    subject="unit",
)
NAMES = Setting(names={"south": words("South"), "north": words("North"), "west": words("West")})


def given(subject: str, typical: str, able: str, lead: str):
    return answers("ada", subject, fit_typical=typical, staff_able=able, staff_lead=lead)


def test_units_stand_in_the_order_of_their_weighted_share():
    found = score_weighted(PAPER, given("south", "3", "3", "3") + given("north", "5", "1", "3"), NAMES)

    assert [(each.subject, each.rank) for each in found.candidates] == [("north", 1), ("south", 2), ("west", None)]
    assert found.candidates[0].share == pytest.approx((3 * 1 + 1 * 0.25) / 4)
    assert say(found.finding, "en").endswith("North leads with 81 %, 31 points ahead of South".replace(" %", "\xa0%"))


def test_shares_that_read_the_same_tie_and_the_next_rank_is_left_out():
    three = given("south", "3", "3", "3") + given("north", "3", "3", "3") + given("west", "2", "2", "2")

    found = score_weighted(PAPER, three, NAMES)

    assert [each.rank for each in found.candidates] == [1, 1, 3]
    assert {each.subject for each in found.leaders} == {"south", "north"}
    assert say(found.finding, "en") == "North, South share first place with 50\xa0%"


def test_a_unit_that_misses_a_must_stands_behind_all_that_miss_none():
    found = score_weighted(PAPER, given("south", "2", "2", "2") + given("north", "5", "5", "1"), NAMES)

    assert [each.subject for each in found.candidates][:2] == ["south", "north"]
    assert found.candidates[1].missed == (("staff", "lead"),)
    assert "South leads with 25\xa0%; North misses a must" in say(found.finding, "en")


def test_none_leads_when_each_misses_a_must():
    found = score_weighted(PAPER, given("south", "5", "5", "1"), NAMES)

    assert found.leaders == ()
    assert "None can be chosen: each misses a must (South)" in say(found.finding, "en")


def test_sections_are_told_from_nought_to_five_for_the_choice_against_cost():
    found = score_weighted(PAPER, given("south", "5", "3", "3"), NAMES)

    assert found.candidates[0].scores == {"fit": 5.0, "staff": 2.5}


def test_of_many_in_a_tie_only_the_number_is_said():
    given_all = [each for n in range(4) for each in given(f"u{n}", "3", "3", "3")]

    assert say(score_weighted(PAPER, given_all, Setting()).finding, "en") == "4 share first place with 50\xa0%"
