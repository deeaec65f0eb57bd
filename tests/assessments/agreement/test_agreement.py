import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement.agreement import agree
from assessments.agreement.measure import rwg_classic, rwg_star
from assessments.maturity.rating import Answer


def answers(text: str) -> list[Answer]:
    return [Answer(each) for each in text.split()]


@pytest.mark.parametrize(
    ("given", "agreed"),
    [
        ("N L F", "L"),
        ("P L", "P"),
        ("N P L F", "P"),
        ("F ? ?", "F"),
        ("NA ? NA", "NA"),
        ("NA F", "F"),
        ("? ?", "?"),
        ("", "?"),
    ],
)
def test_the_agreed_answer_is_the_lower_median(given, agreed):
    assert agree(answers(given)).answer == Answer(agreed)


def test_agreement_on_five_points_as_published():
    assert rwg_classic([3, 3, 4, 3, 4], options=5) == pytest.approx(0.85)
    assert rwg_classic([1, 5, 2, 4, 3], options=5) == pytest.approx(-0.25)


def test_agreement_against_the_greatest_dissent_is_never_negative():
    assert rwg_star([0, 3, 0, 3], 4) == 0.0
    assert rwg_star([2, 2, 2], 4) == 1.0
    assert rwg_star([0, 1, 2], 4) == pytest.approx(1 - 1 / 2.25)


def test_two_steps_apart_is_a_disagreement():
    assert agree(answers("N P L")).is_split
    assert not agree(answers("P P L")).is_split


def test_what_was_answered_is_kept_from_lowest_to_highest():
    assert agree(answers("F ? NA N")).given == tuple(answers("N F NA"))


def test_fewer_than_three_show_answers_only():
    found = agree(answers("N F"))

    assert (found.rated, found.spread, found.agreement, found.is_split) == (2, None, None, False)


@given(
    st.lists(st.sampled_from(list(Answer)), max_size=9).flatmap(lambda a: st.tuples(st.just(a), st.permutations(a)))
)
def test_the_order_of_respondents_does_not_matter(both):
    assert agree(both[0]) == agree(both[1])


@given(st.lists(st.sampled_from(list(Answer)), min_size=1, max_size=9))
def test_a_do_not_know_leaves_what_others_agreed(given):
    assert agree([*given, Answer.UNKNOWN]) == agree(given)
