"""What a simulation costs: sampling, forward and backward pass, criticality, sensitivity, and the memory it takes.

Run alone with `python -m tests.bench.forecast_cost`; medians of the runs. Beside the machine code stand the same
simulation with whole arrays (numpy) and the plain kernel run after run (naive; a few runs, multiplied).
"""

import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random

from phases.forecast.simulation import simulation
from phases.forecast.simulation.course import Network
from phases.forecast.simulation.simulation import Dice, Draw, simulate
from phases.network.clock import hours_of
from phases.network.network import DAY, NONE, LagKind, Limits, LinkType, Rows, Ties
from phases.network.passes import compiled
from phases.network.schedule import compute_times
from phases.network.shifts import FIVE_DAYS, OFFICE, Shifts, work_time

FIRST, LAST = date(2024, 1, 1).toordinal(), date(2064, 12, 31).toordinal()
START = date(2025, 1, 6).toordinal() * DAY + 480
SIX_DAYS = (((420, 1140),),) * 5 + (OFFICE, ())
CASES = ("one calendar", "mixed links", "a tenth elsewhere", "two calendars")
"""Rows on one calendar, plain links; the same with all links and lags; one row of ten, or each second, on another."""
SIZES = ((300, 10_000), (1_000, 2_000), (1_000, 10_000))
NEVER = 1 << 60


def calendars():
    """An office week and six long days, both with a holiday a month."""
    holidays = tuple((day, ()) for day in range(FIRST, LAST, 30))
    return work_time(Shifts(FIVE_DAYS, FIRST, LAST, holidays)), work_time(Shifts(SIX_DAYS, FIRST, LAST, holidays))


def network(size, case):
    """A plan with some forty levels and two links a row."""
    random, known = Random(1), calendars()
    before = [random.randrange(max(0, row - size // 25), row) for row in range(1, size) for _ in range(2)]
    links, plain = len(before), case == CASES[0]
    kinds = [LinkType.FS] if plain else [*LinkType, LinkType.FS, LinkType.FS]
    ties = Ties(
        before,
        [row for row in range(1, size) for _ in range(2)],
        random.choices(kinds, k=links),
        [0] * links if plain else random.choices((0, 0, 0, 0, 60, -60), k=links),
        [LagKind.WORKING] * links,
    )
    elsewhere = {CASES[2]: 10, CASES[3]: 2}.get(case, size + 1)
    nothing, no = [NONE] * size, [False] * size
    rows = Rows(
        names=range(size),
        parent=nothing,
        summary=no,
        minutes=[random.randrange(60, 4800, 15) for _ in range(size)],
        elapsed=no,
        calendar=[int(row % elsewhere == elsewhere - 1) for row in range(size)],
        constraint=[0] * size,
        constraint_at=nothing,
        deadline=nothing,
        started=nothing,
        finished=nothing,
        remaining=nothing,
        manual=no,
        placed=nothing,
        active=[True] * size,
    )
    limits = Limits(START)
    times = compute_times(rows, ties, known, limits)
    return Network(rows, ties, limits, hours_of(known), times.start, times.finish)


def draws(plan):
    """Every row with a range of 0.9 to 1.5 times its plan, in ten groups."""
    return [
        Draw(row, f"row {row}", minutes * 9 // 10, minutes, minutes * 3 // 2, f"group {row % 10}")
        for row, minutes in enumerate(plan.rows.minutes)
    ]


def cost(plan, runs, times=7):
    """Median CPU and wall milliseconds of a simulation, after a first one."""
    drawn, dice = draws(plan), Dice(1, runs, 0.3)
    simulate(plan, drawn, [len(drawn) - 1], dice)
    found = []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        simulate(plan, drawn, [len(drawn) - 1], dice)
        found.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
    return [statistics.median(each) for each in zip(*found, strict=True)]


def naive(plan, runs):
    """CPU milliseconds of the plain kernel run after run, from a few of them; sampling left out."""
    known, few = calendars(), 5
    quick, compiled.calculation = compiled.calculation, lambda *_: None
    try:
        cpu = time.process_time()
        for _ in range(few):
            compute_times(plan.rows, plan.ties, known, plan.limits)
        return (time.process_time() - cpu) * 1000 / few * runs
    finally:
        compiled.calculation = quick


def peak(size, case, runs):
    """Peak memory in MB of a fresh process that does nothing else."""
    words = [sys.executable, "-m", "tests.bench.forecast_cost", "peak", f"{size}", case, f"{runs}"]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main():
    """Print the table, or the peak memory of one simulation."""
    if sys.argv[1:2] == ["peak"]:
        size, case, runs = int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
        cost(network(size, case), runs, times=2)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print(f"{'forecast':36} {'cpu ms':>8} {'wall ms':>8} {'numpy':>8} {'naive':>9} {'peak MB':>8}")
    for size, runs in SIZES:
        for case in CASES:
            plan, kept = network(size, case), simulation.COMPILED_FROM
            cpu, wall = cost(plan, runs)
            simulation.COMPILED_FROM = NEVER
            plain = cost(plan, runs, times=3)[0]
            simulation.COMPILED_FROM = kept
            slow, memory = naive(plan, runs), peak(size, case, runs)
            name = f"{size} rows, {runs} runs, {case}"
            print(
                f"{name:36} {cpu:8.0f} {wall:8.0f} {plain / cpu:7.1f}x {slow / cpu:8.0f}x {memory:8.0f}", flush=True
            )


if __name__ == "__main__":
    main()
