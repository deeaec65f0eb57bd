"""What a visitor does with hands and eyes: cells of a grid, choices, names, pictures of key moments."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from access.store import load_journal
from data.database import open_database
from tests.browser.server import ROOT, settle

PICTURES = ROOT / "var" / "journeys"
OCEAN = "ocean-freight-crm"


def picture(page: Page, name: str) -> None:
    """Keep what the visitor sees at the key moment."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def row(page: Page, title: str) -> Locator:
    """Return the row of a task in the plan's grid."""
    return page.locator(".pilotage-plan .layer .row").filter(has_text=title)


def cell(page: Page, title: str, column: str) -> Locator:
    """Return the cell of the plan's grid in the row of a task."""
    return row(page, title).locator(f"[data-name={column}]")


def type_into(page: Page, title: str, column: str, value: str) -> None:
    """Change a cell of the plan's grid by mouse and keyboard."""
    cell(settle(page), title, column).click()
    page.keyboard.press("Enter")
    editor = page.locator(".pilotage-plan .editor")
    editor.fill(value)
    page.keyboard.press("Enter")
    expect(editor).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box by its label."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def toast(page: Page, words: str) -> None:
    """Wait for the words that acknowledge a save."""
    expect(page.get_by_test_id("stToast").filter(has_text=words)).to_be_visible()


def journal(database: Path, programme: str = OCEAN) -> list[str]:
    """Return what was done to a programme, newest first."""
    with open_database(database) as db:
        return [record.entry.verb for record in load_journal(db, programme, 1000)]
