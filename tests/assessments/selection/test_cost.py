"""Total cost of ownership: values worked by hand, and laws that hold for any prices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.selection.cost import Prices, cost_scores, overtaken_in, total_cost

OWN = Prices(100, 20, 50, 40, 0.25, 15)


def test_three_years_at_ten_percent_are_those_worked_by_hand():
    cost = total_cost(OWN, 3, 0.1)

    assert cost.years == (190, 45, 45, 45)
    assert cost.total == 325
    assert cost.value == pytest.approx(301.9083396)
    assert cost.kinds == {"licence": 160, "services": 50, "customisation": 70, "running": 45}
    assert cost.running_total == (190, 235, 280, 325)


def test_without_a_discount_rate_the_value_is_what_is_paid():
    assert total_cost(OWN, 3, 0).value == 325


def test_the_cheapest_scores_five_and_one_twice_as_dear_half_of_it():
    assert cost_scores({"alpha": 200.0, "beta": 100.0}) == {"alpha": 2.5, "beta": 5}


def test_an_option_that_costs_nothing_scores_five():
    assert cost_scores({"alpha": 0.0, "beta": 100.0}) == {"alpha": 5, "beta": 0}
    assert cost_scores({}) == {}


def test_the_year_is_found_in_which_what_starts_dearer_has_cost_less():
    bought, rented = total_cost(Prices(100, 10), 5, 0), total_cost(Prices(0, 45), 5, 0)

    assert overtaken_in(bought, rented) == 3
    assert overtaken_in(total_cost(Prices(300, 10), 5, 0), rented) is None


AMOUNT = st.floats(0, 1e7)
PRICES = st.builds(Prices, AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.floats(0, 1), AMOUNT)


@given(PRICES, st.integers(1, 15), st.floats(0, 0.5))
def test_the_kinds_make_the_total_and_waiting_money_is_worth_less(prices, years, rate):
    cost = total_cost(prices, years, rate)

    assert sum(cost.kinds.values()) == pytest.approx(cost.total)
    assert len(cost.years) == years + 1
    assert cost.value <= cost.total * (1 + 1e-9)


@given(PRICES, st.integers(1, 14))
def test_another_year_never_makes_it_cheaper(prices, years):
    assert total_cost(prices, years + 1, 0.05).value >= total_cost(prices, years, 0.05).value


@given(st.dictionaries(st.sampled_from("abcd"), st.floats(1, 1e9), min_size=1), st.floats(0.01, 100))
def test_another_currency_changes_no_score(values, factor):
    other = cost_scores({key: value * factor for key, value in values.items()})

    assert other == pytest.approx(cost_scores(values))
