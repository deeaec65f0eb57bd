"""A guest in a real browser on a phone: the link, answers saved one by one, a lost page, no network, submission."""

import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.respondents.actions import add_people, draw_secrets, issue_links
from assessments.respondents.listing import NewPerson
from assessments.respondents.store import load_invitations
from assessments.store import load_respondents, load_responses
from data.database import open_database
from methodology.loader import load_pack
from tests.browser.hands import picture
from tests.browser.server import PHONE

PROGRAMME = "contract-logistics-crm"
PMO = Signature("PMO", datetime(2026, 11, 23, 9, tzinfo=UTC))
TODAY, LAST = date(2026, 11, 23), date(2026, 12, 11)
ON_A_PHONE = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": PHONE,
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


def invited(file, new):
    """An assessment and the link of Ann."""
    with open_database(file) as db:
        assessment = start_assessment(db, PMO, PROGRAMME, new)
        (ann,) = add_people(db, PMO, assessment, [NewPerson("Ann")])
        drawn = draw_secrets([ann.id])
        issue_links(db, PMO, assessment, drawn, LAST)
    return assessment, f"/answer/{drawn[ann.id]}"


@pytest.fixture
def check(demo_copy):
    return invited(demo_copy, NewAssessment("Check before the start", TODAY, "", "pre-check", LAST))


def saved(file, assessment):
    with open_database(file) as db:
        return {each.question: each for each in load_responses(db, assessment)}


def tap(page, question, answer):
    page.locator(f"#q-{question}").get_by_role("radio", name=answer, exact=True).tap()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_guest_answers_on_a_phone_loses_the_page_resumes_and_submits(demo, demo_copy, check, visit):
    assessment, link = check
    page = visit(**ON_A_PHONE)
    page.goto(demo + link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before the start")
    picture(page, "guest-welcome")
    page.get_by_role("button", name="Begin").tap()

    tap(page, "funding", "Partly")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    expect(page.get_by_text("1 of 7 questions answered")).to_be_visible()
    page.locator("#q-funding").get_by_label("Evidence: what shows it").fill("Budget release of May")
    page.locator("#q-funding").get_by_label("Evidence: what shows it").blur()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert fits(page)
    picture(page, "guest-answered")
    page.goto("about:blank")

    again = visit(**ON_A_PHONE)
    again.goto(demo + link)
    expect(again.locator("#q-funding").get_by_label("Partly")).to_be_checked()
    expect(again.locator("#q-funding").get_by_label("Evidence: what shows it")).to_have_value("Budget release of May")
    for section in load_pack("crm-core").questionnaire["pre-check"].section:
        for ask in section.ask:
            tap(again, ask.id, "Yes")
        assert fits(again)
        again.locator("button[value=next]").tap()
    expect(again.get_by_role("heading", level=1)).to_have_text("All questions are answered.")
    picture(again, "guest-end")
    again.get_by_role("button", name="Submit").tap()
    expect(again.get_by_role("heading", level=1)).to_contain_text("Thank you")
    picture(again, "guest-thanks")

    found = saved(demo_copy, assessment)
    assert {each.given["answer"] for each in found.values()} == {"yes"}
    assert found["funding"].evidence == "Budget release of May"
    with open_database(demo_copy) as db:
        assert load_invitations(db, assessment)[0].submitted_at


@pytest.fixture
def watched(opened):
    """A phone whose console may complain: its network fails, or its link is used up."""
    context = opened.new_context(locale="en-GB", **ON_A_PHONE)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def test_the_second_opening_is_read_only(demo, check, watched):
    _, link = check
    watched.goto(f"{demo}{link}?at=end")
    watched.get_by_role("button", name="Submit all the same").tap()
    expect(watched.get_by_role("heading", level=1)).to_contain_text("Thank you")

    assert watched.goto(demo + link).status == 410
    expect(watched.get_by_text("Your answers have arrived")).to_be_visible()
    assert watched.locator("form, input, button").count() == 0


def test_without_a_network_answers_wait_and_are_sent_later(demo, demo_copy, check, watched):
    assessment, link = check
    watched.goto(f"{demo}{link}?at=0")
    watched.context.set_offline(True)
    tap(watched, "funding", "Yes")
    expect(watched.get_by_role("status")).to_contain_text("no connection")
    assert not saved(demo_copy, assessment)
    picture(watched, "guest-offline")

    watched.context.set_offline(False)
    expect(watched.get_by_role("status")).to_contain_text("Saved")
    assert saved(demo_copy, assessment)["funding"].given == {"answer": "yes"}


def test_what_waited_survives_a_reload(demo, demo_copy, check, watched):
    assessment, link = check
    watched.goto(f"{demo}{link}?at=0")
    watched.route(
        "**/answer/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    tap(watched, "funding", "Yes")
    expect(watched.get_by_role("status")).to_contain_text("no connection")
    watched.unroute_all()
    watched.reload()

    expect(watched.get_by_role("status")).to_contain_text("Saved")
    assert saved(demo_copy, assessment)["funding"].given == {"answer": "yes"}


def test_not_applicable_asks_for_its_reason(demo, demo_copy, visit):
    assessment, link = invited(demo_copy, NewAssessment("Causes", TODAY, "", "failure-causes"))
    page, first = visit(**ON_A_PHONE), load_pack("crm-core").questionnaire["failure-causes"].section[0].ask[0].id
    page.goto(f"{demo}{link}?at=0")
    reason = page.locator(f"#q-{first}").get_by_label("Why does it not apply?")
    expect(reason).to_be_hidden()
    tap(page, first, "Does not apply")
    expect(reason).to_be_focused()
    reason.fill("No vendor is involved")
    reason.blur()

    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert saved(demo_copy, assessment)[first].reason == "No vendor is involved"


def test_a_guest_needs_no_script_and_no_mouse(demo, demo_copy, opened):
    assessment, link = invited(demo_copy, NewAssessment("NPS", TODAY, "", "loyalty-nps", None, True, 5))
    context = opened.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.goto(demo + link)
    expect(page.get_by_role("heading", level=1)).to_have_text("NPS")
    page.get_by_role("button", name="开始").press("Enter")
    page.get_by_role("radio", name="9", exact=False).first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="检查并提交").press("Enter")
    expect(page.get_by_text("未答题目：1")).to_be_visible()
    page.get_by_role("button", name="仍然提交").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("谢谢")
    context.close()

    with open_database(demo_copy) as db:
        (found,) = load_responses(db, assessment)
        voice = next(each for each in load_respondents(db, assessment) if each.id == found.respondent)
    assert (found.given, voice.is_unnamed) == ({"answer": "9"}, True)


def test_no_guest_is_followed_and_no_link_is_logged(demo, check, visit, tmp_path):
    _, link = check
    page, asked = visit(**ON_A_PHONE), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(demo + link)
    page.get_by_role("button", name="Begin").tap()
    tap(page, "funding", "Yes")
    expect(page.get_by_role("status")).to_contain_text("Saved")

    assert {url.split("/")[2] for url in asked} == {demo.split("/")[2]}
    assert page.context.cookies() == []
    assert link.split("/")[-1] not in (tmp_path / "server.log").read_text()
