"""A weak answer about readiness becomes a risk, is found and edited, and the next round says before and after."""

from datetime import UTC, date, datetime

from playwright.sync_api import expect

from access.journal import Signature
from assessments.actions import NewAssessment, respond_by_name, start_assessment
from assessments.respondents.actions import add_people
from assessments.respondents.listing import NewPerson
from assessments.responses import Response, Role
from data.database import open_database
from methodology.loader import load_pack
from tests.browser.hands import journal, picture, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"
PMO = Signature("PMO", datetime(2026, 11, 23, 9, tzinfo=UTC))


def hold(file, title, day, value):
    """A round of readiness in which seven people of Sales give the same value everywhere."""
    asked = load_pack("crm-core").questionnaire["change-readiness"]
    names = [f"Person {n}" for n in range(7)]
    with open_database(file) as db:
        found = start_assessment(db, PMO, PROGRAMME, NewAssessment(title, day, "", "change-readiness"))
        add_people(db, PMO, found, [NewPerson(e, "", Role.USERS, "", "Sales", n) for n, e in enumerate(names, 1)])
        given = [
            Response(name, *key, {facet.id: value for facet in asked.facets(ask)}, "Sales")
            for name in names
            for key, ask in asked.asks.items()
        ]
        respond_by_name(db, PMO, found, given)
    return found


def test_a_weak_answer_becomes_a_risk_that_the_next_round_judges(demo, demo_copy, visit):
    autumn = hold(demo_copy, "Readiness in autumn", date(2026, 11, 9), "2")
    page, address = visit(viewport={"width": 1280, "height": 1400}), f"{demo}/assessments?programme={PROGRAMME}"
    page.goto(f"{address}&assessment={autumn}")
    settle(page).get_by_role("button", name="Note as risk").click()
    toast(page, "The risk stands among the actions")
    assert journal(demo_copy, PROGRAMME)[0] == "make_action"

    page.goto(f"{address}&assessment={autumn}&view=actions")
    work = settle(page).get_by_role("table", name="Actions from gaps").get_by_role("row").filter(has_text="Sales")
    expect(work).to_contain_text("Risk")
    expect(work).to_contain_text("2 Hardly true → 4 Largely true")
    expect(work).to_contain_text("Not proven")
    work.get_by_role("button").first.click()
    settle(page).get_by_text("Change words, owner or date").click()
    page.get_by_label("Owner").filter(visible=True).fill("K. Nowak")
    page.get_by_label("What is done, or what lessens it").fill("Ask the works council first")
    page.get_by_role("button", name="Save changes").click()
    toast(page, "The action is changed")
    expect(work).to_contain_text("K. Nowak")
    expect(settle(page).get_by_text("What lessens it: Ask the works council first")).to_be_visible()
    picture(page, "risk-edited")
    assert journal(demo_copy, PROGRAMME)[0] == "edit_action"

    hold(demo_copy, "Readiness in winter", date(2026, 11, 20), "4")
    page.goto(f"{address}&assessment={autumn}&view=actions")
    settle(page)
    expect(work).to_contain_text("K. Nowak")
    expect(work).to_contain_text("2 Hardly true → 4 Largely true")
    expect(work).to_contain_text("✓ 4 Largely true, reached")
    expect(page.get_by_text("that was measured again 1 reached its aim")).to_be_visible()
    picture(page, "risk-before-after")
