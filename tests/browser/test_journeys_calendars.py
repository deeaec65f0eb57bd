"""Calendars in a real browser: four days a week, what moves is seen first, and the change is taken back."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from access.journal import Signature
from data.database import open_database
from phases.calendars.changing.actions import save_calendar
from phases.calendars.changing.editing import CalendarEdit
from phases.capacity.store import load_calendars
from phases.capacity.workweek import WorkCalendar
from phases.network.shifts import OFFICE
from phases.store import load_units
from tests.browser.grid import type_into
from tests.browser.hands import OCEAN, journal, picture, toast
from tests.browser.server import settle

TALL = {"viewport": {"width": 1280, "height": 1900}}
FRIDAY = 5


def test_a_programme_works_four_days_and_gets_its_fridays_back(demo, demo_copy, visit):
    page, done = visit(**TALL), journal(demo_copy)
    page.goto(f"{demo}/calendars?programme={OCEAN}")
    expect(settle(page).get_by_role("heading", name="254 working days in 2026;")).to_be_visible()

    page.get_by_role("button", name="New calendar").click()
    name = settle(page).get_by_role("textbox", name="Name of the calendar")
    name.fill("Four days")
    name.press("Enter")
    type_hours(page, FRIDAY, "off")
    settle(page).get_by_text("The whole programme follows it").click()
    expect(settle(page).get_by_text("Before saving:")).to_be_visible()
    picture(page, "calendars-preview")
    page.get_by_role("button", name="Save calendar").click()
    toast(page, "Calendar saved")

    with open_database(demo_copy) as db:
        saved = load_calendars(db, OCEAN)[0]
        assert (saved.name, saved.week) == ("Four days", (None,) * 4 + ((), None, None))
    expect(settle(page).get_by_role("heading", name="205 working days in 2026; everybody follows")).to_be_visible()
    picture(page, "calendars-saved")

    page.get_by_role("button", name="Undo").click()
    toast(page, "The last change of a calendar was taken back")
    expect(settle(page).get_by_role("heading", name="254 working days in 2026;")).to_be_visible()
    assert journal(demo_copy) == ["undo_calendar", "add_calendar", *done]


def test_holidays_from_a_file_are_seen_as_a_difference_first(demo, demo_copy, visit):
    page = visit(**TALL)
    page.goto(f"{demo}/calendars?programme={OCEAN}")
    settle(page).get_by_role("button", name="Take over holidays").click()
    dialog = page.get_by_role("dialog")
    content = "2026-12-24 Christmas Eve\n2026-12-25 Christmas\n2026-12-19 make-up\n"
    dialog.locator("input[type=file]").set_input_files(
        {"name": "days.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    words = "Of the list: one day becomes off, one day becomes worked, one is so already"
    expect(dialog.get_by_text(words)).to_be_visible()
    picture(page, "calendars-difference")
    dialog.get_by_role("button", name="Take over").click()
    toast(page, "Holidays taken over")

    with open_database(demo_copy) as db:
        assert [each.first.day for each in load_calendars(db, OCEAN)[0].exceptions] == [19, 24]
        assert all(each.calendar_key == "" for each in load_units(db, OCEAN))


def type_hours(page, day, value):
    """Change the hours of a weekday (1 is Monday) by keyboard, from the cell that a click selects."""
    grid = settle(page).get_by_test_id("stDataFrame").first
    canvas = grid.get_by_test_id("data-grid-canvas")
    type_into(page, canvas, (130, 36 + 29 * (day - 1) + 14, 0), value)
    page.keyboard.press("Escape")


def test_years_and_calendars_change_at_once_and_what_was_typed_stays_with_its_calendar(demo, demo_copy, visit):
    with open_database(demo_copy) as db:
        for name in ("Four days", "Five days"):
            edit = CalendarEdit(WorkCalendar("", name, "", (OFFICE,) * 5 + ((), ()), version=0))
            save_calendar(db, Signature("Ana", datetime.now(UTC)), OCEAN, edit)
    page = visit(**TALL)
    page.goto(f"{demo}/calendars?programme={OCEAN}")
    settle(page).get_by_role("radio", name="2027").click()
    expect(page.get_by_role("heading", name="256 working days in 2027;")).to_be_visible()
    page.get_by_role("radio", name="Four days").click()
    expect(page.get_by_role("heading", name="Four days has 261 working days in 2027")).to_be_visible()

    page.get_by_role("button", name="Change “Four days”").click()
    name = settle(page).get_by_role("textbox", name="Name of the calendar")
    name.fill("Five long days")
    name.press("Enter")
    settle(page).get_by_role("radio", name="Five days").click()
    expect(page.get_by_role("button", name="Change “Five days”")).to_be_visible()
    expect(name).to_have_value("Five long days")
    page.get_by_role("button", name="Save calendar").click()
    toast(page, "Calendar saved")
    expect(settle(page).get_by_role("radio", name="Five long days")).to_be_visible()
    assert all(part in page.url for part in ("year=2027", "calendar=k-2"))

    page.reload()
    expect(settle(page).get_by_role("radio", name="Five days")).to_be_checked()
    expect(page.get_by_role("heading", name="256 working days in 2027;")).to_be_visible()
