"""A server and a browser for the whole run; a page that fails on whatever goes wrong inside it."""

import pytest
from playwright.sync_api import expect

from tests.browser import server as served
from tests.browser.visitors import Places
from tests.conftest import DEMO_DAY

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a real server on an empty database."""
    folder = tmp_path_factory.mktemp("server")
    with served.server(folder / "pilotage.db", folder / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def opened():
    """A real browser."""
    with served.browser() as browser:
        yield browser


@pytest.fixture
def demo(demo_copy, tmp_path):
    """The address of a real server on a copy of the demo, on the day on which its gate is due."""
    log = tmp_path / "server.log"
    with served.server(demo_copy, log, PILOTAGE_TODAY=DEMO_DAY.isoformat()) as address:
        yield address
    assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def demo_for_readers(demo_file, tmp_path_factory):
    """The address of one real server on the demo, for all who change nothing."""
    log = tmp_path_factory.mktemp("readers") / "server.log"
    with served.server(demo_file, log, PILOTAGE_TODAY=DEMO_DAY.isoformat()) as address:
        yield address
    assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def places(opened):
    """Where visitors sit one after the other."""
    return Places(opened)


@pytest.fixture
def visit(places):
    """Opens a page for a fresh visitor; console errors, script errors and error boxes of the app fail the test."""
    pages, problems = [], []

    def opening(**options):
        page = places.arrive(**options)
        page.set_default_timeout(20_000)
        page.on("console", lambda each: problems.append(each) if each.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(error))
        pages.append(page)
        return page

    yield opening
    boxes = sum(page.locator('[data-testid="stException"]').count() for page in pages)
    for page in pages:
        places.leave(page)
    told = [text for text in map(_told, problems) if text]
    assert not told
    assert not boxes


@pytest.fixture
def page(visit):
    """A fresh visitor at a desk."""
    return visit()


def _told(problem):
    """What a problem says; a page at an address of its own looks for its server there first, which is no problem."""
    text = getattr(problem, "text", str(problem))
    location = getattr(problem, "location", {}).get("url", "")
    return "" if "/_stcore/" in location and "404" in text else f"{text} {location}"
