"""One start per form however hastily it is clicked; two assessments of the same title stay two."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.respondents.actions import add_people
from assessments.respondents.listing import NewPerson
from data.database import open_database
from tests.browser.hands import journal, toast
from tests.browser.server import settle
from tests.conftest import DEMO_DAY

PROGRAMME = "contract-logistics-crm"
MOMENTS = (datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 20, 10, tzinfo=UTC))


def test_a_double_click_starts_one_assessment(demo, demo_copy, page):
    page.goto(f"{demo}/assessments?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="New assessment").click()
    page.get_by_role("dialog").get_by_label("Title").fill("Twice clicked")
    page.get_by_role("button", name="Start assessment").dblclick()
    toast(page, "The assessment is open for answers")
    expect(settle(page).get_by_role("heading", level=1)).to_contain_text("Twice clicked")
    expect(page).to_have_url(re.compile(r"assessment=\w+"))

    assert journal(demo_copy, PROGRAMME).count("start_assessment") == 1


def test_links_given_out_stay_with_the_assessment_that_gave_them(demo, demo_copy, page):
    held = NewAssessment("Autumn", DEMO_DAY)
    with open_database(demo_copy) as db:
        twins = [start_assessment(db, Signature("PMO", now), PROGRAMME, held) for now in MOMENTS]
        for each in twins:
            add_people(db, Signature("PMO", MOMENTS[1]), each, [NewPerson("Ann", "ann@acme.example", line=1)])
    for each in twins:
        page.goto(f"{demo}/assessments?programme={PROGRAMME}&assessment={each}&view=people")
        settle(page).get_by_role("button", name="Give out links").click()
        page.get_by_role("dialog").get_by_role("button", name="Give out links").click()
        toast(page, "Links are ready to be sent")
        expect(settle(page).get_by_text("These links are shown only now.")).to_be_visible()
        expect(page).to_have_url(re.compile(each))


def test_an_address_of_nothing_says_so_and_leads_on(demo, page):
    page.goto(f"{demo}/plan?programme=nope")
    expect(settle(page).get_by_text("There is no programme “nope”.")).to_be_visible()
    assert "programme=nope" in page.url
    page.get_by_test_id("stMain").get_by_role("button", name="Contract Logistics CRM").click()
    expect(page).to_have_url(re.compile(PROGRAMME))
    expect(settle(page).get_by_text("There is no programme")).to_have_count(0)
