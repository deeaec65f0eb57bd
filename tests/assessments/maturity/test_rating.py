from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.maturity.rating import Answer, Rating, capped, rate, rate_overall, weighted_mean

ANSWERS = st.sampled_from(list(Answer))
FOUR = st.tuples(ANSWERS, ANSWERS, ANSWERS, ANSWERS)
WEIGHTS = st.integers(min_value=1, max_value=50)


def rated(*answers: str) -> Rating:
    return rate(dict(zip("abcd", map(Answer, answers), strict=False)))


@pytest.mark.parametrize(
    ("answers", "level", "score", "stopped_at"),
    [
        ("F L P N", 3, 3.0, "b"),
        ("P F F F", 1, 13 / 3, "a"),
        ("N N N N", 1, 1.0, "a"),
        ("F F F F", 5, 5.0, None),
        ("F NA F N", 4, 1 + 4 * 2 / 3, "d"),
        ("NA L F F", 3, 1 + 4 * 8 / 9, "b"),
        ("F ? F F", 2, 5.0, "b"),
        ("? ? ? ?", None, None, "a"),
        ("NA ? ? ?", None, None, "b"),
        ("NA NA NA NA", None, None, None),
    ],
)
def test_four_answers_give_level_score_and_the_question_that_stops(answers, level, score, stopped_at):
    found = rated(*answers.split())

    assert found.level == level
    assert found.score == (None if score is None else pytest.approx(score))
    assert found.stopped_at == stopped_at


def test_a_score_a_level_above_the_level_is_held_back():
    assert rated("P", "F", "F", "F").is_held_back
    assert not rated("F", "L", "P", "N").is_held_back
    assert not rated("F", "F", "L", "F").is_held_back


def test_coverage_counts_what_applies_and_is_unknown_when_nothing_does():
    assert rated("F", "NA", "?", "N").coverage == pytest.approx(2 / 3)
    assert rated("NA", "NA", "NA", "NA").coverage is None
    assert rated("NA", "NA", "NA", "NA").is_out_of_scope


def test_reality_without_evidence_is_at_most_partly():
    assert [capped(a, False) for a in Answer] == [
        Answer("N"),
        Answer("P"),
        Answer("P"),
        Answer("P"),
        Answer("NA"),
        Answer("?"),
    ]
    assert capped(Answer.FULLY, True) is Answer.FULLY


def test_the_heavy_question_fully_done_is_three_quarters():
    assert weighted_mean([(1, 0.0), (3, 1.0)]) == 0.75


def test_overall_is_the_weighted_mean_with_the_lowest_level_and_coverage():
    found = rate_overall([(1, rated("N", "N", "N", "N")), (3, rated("F", "F", "F", "F"))])

    assert (found.score, found.lowest_level, found.coverage, found.is_provisional) == (4.0, 1, 1.0, False)


def test_an_unanswered_dimension_lowers_coverage_only():
    found = rate_overall([(1, rated("F", "F", "F", "F")), (9, rated())])

    assert (found.score, found.lowest_level, found.coverage, found.is_provisional) == (5.0, 5, 0.5, True)


def test_a_dimension_out_of_scope_gives_its_weight_away():
    full = rated("F", "F", "L", "N")
    out = rated("NA", "NA", "NA", "NA")

    assert rate_overall([(5, full), (9, out)]) == rate_overall([(5, full)])


def test_nothing_answered_is_provisional_and_has_no_score():
    found = rate_overall([(1, rated()), (1, rated())])

    assert (found.score, found.lowest_level, found.coverage, found.is_provisional) == (None, None, 0.0, True)


@given(st.lists(st.tuples(WEIGHTS, FOUR), min_size=1, max_size=14), WEIGHTS)
def test_multiplying_every_weight_changes_nothing(dimensions, factor):
    ratings = [(weight, rated(*answers)) for weight, answers in dimensions]

    scaled = rate_overall([(weight * factor, rating) for weight, rating in ratings])

    assert scaled.score == (
        None if rate_overall(ratings).score is None else pytest.approx(rate_overall(ratings).score)
    )
    assert scaled.lowest_level == rate_overall(ratings).lowest_level


@given(FOUR, st.integers(0, 3))
def test_not_applicable_never_lowers_the_level_that_the_others_reach(answers, position):
    before = rated(*answers)
    after = rated(*(Answer.NOT_APPLICABLE if n == position else a for n, a in enumerate(answers)))

    assert before.level is None or after.level is None or after.level >= before.level


@given(FOUR, FOUR)
def test_not_applicable_never_changes_the_score_of_another_dimension(one, other):
    alone = rate_overall([(3, rated(*one))]).score
    beside = rate_overall([(3, rated(*one)), (7, rated(*["NA"] * 4))]).score

    assert alone == beside


@given(st.lists(st.sampled_from([Answer("N"), Answer("P"), Answer("L"), Answer("F")]), max_size=3))
def test_a_do_not_know_changes_coverage_only(answers):
    before, after = rated(*answers, "NA", "NA", "NA", "NA"), rated(*answers, "?")

    assert before.score == after.score
    assert before.answered == after.answered


@given(st.lists(st.tuples(WEIGHTS, FOUR), min_size=2, max_size=4))
def test_the_order_of_dimensions_does_not_matter(dimensions):
    ratings = [(weight, rated(*answers)) for weight, answers in dimensions]
    found = [rate_overall(order) for order in permutations(ratings)]

    assert len({(f.lowest_level, f.answered, f.applicable) for f in found}) == 1
    assert all(f.score == (None if found[0].score is None else pytest.approx(found[0].score)) for f in found)
