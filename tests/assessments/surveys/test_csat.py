"""Satisfaction: top two and means."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.surveys.csat import csat, mean_score
from assessments.surveys.figure import BadScale, OffScale

SCORES = st.lists(st.none() | st.integers(1, 5), max_size=60)


def test_seven_of_ten_are_seventy_percent_with_the_interval_of_wilson():
    figure = csat([5] * 4 + [4] * 3 + [3, 2, 1])

    assert figure.value == pytest.approx(70.0)
    assert (figure.ci_low, figure.ci_high) == pytest.approx((39.7, 89.2), abs=0.05)


@pytest.mark.parametrize(("top", "low", "high"), [(0, 0, 27.8), (10, 72.2, 100)])
def test_none_and_all_of_ten_still_have_an_interval(top, low, high):
    figure = csat([5] * top + [1] * (10 - top))

    assert (figure.ci_low, figure.ci_high) == pytest.approx((low, high), abs=0.05)


def test_on_seven_points_the_top_two_are_six_and_seven():
    assert csat([5, 6, 7, 1], 1, 7).value == pytest.approx(50.0)


def test_a_scale_that_runs_downward_is_refused():
    with pytest.raises(BadScale, match="got 5 to 1"):
        csat([3], 5, 1)


def test_a_score_off_the_scale_is_refused():
    with pytest.raises(OffScale):
        csat([3, 6])


def test_a_closed_population_is_nearly_known_when_nearly_all_answer():
    scores = [5] * 15 + [2] * 5

    open_end, closed = csat(scores), csat(scores, population=21)

    assert closed.ci_high - closed.ci_low < (open_end.ci_high - open_end.ci_low) / 3
    assert closed.ci_low <= closed.value <= closed.ci_high


def test_the_mean_of_items_takes_people_who_answered_half_of_them():
    figure = mean_score([(1, 3), (5, None), (None, None)], 1, 5)

    assert (figure.value, figure.n, figure.no_answer) == (3.5, 2, 1)


@settings(deadline=None)
@given(SCORES, st.randoms())
def test_the_order_of_respondents_does_not_matter(scores, random):
    shuffled = random.sample(scores, len(scores))

    assert csat(shuffled) == csat(scores)
    assert mean_score([[each] for each in shuffled], 1, 5) == mean_score([[each] for each in scores], 1, 5)


@settings(deadline=None)
@given(SCORES)
def test_a_blank_changes_only_the_count_of_blanks(scores):
    before, after = csat(scores), csat([*scores, None])

    assert after == replace(before, no_answer=before.no_answer + 1)


@settings(deadline=None)
@given(SCORES.filter(lambda scores: any(score is not None for score in scores)), st.none() | st.integers(60, 90))
def test_the_value_lies_in_its_interval_and_both_on_the_scale(scores, population):
    figure = csat(scores, population=population)

    assert 0 <= figure.ci_low <= figure.value + 1e-9
    assert figure.value - 1e-9 <= figure.ci_high <= 100
