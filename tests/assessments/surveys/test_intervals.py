"""Quantiles and intervals against tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.surveys.intervals import bca, mean_of, student_t, wilson


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(14, 2.144787), (29, 2.045230), (60, 2.000298), (249, 1.969537), (100000, 1.959988)]
)
def test_the_quantile_of_student_is_that_of_the_tables(freedom, quantile):
    assert student_t(freedom) == pytest.approx(quantile, abs=3e-6)


@pytest.mark.parametrize(
    ("hits", "base", "low", "high"),
    [(0, 0, 0, 1), (7, 10, 0.397, 0.892), (0, 10, 0, 0.278), (10, 10, 0.722, 1), (18, 24, 0.551, 0.880)],
)
def test_wilson_is_that_of_the_tables(hits, base, low, high):
    assert wilson(hits, base) == pytest.approx((low, high), abs=5e-4)


@given(st.integers(1, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_wilson_holds_the_share_and_stays_within_nought_and_one(counted):
    hits, base = counted

    low, high = wilson(hits, base)

    assert 0 <= low <= hits / base <= high <= 1


def test_the_bootstrap_leans_where_the_values_lean():
    values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40]
    mean = sum(values) / 10

    low, high = bca(values)

    assert high - mean > mean - low


def test_the_bootstrap_is_the_same_every_time_and_in_any_order():
    assert bca([3, 1, 2, 9, 4, 4, 1, 7, 8, 2]) == bca([1, 1, 2, 2, 3, 4, 4, 7, 8, 9])


def test_equal_values_leave_no_doubt():
    assert mean_of([4.0] * 12).interval == (4.0, 4.0)
