"""Typing into a table editor, whose cells are painted: a click counts once the editor has opened."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

TRIES = 6
PATIENCE = 2500
"""Milliseconds for the editor of a cell to open; a click while the table is still moving is lost."""


def type_into(page: Page, canvas: Locator, place: tuple[int, int, int], value: str) -> None:
    """Type a value into the cell some steps right of a point of the canvas: x, y, steps."""
    x, y, steps = place
    editor = page.locator(".gdg-input")
    for _ in range(TRIES):
        canvas.click(position={"x": x, "y": y}, force=True)
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        with suppress(TimeoutError):
            editor.wait_for(timeout=PATIENCE)
            break
    editor.fill(value)
    page.keyboard.press("Enter")
    expect(editor).to_have_count(0)
