"""The report in a real browser: opened from its page, styled under its policy, printed on one sheet."""

import re

import pytest

from tests.browser.server import ROOT, server, settle
from tests.conftest import DEMO_DAY

SHOTS = ROOT / "var" / "shots" / "journeys"
OCEAN = "ocean-freight-crm"
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def demo(demo_copy, tmp_path):
    """The address of a server on the demo."""
    with server(demo_copy, tmp_path / "server.log", PILOTAGE_TODAY=DEMO_DAY.isoformat()) as address:
        yield address
    assert "Traceback" not in (tmp_path / "server.log").read_text()


@pytest.mark.parametrize(("lang", "button"), [("en", "Open for printing"), ("zh", "打开打印版")])
def test_the_report_opens_for_printing_and_fits_one_sheet(demo, page, lang, button):
    page.goto(f"{demo}/report?programme={OCEAN}&lang={lang}")
    with page.context.expect_page() as opening:
        settle(page).get_by_role("link", name=button).click()
    printed = opening.value
    printed.wait_for_load_state()
    problems = []
    printed.on("console", lambda each: problems.append(each.text))
    printed.goto(printed.url)

    sheets = printed.pdf(prefer_css_page_size=True)

    assert printed.url == f"{demo}/report/{OCEAN}?lang={lang}"
    assert printed.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    assert not problems
    assert len(SHEET.findall(sheets)) == 1
    SHOTS.mkdir(parents=True, exist_ok=True)
    printed.screenshot(path=SHOTS / f"report-printed-{lang}.png", full_page=True)
