"""Rows of the plan in a real browser: pasted over the end, moved together, renamed, typed while the page reloads."""

import re

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, cell, journal, row, toast, type_into
from tests.browser.server import settle

OWNERS, LAST = "Group objectives and owners", "Collaborate: effect shown"
BLOCK = f"{LAST}\t\t\r\nMove the data\tAnn\t2,5\r\nTrain the keepers\tBo\t1w\r\n"
TALL = {"viewport": {"width": 1280, "height": 1250}}


def open_plan(page, demo, more=""):
    page.goto(f"{demo}/plan?programme={OCEAN}&scope=collaborate{more}")
    return settle(page)


def test_a_block_pasted_over_the_end_becomes_rows_that_are_moved_together_and_taken_back(demo, demo_copy, visit):
    page = open_plan(visit(permissions=["clipboard-read", "clipboard-write"], **TALL), demo)
    done = journal(demo_copy)
    page.evaluate("text => navigator.clipboard.writeText(text)", BLOCK)
    cell(page, LAST, "task").click()
    page.keyboard.press("Control+v")
    dialog = page.get_by_role("dialog", name="Add below")
    dialog.get_by_role("button", name="Add 2 rows").click()
    toast(page, "2 rows added")
    expect(cell(settle(page), "Train the keepers", "days")).to_have_text("5")
    assert journal(demo_copy) == ["add_row", *done]

    cell(page, "Move the data", "task").click()
    page.keyboard.press("Shift+ArrowDown")
    settle(page)
    page.keyboard.press("Alt+Shift+ArrowUp")
    toast(page, "Row moved")
    settle(page)
    expect(page.locator(".pilotage-plan .picked")).to_have_count(2)
    titles = page.locator(".pilotage-plan .layer .row [data-name=task]").all_inner_texts()
    assert [each.strip("◆ ") for each in titles[-3:]] == ["Move the data", "Train the keepers", LAST]
    for verb in ("undo_rows", "undo_rows"):
        undo = page.get_by_role("button", name="Undo")
        expect(undo).to_have_attribute("title", re.compile("^Take back: (Rows of the plan were|A row was)"))
        undo.click()
        toast(page, "The last changes were taken back")
        settle(page)
        assert journal(demo_copy)[0] == verb
    expect(row(page, "Move the data")).to_have_count(0)


def test_a_summary_is_renamed_and_what_is_being_typed_outlives_a_reload(demo, visit):
    page = open_plan(visit(**TALL), demo)
    page.locator('.pilotage-plan .row[data-key="collaborate.deploy"] [data-name=task]').click()
    page.keyboard.press("Enter")
    page.locator(".pilotage-plan .editor").fill("Hand over")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save 1 change").click()
    toast(page, "1 change saved")
    expect(cell(settle(page), "Hand over", "task")).to_have_text("▾Hand over")

    cell(page, OWNERS, "days").click()
    page.keyboard.press("Enter")
    page.locator(".pilotage-plan .editor").fill("9")
    page.reload()
    expect(cell(settle(page), OWNERS, "days")).to_have_text("9")


def test_a_task_is_placed_by_hand_at_an_hour_and_near_critical_rows_are_found(demo, visit):
    page = open_plan(visit(viewport={"width": 1700, "height": 1250}), demo, "&layers=placed by hand&layers=float")
    type_into(page, OWNERS, "placed", "2026-12-01 14:00")
    page.get_by_role("button", name="Save 1 change").click()
    toast(page, "1 change saved")
    expect(cell(settle(page), OWNERS, "placed")).to_have_text("1 Dec 14:00")
    expect(cell(page, OWNERS, "start")).to_have_text("1 Dec")

    page.get_by_role("radio", name="Near-critical").click()
    floats = page.locator(".pilotage-plan .layer .row:not(.sum) [data-name=float]").all_inner_texts()
    assert floats
    assert all(int(text.split("\N{NO-BREAK SPACE}")[0].replace("−", "-")) <= 5 for text in floats)
