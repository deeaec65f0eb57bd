"""Choosing a part of a table: at once, without the server, in the address, by mouse and by keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, picture
from tests.browser.server import settle


def rows(page):
    return page.locator(".pilotage-choosing tbody").get_by_role("row")


def test_units_are_chosen_by_wave_and_state_and_the_choice_can_be_sent_and_cleared(demo, visit):
    page = visit()
    page.goto(f"{demo}/rollout?programme={OCEAN}")
    asked = []
    settle(page).on("websocket", lambda _: asked.append("again"))
    expect(rows(page)).to_have_count(6)

    page.get_by_role("radio", name="Wave 1").click()
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_text("12 activities: state")).to_be_visible()
    expect(page).to_have_url(re.compile("wave=1"))
    page.get_by_role("button", name="■ Late").click()
    expect(rows(page)).to_have_text(re.compile("Lyon"))
    page.get_by_role("radio", name="Matrix").press("ArrowRight")
    expect(page.locator(".pilotage-choosing .card")).to_have_text(re.compile("Lyon.*Late.*Now: System deployment"))
    picture(page, "rollout-chosen")

    other = visit()
    other.goto(page.url)
    expect(settle(other).locator(".pilotage-choosing .card")).to_have_count(1)
    other.get_by_role("radio", name="Pilot").click()
    expect(other.get_by_text("No unit fits the filter.")).to_be_visible()
    other.get_by_role("button", name="Clear").click()
    expect(other.locator(".pilotage-choosing .card")).to_have_count(6)
    expect(other).to_have_url(re.compile("^(?!.*(wave|status)=).*view=list"))
    assert not asked


def test_a_gate_opens_from_the_list_and_the_list_comes_back_as_it_was_chosen(demo, visit):
    page = visit()
    page.goto(f"{demo}/gates?programme={OCEAN}")
    expect(rows(settle(page)).filter(has_text="Gate")).not_to_have_count(0)
    page.get_by_role("radio", name="Gates due in 30 days").click()
    expect(rows(page)).to_have_count(2)

    page.get_by_role("button", name="Process: Deploy exit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Process: Deploy exit")
    page.get_by_role("radio", name="Open 2").click()
    expect(rows(page)).to_have_count(2)
    expect(page).to_have_url(re.compile("gate=process.deploy-exit.*criteria=open"))

    settle(page).get_by_role("button", name="All milestones").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Milestones & gates")
    expect(rows(settle(page))).to_have_count(2)
    expect(page).to_have_url(re.compile("show=due"))
