"""Dates of the plan's grid by a calendar, in a real browser: mouse, keys, both languages; typing goes on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import OCEAN, cell, picture, toast, type_into
from tests.browser.server import settle

OWNERS, WORDS = "Group objectives and owners", {"en": "December 2026", "zh": "2026年12月"}
LAYERS = "deadline,constraint,actual dates"


def open_plan(page, demo, language="en"):
    page.goto(f"{demo}/plan?programme={OCEAN}&scope=collaborate&layers={LAYERS}&lang={language}")
    return settle(page)


def calendar(page, title, column):
    cell(page, title, column).dblclick()
    return page.get_by_role("dialog")


def test_a_day_is_chosen_with_the_mouse_and_saved(demo, demo_copy, visit):
    page = open_plan(visit(), demo)
    box = calendar(page, OWNERS, "deadline")
    expect(box.get_by_text("November 2026")).to_be_visible()

    box.get_by_role("button", name="Next month").click()
    expect(box.get_by_text("December 2026")).to_be_visible()
    box.get_by_role("button", name="Friday, 4 December 2026").click()

    expect(box).to_have_count(0)
    expect(cell(page, OWNERS, "deadline")).to_have_text("4 Dec")
    page.get_by_role("button", name="Save 1 change").click()
    toast(page, "1 change saved")
    expect(cell(settle(page), OWNERS, "deadline")).to_have_text("4 Dec")


def test_a_day_is_chosen_with_keys_alone_and_escape_leads_back_to_the_cell(demo, demo_copy, visit):
    page = open_plan(visit(), demo)
    cell(page, OWNERS, "deadline").click()
    page.keyboard.press("Enter")
    page.keyboard.type("2026-12-31")
    page.keyboard.press("ArrowDown")
    box = page.get_by_role("dialog")
    expect(box.locator(":focus")).to_have_attribute("aria-label", re.compile("Thursday, 31 December 2026"))
    for key in ("ArrowRight", "ArrowDown", "PageUp", "Home"):
        page.keyboard.press(key)
    expect(box.locator(":focus")).to_have_attribute("aria-label", re.compile("Monday,? 7 December 2026"))
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(page.locator(".pilotage-plan .editor")).to_be_focused()
    page.keyboard.press("F4")
    page.keyboard.press("Shift+PageDown")
    page.keyboard.press("Enter")

    expect(cell(page, OWNERS, "deadline")).to_have_text("31 Dec 2027")
    expect(page.locator(".pilotage-plan .board")).to_be_focused()


def test_a_typed_date_counts_as_before_and_no_date_takes_it_away(demo, demo_copy, visit):
    page = open_plan(visit(), demo)
    type_into(page, OWNERS, "deadline", "2026-12-18")
    expect(cell(page, OWNERS, "deadline")).to_have_text("18 Dec")

    calendar(page, OWNERS, "deadline").get_by_role("button", name="No date").click()

    expect(cell(page, OWNERS, "deadline")).to_have_text("")
    expect(page.get_by_role("button", name="Discard")).to_have_count(0)


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_the_calendar_speaks_the_readers_language_in_their_colours(demo, visit, language, theme):
    page = open_plan(visit(color_scheme=theme), demo, language)
    row = page.locator(".pilotage-plan .layer .row:not(.sum)").first
    row.locator("[data-name=started]").dblclick()
    box = page.get_by_role("dialog")

    box.get_by_role("button", name={"en": "Next month", "zh": "下个月"}[language]).click()

    expect(box.locator(".month strong")).to_have_text(re.compile(r"\d{4}"))
    assert box.bounding_box()["y"] + box.bounding_box()["height"] <= page.viewport_size["height"]
    picture(page, f"plan-calendar-{language}-{theme}")
