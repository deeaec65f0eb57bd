"""Golden values of the intervals, and what holds for any counts."""

import pytest

from evaluation.intervals import bootstrap_median, newcombe, quartiles


def test_newcombe_gives_the_published_difference():
    difference, interval = newcombe((18, 24), (9, 22))

    assert difference == pytest.approx(0.341, abs=0.0005)
    assert interval == pytest.approx((0.056, 0.560), abs=0.0005)


def test_nobody_counted_leaves_everything_open():
    assert bootstrap_median([0.0, 1.0], [0, 0]) == (0.0, 1.0)


def test_quartiles_fall_between_two_people():
    assert quartiles([0.0, 0.5, 1.0], [1, 2, 1]) == (0.375, 0.5, 0.625)
    assert quartiles([0.0, 1.0], [1, 1]) == (0.25, 0.5, 0.75)


def test_the_bootstrap_draws_the_same_every_time_and_narrows_with_people():
    few, many = (bootstrap_median([0.0, 0.25, 0.5, 0.75, 1.0], [n, n, n, n, n]) for n in (3, 300))

    assert few == bootstrap_median([0.0, 0.25, 0.5, 0.75, 1.0], [3] * 5)
    assert few[0] <= many[0] <= 0.5 <= many[1] <= few[1]
