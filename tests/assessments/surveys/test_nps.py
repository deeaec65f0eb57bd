"""NPS: figures to compare with, and what must hold for any answers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.surveys.figure import OffScale
from assessments.surveys.intervals import SmallPopulation
from assessments.surveys.nps import Loyalty, adjusted, loyalty, nps, nps_of

SCORES = st.lists(st.none() | st.integers(0, 10), max_size=60)


def test_twelve_promoters_six_passives_seven_detractors_make_twenty():
    counts = Loyalty(12, 6, 7)

    near = adjusted(counts)

    assert nps_of(counts).value == pytest.approx(20.0)
    assert near.value == pytest.approx(17.9, abs=0.05)
    assert (near.ci_low, near.ci_high) == pytest.approx((-13.1, 48.85), abs=0.05)


def test_the_published_example_of_67_answers():
    counts = Loyalty(36, 28, 3)

    near = adjusted(counts)

    assert nps_of(counts).value == pytest.approx(49.3, abs=0.05)
    assert (near.ci_low, near.ci_high) == pytest.approx((33.2, 61.1), abs=0.05)


def test_the_interval_of_the_figure_is_the_normal_approximation():
    figure = nps([9] * 8 + [7] * 9 + [3] * 22)

    assert figure.value == pytest.approx(-35.8974, abs=1e-4)
    assert (figure.ci_low, figure.ci_high) == pytest.approx((-61.0123, -10.7826), abs=1e-4)
    assert "normal approximation" in str(figure.method)


def test_six_detracts_seven_and_eight_are_passive_nine_promotes():
    assert loyalty([6, 7, 8, 9]) == Loyalty(1, 2, 1)


def test_people_who_all_promote_still_leave_a_doubt():
    figure = nps([10] * 12)

    assert figure.value == 100
    assert figure.ci_low < 80
    assert "adjusted Wald" in str(figure.method)


def test_nobody_has_no_score():
    figure = nps([None, None])

    assert (figure.value, figure.n, figure.no_answer, figure.ci_low) == (None, 0, 2, None)


@pytest.mark.parametrize("score", [11, -1, 7.5, float("nan"), float("inf")])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(OffScale, match="from 0 to 10"):
        nps([9, score])


def test_a_small_population_narrows_the_interval_and_a_whole_one_closes_it():
    scores = [10, 9, 8, 3, 2]

    wide, near, closed = (nps(scores, population) for population in (None, 10, 5))

    assert wide.ci_high - wide.ci_low > near.ci_high - near.ci_low
    assert closed.ci_low == closed.ci_high == pytest.approx(closed.value)
    assert "population of 10" in str(near.method)


def test_more_answers_than_people_are_refused():
    with pytest.raises(SmallPopulation, match="5 people answered"):
        nps([1, 2, 3, 4, 5], 4)


@settings(deadline=None)
@given(SCORES, st.randoms())
def test_the_order_of_respondents_does_not_matter(scores, random):
    shuffled = random.sample(scores, len(scores))

    assert nps(shuffled) == nps(scores)


@settings(deadline=None)
@given(SCORES)
def test_a_blank_changes_only_the_count_of_blanks(scores):
    before, after = nps(scores), nps([*scores, None])

    assert after == replace(before, no_answer=before.no_answer + 1)


@settings(deadline=None)
@given(SCORES.filter(lambda scores: any(score is not None for score in scores)))
def test_the_value_lies_in_its_interval_and_both_on_the_scale(scores):
    figure = nps(scores)

    assert -100 <= figure.ci_low <= figure.value + 1e-9
    assert figure.value - 1e-9 <= figure.ci_high <= 100
