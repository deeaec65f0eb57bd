"""A real server on a free port with its own database file, and the browser that visits it."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.forked import Forked, serve

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
SERVE = (
    "import sys; from pathlib import Path; from ui.server.run import serve; "
    "serve(Path(sys.argv[1]), int(sys.argv[2]))"
)
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (app.getAttribute('data-test-connection-state') !== 'CONNECTED') return false;
  if (document.querySelector(':is(.pilotage-choosing, .pilotage-readings, .pilotage-views):empty')) return false;
  const pending = '[data-testid="stAppSkeleton"], [data-testid="stSkeleton"], [data-stale="true"]';
  if (document.querySelector('.pilotage-plan:not([data-busy="false"])')) return false;
  if (document.querySelector(pending) || !document.querySelector('h1')) return false;
  const shown = box => [...document.querySelectorAll(box)].filter(each => each.checkVisibility());
  const drawn = (box, kinds) => shown(box).every(each => each.querySelector(kinds));
  const ours = [...document.querySelectorAll('.pilotage-readings, .pilotage-cells')];
  if (ours.some(each => getComputedStyle(each).visibility === 'hidden')) return false;
  const charts = drawn('[data-testid="stVegaLiteChart"]', 'canvas, svg.marks');
  return charts && drawn('[data-testid="stDataFrame"]', 'canvas');
}"""


def installed_browser() -> str | None:
    """Return the browser of this machine: an installed Chromium or Chrome, else Playwright's own."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def browser() -> Iterator[Browser]:
    """Open a headless browser that reaches nothing but this machine."""
    executable = installed_browser()
    assert executable, "No browser: run `make browser`"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def server(database: Path, log: Path, **environment: str) -> Iterator[str]:
    """Serve a database on a free port from a process that starts warm, until the block ends; yields the address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = Forked(partial(serve, database, port), (log, log), {**os.environ, **environment})
    try:
        _until_healthy(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(database: Path, port: int, log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a server as a person does and return it once it answers; whoever starts it ends it."""
    command = [sys.executable, "-c", SERVE, str(database), str(port)]
    with log.open("a") as output:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=output)
    try:
        _until_healthy(f"http://127.0.0.1:{port}", process, log)
    except BaseException:
        process.kill()
        raise
    return process


def _until_healthy(address: str, process: subprocess.Popen[bytes] | Forked, log: Path) -> None:
    while not _answers(address):
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            raise RuntimeError(f"The server did not start:\n{log.read_text()}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def settle(page: Page) -> Page:
    """Wait until the page's script has run and its charts and grids are drawn."""
    page.wait_for_function(SETTLED, timeout=30_000)
    return page
