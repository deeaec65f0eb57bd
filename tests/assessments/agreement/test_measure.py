"""How far answers stand apart on any scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement.agreement import agree
from assessments.agreement.measure import Order, apart, measure, order_of
from assessments.maturity.rating import Answer
from methodology.loader import load_pack
from methodology.questionnaire import Choice, Scale

FIVE = Scale(id="five", choice=tuple(Choice(id=str(n), title={"en": str(n)}, value=n) for n in range(1, 6)))
YES_NO = Scale(
    id="yn", choice=(Choice(id="no", title={"en": "No"}, value=0), Choice(id="yes", title={"en": "Yes"}, value=1))
)
NUMBER = Scale(id="n", kind="number", low=0, high=100)
OPEN = Scale(id="o", kind="number")
DAYS = Scale(id="d", kind="date")
TEXT = Scale(id="t", kind="text")


@pytest.mark.parametrize(
    ("scale", "order"),
    [
        (FIVE, Order.STEPS),
        (YES_NO, Order.SHARES),
        (NUMBER, Order.STEPS),
        (OPEN, Order.OPEN),
        (DAYS, Order.DAYS),
        (TEXT, Order.NONE),
    ],
)
def test_the_kind_of_scale_says_which_figures_are_honest(scale, order):
    assert order_of(scale) is order


def test_five_steps_have_a_range_and_an_index():
    found = measure(FIVE, ["1", "3", "3", "5", "?", "NA"])

    # steps 0 2 2 4: s² = 8/3, s²max = 4
    assert (found.n, found.median, found.spread, round(found.index, 4)) == (4, 2, 4, 0.3333)
    assert found.is_split


def test_one_step_of_five_is_no_disagreement():
    assert not measure(FIVE, ["3", "3", "4"]).is_split


def test_yes_and_no_have_the_share_of_the_most_frequent_answer():
    found = measure(YES_NO, ["yes", "yes", "no"])

    assert (found.spread, round(found.index, 4), found.is_split) == (None, 0.6667, True)
    assert not measure(YES_NO, ["yes", "yes", "yes", "no"]).is_split


def test_numbers_and_days_without_ends_have_a_band_and_no_index():
    far, near = measure(OPEN, ["10", "10", "13"]), measure(OPEN, ["10", "11", "12"])
    days = measure(DAYS, ["2026-12-01", "2026-12-31", "2027-02-01"])

    assert (far.index, far.is_split, near.is_split) == (None, True, False)
    assert (days.index, days.spread, days.is_split) == (None, 62, True)


def test_texts_are_not_compared():
    assert measure(TEXT, ["a", "b", "c"]).n == 0


def test_fewer_than_three_people_cannot_disagree():
    found = measure(FIVE, ["1", "5"])

    assert (found.spread, found.index, found.is_split) == (None, None, False)


def test_a_step_between_management_and_users_is_a_finding_on_short_scales_a_fifth_on_long_ones():
    assert apart(FIVE, measure(FIVE, ["4"]), measure(FIVE, ["3"])) == 1
    assert apart(NUMBER, measure(NUMBER, ["60"]), measure(NUMBER, ["45"])) is None
    assert apart(NUMBER, measure(NUMBER, ["65"]), measure(NUMBER, ["45"])) == 20


@given(st.lists(st.sampled_from(["N", "P", "L", "F", "NA", "?"]), max_size=12))
def test_on_the_scale_of_maturity_it_is_the_agreement_of_maturity(letters):
    asked = load_pack().questionnaire["maturity"]
    scale = asked.scale_of[asked.facets(next(iter(asked.asks.values())))[-1].scale]

    found, known = measure(scale, letters), agree([Answer(each) for each in letters])

    assert (found.n, found.spread, found.index, found.is_split) == (
        known.rated,
        known.spread,
        known.agreement,
        known.is_split,
    )
