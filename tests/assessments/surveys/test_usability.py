"""SUS and UMUX-Lite: figures to compare with, and what must hold for any answers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.surveys.figure import OffScale, WrongItems
from assessments.surveys.usability import sus, sus_scores, umux_lite

BEST, WORST = (5, 1) * 5, (1, 5) * 5
ROWS = st.lists(st.tuples(*[st.integers(1, 5)] * 10), max_size=25)
PAIRS = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=25)


def test_the_best_answers_make_a_hundred_and_the_worst_nought():
    assert sus_scores([BEST, WORST, (3,) * 10]) == ([100, 0, 50], 0)


def test_six_and_five_make_a_umux_lite_of_75():
    assert umux_lite([(6, 5)]).value == 75.0


def test_umux_lite_on_five_points_runs_from_nought_to_a_hundred():
    assert umux_lite([(5, 5)], 1, 5).value == 100
    assert umux_lite([(1, 1)], 1, 5).value == 0


def test_a_respondent_who_left_an_item_out_has_no_score():
    figure = sus([BEST, (*BEST[:9], None), (None,) * 10])

    assert (figure.value, figure.n, figure.no_answer) == (100, 1, 2)


def test_nine_items_are_refused():
    with pytest.raises(WrongItems, match="10 items, a respondent has 9"):
        sus([BEST, BEST[:9]])


def test_an_answer_off_the_scale_is_refused():
    with pytest.raises(OffScale, match="from 1 to 5"):
        sus([(0, *BEST[1:])])


def test_the_method_names_the_interval_that_so_many_answers_allow():
    row = [(4, 2, 4, 2, 5, 1, 3, 2, 4, 1), (5, 2, 3, 1, 5, 2, 3, 2, 2, 3), (2, 2, 3, 4, 4, 2, 3, 1, 4, 4)]

    few, some, many = (sus(row * times) for times in (3, 4, 5))

    assert few.ci_low is None
    assert "fewer than ten" in str(few.method)
    assert "BCa" in str(some.method)
    assert some.ci_low < some.value < some.ci_high
    assert "Student" in str(many.method)


@settings(deadline=None)
@given(ROWS, st.randoms())
def test_the_order_of_respondents_does_not_matter(rows, random):
    assert sus(random.sample(rows, len(rows))) == sus(rows)


@settings(deadline=None)
@given(ROWS)
def test_a_blank_changes_only_the_count_of_blanks(rows):
    before, after = sus(rows), sus([*rows, (None,) * 10])

    assert after == replace(before, no_answer=before.no_answer + 1)


@settings(deadline=None)
@given(ROWS.filter(bool))
def test_the_value_is_on_the_scale_and_in_the_interval_of_student(rows):
    figure = sus(rows)

    assert 0 <= figure.value <= 100
    if len(rows) >= 15:
        assert 0 <= figure.ci_low <= figure.value + 1e-9
        assert figure.value - 1e-9 <= figure.ci_high <= 100


@settings(deadline=None)
@given(PAIRS.filter(bool), st.randoms())
def test_umux_lite_stays_on_its_scale_in_any_order(rows, random):
    figure = umux_lite(rows)

    assert 0 <= figure.value <= 100
    assert umux_lite(random.sample(rows, len(rows))) == figure
