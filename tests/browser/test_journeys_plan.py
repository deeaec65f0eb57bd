"""The plan in a real browser: many cells, one save; undo; somebody else was faster; a double click."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import OCEAN, cell, journal, picture, toast, type_into
from tests.browser.server import settle

OWNERS, DECISIONS, EXIT = "Group objectives and owners", "Decisions to be supported", "Collaborate: Plan exit"
TALL = {"viewport": {"width": 1280, "height": 1250}}


def open_plan(page, demo):
    page.goto(f"{demo}/plan?programme={OCEAN}&scope=collaborate")
    return settle(page)


def test_two_cells_say_what_they_move_and_are_saved_once_and_taken_back(demo, demo_copy, visit):
    page = open_plan(visit(**TALL), demo)
    before, done = cell(page, EXIT, "end").inner_text(), journal(demo_copy)
    type_into(page, OWNERS, "days", "9")
    type_into(page, DECISIONS, "days", "12")

    expect(page.get_by_text("moves")).to_be_visible()
    expect(cell(page, EXIT, "end")).to_have_text(before)
    picture(page, "plan-unsaved")
    page.get_by_role("button", name="Save 2 changes").click()
    toast(page, "2 changes saved")
    expect(cell(settle(page), DECISIONS, "days")).to_have_text("12")
    expect(cell(page, EXIT, "end")).not_to_have_text(before)
    assert journal(demo_copy) == ["edit_tasks", *done]

    page.get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    expect(cell(settle(page), EXIT, "end")).to_have_text(before)
    expect(cell(page, OWNERS, "days")).to_have_text("4")
    expect(cell(page, DECISIONS, "days")).to_have_text("5")
    picture(page, "plan-undone")


@pytest.mark.parametrize(("choice", "days"), [("Keep mine", "12"), ("Take theirs", "8")])
def test_of_two_who_save_the_same_task_the_second_sees_both_values_and_chooses(demo, demo_copy, visit, choice, days):
    first, second = open_plan(visit(**TALL), demo), open_plan(visit(**TALL), demo)
    done = journal(demo_copy)
    first.get_by_label("Your name").fill("Ana")
    first.get_by_label("Your name").press("Enter")
    type_into(second, DECISIONS, "days", "12")
    type_into(second, OWNERS, "days", "9")
    saving = second.get_by_role("button", name="Save 2 changes")
    expect(saving).to_be_enabled()
    type_into(first, DECISIONS, "days", "8")
    first.get_by_role("button", name="Save 1 change").click()
    toast(first, "1 change saved")

    settle(second)
    saving.click()
    box = second.get_by_role("table").filter(has_text="Theirs")
    expect(box.get_by_role("row").nth(1)).to_contain_text(DECISIONS)
    for value in ("8", "12", "Ana"):
        expect(box.get_by_role("row").nth(1)).to_contain_text(value)
    picture(second, "plan-conflict")
    assert journal(demo_copy) == ["edit_tasks", *done]

    settle(second).get_by_role("button", name=choice).click()
    expect(box).to_have_count(0)
    settle(second).get_by_role("button", name="Save").click()
    toast(second, "saved")
    expect(cell(settle(second), DECISIONS, "days")).to_have_text(days)
    expect(cell(second, OWNERS, "days")).to_have_text("9")
    assert journal(demo_copy) == ["edit_tasks", "edit_tasks", *done]


def test_a_double_click_on_save_saves_once(demo, demo_copy, visit):
    page = open_plan(visit(**TALL), demo)
    done = journal(demo_copy)
    type_into(page, DECISIONS, "days", "7")
    saving = page.get_by_role("button", name="Save 1 change")
    expect(saving).to_be_enabled()

    settle(page)
    saving.dblclick()
    toast(page, "1 change saved")
    expect(cell(settle(page), DECISIONS, "days")).to_have_text("7")
    expect(page.get_by_test_id("stToast")).to_have_count(1)
    picture(page, "plan-double-click")
    assert journal(demo_copy) == ["edit_tasks", *done]


def test_a_click_on_a_bar_says_why_and_zooming_asks_no_server(demo, visit):
    page = open_plan(visit(**TALL), demo)
    bar = page.locator(".pilotage-gantt").get_by_role("button", name=DECISIONS)
    wide = page.locator(".pilotage-gantt svg").bounding_box()["width"]

    bar.click()
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(settle(page).get_by_text(f"{DECISIONS}: why")).to_be_visible()
    page.get_by_role("button", name="Zoom in").click()

    assert page.locator(".pilotage-gantt svg").bounding_box()["width"] > wide
    assert "zoom=week" in page.url
    picture(page, "plan-bar-clicked")


def test_the_bars_are_reached_by_keyboard(demo, visit):
    page = open_plan(visit(**TALL), demo)
    rows = page.locator(".pilotage-gantt [data-key]")
    expect(rows.first).to_have_attribute("tabindex", "0")

    rows.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(rows.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(settle(page).get_by_text(f"{OWNERS}: why")).to_be_visible()


def test_a_row_is_added_below_another_moved_and_taken_back(demo, demo_copy, visit):
    page = open_plan(visit(**TALL), demo)
    done = journal(demo_copy)
    page.locator(".pilotage-gantt").get_by_role("button", name=DECISIONS).click()
    expect(settle(page).get_by_text(f"{DECISIONS}: why")).to_be_visible()

    page.get_by_role("button", name="Add below").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Task").fill("Rehearse the decision")
    dialog.get_by_label("Task").press("Enter")
    dialog.get_by_role("button", name="Add task").click()
    toast(page, "Task added")
    expect(dialog).to_have_count(0)
    expect(page.locator(".pilotage-gantt").get_by_role("button", name="Rehearse the decision")).to_be_visible()
    assert journal(demo_copy) == ["add_row", *done]

    settle(page).get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    expect(page.locator(".pilotage-gantt").get_by_role("button", name="Rehearse the decision")).to_have_count(0)
    assert journal(demo_copy) == ["undo_rows", "add_row", *done]


def test_what_was_taken_back_is_saved_again(demo, visit):
    page = open_plan(visit(**TALL), demo)
    type_into(page, OWNERS, "days", "9")
    page.get_by_role("button", name="Save 1 change").click()
    toast(page, "1 change saved")
    settle(page).get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    expect(cell(settle(page), OWNERS, "days")).to_have_text("4")

    page.get_by_role("button", name="Redo").click()
    toast(page, "Saved again what was taken back")
    expect(cell(settle(page), OWNERS, "days")).to_have_text("9")
