"""What is copied from a page is clean, and what was done is said where it covers no button."""

import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from access.journal import Signature
from assessments.selection.actions import save_segment
from assessments.selection.segment import Segment
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from tests.browser.hands import toast
from tests.browser.server import PHONE, server, settle

HOSTILE = "mona@acme.example www.evil.example <- 客户 -> :home:"
SIGNED = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
COPIED = """(words) => {
  const cells = [...document.querySelectorAll('[data-testid="stMain"] td')];
  const cell = cells.find(each => each.innerText.includes(words));
  getSelection().selectAllChildren(cell);
  const data = new DataTransfer();
  const copied = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true});
  cell.dispatchEvent(copied);
  return [data.getData('text/plain').replaceAll('\\u00a0', ' '), data.getData('text/html').includes('\\u2060')];
}"""


@pytest.fixture
def small(tmp_path):
    """The address of a server on a programme with one segment of customers that is named like an attack."""
    database, log = tmp_path / "pilotage.db", tmp_path / "server.log"
    with server(database, log, PILOTAGE_TODAY="2026-01-12") as address:
        with open_database(database) as db:
            new = NewProgramme(
                name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name="Oslo", wave=0),)
            )
            create_programme(db, SIGNED, new, load_pack())
            save_segment(db, SIGNED, "acme", Segment(HOSTILE, 12))
        yield address


def test_words_of_people_are_copied_as_they_were_written(small, visit):
    page = visit()
    page.goto(f"{small}/value")
    settle(page)

    assert page.evaluate(COPIED, "acme.example") == [HOSTILE, False]


@pytest.mark.parametrize("width", [1280, 390])
def test_what_was_done_is_said_below_the_buttons_of_a_page(small, visit, width):
    page = visit(viewport={"width": width, "height": 844})
    page.goto(f"{small}/rollout")
    settle(page)
    page.get_by_role("button", name="Report progress").click()
    page.get_by_role("button", name="Save progress").click()
    toast(page, "Nothing of Oslo changed")

    assert page.get_by_test_id("stToast").bounding_box()["y"] > 600


@pytest.mark.parametrize("button", ["Plan", "Report"])
def test_a_button_to_another_page_stays_with_the_programme_of_the_address(demo_for_readers, page, button):
    page.goto(f"{demo_for_readers}/overview?programme=customs-services-crm")
    settle(page).get_by_test_id("stMain").get_by_role("button", name=button, exact=True).click()
    page.wait_for_url(f"**/{button.lower()}?**")
    settle(page)

    expect(page).to_have_url(re.compile("programme=customs-services-crm$"))
    expect(page.get_by_text("Customs Services CRM", exact=False).first).to_be_visible()


def test_figures_stand_at_the_right_of_their_columns_and_names_at_the_left(small, visit):
    page = visit()
    page.goto(f"{small}/value")
    settle(page)
    table = page.get_by_role("table", name="Segments of customers by value")

    sides = {
        words: table.get_by_text(words, exact=True).evaluate("each => getComputedStyle(each).textAlign")
        for words in ("Segment", "Customers", "12")
    }
    assert sides == {"Segment": "left", "Customers": "right", "12": "right"}


@pytest.mark.parametrize(
    ("language", "upload", "beside"), [("en", "Upload", "or drop a file here"), ("zh", "上传", "或将文件拖放到此处")]
)
def test_a_place_for_files_speaks_one_language_and_names_one_size(small, visit, language, upload, beside):
    page = visit()
    page.goto(f"{small}/usage?lang={language}")
    settle(page)
    page.get_by_role("button", name={"en": "Add event log", "zh": "添加事件日志"}[language]).click()
    place = page.get_by_test_id("stFileUploader")

    expect(place).to_contain_text("20 MB")
    expect(place.get_by_text("per file")).to_be_hidden()
    expect(place.locator("button").and_(page.get_by_role("button", name=upload))).to_be_visible()
    drawn = "each => getComputedStyle(each, '::after').content"
    assert place.get_by_test_id("stFileUploaderDropzoneInstructions").evaluate(drawn) == f'"{beside}"'


def test_activities_of_units_are_told_apart_on_a_phone(demo_for_readers, visit):
    page = visit(viewport={"width": 390, "height": 844}, user_agent=PHONE, is_mobile=True, has_touch=True)
    page.goto(f"{demo_for_readers}/plan?programme=ocean-freight-crm&scope=all&find=System%20deployment")

    shown = settle(page).locator(".pilotage-plan .card").filter(has_text="System deployment")
    expect(shown.nth(1)).to_be_visible()
    cards = shown.all_inner_texts()

    assert any("Lyon · " in each for each in cards)
    assert len({each.split(" · ")[0] for each in cards}) == len(cards)
