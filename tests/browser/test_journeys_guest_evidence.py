"""A guest on a phone shows what proves an answer: a file with its validity, kept with and without script."""

import pytest
from playwright.sync_api import expect

from assessments.actions import NewAssessment
from assessments.evidence.store import load_evidence
from data.database import open_database
from tests.browser.hands import picture
from tests.browser.test_journeys_guest import LAST, ON_A_PHONE, TODAY, fits, invited, saved


@pytest.fixture
def maturity(demo_copy):
    return invited(demo_copy, NewAssessment("November", TODAY, due_on=LAST))


def kept(file, assessment):
    with open_database(file) as db:
        return [(each.new.title, each.file.name, each.withdrawn_on) for each in load_evidence(db, assessment)]


def test_a_guest_attaches_a_file_and_takes_it_back(demo, demo_copy, maturity, visit, tmp_path):
    assessment, link = maturity
    (tmp_path / "minutes.pdf").write_bytes(b"seen")
    (tmp_path / "film.mp4").write_bytes(bytes(20_000_001))
    page = visit(**ON_A_PHONE)
    page.goto(f"{demo}{link}?at=0")
    question = page.locator("#q-a")
    question.get_by_role("group", name="Reality").get_by_role("radio", name="Largely").tap()
    expect(question.get_by_label("Evidence of (date)")).to_be_hidden()
    question.get_by_label("Evidence: what shows it").fill("Minutes of May")
    expect(question.get_by_label("Evidence of (date)")).to_be_visible()
    question.get_by_text("More about the evidence").tap()
    file = question.get_by_label("File, at most 20 MB")
    file.set_input_files(tmp_path / "film.mp4")
    expect(question.get_by_role("alert")).to_contain_text("too large")
    file.set_input_files(tmp_path / "minutes.pdf")
    expect(question.get_by_role("alert")).to_be_hidden()
    question.get_by_label("Valid until").fill("2027-05-01")
    assert fits(page)
    picture(page, "guest-evidence")
    question.get_by_role("button", name="Keep this evidence").tap()

    expect(question.locator(".kept")).to_contain_text("minutes.pdf · counts until 1\N{NO-BREAK SPACE}May")
    expect(question.get_by_label("Evidence: what shows it")).to_have_value("")
    assert kept(demo_copy, assessment) == [("Minutes of May", "minutes.pdf", None)]
    assert saved(demo_copy, assessment)["a"].given == {"reality": "L"}
    picture(page, "guest-evidence-kept")
    question.get_by_role("button", name="Take back").tap()
    expect(question.locator(".kept")).to_have_count(0)
    assert kept(demo_copy, assessment) == [("Minutes of May", "minutes.pdf", TODAY)]


def test_evidence_needs_no_script(demo, demo_copy, maturity, opened, tmp_path):
    assessment, link = maturity
    (tmp_path / "清单.csv").write_bytes(b"seen")
    (tmp_path / "film.mp4").write_bytes(bytes(21_000_000))
    context = opened.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{demo}{link}?at=0")
    question = page.locator("#q-a")
    question.get_by_text("补充证据信息").click()
    question.locator("input[type=file]").set_input_files(tmp_path / "film.mp4")
    question.get_by_role("button", name="保存此证据").click()
    expect(page.get_by_text("未保存任何内容")).to_be_visible()
    page.get_by_role("link", name="返回").click()
    question.get_by_label("证据：以什么证明").fill("客户清单")
    question.get_by_text("补充证据信息").click()
    question.locator("input[type=file]").set_input_files(tmp_path / "清单.csv")
    question.get_by_role("button", name="保存此证据").click()

    expect(question.locator(".kept")).to_contain_text("清单.csv")
    assert kept(demo_copy, assessment) == [("客户清单", "清单.csv", None)]
    context.close()
