"""The views of an assessment in a real browser: switched at once, left as they are, named by the address."""

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, picture
from tests.browser.server import settle


def view(page, name):
    return page.get_by_role("radiogroup", name="View").get_by_role("radio", name=name)


def test_a_view_that_was_left_is_as_it_was_and_the_address_says_which_is_shown(demo, page):
    page.goto(f"{demo}/assessments?programme={OCEAN}&lang=en")
    settle(page)
    view(page, "Questionnaire").click()
    choice = page.get_by_role("radiogroup", name="Intention").first
    expect(choice).to_be_visible()
    settle(page)
    assert "view=answers" in page.url

    view(page, "Consensus").click()
    expect(page.get_by_role("table", name="Questions to talk about")).to_be_visible()
    expect(choice).not_to_be_visible()
    assert "view=agree" in page.url
    picture(page, "views-consensus")

    view(page, "Consensus").press("ArrowLeft")
    expect(view(page, "Result")).to_be_focused()
    expect(page.get_by_role("table", name="Gaps by priority")).to_be_visible()
    view(page, "Questionnaire").click()
    expect(choice).to_be_visible()
    picture(page, "views-questionnaire")

    page.get_by_role("radiogroup", name="Language").get_by_text("中文").click()
    expect(page.get_by_role("radiogroup", name="视图").get_by_role("radio", name="问卷")).to_be_checked()
    page.reload()
    expect(page.get_by_role("radiogroup", name="视图").get_by_role("radio", name="问卷")).to_be_checked()


def test_a_view_is_drawn_while_the_pointer_rests_on_its_name_and_the_page_stays_as_it_is(demo, page):
    page.goto(f"{demo}/assessments?programme={OCEAN}&lang=en")
    settle(page)
    participants = page.locator(".st-key-assessments_below_people")
    expect(participants).to_have_count(0)

    view(page, "Participants").hover()
    expect(participants).to_be_attached()
    expect(participants).not_to_be_visible()
    expect(view(page, "Result")).to_be_checked()
    assert "view=people" not in page.url

    view(page, "Participants").click()
    expect(participants).to_be_visible()
    assert "view=people" in page.url
