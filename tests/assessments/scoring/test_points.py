import pytest

from assessments.scoring.answers import Setting
from assessments.scoring.points import WHOLE, score_points
from methodology.loader import load_pack
from methodology.questionnaire import Scale
from tests.assessments.scoring.papers import answers, asks, facets, questionnaire, section, steps, words
from words.catalogue import say

TWO = questionnaire("points", section("a", *asks("one", "two")), section("b", *asks("three")), target=4.0)


def only(found):
    return found.subjects[0]


def test_weight_one_and_three_with_only_the_heavy_one_fully_true_is_three_quarters():
    light, heavy = asks("light", weight=1), asks("heavy", weight=3)
    shares = questionnaire("points", section("s", *light, *heavy), scales=(steps(0, 3),))

    found = only(score_points(shares, answers("ada", s_light="0", s_heavy="3"), Setting()))

    assert found.share == pytest.approx(0.75)
    assert found.score["s", "answer"].value == pytest.approx(2.25)


def test_a_section_says_its_value_on_the_scale_its_share_of_the_best_and_its_coverage():
    found = only(score_points(TWO, answers("ada", a_one="4", a_two="?", b_three="2"), Setting()))

    first, second = found.score["a", "answer"], found.score["b", "answer"]
    assert (first.value, first.share, first.n) == (4.0, 0.75, 1)
    assert (first.coverage.answered, first.coverage.applicable) == (1, 2)
    assert (second.value, second.share) == (2.0, 0.25)
    assert found.score[WHOLE, "answer"].share == pytest.approx(0.5)
    assert found.coverage.share == pytest.approx(2 / 3)


def test_what_does_not_apply_leaves_its_weight_to_the_rest():
    whole = only(score_points(TWO, answers("ada", a_one="4", a_two="1", b_three="NA"), Setting()))

    assert whole.share == pytest.approx((0.75 + 0.0) / 2)
    assert whole.score["b", "answer"].share is None
    assert whole.coverage.applicable == 2


def test_named_people_count_by_the_lower_median_and_anonymous_ones_by_the_mean():
    given = answers("ada", b_three="2") + answers("bo", b_three="5")

    named = only(score_points(TWO, given, Setting()))
    unnamed = only(score_points(TWO, given, Setting(is_anonymous=True, smallest_group=2)))

    assert named.score["b", "answer"].value == 2.0
    assert unnamed.score["b", "answer"].value == pytest.approx(3.5)


def test_an_anonymous_group_below_the_smallest_size_shows_nothing_and_hides_nobody_by_subtraction():
    paper = questionnaire("points", section("s", *asks("q")), subject="group", is_anonymous=True, smallest_group=3)
    sizes = {"sales": 4, "service": 3, "it": 2}
    given = [
        each for team, size in sizes.items() for n in range(size) for each in answers(f"{team}{n}", team, s_q="4")
    ]

    found = {each.subject: each for each in score_points(paper, given, Setting()).subjects}

    assert found["sales"].share == pytest.approx(0.75)
    assert (found["it"].share, found["it"].is_shown, found["it"].people) == (None, False, 2)
    assert found["service"].share is None


def test_a_reversed_question_is_turned_on_its_scale():
    paper = questionnaire("points", section("s", *asks("bad", is_reversed=True)))

    assert only(score_points(paper, answers("ada", s_bad="2"), Setting())).whole.value == 4.0


def test_sections_below_a_section_count_in_it_by_their_weight():
    parts = (
        section("root", *asks("own")),
        section("leaf", *asks("q"), parent="root", weight=3),
        section("note", *asks("q"), weight=0),
    )
    paper = questionnaire("points", *parts)

    found = only(score_points(paper, answers("ada", root_own="1", leaf_q="5", note_q="1"), Setting()))

    assert found.score["root", "answer"].share == pytest.approx(0.75)
    assert found.share == pytest.approx(0.75)


def test_questions_on_different_scales_count_by_their_share():
    long = asks("long", scale="ten")
    paper = questionnaire("points", section("s", *asks("short"), *long), scales=(steps(1, 5), steps(0, 10, "ten")))

    found = only(score_points(paper, answers("ada", s_short="5", s_long="5"), Setting()))

    assert found.share == pytest.approx(0.75)
    assert found.whole.value == pytest.approx(4.0)


def test_a_question_whose_condition_does_not_hold_is_not_missing():
    why = asks("why", asked_when="s.q=1")
    paper = questionnaire("points", section("s", *asks("q"), *why))

    asked = only(score_points(paper, answers("ada", s_q="1"), Setting()))
    spared = only(score_points(paper, answers("ada", s_q="5"), Setting()))

    assert (asked.coverage.applicable, spared.coverage.applicable) == (2, 1)


def test_what_was_agreed_counts_in_place_of_the_answers():
    given = answers("ada", b_three="1") + answers("bo", b_three="5")
    setting = Setting(agreed={("", "b", "three"): {"answer": "4"}})

    assert only(score_points(TWO, given, setting)).score["b", "answer"].value == 4.0


def test_the_finding_names_the_lowest_section_and_how_many_miss_the_target():
    found = score_points(TWO, answers("ada", a_one="5", a_two="4", b_three="2"), Setting())

    assert say(found.finding, "en") == "1 of 2 sections is below 4.0; “Section b” is lowest with 2.0"
    assert say(found.finding, "zh") == "2 个部分中有 1 个低于 4.0；“中Section b”最低，为 2.0"


def test_the_finding_of_importance_and_performance_is_where_performance_lags_most():
    survey = next(q for q in load_pack("crm-core").questionnaires if q.id == "customer-expectations")
    given = [
        facets(f"c{n}", "feedback_status", "key accounts", importance="5", performance="2") for n in range(5)
    ] + [facets(f"c{n}", "people_courtesy", "key accounts", importance="4", performance="4") for n in range(5)]

    found = score_points(survey, given, Setting())

    assert "key accounts: “Fast feedback” lags most" in say(found.finding, "en")
    assert "5.0" in say(found.finding, "en")
    assert only(found).score["feedback", "performance"].value == pytest.approx(2.0)


def test_expected_values_of_unlike_benefits_are_never_averaged():
    survey = next(q for q in load_pack("crm-core").questionnaires if q.id == "expectations")
    given = [
        facets("ada", "usage-effect_sales", "sales", value="10", date="2026-12-31", importance="3"),
        facets("ada", "usage-effect_loyalty", "sales", value="90", date="2026-12-31", importance="5"),
    ]

    found = only(score_points(survey, given, Setting()))

    assert found.facets == ("importance",)
    assert found.score["usage-effect", "importance"].value == pytest.approx(4.0)


def test_nothing_answered_is_said_and_scores_nothing():
    found = score_points(TWO, [], Setting(names={"sales": words("Sales")}))

    assert say(found.finding, "en") == "Nothing is answered yet"
    assert only(found).share is None


def test_answers_without_values_are_kept_and_it_is_said_that_there_is_no_score():
    plain = {"id": "steps", "choice": [{"id": "x", "title": words("x")}]}
    paper = questionnaire("points", section("s", *asks("q")), scales=(Scale.model_validate(plain, strict=False),))

    found = score_points(paper, answers("ada", s_q="x"), Setting())

    assert only(found).whole is None
    assert say(found.finding, "en") == "The answers have no values, so there is no score"
