"""A consultant sets up an anonymous survey, pastes people, gives out links; a guest opens one and is counted."""

import re

from playwright.sync_api import expect

from tests.browser.hands import choose, journal, picture, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"
PEOPLE = "Ann; ann@acme.example; Users\nBob; bob@acme.example; Users\nCid; cid@acme.example; Users"


def test_a_consultant_sets_up_a_survey_and_sends_links_that_work(demo, demo_copy, visit):
    page = visit(viewport={"width": 1280, "height": 1400})
    page.goto(f"{demo}/assessments?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="New assessment").click()
    choose(page, "Questionnaire", "Usability, short (UMUX-Lite)")
    expect(page.get_by_role("dialog").get_by_label("Title")).to_have_value(re.compile("UMUX-Lite"))
    page.get_by_role("dialog").get_by_label("Title").fill("Usability in November")
    page.get_by_role("button", name="Start assessment").click()
    toast(page, "The assessment is open for answers")
    assessment = re.search(r"assessment=(\w+)", page.url).group(1)
    page.goto(f"{demo}/assessments?programme={PROGRAMME}&assessment={assessment}&view=people")
    settle(page).get_by_role("button", name="Add people").last.click()
    page.get_by_role("dialog").get_by_label("List", exact=True).fill(PEOPLE)
    page.get_by_role("dialog").get_by_label("List", exact=True).blur()
    page.get_by_role("button", name="Add list").click()
    toast(page, "People added")
    expect(settle(page).get_by_text("0 of 3 people have answered")).to_be_visible()

    page.get_by_role("button", name="Give out links").click()
    page.get_by_role("dialog").get_by_role("button", name="Give out links").click()
    toast(page, "Links are ready to be sent")
    expect(settle(page).get_by_text("These links are shown only now.")).to_be_visible()
    picture(page, "links-given-out")
    link = re.search(r"http://[\w.:]+/answer/[\w-]{43}", page.get_by_test_id("stCode").first.inner_text()).group(0)

    guest = visit(viewport={"width": 390, "height": 844}, locale="zh-CN")
    guest.goto(link)
    guest.get_by_role("button", name="开始").click()
    for row in guest.locator("fieldset").all():
        row.get_by_role("radio").nth(5).check(force=True)
    expect(guest.get_by_text("已答 2 / 2 题")).to_be_visible()
    guest.get_by_role("button", name="检查并提交").click()
    guest.get_by_role("button", name="提交").click()
    expect(guest.get_by_role("heading", level=1)).to_contain_text("谢谢")

    page.get_by_role("button", name="Sent: hide the links").click()
    page.goto(f"{demo}/assessments?programme={PROGRAMME}&assessment={assessment}&view=people")
    expect(settle(page).get_by_text("1 of 3 people have answered")).to_be_visible()
    expect(page.get_by_role("table").get_by_role("row").filter(has_text="Submitted")).to_have_count(1)
    assert page.get_by_text("These links are shown only now.").count() == 0
    picture(page, "people-asked")
    told = journal(demo_copy, PROGRAMME)[:6]
    assert told[0] == "submit_answers"
    assert told[-3:] == ["invite_respondents", "add_respondents", "start_assessment"]
