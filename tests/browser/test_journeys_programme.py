"""From an empty database to a programme in view, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.grid import type_into
from tests.browser.server import ROOT, server, settle

SHOTS = ROOT / "var" / "shots" / "journeys"


@pytest.fixture
def fresh(tmp_path):
    """The address of a server on an empty database of its own."""
    with server(tmp_path / "pilotage.db", tmp_path / "server.log", PILOTAGE_TODAY="2026-11-23") as address:
        yield address
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def type_units(page, names):
    """Fill the first column of the table of units; the last editor stays open, as whoever clicks next leaves it."""
    expect(page.get_by_role("button", name="Create programme")).to_be_visible()
    box = page.get_by_test_id("stDataFrame").bounding_box()
    editor = page.locator(".gdg-input")
    page.mouse.click(box["x"] + 150, box["y"] + 48)
    for at, name in enumerate(names):
        if at:
            page.keyboard.press("Enter")
            expect(editor).to_have_count(0)
        page.keyboard.press("Enter")
        editor.fill(name)


def test_a_programme_is_created_once_from_an_empty_database(fresh, page):
    page.goto(fresh)
    settle(page).get_by_role("button", name="Create a programme").click()
    page.wait_for_url("**/new-programme*")
    expect(page.get_by_role("heading", name="New programme")).to_be_visible()
    settle(page).get_by_label("Name", exact=True).fill("Harbour CRM <script>alert(1)</script>")
    type_units(page, ["Rotterdam", "Hamburg"])
    create = page.get_by_role("button", name="Create programme")

    create.dblclick()
    page.wait_for_url("**/overview?programme=harbour-crm*")
    expect(settle(page).get_by_role("heading", name=re.compile("Harbour CRM <script>"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^The programme ends on"))).to_be_visible()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "created.png")

    page.goto(fresh)
    expect(settle(page).get_by_text("1 programme ·")).to_be_visible()


def test_a_form_without_units_is_refused_beside_its_button_and_nothing_is_lost(fresh, page):
    page.goto(f"{fresh}/new-programme")
    settle(page).get_by_label("Name", exact=True).fill("Harbour CRM")
    page.get_by_role("button", name="Create programme").click()

    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("Name at least one unit and make one the pilot")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Harbour CRM")
    page.goto(fresh)
    expect(settle(page).get_by_text("No programme yet.")).to_be_visible()


def test_the_form_that_is_not_chosen_is_out_of_reach_and_keeps_what_was_typed(fresh, page):
    page.goto(f"{fresh}/new-programme?from=file")
    name, upload = page.get_by_label("Name", exact=True), page.get_by_text("A plan of another tool")
    settle(page)
    expect(upload).to_be_visible()
    expect(name).not_to_be_visible()

    page.get_by_role("radio", name="From the standard method").click()
    expect(upload).not_to_be_visible()
    name.fill("Harbour CRM")
    type_into(page, page.get_by_test_id("data-grid-canvas"), (150, 48, 0), "Rotterdam")
    page.get_by_role("radio", name="From a plan file").click()
    expect(upload).to_be_visible()
    expect(name).not_to_be_visible()
    page.get_by_role("radio", name="From the standard method").click()

    expect(name).to_have_value("Harbour CRM")
    page.get_by_role("button", name="Create programme").click()
    page.wait_for_url("**/overview?programme=harbour-crm*")


def test_the_demo_loads_with_one_click_and_a_programme_opens_from_the_portfolio(fresh, page):
    page.goto(fresh)
    settle(page).get_by_role("button", name="Load the demo programmes").click()
    expect(page.get_by_text("3 programmes ·")).to_be_visible(timeout=60_000)

    box = settle(page).get_by_test_id("stDataFrame").bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 48 + 33)
    page.wait_for_url("**/overview?programme=*")
    expect(settle(page).get_by_role("heading", level=1)).to_contain_text("CRM")


def test_the_language_changes_in_place_and_stays_in_the_address(fresh, page):
    page.goto(fresh)
    settle(page).get_by_text("中文").click()

    expect(page.get_by_role("heading", name="项目组合")).to_be_visible()
    page.wait_for_url("**/?lang=zh")
