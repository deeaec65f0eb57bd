"""`make bench`: prints what the product costs, beside a plain way to the same. Figures, not tests.

All parts run one after the other; `python -m tests.bench PART` runs one:

- `network`: a plan from its columns to dates and floats, up to 100,000 rows, and the memory it takes
- `forecast`: a simulation, beside whole arrays and the plain kernel
- `plan`: from rows in the database to dates, edits saved and dated, a large file imported
- `assessments`: 200 respondents answer 56 questions in 12 units; counted, and every view shown again
- `roundtrip`: 200 respondents × 56 questions to a file and back, and as a report
- `surveys`: 100,000 answers summarised, and the whole command
- `usage`: a large log of use summarised
- `server`: CPU per rerun of every page, beside an empty page
- `browser`: click to painted on every page, the first page, memory with many sessions

`--page people,calendars` prints `server` and `browser` for these pages alone.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.browser_cost import click_wait, first_page, memory_with_sessions, save_wait
from tests.bench.programmes import LARGE, VAST, make_database
from tests.bench.server_cost import Cost, cost, empty_page, page_costs, product, serving
from tests.bench.usage_cost import ROWS, summarise, write_log
from tests.bench.visitor import visiting
from tests.browser.server import ROOT, browser
from ui.navigation import addresses

DEMO = "ocean-freight-crm"
GATE = "&gate=process.deploy-exit"
BATCH = 200
OWN = ("network", "forecast", "plan", "assessments", "roundtrip", "surveys")
"""Parts that run in a process of their own: they switch parts of the product off, and measure memory."""


def pages(wanted: Sequence[str]) -> list[tuple[str, str]]:
    """Return address and query of every page, the gate's own view too; of the wanted ones alone where some are."""
    found = [("" if name == "portfolio" else name, "") for name in addresses()]
    return [each for each in [*found, ("gates", GATE)] if not wanted or (each[0] or "portfolio") in wanted]


def row(name: str, found: Cost, fragment: Cost | None) -> str:
    """Return one line of the server's table."""
    part = f"{fragment.cpu:7.1f}" if fragment else "      –"
    return f"{name:34} {found.cpu:7.1f} {part} {found.wall:8.1f} {found.sent:8.1f}"


def bench_server(database: Path, folder: Path, wanted: Sequence[str]) -> None:
    """Print CPU per rerun of the pages for the demo and the large programme."""
    print(f"\n{'server, per rerun':34} {'cpu ms':>7} {'frag ms':>7} {'wall ms':>8} {'kB':>8}")
    with serving(*empty_page(folder)) as (address, process_id), visiting(address, "", "") as visitor:
        print(row("empty page, same settings", cost(visitor, process_id), None))
    with serving(*product(database)) as (address, process_id):
        for programme in (DEMO, LARGE):
            for page, query in pages(wanted):
                found = page_costs(address, process_id, page, f"programme={programme}{query}")
                print(row(f"{page or 'portfolio'}{query} · {programme}", found["page"], found.get("fragment")))
        if wanted:
            return
        found = page_costs(address, process_id, "plan", f"programme={VAST}")
        print(row(f"plan · {VAST}", found["page"], found.get("fragment")))


def bench_browser(database: Path, wanted: Sequence[str]) -> None:
    """Print click to painted of the pages; of the whole product, first page, saving and memory too."""
    with serving(*product(database)) as (address, process_id), browser() as opened:
        if not wanted:
            first_page(opened, f"{address}/")
            opening = [first_page(opened, f"{address}/") for _ in range(5)]
            answered, complete = (statistics.median(each) for each in zip(*opening, strict=True))
            print(f"\nportfolio, fresh visitor: answer after {answered:.0f} ms, complete after {complete:.0f} ms")
        print(f"\n{'click to painted':34} {'median':>7} {'p95 ms':>7} {'clicks':>7}")
        for programme in (DEMO, LARGE):
            for page, query in pages(wanted):
                wait = click_wait(opened, f"{address}/{page}?programme={programme}{query}")
                shown = f"{wait.median:7.0f} {wait.p95:7.0f} {wait.clicks:7}" if wait else "      –  (no choice)"
                print(f"{(page or 'portfolio') + query + ' · ' + programme:34} {shown}")
        if not wanted:
            bench_saving(opened, address)
            urls = [f"{address}/{page}?programme={DEMO}{query}" for page, query in pages(wanted)]
            print(f"\nserver memory, demo, 20 open sessions: {memory_with_sessions(opened, urls, process_id):.0f} MB")


def bench_saving(opened: Browser, address: str) -> None:
    """Print what a click and a save of the vast plan take."""
    vast = f"{address}/plan?programme={VAST}"
    if wait := click_wait(opened, vast):
        print(f"{'plan · ' + VAST:34} {wait.median:7.0f} {wait.p95:7.0f} {wait.clicks:7}")
    saving = [save_wait(opened, vast, BATCH, turn) for turn in range(3)]
    print(f"plan · {VAST}: {BATCH} cells saved, rescheduled and redrawn in {statistics.median(saving):.0f} ms")


def bench_usage(folder: Path) -> None:
    """Print what summarising a large log costs."""
    log = folder / "log.csv"
    write_log(log)
    runs = [summarise(log) for _ in range(5)]
    seconds, peak = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
    print(f"\nusage summarise, {ROWS} rows: median {seconds:.2f} s, peak {peak:.0f} MB")


def bench_alone(part: str) -> None:
    """Print what a part prints in a process of its own."""
    print(flush=True)
    subprocess.run([sys.executable, "-m", f"tests.bench.{part}_cost"], cwd=ROOT, check=True)


def main() -> None:
    """Run all benches, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=(*OWN, "usage", "server", "browser"))
    parser.add_argument("--page", default="", help="pages for server and browser, parted by commas")
    asked = parser.parse_args()
    part, wanted = asked.part, [each for each in asked.page.split(",") if each]
    for own in OWN:
        if part in (None, own):
            bench_alone(own)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if part in (None, "usage"):
            bench_usage(folder)
        if part in (None, "server", "browser"):
            database = make_database(folder / "pilotage.db")
        if part in (None, "server"):
            bench_server(database, folder, wanted)
        if part in (None, "browser"):
            bench_browser(database, wanted)


if __name__ == "__main__":
    main()
