"""Scope and choice in a browser: an orphan is tied, a mistake refused, a weight turns the choice, a fit is judged."""

from playwright.sync_api import expect

from data.database import open_database
from phases.options.store import load_fits
from phases.scope.store import load_objectives
from tests.browser.grid import type_into
from tests.browser.hands import OCEAN, choose, journal, picture, toast
from tests.browser.server import settle


def test_an_orphan_is_tied_to_an_objective_and_a_mistake_is_refused(demo, demo_copy, visit):
    page, done = visit(), journal(demo_copy)
    page.goto(f"{demo}/scope?programme={OCEAN}")
    expect(settle(page).get_by_role("heading", name="3 of 15 requirements serve no objective")).to_be_visible()

    page.get_by_role("button", name="Requirements", exact=True).click()
    dialog = page.get_by_role("dialog")
    choose(page, "Requirement", "R13 Birthday greetings to contacts")
    title = dialog.get_by_role("textbox", name="Requirement in one sentence")
    expect(title).to_have_value("Birthday greetings to contacts")
    dialog.get_by_role("combobox", name="Serves the objectives").click()
    page.get_by_role("option", name="O6 Sell more services").click()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Save").click()
    toast(page, "Requirement saved")
    expect(settle(page).get_by_role("heading", name="2 of 15 requirements serve no objective")).to_be_visible()
    expect(dialog).to_have_count(0)
    assert journal(demo_copy) == ["edit_requirement", *done]

    page.get_by_role("button", name="Objectives").click()
    choose(page, "Objective", "O2 Answer a request for quotation sooner")
    target = dialog.get_by_role("spinbutton", name="Target")
    expect(target).to_have_value("12")
    target.fill("30")
    target.press("Tab")
    settle(page)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("the target lies above the baseline")).to_be_visible()
    picture(page, "scope-refused")
    with open_database(demo_copy) as db:
        assert [each.target for each in load_objectives(db, OCEAN)][1] == 12


def test_a_weight_beyond_its_turning_point_changes_the_winner(demo, demo_copy, visit):
    page = visit()
    page.goto(f"{demo}/choice?programme={OCEAN}")
    expect(settle(page).get_by_role("heading", name="Vela CRM leads Granit Suite")).to_be_visible()

    page.get_by_role("button", name="Weights").click()
    dialog = page.get_by_role("dialog")
    weight = dialog.get_by_role("spinbutton", name="Fits the existing systems")
    weight.fill("40")
    weight.press("Tab")
    expect(dialog.get_by_text("They sum to 125")).to_be_visible()
    dialog.get_by_role("button", name="Save weights").click()
    toast(page, "Weights saved")
    expect(settle(page).get_by_role("heading", name="Granit Suite leads Vela CRM")).to_be_visible()
    picture(page, "choice-turned")
    assert journal(demo_copy)[0] == "weigh_criteria"


def test_a_fit_is_judged_in_the_grid(demo, demo_copy, visit):
    page = visit()
    page.goto(f"{demo}/choice?programme={OCEAN}")
    settle(page).get_by_role("button", name="Judge the fit").click()
    dialog = page.get_by_role("dialog")
    canvas = dialog.get_by_test_id("data-grid-canvas")
    expect(canvas).to_be_visible()

    expect(dialog.locator("canvas tr").filter(has_text="R1 Every contact")).to_have_count(1)
    type_into(page, canvas, (120, 36 + 31 // 2, 2), "7")
    settle(page)
    dialog.get_by_role("button", name="Save fit").click()
    toast(page, "Fit saved")

    with open_database(demo_copy) as db:
        assert [each.days for each in load_fits(db, OCEAN) if each.key == "p-1.r-1"] == [7]


def test_a_table_of_requirements_is_looked_at_then_read(demo, demo_copy, visit, tmp_path):
    table, broken = tmp_path / "requirements.csv", tmp_path / "broken.csv"
    table.write_text("id,title,priority\nR13,Birthday greetings to contacts,should\n,Chat on the web site,could\n")
    broken.write_text("title,priority\nChat,perhaps\n")
    page = visit()
    page.goto(f"{demo}/scope?programme={OCEAN}")
    settle(page).get_by_role("button", name="Import…").click()
    dialog = page.get_by_role("dialog")

    dialog.locator("input[type=file]").set_input_files(broken)
    expect(dialog.get_by_text("line 2: Priority is one of must, should, could")).to_be_visible()
    dialog.locator("input[type=file]").set_input_files(table)
    expect(dialog.get_by_text("1 new requirement · 1 changes · 0 stay as they are")).to_be_visible()
    picture(page, "scope-table")
    dialog.get_by_role("button", name="Read the table").click()
    toast(page, "Requirements read")

    expect(settle(page).get_by_role("heading", name="4 of 16 requirements serve no objective")).to_be_visible()
    assert journal(demo_copy)[0] == "import_requirements"
