"""The plan in a real browser: many cells, one save; undo; somebody else was faster; a double click."""

import pytest
from playwright.sync_api import expect

from data.database import open_database
from phases.actions import find_programme
from phases.outline import LATE, near_critical
from phases.planned import load_timeline
from tests.browser.hands import OCEAN, cell, journal, picture, row, toast, type_into
from tests.browser.server import settle
from tests.conftest import DEMO_DAY

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

    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("status").filter(has_text="Your 2 unsaved changes move")).to_be_visible()
    expect(cell(settle(page), EXIT, "end")).not_to_have_text(before)
    assert journal(demo_copy) == done
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
    bars = page.locator(".pilotage-plan .bars")
    wide = bars.bounding_box()["width"]

    bars.locator(f"[data-key='{key_of(page, DECISIONS)}'] .stripe").click(position={"x": 40, "y": 8})
    expect(settle(page).get_by_text(f"{DECISIONS}: why")).to_be_visible()
    page.get_by_role("button", name="Zoom in").click()

    assert bars.bounding_box()["width"] > wide
    assert "zoom=week" in page.url
    picture(page, "plan-bar-clicked")


def key_of(page, title):
    """The key of the row of a task."""
    return row(page, title).get_attribute("data-key")


def test_rows_are_walked_and_edited_by_keyboard_alone(demo, demo_copy, visit):
    page = open_plan(visit(**TALL), demo)
    done = journal(demo_copy)
    page.get_by_role("treegrid").focus()
    page.keyboard.press("Control+Home")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(settle(page).get_by_text(f"{OWNERS}: why")).to_be_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    expect(cell(page, OWNERS, "days")).to_have_text("9")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+s")
    toast(page, "1 change saved")

    expect(cell(settle(page), OWNERS, "days")).to_have_text("9")
    assert journal(demo_copy) == ["edit_tasks", *done]


def test_a_block_of_a_spreadsheet_is_pasted_refused_by_cell_mended_and_saved_once(demo, demo_copy, visit):
    page = open_plan(visit(permissions=["clipboard-read", "clipboard-write"], **TALL), demo)
    done = journal(demo_copy)
    page.evaluate("() => navigator.clipboard.writeText('Ann Ek\\t7\\r\\nBo Li\\tsoon\\r\\n')")
    cell(page, OWNERS, "owner").click()
    page.keyboard.press("Control+v")

    page.get_by_role("button", name="Save 4 changes").click()
    expect(page.get_by_role("alert")).to_contain_text(f"{DECISIONS}, Days: “soon” is no duration")
    expect(cell(settle(page), DECISIONS, "days")).to_have_attribute("aria-invalid", "true")
    assert journal(demo_copy) == done
    picture(page, "plan-pasted")

    type_into(page, DECISIONS, "days", "2 w")
    page.get_by_role("button", name="Save 4 changes").click()
    toast(page, "4 changes saved")
    expect(cell(settle(page), DECISIONS, "days")).to_have_text("10")
    expect(cell(page, OWNERS, "owner")).to_have_text("Ann Ek")
    assert journal(demo_copy) == ["edit_tasks", *done]


def test_save_stays_open_while_the_reason_of_a_row_is_fetched(demo, visit):
    page = open_plan(visit(**TALL), demo)
    type_into(page, OWNERS, "days", "9")
    save = page.get_by_role("button", name="Save 1 change")
    save.evaluate(
        "each => new MutationObserver(() => { each.dataset.closed = each.disabled || each.dataset.closed || ''; })"
        ".observe(each, {attributes: true, attributeFilter: ['disabled']})"
    )

    cell(page, EXIT, "end").click()
    expect(page.get_by_role("region", name="Why this date?")).to_contain_text("rows behind it")
    cell(page, DECISIONS, "owner").click()

    expect(page.get_by_role("region", name="Why this date?")).to_contain_text(DECISIONS)
    assert not settle(page).get_by_role("button", name="Save 1 change").get_attribute("data-closed")


def test_unsaved_edits_outlive_a_reload_and_other_pages(demo, visit):
    page = open_plan(visit(**TALL), demo)
    type_into(page, OWNERS, "days", "9")

    page.reload()

    expect(cell(settle(page), OWNERS, "days")).to_have_text("9")
    expect(page.get_by_role("button", name="Save 1 change")).to_be_enabled()


def test_a_view_is_kept_under_a_name_and_seen_by_others(demo, visit):
    page, other = open_plan(visit(**TALL), demo), visit(**TALL)
    page.get_by_role("radio", name="Late").click()
    page.get_by_label("Find").fill("portal")
    page.locator("summary", has_text="Views").click()
    page.get_by_label("Name of the view").fill("Late portal")
    page.get_by_label("Name of the view").press("Enter")
    expect(page.get_by_role("button", name="Late portal", exact=True)).to_be_visible()
    toast(page, "View kept")
    expect(settle(page).get_by_role("button", name="Delete view: Late portal")).to_be_visible()

    other.goto(f"{demo}/plan?programme={OCEAN}")
    settle(other).locator("summary", has_text="Views").click()
    other.get_by_role("button", name="Late portal", exact=True).click()

    expect(other.get_by_label("Find")).to_have_value("portal")
    expect(other.get_by_role("radio", name="Late")).to_have_attribute("aria-checked", "true")
    assert "find=portal" in other.url


@pytest.mark.parametrize(
    ("choice", "is_asked"),
    [
        ("Critical", lambda row: row.critical),
        ("Near-critical", lambda row: row.critical or near_critical(row)),
        ("Late", lambda row: row.status in LATE),
        ("Open", lambda row: not row.task.finished_on),
    ],
)
def test_rows_asked_for_stand_below_what_holds_them(demo_for_readers, demo_file, visit, choice, is_asked):
    with open_database(demo_file) as db:
        rows = load_timeline(db, find_programme(db, OCEAN), DEMO_DAY).rows
    rows = [each for each in rows if each.task.step == "collaborate"]
    wanted = {each.task.id for each in rows if each.task.kind != "summary" and is_asked(each)}
    for each in reversed(rows):
        wanted |= {each.task.parent_id} if each.task.id in wanted else set()
    page = open_plan(visit(**TALL), demo_for_readers)

    page.get_by_role("radio", name=choice, exact=True).click()

    shown = page.locator(".pilotage-plan .layer .row")
    expect(shown).to_have_count(len([each for each in rows if each.task.id in wanted]))
    assert [each.get_attribute("data-key") for each in shown.all()] == [
        each.task.key for each in rows if each.task.id in wanted
    ]


def test_the_critical_chain_is_shown_as_a_network(demo, visit):
    page = open_plan(visit(**TALL), demo)

    page.get_by_role("radio", name="Network").click()
    node = page.locator(".pilotage-plan .node").filter(has_text=DECISIONS)
    node.click()

    expect(node).to_have_attribute("aria-pressed", "true")
    expect(settle(page).get_by_text(f"{DECISIONS}: why")).to_be_visible()
    picture(page, "plan-network")


def test_a_row_is_added_below_another_moved_and_taken_back(demo, demo_copy, visit):
    page = open_plan(visit(**TALL), demo)
    done = journal(demo_copy)
    cell(page, DECISIONS, "task").click()
    expect(settle(page).get_by_text(f"{DECISIONS}: why")).to_be_visible()

    page.get_by_role("button", name="Add below").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Task").fill("Rehearse the decision")
    dialog.get_by_label("Task").press("Enter")
    dialog.get_by_role("button", name="Add task").click()
    toast(page, "Task added")
    expect(dialog).to_have_count(0)
    expect(row(page, "Rehearse the decision")).to_be_visible()
    assert journal(demo_copy) == ["add_row", *done]

    settle(page).get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    expect(row(page, "Rehearse the decision")).to_have_count(0)
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


def test_what_is_seen_stays_in_the_address_while_the_server_writes_there(demo_for_readers, visit):
    page = open_plan(visit(**TALL), demo_for_readers)
    page.get_by_role("radio", name="Open", exact=True).click()
    page.get_by_role("searchbox", name="Find").fill("portal")
    row(settle(page), "Build portal").first.click()
    page.wait_for_url("**why=*")
    assert "show=open&find=portal" in settle(page).url

    page.get_by_role("radio", name="中文").click()
    page.wait_for_url("**lang=zh*")
    page.wait_for_url("**show=open&find=portal*")
    settle(page).reload()
    expect(settle(page).get_by_role("searchbox")).to_have_value("portal")
