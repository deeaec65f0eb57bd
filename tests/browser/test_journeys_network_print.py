"""A long critical chain on paper, in a real browser: strips as large as on the screen, within A4 landscape."""

import re

from tests.browser.hands import OCEAN, picture
from tests.browser.server import settle

A4_WIDE = 1047
"""What is left of 297 mm between margins of 10 mm, at 96 dots per inch."""
STRIPS = """() => [...document.querySelectorAll('.pilotage-plan .paper svg')].map((each) => {
  const { width, height } = each.getBoundingClientRect();
  return { width, height, drawn: Number(each.getAttribute('width')), nodes: each.querySelectorAll('.node').length };
})"""
SHEET = re.compile(rb"/Type\s*/Page\b")


def test_a_long_chain_wraps_into_strips_that_can_be_read(demo_for_readers, visit):
    page = visit(viewport={"width": A4_WIDE, "height": 718})
    page.goto(f"{demo_for_readers}/plan?programme={OCEAN}&scope=all&as=network")
    nodes = settle(page).locator(".pilotage-plan .network .node")
    nodes.first.wait_for()
    shown = nodes.count()
    assert page.locator(".pilotage-plan .network svg").bounding_box()["width"] > 2 * A4_WIDE

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    strips = page.evaluate(STRIPS)
    assert len(strips) > 2
    assert sum(each["nodes"] for each in strips) == shown
    assert all(each["width"] <= A4_WIDE and each["width"] == each["drawn"] for each in strips)
    assert page.locator(".pilotage-plan .paper text", has_text="→").count() > 0
    picture(page, "plan-network-print")
    pages = page.locator(".pilotage-plan .paper .sheet").count()
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == pages
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(STRIPS)
