"""Customer lifetime value: values worked by hand, and laws that hold for any events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.selection.lifetime import LifeEvent, Worth, average_worth, lifetime_value, treatment

ORDERS = LifeEvent(1000, 700, (1, 0.8, 0.5), (1, 0.9, 0.8))
COMPLAINTS = LifeEvent(0, 50, (0.2, 0.2, 0.2), (0.1, 0.1, 0.1))


def test_current_value_and_growth_potential_are_those_worked_by_hand():
    worth = lifetime_value([ORDERS, COMPLAINTS], 0.1)

    assert worth.current == pytest.approx(614.793388, abs=1e-6)
    assert worth.growth == pytest.approx(115.330579, abs=1e-6)
    assert worth.potential == pytest.approx(730.123967, abs=1e-6)


def test_without_a_rate_periods_weigh_the_same():
    assert lifetime_value([ORDERS], 0) == Worth(pytest.approx(690), pytest.approx(120))


def test_no_event_is_no_value():
    assert lifetime_value([], 0.1) == Worth(0, 0)


def test_the_average_customer_weighs_segments_by_their_customers():
    assert average_worth([(10, Worth(100, 0)), (30, Worth(20, 40))]) == Worth(40, 30)
    assert average_worth([(0, Worth(5, 5))]) is None


@pytest.mark.parametrize(
    ("worth", "suggested"),
    [
        (Worth(120, 60), "grow"),
        (Worth(20, 60), "grow"),
        (Worth(120, 10), "keep"),
        (Worth(20, 10), "serve-simply"),
        (Worth(-10, 30), "rescue"),
        (Worth(-10, 5), "leave"),
    ],
)
def test_the_treatment_follows_from_value_and_potential(worth, suggested):
    assert treatment(worth, Worth(100, 50)) == suggested


def test_nobody_is_to_be_grown_where_nothing_can_grow():
    assert treatment(Worth(100, 0), Worth(100, 0)) == "keep"


SHARES = st.lists(st.floats(0, 1), min_size=4, max_size=4).map(tuple)
EVENTS = st.lists(st.builds(LifeEvent, st.floats(0, 1e6), st.floats(0, 1e6), SHARES, SHARES), max_size=6)


@given(EVENTS, st.floats(0, 1))
def test_the_order_of_events_does_not_matter(events, rate):
    other = lifetime_value(events[::-1], rate)

    assert (other.current, other.growth) == pytest.approx(
        (lifetime_value(events, rate).current, lifetime_value(events, rate).growth), abs=1e-3
    )


@given(st.lists(st.builds(LifeEvent, st.floats(0, 1e6), st.just(0.0), SHARES, SHARES), max_size=6), st.floats(0, 1))
def test_what_only_brings_money_is_worth_less_the_higher_the_rate(events, rate):
    assert lifetime_value(events, rate).current <= lifetime_value(events, 0).current + 1e-6


@given(st.floats(0, 1e6), SHARES, st.floats(0, 1))
def test_unchanged_behaviour_has_no_potential(revenue, shares, rate):
    assert lifetime_value([LifeEvent(revenue, 1.0, shares, shares)], rate).growth == 0
