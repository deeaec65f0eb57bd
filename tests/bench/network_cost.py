"""What it costs to schedule a plan: from its columns to dates and floats, and the memory it takes.

Run alone with `python -m tests.bench.network_cost`; CPU time of the process, median of the runs.
"""

import statistics
import subprocess
import sys
import time
from array import array
from datetime import date
from pathlib import Path
from random import Random

from phases.network import schedule
from phases.network.network import DAY, NONE, LagKind, Limits, LinkType, Rows, Ties
from phases.network.shifts import FIVE_DAYS, OFFICE, Shifts, work_time

FIRST, LAST = date(2024, 1, 1).toordinal(), date(2064, 12, 31).toordinal()
START = date(2025, 1, 6).toordinal() * DAY + 480
SIX_DAYS = (((420, 1140),),) * 5 + (OFFICE, ())
SIZES = (1_000, 10_000, 100_000)
SHAPES = ("wide", "deep")


def calendars():
    """An office week and six long days with a holiday a month."""
    holidays = tuple((day, ()) for day in range(FIRST, LAST, 30))
    return [work_time(Shifts(FIVE_DAYS, FIRST, LAST, holidays)), work_time(Shifts(SIX_DAYS, FIRST, LAST))]


def plan(size, shape, seed=1):
    """Rows and links as packed columns: two links a row, of all kinds, a third of them with a lag or a lead.

    A wide plan has some sixty levels, in a deep one each row follows one of the three before it.
    """
    random = Random(seed)
    longest, back = (2400, size // 40) if shape == "wide" else (60, 3)
    before, after = array("q"), array("q")
    for row in range(1, size):
        for _ in range(2):
            before.append(random.randrange(max(0, row - back), row))
            after.append(row)
    links = len(before)
    lags = (0, 0, 0, 0, 60, -60) if shape == "wide" else (0, 0, 0, 0, 5, -5)
    ties = Ties(
        before=before,
        after=after,
        kind=array("q", random.choices([*LinkType, LinkType.FS, LinkType.FS], k=links)),
        lag=array("q", random.choices(lags, k=links)),
        lag_kind=array("q", random.choices([LagKind.WORKING, LagKind.WORKING, LagKind.ELAPSED], k=links)),
    )
    return _rows(random, size, longest), ties


def _rows(random, size, longest):
    nothing, zero = array("q", [NONE]) * size, array("q", [0]) * size
    return Rows(
        names=range(size),
        parent=nothing,
        summary=zero,
        minutes=array("q", (random.randrange(0, longest, 15) for _ in range(size))),
        elapsed=zero,
        calendar=array("q", random.choices((0, 1), k=size)),
        constraint=zero,
        constraint_at=nothing,
        deadline=nothing,
        started=nothing,
        finished=nothing,
        remaining=nothing,
        manual=zero,
        placed=nothing,
        active=array("q", [1]) * size,
    )


def cost(size, shape, runs):
    """Median CPU milliseconds from columns to dates."""
    known = calendars()
    rows, ties = plan(size, shape)
    schedule.compute_times(rows, ties, known, Limits(START))
    spent = []
    for _ in range(runs):
        before = time.process_time()
        schedule.compute_times(rows, ties, known, Limits(START))
        spent.append((time.process_time() - before) * 1000)
    return statistics.median(spent)


def peak():
    """Peak resident memory of this process in MiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def peak_alone(size):
    """Peak memory of a fresh process that schedules one plan of a size, in MiB, and of one that only imports."""
    code = "from tests.bench import network_cost as c; {}print(c.peak())"
    answers = [
        subprocess.run([sys.executable, "-c", code.format(work)], capture_output=True, text=True, check=True).stdout
        for work in (f"c.cost({size}, 'wide', 1); ", "")
    ]
    return [float(each) for each in answers]


def calendar_cost(runs=9):
    """Median CPU milliseconds to make the working time of 40 years."""
    spent = []
    for _ in range(runs):
        before = time.process_time()
        work_time(Shifts(FIVE_DAYS, FIRST, LAST))
        spent.append((time.process_time() - before) * 1000)
    return statistics.median(spent)


def main():
    """Print the table."""
    before = time.perf_counter()
    quick = schedule.warm()
    ready = time.perf_counter() - before
    print(f"compiler ready and first plan {'machine code' if quick else 'plain Python: no numba'}: {ready:.1f} s")
    print(f"calendar of 40 years: {calendar_cost():.1f} ms")
    for size in SIZES:
        found = [f"{shape} {cost(size, shape, 9 if size > 10_000 else 25):8.2f} ms" for shape in SHAPES]
        print(f"{size:>7,} rows: {', '.join(found)}")
    schedule.COMPILED_FROM = schedule.WORTH_IT = SIZES[-1] + 1
    print(f"{SIZES[0]:>7,} rows in plain Python: {', '.join(f'{s} {cost(SIZES[0], s, 5):.1f} ms' for s in SHAPES)}")
    print(f"{SIZES[1]:>7,} rows in plain Python: {', '.join(f'{s} {cost(SIZES[1], s, 3):.1f} ms' for s in SHAPES)}")
    whole, bare = peak_alone(SIZES[-1])
    print(f"{SIZES[-1]:>7,} rows: peak {whole:.0f} MiB, {whole - bare:.0f} MiB above the imports")


if __name__ == "__main__":
    main()
