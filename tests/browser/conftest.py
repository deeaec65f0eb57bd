"""A server and a browser for the whole run; a page that fails on whatever goes wrong inside it."""

import pytest

from tests.browser import server as served


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
def page(opened):
    """A fresh visitor; console errors, script errors and error boxes of the app fail the test."""
    context = opened.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    problems = []
    page.on("console", lambda each: problems.append(each) if each.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(error))
    yield page
    boxes = page.locator('[data-testid="stException"]').count()
    context.close()
    told = [text for text in map(_told, problems) if text]
    assert not told
    assert not boxes


def _told(problem):
    """What a problem says; a page at an address of its own looks for its server there first, which is no problem."""
    text = getattr(problem, "text", str(problem))
    location = getattr(problem, "location", {}).get("url", "")
    return "" if "/_stcore/" in location and "404" in text else f"{text} {location}"
