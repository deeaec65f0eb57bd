"""Take pictures of pages: `python -m tests.browser.shots --page usage --lang zh --theme dark --width 390`.

Without --url it starts its own server on a copy of --db (else an empty database). Lists are comma separated,
`--page all` takes every page. Pictures go to var/shots/<page>-<lang>-<theme>-<width>.png.
"""

import argparse
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.server import PHONE, ROOT, browser, server, settle
from ui.navigation import addresses

SHOTS = ROOT / "var" / "shots"
LOCALES = {"en": "en-GB", "zh": "zh-CN"}


def shoot(opened: Browser, address: str, view: tuple[str, str, str, int], query: str, height: int) -> Path:
    """Take one full picture of a page in a language, theme and width; return its file."""
    page_name, language, theme, width = view
    phone = {"user_agent": PHONE, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
    context = opened.new_context(
        viewport={"width": width, "height": height},
        locale=LOCALES[language],
        color_scheme="dark" if theme == "dark" else "light",
        **(phone if width < 640 else {}),
    )
    page = context.new_page()
    page.on("console", lambda message: print(f"  {message.text}") if message.type == "error" else None)
    path = "" if page_name == "portfolio" else page_name
    page.goto(f"{address}/{path}?lang={language}{query}")
    settle(page)
    tall = page.evaluate(
        "() => Math.max(document.querySelector('[data-testid=\"stMain\"]').scrollHeight, window.innerHeight)"
    )
    page.set_viewport_size({"width": width, "height": tall})
    settle(page)
    file = SHOTS / f"{page_name}-{language}-{theme}-{width}.png"
    page.screenshot(path=file)
    wide = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
    if wide > width:
        print(f"  {file.name}: {wide} px wide, scrolls sideways")
    context.close()
    return file


@contextmanager
def at(url: str, database: str, today: str) -> Iterator[str]:
    """Yield the address of a running server, or of one started on a copy of the database."""
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "shots.db"
        if database:
            sqlite3.connect(database).execute("VACUUM INTO ?", (str(copy),))
            logs = Path(database).parent / "usage"
            if logs.is_dir():
                shutil.copytree(logs, copy.parent / "usage")
        days = {"PILOTAGE_TODAY": today} if today else {}
        with server(copy, Path(folder) / "server.log", **days) as address:
            yield address
        if "error" in (words := (Path(folder) / "server.log").read_text()):
            print(words)


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", default="all")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--width", default="1280")
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--query", default="", help="more of the address, as &programme=x&gate=y")
    parser.add_argument("--url", default="")
    parser.add_argument("--db", default="")
    parser.add_argument("--today", default="")
    asked = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    pages = addresses() if asked.page == "all" else asked.page.split(",")
    views = itertools.product(pages, asked.lang.split(","), asked.theme.split(","), map(int, asked.width.split(",")))
    with at(asked.url, asked.db, asked.today) as address, browser() as opened:
        for view in views:
            print(shoot(opened, address, view, asked.query, asked.height))


if __name__ == "__main__":
    main()
