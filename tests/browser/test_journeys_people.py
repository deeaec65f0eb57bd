"""People in a real browser: a share is edited, a plan is levelled and taken back, hours are recorded."""

from playwright.sync_api import expect

from data.database import open_database
from phases.capacity.store import load_persons
from tests.browser.grid import type_into
from tests.browser.hands import OCEAN, journal, picture, toast
from tests.browser.server import PHONE, settle

HANDSET = {"viewport": {"width": 390, "height": 844}, "user_agent": PHONE}
TALL = {"viewport": {"width": 1280, "height": 2100}}
SHARE = 3
"""The column of the share, after the mark of the row, name and role."""
TOO_MUCH = "is overloaded in"


def test_a_share_is_edited_and_a_plan_is_levelled_and_taken_back(demo, demo_copy, visit):
    page, done = visit(**TALL), journal(demo_copy)
    page.goto(f"{demo}/people?programme={OCEAN}")
    expect(settle(page).get_by_role("heading", name=TOO_MUCH)).to_contain_text("P. Moreau")

    type_share(page, "P. Moreau", "1")
    page.get_by_role("button", name="Save people").click()
    toast(page, "People saved")
    with open_database(demo_copy) as db:
        assert [each.units for each in load_persons(db, OCEAN) if each.name == "P. Moreau"] == [1.0]
    expect(settle(page).get_by_role("heading", name=TOO_MUCH)).to_contain_text("T. Weber")

    page.get_by_role("button", name="Level the plan").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("least float")).to_be_visible()
    picture(page, "people-levelling")
    dialog.get_by_role("button", name="Write").click()
    toast(page, "The dates are in the plan")
    expect(settle(page).get_by_role("heading", name="Nobody is overloaded")).to_be_visible()
    picture(page, "people-levelled")
    assert journal(demo_copy) == ["edit_tasks", "edit_person", *done]

    page.goto(f"{demo}/plan?programme={OCEAN}")
    settle(page).get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    page.goto(f"{demo}/people?programme={OCEAN}")
    expect(settle(page).get_by_role("heading", name=TOO_MUCH)).to_be_visible()


def type_share(page, name, value):
    """Change the share of a person by keyboard, from the cell that a click selects."""
    grid = page.get_by_test_id("stDataFrame")
    row = grid.locator("canvas tr").filter(has_text=name)
    at = int(row.get_attribute("aria-rowindex") or 0)
    canvas = grid.get_by_test_id("data-grid-canvas")
    type_into(page, canvas, (120, 36 + 29 * (at - 2) + 14, SHARE - 1), value)
    page.keyboard.press("Escape")


def test_whose_load_is_seen_changes_at_once_stays_in_the_address(demo, visit):
    page = visit(**TALL)
    page.goto(f"{demo}/people?programme={OCEAN}")
    settle(page).get_by_role("radio", name="Roles").click()
    weeks = page.get_by_role("table", name="Heat map of")
    expect(weeks.get_by_role("rowheader", name="Consultant")).to_be_visible()
    assert "who=roles" in page.url
    page.keyboard.press("ArrowRight")
    expect(weeks.get_by_role("rowheader", name="Rotterdam")).to_be_visible()
    expect(page.get_by_role("radio", name="Units")).to_be_focused()

    page.reload()
    expect(settle(page).get_by_role("radio", name="Units")).to_be_checked()
    expect(weeks.get_by_role("rowheader", name="Rotterdam")).to_be_visible()
    page.get_by_role("radio", name="Persons").click()
    assert "who=" not in page.url
    busy = weeks.get_by_role("cell", name="38")
    expect(busy).to_have_attribute("title", "P. Moreau, 21\N{NO-BREAK SPACE}Dec: 38 of 26 h")


def test_a_phone_shows_who_has_too_much_first_and_the_weeks_when_asked(demo, visit):
    page = visit(**HANDSET)
    page.goto(f"{demo}/people?programme={OCEAN}")
    expect(settle(page).get_by_role("row").filter(has_text="P. Moreau").first).to_be_visible()
    weeks = page.get_by_role("table", name="Heat map of")
    expect(weeks).to_be_hidden()
    page.get_by_text("Show the heat map").click()
    expect(weeks).to_be_visible()
