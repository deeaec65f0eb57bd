"""What a plan costs from its rows in the database to its dates, when it is edited, and when it comes as a file.

Run alone with `python -m tests.bench.plan_cost`. Plans come in as Microsoft Project XML, so that all that is measured
is what a user does; beside each figure stands a plain way to the same. Garbage is collected as in the server.
"""

import gc
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from xml.etree.ElementTree import parse

from access.journal import Signature
from data.database import open_database
from data.upgrade import upgrade
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignCalendar, ForeignLink, ForeignPlan, ForeignTask
from exchange.plan.mspdi.writing.writing import write_mspdi
from exchange.plan.reading import read_plan
from methodology.loader import load_pack
from phases.actions import edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.intake.actions import take_plan
from phases.network import schedule
from phases.network.network import LinkType
from phases.network.shifts import OFFICE
from phases.planned import load_planned, load_timeline, read_planned
from ui.server.application import COLLECT_AFTER

START, NOW = datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 9, tzinfo=UTC)
COLD, EDITED, BATCHED, IMPORTED = 2_000, 10_000, 1_000, 10_000
BATCH, RUNS = 200, 20
HELD = 20
"""Every so many rows a summary holds the others."""
NEVER = 1 << 60


def plan(size):
    """Tasks of one to ten days in summaries of twenty rows, two links each, some with a lag."""
    random, tasks, links = Random(1), [], {}
    for row in range(size):
        if row % HELD == 0:
            tasks.append(ForeignTask(f"{row + 1}", 1, f"Part {row // HELD}", "summary", 0))
            continue
        tasks.append(ForeignTask(f"{row + 1}", 2, f"Task {row}", "task", 480 * random.randint(1, 10)))
        for before in (random.randrange(max(0, row - 200), row) for _ in range(2) if row > HELD):
            if before % HELD:
                kind = random.choice((LinkType.FS, LinkType.FS, LinkType.FS, LinkType.SS, LinkType.FF))
                link = ForeignLink(f"{before + 1}", f"{row + 1}", kind, 480 * random.choice((0, 0, 1, 2)))
                links[link.before, link.after, kind] = link
    return ForeignPlan(
        name=f"Plan of {size}",
        start=START,
        finish=None,
        from_finish=False,
        status_on=None,
        day_minutes=480,
        week_minutes=2400,
        currency="",
        calendars=(ForeignCalendar("1", "Standard", None, (OFFICE,) * 5 + ((), ())),),
        default_calendar="1",
        tasks=tuple(tasks),
        links=tuple(links.values()),
    )


def bring_in(db, file):
    """Read a file and make a programme of it; return the programme."""
    foreign = read_plan(file)
    return take_plan(db, signature(), lambda key: convert(foreign, key, START.date()), load_pack())


def signature():
    """Who edits, and when."""
    return Signature("bench", NOW)


def timed(work, prepare=lambda: None, runs=RUNS):
    """Milliseconds of CPU and wall of each run, what `prepare` returns given to it and its time not counted."""
    spent = []
    for _ in range(runs):
        given = prepare()
        cpu, wall = time.process_time(), time.perf_counter()
        work() if given is None else work(given)
        spent.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
    return [sorted(each) for each in zip(*spent, strict=True)]


def p95(times):
    """The 95th percentile of sorted times."""
    return times[round(0.95 * (len(times) - 1))]


def line(name, times, plain=""):
    """Print one line of the table."""
    cpu, wall = times
    figures = (statistics.median(cpu), p95(cpu), statistics.median(wall), p95(wall))
    print(f"{name:46} {' '.join(f'{each:8.1f}' for each in figures)}  {plain}", flush=True)


class Bench:
    """One database with a plan of a size."""

    def __init__(self, folder, size):
        self.path, self.file, self.size = folder / f"{size}.db", folder / f"{size}.xml", size
        upgrade(self.path, NOW)
        self.file.write_bytes(write_mspdi(plan(size)))
        with open_database(self.path) as db:
            self.programme_id = bring_in(db, self.file).id

    def edits(self, db, count):
        """New durations for some tasks, spread over the plan, as they stand now."""
        random = Random(db.get("programmes", self.programme_id)["revision"])
        tasks = load_planned(db, self.programme(db), START.date()).plan.tasks
        open_ = [task for task in tasks if task.kind == "task"]
        return [
            TaskEdit(task.id, task.version, {"days": task.days % 10 + random.randint(1, 5)})
            for task in random.sample(open_, count)
        ]

    def programme(self, db):
        """The programme as it stands now."""
        return find_programme(db, self.programme_id)

    def save(self, db, edits):
        """Save a batch."""
        return edit_tasks(db, signature(), self.programme_id, edits)

    def dated(self, db, edits):
        """Save a batch and return the plan with its dates."""
        self.save(db, edits)
        return load_timeline(db, self.programme(db), START.date())


def bench_cold(folder):
    """From rows in the database to dated rows, nothing remembered."""
    bench = Bench(folder, COLD)
    with open_database(bench.path) as db:
        programme = bench.programme(db)

        def read():
            return read_planned(db, programme, START.date()).timeline

        read()
        quick, kept = timed(read), (schedule.COMPILED_FROM, schedule.WORTH_IT)
        schedule.COMPILED_FROM = schedule.WORTH_IT = NEVER
        plain = timed(read, runs=5)
        schedule.COMPILED_FROM, schedule.WORTH_IT = kept
    ratio = statistics.median(plain[0]) / statistics.median(quick[0])
    line(f"{COLD:,} tasks, rows to dates, cold", quick, f"{ratio:.1f}x with the kernel in plain Python")


def bench_edit(folder):
    """One task edited in a large plan that is remembered."""
    bench = Bench(folder, EDITED)
    with open_database(bench.path) as db:
        bench.dated(db, bench.edits(db, 1))
        saved = timed(lambda edits: bench.save(db, edits), lambda: bench.edits(db, 1))
        bench.dated(db, bench.edits(db, 1))
        dated = timed(lambda edits: bench.dated(db, edits), lambda: bench.edits(db, 1))
        programme = bench.programme(db)
        whole = timed(lambda: read_planned(db, programme, START.date()).timeline, runs=5)
    ratio = statistics.median(whole[0]) / statistics.median(dated[0])
    line(f"{EDITED:,} tasks, one edited: saved", saved)
    line(f"{EDITED:,} tasks, one edited: saved and all dated", dated, f"{ratio:.1f}x to read the whole plan instead")


def bench_batch(folder):
    """A batch of edits, saved and dated."""
    bench = Bench(folder, BATCHED)
    with open_database(bench.path) as db:
        bench.dated(db, bench.edits(db, BATCH))
        times = timed(lambda edits: bench.dated(db, edits), lambda: bench.edits(db, BATCH))
        single = timed(
            lambda edits: [bench.dated(db, [each]) for each in edits], lambda: bench.edits(db, BATCH), runs=1
        )
    ratio = single[1][0] / statistics.median(times[1])
    line(f"{BATCHED:,} tasks, {BATCH} edits at once: saved and dated", times, f"{ratio:.1f}x one by one")


def bench_import(folder):
    """A large file made a programme."""
    path, file = folder / "imported.db", folder / f"{IMPORTED}.xml"
    upgrade(path, NOW)
    file.write_bytes(write_mspdi(plan(IMPORTED)))
    with open_database(path) as db:
        times = timed(lambda: bring_in(db, file), runs=5)
    read = timed(lambda: read_plan(file), runs=5)
    parsed = timed(lambda: parse(file), runs=5)
    ratio = statistics.median(times[0]) / statistics.median(parsed[0])
    size = file.stat().st_size / 1e6
    line(f"XML import of {IMPORTED:,} tasks ({size:.0f} MB)", times, f"{ratio:.1f}x what parsing the XML alone takes")
    line("  of which the file read and checked", read)


def main():
    """Print the table."""
    schedule.warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    print(f"{'plan':46} {'cpu ms':>8} {'p95':>8} {'wall ms':>8} {'p95':>8}")
    with tempfile.TemporaryDirectory() as name:
        for part in (bench_cold, bench_edit, bench_batch, bench_import):
            part(Path(name))


if __name__ == "__main__":
    main()
