from datetime import date
from math import inf, nan

import pytest

from phases.forecast.estimates.estimate import Estimate, InvalidEstimate, estimate_problems, refuse_estimate
from tests.phases.forecast.plan_of_days import task

CLEAN = task("clean")


def problems(low, likely, high, of=CLEAN):
    return [
        " ".join(str(each).split())
        for each in estimate_problems(of, Estimate(of.id, low, likely, high), "Clean data")
    ]


def test_rising_points_and_equal_ones_are_estimates():
    assert problems(2, 5, 9) == []
    assert problems(5, 5, 5) == []


@pytest.mark.parametrize("points", [(6, 5, 9), (2, 10, 9), (5, 4, 3)])
def test_points_that_do_not_rise_are_refused(points):
    low, likely, high = points

    assert problems(*points) == [f"Clean data: low, likely and high days rise; got {low}, {likely}, {high}."]


@pytest.mark.parametrize("points", [(-1, 5, 9), (0, 5, 9), (2, 5, 2001), (2, 5, inf), (nan, 5, 9)])
def test_points_that_no_task_can_have_are_refused(points):
    assert problems(*points) == ["Clean data: the days of an estimate are more than 0 and at most 2 000."]


def test_only_open_tasks_are_estimated():
    assert "only tasks" in problems(1, 2, 3, of=task("go", 0))[0]
    assert (
        "finished" in problems(1, 2, 3, of=task("done", started_on=date(2026, 1, 5), finished_on=date(2026, 1, 9)))[0]
    )


def test_a_refusal_says_that_nothing_was_saved():
    with pytest.raises(InvalidEstimate, match="Nothing was saved: Clean data"):
        refuse_estimate(CLEAN, Estimate("clean", 3, 2, 1), "Clean data")
