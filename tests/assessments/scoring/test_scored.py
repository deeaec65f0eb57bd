import pytest

from assessments.scoring.answers import Setting
from assessments.scoring.scored import RULES, Survey, score
from methodology.loader import load_pack
from tests.assessments.scoring.papers import answers
from words.catalogue import say

SHIPPED = {each.id: each for each in load_pack("crm-core").questionnaires}
NAMED = Setting(is_anonymous=False)


def recommend(*marks: int, unit: str = ""):
    return [each for n, mark in enumerate(marks) for each in answers(f"{unit}{n}", unit, loyalty_recommend=str(mark))]


@pytest.mark.parametrize("name", sorted(SHIPPED))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_shipped_questionnaire_is_scored_and_says_that_nothing_is_answered(name, language):
    found = score(SHIPPED[name], [])

    assert say(found.finding, language) == {"en": "Nothing is answered yet", "zh": "尚无任何回答"}[language]


def test_every_rule_but_maturity_is_scored():
    assert {each.rule for each in SHIPPED.values()} == set(RULES)


def test_nps_of_twelve_promoters_six_passives_and_seven_detractors_is_twenty():
    found = score(SHIPPED["loyalty-nps"], recommend(*[10] * 12, *[7] * 6, *[0] * 7), NAMED)

    assert isinstance(found, Survey)
    assert found.whole.figure.value == pytest.approx(20.0)
    assert say(found.finding, "en").startswith("The net promoter score is 20 (95 %: ")
    assert say(found.finding, "zh").startswith("净推荐值为 20（95%：")


def test_below_twenty_answers_the_distribution_is_read():
    found = score(SHIPPED["loyalty-nps"], recommend(10, 9, 0), NAMED)

    assert say(found.finding, "en") == "Only 3 answers: read the distribution, not a score of 33"


def test_the_reason_in_words_is_no_mark():
    given = recommend(*[10] * 20) + answers("0", loyalty_why="7")

    assert score(SHIPPED["loyalty-nps"], given, NAMED).whole.figure.n == 20


def test_csat_is_the_share_of_the_two_highest_answers_to_the_first_question():
    given = [
        each
        for n, mark in enumerate([5, 4, 4, 2, 1])
        for each in answers(f"c{n}", overall_overall=str(mark), reasons_speed="5", reasons_better="Call back")
    ]

    found = score(SHIPPED["satisfaction-csat"], given, NAMED)

    assert found.whole.figure.value == pytest.approx(60.0)
    assert found.whole.by_question["reasons", "speed"].value == pytest.approx(100.0)
    assert found.whole.by_question["reasons", "effort"].no_answer == 5
    assert say(found.finding, "en").startswith("60 % of 5 people are satisfied (95 %: ")


def test_sus_of_the_best_answers_is_a_hundred_and_of_the_middle_fifty():
    items = list(SHIPPED["usability-sus"].asks)
    best = {f"items_{name}": "1" if at % 2 else "5" for at, (_, name) in enumerate(items)}
    middle = {f"items_{name}": "3" for _, name in items}

    top = score(SHIPPED["usability-sus"], answers("a", **best), NAMED)
    half = score(SHIPPED["usability-sus"], answers("a", **middle), NAMED)

    assert (top.whole.figure.value, half.whole.figure.value) == (100.0, 50.0)


def test_umux_lite_of_six_and_five_is_seventy_five():
    given = answers("a", **{"items_meets-requirements": "6", "items_easy-to-use": "5"})

    found = score(SHIPPED["usability-umux-lite"], given, NAMED)

    assert found.whole.figure.value == pytest.approx(75.0)
    assert say(found.finding, "en") == "Usability is 75.0 of 100, said by 1 person"


def test_a_person_with_an_item_left_open_has_no_sus():
    given = answers("a", items_easy="5", items_complex="?")

    figure = score(SHIPPED["usability-sus"], given, NAMED).whole.figure

    assert (figure.value, figure.n, figure.no_answer) == (None, 0, 1)


def test_units_are_told_apart_and_small_anonymous_ones_are_not_shown():
    given = recommend(*[9] * 6, unit="north") + recommend(*[0] * 5, unit="south") + recommend(10, unit="west")

    found = score(SHIPPED["loyalty-nps"], given)

    figures = {each.subject: each.figure for each in found.subjects}
    assert figures["north"].value == 100.0
    assert (figures["west"], figures["south"]) == (None, None)
    assert found.whole.figure.n == 12


def test_four_anonymous_answers_say_nothing_at_all():
    found = score(SHIPPED["loyalty-nps"], recommend(1, 2, 3, 4))

    assert found.whole.figure is None
    assert say(found.finding, "en") == "Too few people answered to show a result"


@pytest.mark.parametrize("blank", ["?", "NA"])
def test_of_five_unnamed_people_one_rating_is_no_figure(blank):
    given = [*recommend(3), *(each for n in range(1, 5) for each in answers(f"{n}", "", loyalty_recommend=blank))]

    assert score(SHIPPED["loyalty-nps"], given).whole.figure is None
    assert score(SHIPPED["loyalty-nps"], given, NAMED).whole.figure.n == 1


@pytest.mark.parametrize("blank", ["?", "NA"])
def test_who_gave_no_mark_is_not_too_few(blank):
    found = score(SHIPPED["loyalty-nps"], answers("0", "", loyalty_recommend=blank), NAMED)

    assert say(found.finding, "en") == "Nobody gave an answer that counts towards a figure"
    assert say(found.finding, "zh") == "没有人给出可计入数值的回答"
