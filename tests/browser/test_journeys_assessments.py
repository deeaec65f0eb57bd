"""An assessment in a real browser: started, answered, read, and a gap that becomes a task of the plan."""

from playwright.sync_api import expect

from tests.browser.hands import choose, journal, picture, row, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"
ANSWERS = {"a": ("F", "F"), "b": ("F", "L"), "c": ("L", "N"), "d": ("P", "N")}


def question(page, letter):
    return page.get_by_test_id("stForm").get_by_test_id("stVerticalBlock").filter(has_text=f"{letter}) ").last


def test_answers_give_a_level_and_its_gap_becomes_a_task_of_the_plan(demo, demo_copy, visit):
    page, done = visit(viewport={"width": 1280, "height": 1400}), journal(demo_copy, PROGRAMME)
    page.goto(f"{demo}/assessments?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="New assessment").click()
    page.get_by_role("dialog").get_by_label("Title").fill("Maturity before the pilot")
    page.get_by_role("button", name="Start assessment").click()
    toast(page, "The assessment is open for answers")
    expect(settle(page).get_by_role("heading", level=1)).to_have_text("Maturity before the pilot")

    choose(page, "Dimension", "C1 Customer data quality")
    expect(page.get_by_role("heading", name="Customer data quality: where does it stand today?")).to_be_visible()
    settle(page)
    for letter, (intention, reality) in ANSWERS.items():
        box = question(page, letter)
        box.get_by_role("radiogroup", name="Intention").get_by_text(intention, exact=True).click()
        box.get_by_role("radiogroup", name="Reality").get_by_text(reality, exact=True).click()
        box.get_by_label("Evidence").fill(f"Record {letter}")
    page.get_by_role("button", name="Save answers").click()
    toast(page, "Answers saved")
    expect(settle(page).get_by_text("4 of 56 questions answered")).to_be_visible()
    picture(page, "assessment-answered")

    page.get_by_text("Result", exact=True).click()
    shown = settle(page).get_by_role("table", name="What stops each dimension").get_by_role("row")
    shown = shown.filter(has_text="C1 Customer data quality")
    expect(shown).to_contain_text("3, intended 4")
    expect(shown).to_contain_text("2.7")
    expect(shown).to_contain_text("b) Does the entry form refuse")
    expect(page.get_by_text("C1 stopped at question b")).to_be_visible()
    picture(page, "assessment-result")

    page.get_by_role("button", name="Days, owner, proof").click()
    page.get_by_label("Owner").fill("Yusra")
    page.get_by_label("Owner").press("Tab")
    page.get_by_role("button", name="Turn into task").click()
    toast(page, "The task stands in the plan")
    expect(settle(page).get_by_role("button", name="Turn into task")).to_have_count(0)
    assert journal(demo_copy, PROGRAMME) == [
        "make_action",
        "add_task",
        "answer_assessment",
        "start_assessment",
        *done,
    ]
    page.goto(f"{demo}/plan?programme={PROGRAMME}&scope=collect")
    task = row(settle(page), "Yusra")
    expect(task).to_have_count(1)
    expect(task).to_contain_text("4 Dec")
    picture(page, "assessment-task")
