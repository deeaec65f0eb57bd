"""Progress of a unit reported at a desk and read on a phone, in a real browser."""

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, choose, journal, picture, toast
from tests.browser.server import PHONE, settle

HAND_HELD = {"viewport": {"width": 390, "height": 844}, "user_agent": PHONE, "is_mobile": True, "has_touch": True}
SYSTEM_DEPLOYMENT = 4
"""The column of the matrix, after unit, wave and three activities."""


def matrix_cell(page, unit):
    row = page.locator(".pilotage-choosing").get_by_role("row").filter(has_text=unit)
    return row.locator("th, td").nth(SYSTEM_DEPLOYMENT)


def test_reported_progress_changes_the_matrix_and_the_list_on_a_phone(demo, demo_copy, visit):
    page, done = visit(), journal(demo_copy)
    page.goto(f"{demo}/rollout?programme={OCEAN}")
    expect(matrix_cell(settle(page), "Lyon")).to_contain_text("Late")
    page.get_by_role("button", name="Report progress").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("drift +15")).to_be_visible()
    choose(page, "Unit", "Lyon")
    choose(page, "Activity", "System deployment")
    thumb = dialog.get_by_role("slider", name="Done, in %")
    thumb.focus()
    thumb.press("End")
    expect(thumb).to_have_value("100")
    dialog.get_by_role("button", name="Save progress").click()

    toast(page, "Progress of Lyon is saved")
    expect(dialog).to_have_count(0)
    expect(matrix_cell(settle(page), "Lyon")).to_contain_text("Done")
    picture(page, "rollout-matrix")
    assert journal(demo_copy) == ["edit_tasks", *done]

    phone = visit(**HAND_HELD)
    phone.goto(f"{demo}/rollout?programme={OCEAN}")
    expect(settle(phone).get_by_text("Now: Application training")).to_be_visible()
    expect(phone.get_by_text("4 of 6 done")).to_be_visible()
    assert phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    picture(phone, "rollout-phone")
