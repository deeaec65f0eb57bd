"""A disagreement settled in a real browser, and a gap that becomes work with its formula at hand."""

from datetime import UTC, date, datetime

from playwright.sync_api import expect

from access.journal import Signature
from assessments.actions import NewAssessment, answer, start_assessment
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import QUESTIONS, Answer
from assessments.respondents.actions import add_people
from assessments.respondents.listing import NewPerson
from assessments.responses import Role
from data.database import open_database
from methodology.loader import load_pack
from tests.browser.hands import journal, picture, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"
SEEN = {"Mona": "FFLN", "Ulla": "NNNN", "Udo": "PNNN"}
MANAGERS = ("Mona",)


def hold(database):
    """An assessment on which a manager and two users disagree."""
    ann = Signature("Ann", datetime(2026, 11, 23, 9, tzinfo=UTC))
    with open_database(database) as db:
        found = start_assessment(db, ann, PROGRAMME, NewAssessment("Before the pilot", date(2026, 11, 23), ""))
        roles = {name: Role.MANAGEMENT if name in MANAGERS else Role.USERS for name in SEEN}
        add_people(db, ann, found, [NewPerson(name, role=role) for name, role in roles.items()])
        given = [
            GivenAnswer(name, d.id, q, Answer.FULLY, Answer(letter), "DOC-1")
            for name, letters in SEEN.items()
            for d in load_pack().dimensions
            for q, letter in zip(QUESTIONS, letters, strict=True)
        ]
        answer(db, ann, found, given)
    return found


def test_a_disagreement_is_settled_and_a_gap_becomes_work(demo, demo_copy, visit):
    page = visit(viewport={"width": 1280, "height": 1400})
    assessment = hold(demo_copy)
    done = journal(demo_copy, PROGRAMME)
    page.goto(f"{demo}/assessments?programme={PROGRAMME}&assessment={assessment}&view=agree")
    expect(settle(page).get_by_role("heading", level=3)).to_contain_text("People stand apart on")
    page.get_by_role("table", name="Questions to talk about").get_by_role("button", name="C2.a").click()
    expect(settle(page).get_by_role("heading", name="C2: management says fully, users say not")).to_be_visible()
    page.get_by_role("button", name="Agree on a value").click()
    page.get_by_role("radiogroup", name="Agreed reality").get_by_text("Partly", exact=True).click()
    page.get_by_label("Who decided").fill("Mona, Ulla, Udo")
    page.get_by_label("Why").fill("Seen together in the load log")
    picture(page, "consensus-disagreement")
    page.get_by_role("button", name="Record agreed value").click()
    toast(page, "The agreed value is recorded")
    expect(settle(page).get_by_text("Agreed: Partly · Mona, Ulla, Udo")).to_be_visible()
    picture(page, "consensus-settled")

    page.get_by_text("Result", exact=True).click()
    profile = settle(page).get_by_role("table", name="Score of reality by dimension")
    profile.get_by_role("row").filter(has_text="C2").get_by_role("button").first.click()
    formula = profile.get_by_text("1 + 4 × (1×1/3 + 1×0 + 1×0 + 1×0)/4 = 1.33").filter(visible=True)
    expect(formula).to_have_count(1)
    picture(page, "consensus-formula")
    page.get_by_role("table", name="Gaps by priority").get_by_role("button", name="G1 People").click()
    expect(settle(page).get_by_text("G1 stopped at question a")).to_be_visible()
    page.get_by_role("button", name="Turn into task").click()
    toast(page, "The task stands in the plan")
    settle(page).get_by_text("Actions", exact=True).click()
    row = settle(page).get_by_role("table", name="Actions from gaps").get_by_role("row").filter(has_text="G1.a")
    expect(row).to_contain_text("Partly → Fully")
    picture(page, "consensus-action")
    assert journal(demo_copy, PROGRAMME) == ["make_action", "add_task", "agree_value", *done]
