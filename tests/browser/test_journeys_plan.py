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
