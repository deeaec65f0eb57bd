"""What a visitor does with hands and eyes: cells of a grid, choices, names, pictures of key moments."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from access.store import load_journal
from data.database import open_database
from tests.browser.server import ROOT, settle
from ui.parts.plan_filters import LAYERS
from ui.parts.plan_grid import WIDTHS, columns_shown

PICTURES = ROOT / "var" / "journeys"
OCEAN = "ocean-freight-crm"
ROW = 31
PLAN_COLUMNS = columns_shown(frozenset(LAYERS[:3]))


def picture(page: Page, name: str) -> None:
    """Keep what the visitor sees at the key moment."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def cell(page: Page, title: str, column: str) -> Locator:
    """Return the cell of the plan's grid in the row of a task, as a screen reader finds it."""
    row = page.locator("[data-testid=stDataFrame] canvas tr").filter(has_text=title)
    return row.locator("td").nth(PLAN_COLUMNS.index(column))


def type_into(page: Page, title: str, column: str, value: str) -> None:
    """Change a cell of the plan's grid by mouse and keyboard; leave no cell selected, for a click would open it."""
    canvas = settle(page).get_by_test_id("data-grid-canvas")
    row = page.locator("[data-testid=stDataFrame] canvas tr").filter(has_text=title)
    at = int(row.get_attribute("aria-rowindex") or 0)
    left = sum(WIDTHS[name] for name in PLAN_COLUMNS[: PLAN_COLUMNS.index(column)])
    position = {"x": left + WIDTHS[column] // 2, "y": ROW * (at - 1) + ROW // 2}
    canvas.click(position=position, force=True)
    page.keyboard.press("Enter")
    editor = page.locator(".gdg-input")
    editor.fill(value)
    page.keyboard.press("Enter")
    expect(editor).to_have_count(0)
    page.keyboard.press("Escape")


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
