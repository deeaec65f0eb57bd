"""An assessment leaves the page as a workbook, comes back edited, and its report prints on one sheet."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from access.journal import Signature
from assessments.actions import respond, start_assessment
from assessments.responses import Respondent, Response
from assessments.starting import NewAssessment
from assessments.store import add_respondents, load_assessments, load_responses
from data.database import open_database
from tests.browser.hands import OCEAN, picture, toast
from tests.browser.server import server, settle
from tests.conftest import DEMO_DAY
from tests.exchange.assessment.workbooks import edited

ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))
SHEET = re.compile(rb"/Type\s*/Page\b")
EDITS = {("r1/C1/a/", "given:reality"): "L", ("r1/C1/b/", "comment"): "=1+1", ("r1/C1/b/", "given:reality"): "P"}


@pytest.fixture
def key(demo_copy):
    """An open assessment of the demo with one answer."""
    with open_database(demo_copy) as db:
        made = start_assessment(db, ANN, OCEAN, NewAssessment("November", DEMO_DAY))
        add_respondents(db, made, [Respondent("r1", "Ann")], ANN.at)
        respond(db, ANN, made, [Response("r1", "C1", "a", {"intention": "F", "reality": "P"})])
    return made


@pytest.fixture
def demo(demo_copy, tmp_path):
    with server(demo_copy, tmp_path / "server.log", PILOTAGE_TODAY=DEMO_DAY.isoformat()) as address:
        yield address
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def test_a_workbook_is_taken_home_edited_and_taken_in_but_for_one_cell(demo, demo_copy, key, page, tmp_path):
    page.goto(f"{demo}/assessments?programme={OCEAN}&assessment={key}&lang=en")
    settle(page).get_by_role("button", name="More").click()
    picture(page, "assessment-menu")
    page.get_by_role("button", name="Export…").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").first.click()
    file = tmp_path / "answers.xlsx"
    file.write_bytes(edited(download.value.path().read_bytes(), EDITS))
    picture(page, "assessment-export")
    page.get_by_role("dialog", name="Export assessment").get_by_role("button", name="Close").click()

    settle(page).get_by_role("button", name="More").click()
    page.get_by_role("button", name="Import…").click()
    dialog = page.get_by_role("dialog", name="Import answers")
    dialog.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("The file changes 3 cells")).to_be_visible()
    settle(page)
    picture(page, "assessment-import")
    grid = dialog.get_by_test_id("stDataFrame")
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 46, box["y"] + 78)
    settle(page)
    picture(page, "assessment-import-ticked")
    page.get_by_role("button", name="Accept the ticked").click()
    toast(page, "taken over from the file")

    with open_database(demo_copy) as db:
        found = {each.question: each for each in load_responses(db, key)}
    assert found["a"].given["reality"] == "L"
    assert (found["b"].given.get("reality"), found["b"].comment) in [(None, "=1+1"), ("P", "")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_of_an_assessment_prints_on_one_sheet(demo, demo_copy, page, lang):
    with open_database(demo_copy) as db:
        held = next(each for each in load_assessments(db, OCEAN) if each.questionnaire == "maturity")
    problems = []
    page.on("console", lambda each: problems.append(each.text))
    page.goto(f"{demo}/assessment-report/{OCEAN}/{held.id}?lang={lang}")

    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1
    picture(page, f"assessment-report-{lang}")
    page.goto(f"{demo}/assessment-report/{OCEAN}/{held.id}?lang={lang}&annex=1")
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) > 5
    assert not problems
