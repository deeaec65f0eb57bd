import sys
from dataclasses import replace

import numpy as np
import pytest

from phases.forecast.simulation import bridges, simulation
from phases.forecast.simulation.playing import compiled
from phases.forecast.simulation.simulation import Dice, Draw, simulate
from phases.network.clock import hours_of, work_between
from phases.network.cycle import CycleOfTasks
from tests.phases.forecast.simulation.random_plans import CALENDARS, START, equal_points, network, random_plan
from tests.phases.network.plan_text import DAYS, limits_of, rows_of, ties_of

HOURS = hours_of(CALENDARS)
ALONE = Dice(seed=7, runs=20_000, rho=0.0)
TEN = 10 * DAYS


def plan_of(count, *links, **shared):
    return network(rows_of(*[{"minutes": TEN}] * count, **shared), ties_of(*links), limits_of())[0]


def draw(row, low=8, likely=10, high=15, group=None):
    return Draw(row, f"task {row}", low * DAYS, likely * DAYS, high * DAYS, group or f"group {row}")


def days(ends):
    return np.array([work_between(HOURS, 0, START, int(end)) for end in ends]) / DAYS


def test_the_length_of_a_chain_has_the_means_and_the_variances_added():
    chain = plan_of(3, (0, 1), (1, 2))

    lengths = days(simulate(chain, [draw(0), draw(1), draw(2)], [], ALONE).end)

    mean = (8 + 4 * 10 + 15) / 6
    assert lengths.mean() == pytest.approx(3 * mean, rel=0.002)
    assert lengths.var() == pytest.approx(3 * (mean - 8) * (15 - mean) / 7, rel=0.04)


def test_two_parallel_tasks_end_with_the_later_one():
    one = days(simulate(plan_of(1), [draw(0)], [], ALONE).end)

    both = days(simulate(plan_of(2), [draw(0), draw(1)], [], ALONE).end)

    for share in (0.3, 0.5, 0.8):
        day = np.quantile(one, share)
        assert np.mean(both <= day) == pytest.approx(share**2, abs=0.012)


def test_parallel_equals_are_critical_in_half_of_the_runs_and_a_chain_in_all():
    runs = simulate(plan_of(3, (0, 2), (1, 2)), [draw(0), draw(1), draw(2)], [], ALONE)

    assert runs.criticality[0] == pytest.approx(0.5, abs=0.02)
    assert runs.criticality[0] + runs.criticality[1] == pytest.approx(1, abs=0.01)
    assert runs.criticality[2] == 1


def test_the_end_follows_a_chain_minute_by_minute_and_a_short_side_path_not_at_all():
    runs = simulate(plan_of(3, (0, 1)), [draw(0), draw(1), draw(2, 4, 5, 6)], [], ALONE)

    assert runs.slope[0] == pytest.approx(1, abs=0.03)
    assert runs.slope[2] == pytest.approx(0, abs=0.1)
    assert runs.criticality[2] == 0


def test_tasks_that_share_their_luck_make_the_end_less_certain():
    chain, draws = plan_of(6, *[(at, at + 1) for at in range(5)]), [draw(row, group="unit 1") for row in range(6)]

    apart, together = (days(simulate(chain, draws, [], replace(ALONE, rho=rho)).end) for rho in (0.0, 0.3))

    spread = [np.quantile(each, 0.9) - np.quantile(each, 0.1) for each in (apart, together)]
    assert spread[1] > 1.3 * spread[0]
    assert together.mean() == pytest.approx(apart.mean(), rel=0.005)
    assert together.var() / apart.var() == pytest.approx(1 + 5 * 0.3, rel=0.08)


def test_other_groups_do_not_share_it():
    chain = plan_of(2, (0, 1))

    lengths = days(simulate(chain, [draw(0), draw(1)], [], replace(ALONE, rho=0.9)).end)

    mean = (8 + 4 * 10 + 15) / 6
    assert lengths.var() == pytest.approx(2 * (mean - 8) * (15 - mean) / 7, rel=0.05)


def test_the_same_seed_gives_the_same_runs_and_another_one_others():
    chain, draws = plan_of(2, (0, 1)), [draw(0), draw(1)]

    first, again, other = (simulate(chain, draws, [1], Dice(seed, 500, 0.3)) for seed in (1, 1, 2))

    assert (first.end == again.end).all()
    assert not (first.end == other.end).all()


def test_more_runs_begin_with_the_same_runs():
    chain, draws = plan_of(2, (0, 1)), [draw(0), draw(1)]

    few, many = (simulate(chain, draws, [], Dice(1, runs, 0.3)).end for runs in (100, 10_001))

    assert (few == many[:100]).all()


def test_neither_the_order_of_rows_nor_another_task_changes_what_a_task_draws():
    alone = simulate(plan_of(1), [draw(0)], [0], ALONE)

    among = simulate(plan_of(2), [replace(draw(1), key="task 0", group="group 0"), draw(0)], [1], ALONE)

    assert (among.ends[1] == alone.ends[0]).all()


def test_a_task_that_takes_longer_at_best_and_at_worst_brings_no_run_forward():
    chain = plan_of(3, (0, 2), (1, 2))

    short, long = (
        simulate(chain, [draw(0), draw(1, 8 + more, 10 + more, 15 + more), draw(2)], [], ALONE).end for more in (0, 2)
    )

    assert (long >= short).all()
    assert (long > short).any()


def test_a_longer_worst_case_brings_a_later_certain_date():
    plan = plan_of(2, (0, 1))

    short, long = (days(simulate(plan, [draw(0), draw(1, high=high)], [], ALONE).end) for high in (15, 25))

    assert np.quantile(long, 0.8) > np.quantile(short, 0.8)
    assert long.mean() - short.mean() == pytest.approx(10 / 6, rel=0.03)


def test_what_is_left_of_a_begun_task_varies_and_the_rest_does_not():
    rows = rows_of({"minutes": TEN, "started": START, "remaining": 2 * DAYS})
    plan, _ = network(rows, ties_of(), limits_of(status="2024-03-14 08:00"))

    lengths = days(simulate(plan, [draw(0, 1, 2, 4)], [], ALONE).end)

    assert 9 + 1 <= lengths.min() < 10.3
    assert 12 < lengths.max() <= 9 + 4


def test_nothing_that_is_finished_moves():
    rows = rows_of({"minutes": TEN, "started": START, "finished": START + 540}, {"minutes": TEN})
    plan, times = network(rows, ties_of((0, 1)), limits_of())

    runs = simulate(plan, [draw(1)], [0], ALONE)

    assert set(runs.ends[0]) == {times.finish[0]}
    assert 0 not in runs.criticality


@pytest.mark.parametrize("calendars", [1, 3])
def test_machine_code_gives_the_numbers_of_plain_arrays(calendars, monkeypatch):
    pytest.importorskip("numba")
    compared = 0
    for seed in range(25):
        try:
            plan, _ = random_plan(seed, calendars)
        except CycleOfTasks:
            continue
        draws = equal_points(plan, lambda minutes: (minutes * 8 // 10, minutes, minutes * 2))
        asked, found = range(len(plan.rows.parent)), []
        monkeypatch.setattr(bridges, "WORTH", 1 + 99 * (seed % 2))
        for least in (0, 1 << 60):
            monkeypatch.setattr(simulation, "COMPILED_FROM", least)
            found.append(simulate(plan, draws, asked, Dice(3, 333, 0.3)))
        quick, plain = found
        assert (quick.end == plain.end).all()
        assert all((quick.ends[row] == plain.ends[row]).all() for row in plain.ends)
        assert quick.criticality == plain.criticality
        assert quick.slope == plain.slope
        compared += 1

    assert compared > 10


def test_large_plans_are_run_without_a_compiler_too(monkeypatch):
    chain, draws = plan_of(2, (0, 1)), [draw(0), draw(1)]
    usual = simulate(chain, draws, [], Dice(1, 100, 0.3))
    monkeypatch.setattr(simulation, "COMPILED_FROM", 0)
    monkeypatch.setitem(sys.modules, "numba", None)
    compiled._player.cache_clear()

    try:
        alone = simulate(chain, draws, [], Dice(1, 100, 0.3))
        assert compiled.player() is None
    finally:
        compiled._player.cache_clear()

    assert (alone.end == usual.end).all()
