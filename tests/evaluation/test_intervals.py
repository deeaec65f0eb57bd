"""Golden values of the intervals, and what holds for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.intervals import bootstrap_median, newcombe, quartiles, wilson


@pytest.mark.parametrize(
    ("hits", "base", "expected"),
    [(7, 10, (0.397, 0.892)), (0, 10, (0, 0.278)), (10, 10, (0.722, 1)), (18, 24, (0.551, 0.880))],
)
def test_wilson_gives_the_published_intervals(hits, base, expected):
    assert wilson(hits, base) == pytest.approx(expected, abs=0.0005)


def test_newcombe_gives_the_published_difference():
    difference, interval = newcombe((18, 24), (9, 22))

    assert difference == pytest.approx(0.341, abs=0.0005)
    assert interval == pytest.approx((0.056, 0.560), abs=0.0005)


def test_nobody_counted_leaves_everything_open():
    assert wilson(0, 0) == (0.0, 1.0)
    assert bootstrap_median([0.0, 1.0], [0, 0]) == (0.0, 1.0)


@given(st.integers(1, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_wilson_holds_the_share_and_stays_within_nought_and_one(counted):
    hits, base = counted

    low, high = wilson(hits, base)

    assert 0 <= low <= hits / base <= high <= 1


def test_quartiles_fall_between_two_people():
    assert quartiles([0.0, 0.5, 1.0], [1, 2, 1]) == (0.375, 0.5, 0.625)
    assert quartiles([0.0, 1.0], [1, 1]) == (0.25, 0.5, 0.75)


def test_the_bootstrap_draws_the_same_every_time_and_narrows_with_people():
    few, many = (bootstrap_median([0.0, 0.25, 0.5, 0.75, 1.0], [n, n, n, n, n]) for n in (3, 300))

    assert few == bootstrap_median([0.0, 0.25, 0.5, 0.75, 1.0], [3] * 5)
    assert few[0] <= many[0] <= 0.5 <= many[1] <= few[1]
