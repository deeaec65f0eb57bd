"""Cronbach's alpha by hand, and where it has no meaning."""

import pytest

from assessments.surveys.reliability import cronbach_alpha


def test_items_that_always_agree_have_an_alpha_of_one():
    assert cronbach_alpha([(1, 1, 1), (3, 3, 3), (5, 5, 5)]) == pytest.approx(1.0)


def test_items_that_know_nothing_of_each_other_have_none():
    assert cronbach_alpha([(1, 1), (1, 3), (3, 1), (3, 3)]) == pytest.approx(0.0)


def test_alpha_by_hand():
    # the items have variances 2/3, 1/4 and 9/4, their sums 4, 6, 10 and 6 have 19/3: 3/2 x (1 - 1/2)
    assert cronbach_alpha([(1, 2, 1), (2, 3, 1), (3, 3, 4), (2, 3, 1)]) == pytest.approx(0.75)


@pytest.mark.parametrize("rows", [[], [(1, 2)], [(1,), (2,)], [(1, 2), (2, 1)]])
def test_too_few_items_or_people_or_sums_that_are_equal_have_no_alpha(rows):
    assert cronbach_alpha(rows) is None
