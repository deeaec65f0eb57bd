"""One start per form however hastily it is clicked; two assessments of the same title stay two."""

import re

from playwright.sync_api import expect

from tests.browser.hands import journal, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"


def test_a_double_click_starts_one_assessment(demo, demo_copy, page):
    page.goto(f"{demo}/assessments?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="New assessment").click()
    page.get_by_role("dialog").get_by_label("Title").fill("Twice clicked")
    page.get_by_role("button", name="Start assessment").dblclick()
    toast(page, "The assessment is open for answers")
    expect(settle(page).get_by_role("heading", level=1)).to_contain_text("Twice clicked")
    expect(page).to_have_url(re.compile(r"assessment=\w+"))

    assert journal(demo_copy, PROGRAMME).count("start_assessment") == 1
