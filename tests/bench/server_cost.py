"""What a page costs the server: CPU and time per rerun, of the page and of its fragments, beside an empty page."""

import os
import socket
import statistics
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.programmes import TODAY
from tests.bench.visitor import Visitor, visiting
from tests.browser.server import ROOT

RERUNS = 60
EMPTY = """
import sys
from pathlib import Path
import streamlit as st, uvicorn
from ui.server.settings import load_settings
load_settings(int(sys.argv[2]))
uvicorn.run(st.App(Path(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
"""


@dataclass(frozen=True)
class Cost:
    """Milliseconds of CPU per rerun, median milliseconds until finished, kilobytes sent."""

    cpu: float
    wall: float
    sent: float


def cpu_seconds(process_id: int) -> float:
    """Return the CPU time that a process has used, all its threads."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process_id: int) -> float:
    """Return the resident memory of a process in MB."""
    status = Path(f"/proc/{process_id}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cost(visitor: Visitor, process_id: int, fragment: str = "") -> Cost:
    """Return what one rerun costs, after some to warm up."""
    for _ in range(5):
        visitor.run(fragment=fragment)
    visitor.received = 0
    before = cpu_seconds(process_id)
    walls = [visitor.run(fragment=fragment) for _ in range(RERUNS)]
    spent = cpu_seconds(process_id) - before
    return Cost(1000 * spent / RERUNS, 1000 * statistics.median(walls), visitor.received / RERUNS / 1000)


@contextmanager
def serving(*command: str) -> Iterator[tuple[str, int]]:
    """Start a server on a free port, the last argument of its command; yields its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PILOTAGE_TODAY": TODAY.isoformat()}
    process = subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _until_answers(f"{address}/_stcore/health", process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(20)


def product(database: Path) -> tuple[str, ...]:
    """Return the command that serves a database."""
    return ("cli.py", "serve", "--db", str(database), "--port")


def empty_page(folder: Path) -> tuple[str, ...]:
    """Return the command that serves a page with one title, under our settings."""
    script = folder / "empty.py"
    script.write_text('import streamlit as st\nst.title("empty")\n')
    return ("-c", EMPTY, str(script))


def _until_answers(url: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, ConnectionError):
            continue
    raise RuntimeError("The server did not start")


def page_costs(address: str, process_id: int, page: str, query: str) -> dict[str, Cost]:
    """Return the cost of a page, and of its costliest fragment where it has one."""
    with visiting(address, page, query) as visitor:
        found = {"page": cost(visitor, process_id)}
        fragments = [cost(visitor, process_id, fragment) for fragment in sorted(visitor.fragments)]
    if fragments:
        found["fragment"] = max(fragments, key=lambda each: each.cpu)
    return found
