"""Objectives and their success criteria: how much of the benefit is real, and what a criterion still lacks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.scope.objective import (
    InvalidScope,
    Objective,
    benefit_realisation,
    is_reached,
    missing_parts,
    objective_status,
    refuse_objective,
)
from words.status import Status

TODAY = date(2026, 11, 23)


def objective(**more):
    return Objective(**{"title": "Quote faster", "direction": "down", "baseline": 20.0, "target": 12.0, **more})


def test_the_benefit_is_realised_as_the_specification_counts_it():
    assert benefit_realisation(objective(actual=15.0)) == 0.625


@pytest.mark.parametrize(
    ("actual", "realised", "status"),
    [
        (20.0, 0, Status.DOING),
        (12.0, 1, Status.DONE),
        (10.0, 1.25, Status.DONE),
        (22.0, -0.25, Status.OFF),
        (None, None, Status.UNPROVEN),
    ],
)
def test_the_status_follows_from_what_was_measured(actual, realised, status):
    shown = objective(actual=actual, due_on=date(2027, 3, 1))

    assert benefit_realisation(shown) == realised
    assert objective_status(shown, TODAY) == status


def test_an_objective_not_reached_by_its_date_is_late():
    assert objective_status(objective(actual=15.0, due_on=date(2026, 11, 22)), TODAY) == Status.LATE


def test_a_value_to_be_held_has_no_realisation_but_is_held_or_not():
    held = Objective("Keep satisfaction", direction="up", baseline=80.0, target=80.0, actual=81.0)

    assert benefit_realisation(held) is None
    assert is_reached(held)
    assert not is_reached(Objective("Keep it", baseline=80.0, target=80.0, actual=79.0))


def test_what_the_criterion_lacks_is_named():
    bare = Objective("Grow")

    assert list(map(str, missing_parts(bare))) == ["measure", "baseline", "target", "date", "owner"]
    assert not missing_parts(objective(measure="Hours per quote", due_on=TODAY, owner="Ana"))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": " "}, "needs a title"),
        ({"title": "x" * 301}, "at most 300"),
        ({"direction": "up"}, "target lies below"),
        ({"baseline": 5.0}, "target lies above"),
        ({"actual": float("inf")}, "are numbers"),
        ({"actual_on": TODAY}, "which value was measured"),
        ({"owner": "y" * 121}, "at most 120"),
    ],
)
def test_an_objective_that_cannot_be_is_refused(wrong, reason):
    with pytest.raises(InvalidScope, match=reason):
        refuse_objective(objective(**wrong))


def test_all_mistakes_are_listed_at_once():
    with pytest.raises(InvalidScope) as refused:
        refuse_objective(objective(title="", direction="up"))

    assert len(refused.value.problems) == 2


NUMBERS = st.integers(-(10**6), 10**6).map(float)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(1, 1000), NUMBERS)
def test_another_unit_changes_no_realisation(baseline, target, actual, factor, shift):
    def of(*values):
        return benefit_realisation(Objective("x", baseline=values[0], target=values[1], actual=values[2]))

    before = of(baseline, target, actual)
    after = of(*(factor * value + shift for value in (baseline, target, actual)))

    assert (before is None) == (after is None)
    if before is not None:
        assert after == pytest.approx(before, rel=1e-6, abs=1e-9)
