"""The gate that is due, in a real browser: closed, shown, passed; passed with conditions; a double click."""

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, cell, choose, journal, picture, toast
from tests.browser.server import settle

GATE = "Process: Deploy exit"
MISSING = ("85 % passed the role check", "Effect of the step measured")
REASON = "Reason, kept for ever"
TALL = {"viewport": {"width": 1280, "height": 1250}}


def open_gate(page, demo):
    page.goto(f"{demo}/gates?programme={OCEAN}&gate=process.deploy-exit")
    expect(settle(page).get_by_role("heading", level=1)).to_have_text(GATE)
    return page


def show_evidence(page, criterion, note):
    choose(page, "Criterion", criterion)
    page.get_by_role("textbox", name="What shows it, and where").fill(note)
    page.get_by_role("button", name="Add evidence").click()
    toast(page, "The evidence is kept")
    expect(settle(page).get_by_role("row").filter(has_text=criterion).first).to_contain_text("holds")


def verdict(page, words):
    """The button of a verdict; the one that a rerun replaces is stale for a moment."""
    return page.locator("[data-stale=false]").get_by_role("button", name=words, exact=True)


def decision(page, badge):
    return page.get_by_role("heading", name="Decision").filter(has_text=badge)


def test_a_closed_gate_says_why_and_passes_once_both_criteria_are_shown(demo, demo_copy, visit):
    page, done = open_gate(visit(**TALL), demo), journal(demo_copy)
    expect(verdict(page, "Pass")).to_be_disabled()
    expect(page.get_by_text("Pass is closed: 2 must criteria are open.")).to_be_visible()
    picture(page, "gate-closed")

    show_evidence(page, MISSING[0], "Role checks of 14 November, 91 % passed")
    expect(page.get_by_text("Pass is closed: one must criterion is open.")).to_be_visible()
    show_evidence(page, MISSING[1], "Offer time 6.2 days before, 4.1 after")
    expect(verdict(page, "Pass")).to_be_enabled()
    page.get_by_label(REASON).fill("Both proofs are in")
    verdict(page, "Pass").click()
    toast(page, "The decision is kept")
    expect(decision(settle(page), "Passed")).to_be_visible()
    expect(page.get_by_text("Both proofs are in").first).to_be_visible()
    picture(page, "gate-passed")
    assert journal(demo_copy) == ["decide_gate", "add_evidence", "add_evidence", *done]

    page.goto(f"{demo}/plan?programme={OCEAN}&scope=process")
    expect(cell(settle(page), GATE, "done")).to_have_text("100 %")
    expect(cell(page, GATE, "end")).to_have_text("23 Nov")


def test_a_gate_passes_with_a_condition_and_an_owner_for_each_open_criterion(demo, demo_copy, visit):
    page, done = open_gate(visit(**TALL), demo), journal(demo_copy)
    page.get_by_label(REASON).fill("Wave 2 must not wait")
    for criterion in MISSING:
        page.get_by_label(criterion, exact=True).fill(f"Show it: {criterion}")
    verdict(page, "Pass with conditions").click()
    expect(page.get_by_role("alert")).to_contain_text("owner")
    expect(page.get_by_label(MISSING[0], exact=True)).to_have_value(f"Show it: {MISSING[0]}")
    picture(page, "gate-condition-refused")
    assert journal(demo_copy) == done

    for at, owner in enumerate(("Ana", "Bo")):
        settle(page).get_by_label("Owner", exact=True).nth(at).fill(owner)
    verdict(page, "Pass with conditions").click()
    toast(page, "The decision is kept")
    expect(decision(settle(page), "Passed with conditions")).to_be_visible()
    for criterion, owner in zip(MISSING, ("Ana", "Bo"), strict=True):
        expect(page.get_by_role("row").filter(has_text=f"Show it: {criterion}").first).to_contain_text(owner)
    picture(page, "gate-conditions")
    assert journal(demo_copy) == ["decide_gate", *done]


def test_a_double_click_on_a_verdict_decides_once(demo, demo_copy, visit):
    page, done = open_gate(visit(**TALL), demo), journal(demo_copy)
    page.get_by_label(REASON).fill("Not before the role checks")
    page.get_by_label(REASON).press("Tab")

    verdict(page, "No-go").dblclick()
    toast(page, "The decision is kept")
    expect(decision(settle(page), "No-go")).to_have_count(1)
    expect(page.get_by_role("alert").filter(has_not_text="The decision is kept")).to_have_count(0)
    picture(page, "gate-double-click")
    assert journal(demo_copy) == ["decide_gate", *done]
