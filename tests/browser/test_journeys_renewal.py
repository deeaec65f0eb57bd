"""A later method taken over by a running plan, and one more unit, in a real browser."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from access.journal import Signature
from data.database import open_database
from data.upgrade import upgrade
from methodology.loader import PACKS, read_pack
from phases.actions import create_programme, edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_units
from tests.browser import server as served
from tests.browser.hands import journal, picture, toast
from tests.browser.server import settle

DAY = date(2026, 1, 12)
BY = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
INVENTORY = "acme:collect.data-inventory"
UNITS = (NewUnit(name="Harbour", wave=0), NewUnit(name="North", wave=1), NewUnit(name="South", wave=3))


def earlier_method(folder: Path):
    """Return a copy of the method as it was before: an inventory of two days."""
    copy = Path(shutil.copytree(PACKS / "crm-core", folder / "crm-core"))
    for file in copy.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        head, found, rest = text.partition('id = "data-inventory"')
        if found and "days = 6" in rest:
            file.write_text(head + found + rest.replace("days = 6", "days = 2", 1), encoding="utf-8")
    manifest = copy / "pack.toml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('version = "1.0"', 'version = "0.9"', 1), "utf-8"
    )
    return read_pack(copy)


@pytest.fixture
def acme(tmp_path):
    """A programme of the earlier method; somebody gave the inventory four days."""
    path = tmp_path / "pilotage.db"
    upgrade(path, BY.at)
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=UNITS)
    with open_database(path) as db:
        create_programme(db, BY, new, earlier_method(tmp_path))
        edit_tasks(db, BY, "acme", [TaskEdit(INVENTORY, 1, {"days": 4})])
    return path


@pytest.fixture
def app(acme, tmp_path):
    """The address of a real server on that programme."""
    log = tmp_path / "server.log"
    with served.server(acme, log, PILOTAGE_TODAY=DAY.isoformat()) as address:
        yield address
    assert "Traceback" not in log.read_text()


def days(file):
    with open_database(file) as db:
        return next(task.days for task in load_plan(db, "acme").tasks if task.id == INVENTORY)


def version(file):
    with open_database(file) as db:
        return find_programme(db, "acme").pack_version


def test_a_later_method_is_shown_chosen_applied_taken_back_and_done_again(app, acme, visit):
    page = visit()
    page.goto(f"{app}/plan?programme=acme&scope=collect")
    settle(page).get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Update from the method").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("This programme follows version 0.9; installed is 1.0.")).to_be_visible()
    expect(dialog.get_by_text("one row stays as people want it")).to_be_visible()
    picture(page, "renewal-shown")
    dialog.get_by_role("combobox", name="Take the method's value for").click()
    page.get_by_role("option", name="Inventory of data sources").click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    dialog.get_by_role("button", name="Apply to the plan").click()
    toast(page, "The plan follows version 1.0")

    settle(page)
    assert (days(acme), version(acme)) == (6, "1.0")
    assert journal(acme, "acme")[0] == "renew_plan"
    expect(page.locator(".pilotage-plan .layer .row").filter(has_text="Inventory of data sources")).to_contain_text(
        "6"
    )
    picture(page, "renewal-applied")

    page.get_by_role("button", name="Undo").click()
    toast(page, "The last changes were taken back")
    settle(page)
    assert (days(acme), version(acme)) == (4, "0.9")
    page.get_by_role("button", name="Redo").click()
    toast(page, "Saved again what was taken back")
    settle(page)
    assert (days(acme), version(acme)) == (6, "1.0")
    page.goto(f"{app}/overview?programme=acme")
    expect(settle(page).get_by_text("A change of method, steps or units was done again")).to_be_visible()


def test_a_unit_between_two_waves_is_shown_and_added(app, acme, visit):
    page = visit()
    page.goto(f"{app}/rollout?programme=acme")
    settle(page).get_by_role("button", name="Add unit").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Unit").fill("West")
    dialog.get_by_role("spinbutton", name="Wave").fill("2")
    dialog.get_by_role("spinbutton", name="Wave").press("Tab")
    expect(dialog.get_by_text("What happens to the plan: 8 rows come in")).to_be_visible()
    picture(page, "unit-shown")
    dialog.get_by_role("button", name="Add to the plan").click()
    toast(page, "West is in the plan")
    expect(dialog).to_have_count(0)
    expect(settle(page).locator(".pilotage-choosing").get_by_role("row").filter(has_text="West")).to_be_visible()

    assert journal(acme, "acme")[0] == "tailor_plan"
    with open_database(acme) as db:
        joined = {(link.before_id.split(".")[1], link.after_id.split(".")[1]) for link in load_plan(db, "acme").links
                  if link.before_id.startswith("acme:unit.") and link.after_id.startswith("acme:unit.")}  # fmt: skip
        assert [unit.key for unit in load_units(db, "acme")] == ["harbour", "north", "west", "south"]
    assert {("north", "west"), ("west", "south")} <= joined
    assert ("north", "south") not in joined
