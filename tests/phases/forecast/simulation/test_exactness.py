"""Without spread every run gives the dates of the kernel, to the minute, whatever a plan holds."""

import pytest

from phases.forecast.simulation.simulation import Dice, simulate
from phases.network.cycle import CycleOfTasks
from phases.network.network import NONE
from tests.phases.forecast.simulation.random_plans import equal_points, random_plan

ONCE = Dice(seed=1, runs=8, rho=0.3)


@pytest.mark.parametrize("calendars", [1, 3])
@pytest.mark.parametrize("seeds", [range(at, at + 40) for at in range(0, 160, 40)])
def test_equal_points_give_the_dates_of_the_kernel(calendars, seeds):
    checked, wrong = 0, []
    for seed in seeds:
        try:
            plan, times = random_plan(seed, calendars)
        except CycleOfTasks:
            continue
        leaves = [row for row, summary in enumerate(plan.rows.summary) if not summary]
        runs = simulate(plan, equal_points(plan), leaves, ONCE)
        wrong += [(seed, row) for row, ends in runs.ends.items() if set(ends) != {times.finish[row]}]
        checked += len(runs.ends)

    assert checked > 200
    assert wrong == []


@pytest.mark.parametrize("calendars", [1, 3])
def test_equal_points_give_the_critical_rows_of_the_kernel(calendars):
    checked, wrong = 0, []
    for seed in range(200, 320):
        try:
            plan, times = random_plan(seed, calendars)
        except CycleOfTasks:
            continue
        if not all(plan.rows.active):
            continue
        for row, share in simulate(plan, equal_points(plan), [], ONCE).criticality.items():
            assert plan.rows.finished[row] == NONE
            checked += 1
            if (share == 1) != (times.total_float[row] <= 0):
                wrong.append((seed, row))

    assert checked > 200
    assert wrong == []
