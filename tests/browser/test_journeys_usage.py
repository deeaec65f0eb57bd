"""A log of events in a real browser: mapped, tried, added; added again and too large: refused in words."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.hands import choose, journal, picture, toast
from tests.browser.server import settle

PROGRAMME = "contract-logistics-crm"
FIRST = date(2026, 9, 28)


@pytest.fixture
def log():
    """An export as a system writes it: 30 people over eight weeks, two rows whose time cannot be read."""
    rows = ["Case ID;Wer;Wann;Wo;Was getan"]
    for day in (FIRST + timedelta(days) for days in range(54)):
        for person in range(30):
            if day.weekday() < 5 and (day.toordinal() + person) % 3:
                where = ("Utrecht", "Antwerp", "Milan")[person % 3]
                rows.append(f"{len(rows)};p{person:02};{day:%d.%m.%Y} 09:{person:02};{where};Angebot")
    rows += ["x1;p01;soon;Utrecht;Angebot", "x2;p02;31.02.2026 10:00;Utrecht;Angebot"]
    return {"name": "export.csv", "mimeType": "text/csv", "buffer": "\r\n".join(rows).encode("cp1252")}


def choose_file(page, file):
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(file)
    expect(dialog.get_by_role("button", name=re.compile("^Remove "))).to_be_visible()
    return dialog


def map_columns(page):
    for label, column in {"Person": "Wer", "Time": "Wann", "Unit": "Wo", "Function": "Was getan"}.items():
        choose(page, label, column)


def test_a_log_is_mapped_tried_and_added_and_not_twice(demo, demo_copy, log, visit):
    page, done = visit(), journal(demo_copy, PROGRAMME)
    page.goto(f"{demo}/usage?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="Add event log").click()
    dialog = choose_file(page, log)
    expect(dialog.get_by_text("Choose the columns for person and time.")).to_be_visible()
    map_columns(page)
    tried = dialog.get_by_role("row").filter(has_text="unreadable time")
    expect(tried).to_contain_text("2")
    expect(tried).to_contain_text("soon")
    expect(dialog.get_by_text("30 people")).to_be_visible()
    picture(page, "usage-tried")
    assert journal(demo_copy, PROGRAMME) == done

    dialog.get_by_role("button", name="Add event log").click()
    toast(page, "The event log is added")
    expect(dialog).to_have_count(0)
    measured = settle(page).locator("[data-testid=stDataFrame] canvas tr").filter(has_text="Active rate")
    expect(measured).to_contain_text("/")
    expect(measured).to_contain_text(" to ")
    picture(page, "usage-added")
    assert journal(demo_copy, PROGRAMME) == ["add_usage_log", *done]

    page.get_by_role("button", name="Add event log").click()
    dialog = choose_file(page, log)
    map_columns(page)
    dialog.get_by_role("button", name="Add event log").click()
    expect(dialog.get_by_role("alert")).to_contain_text("export.csv")
    picture(page, "usage-added-before")
    assert journal(demo_copy, PROGRAMME) == ["add_usage_log", *done]


def test_a_file_of_21_megabytes_is_refused_in_words(demo, demo_copy, page, tmp_path):
    done = journal(demo_copy, PROGRAMME)
    large = tmp_path / "large.csv"
    large.write_bytes(b"user;time\n" + b"p01;2026-10-01 09:00\n" * 1_000_000)
    page.goto(f"{demo}/usage?programme={PROGRAMME}")
    settle(page).get_by_role("button", name="Add event log").click()
    dialog = choose_file(page, large)

    expect(dialog.get_by_role("alert")).to_contain_text("The file has 21.0 MB; an upload may have 20")
    picture(page, "usage-too-large")
    assert journal(demo_copy, PROGRAMME) == done
