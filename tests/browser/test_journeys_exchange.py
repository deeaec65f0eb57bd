"""A plan of another tool in a real browser: taken in, promised, slipped, compared; brought up to date; taken out."""

import re

import pytest
from playwright.sync_api import expect

from exchange.plan.forms import plan_in
from tests.browser.hands import journal, picture, row, toast, type_into
from tests.browser.server import server, settle

DEPOT = "depot-south"
TASK = """<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>1</OutlineLevel><Type>0</Type>
<Duration>PT{hours}H0M0S</Duration><Milestone>{milestone}</Milestone><Summary>0</Summary>{link}</Task>"""
LINK = "<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>1</Type></PredecessorLink>"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "pilotage.db"


@pytest.fixture
def fresh(tmp_path, database):
    """The address of a server on an empty database of its own."""
    with server(database, tmp_path / "server.log", PILOTAGE_TODAY="2026-11-23") as address:
        yield address
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def project(build="Build", days=10):
    """A plan as Microsoft Project writes it: design, build, ready, one after the other."""
    rows = [(1, "Design", 5, ""), (2, build, days, LINK.format(uid=1)), (3, "Ready", 0, LINK.format(uid=2))]
    tasks = "".join(
        TASK.format(uid=uid, name=name, hours=8 * length, milestone=int(not length), link=link)
        for uid, name, length, link in rows
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
        f"<Name>Depot South</Name><StartDate>2026-12-07T08:00:00</StartDate><Tasks>{tasks}</Tasks></Project>"
    )
    return {"name": "depot.xml", "mimeType": "application/xml", "buffer": text.encode()}


def take_in(page, address):
    """Make a programme of the file and land on its plan."""
    page.goto(f"{address}/new-programme?from=file")
    settle(page).locator("input[type=file]").set_input_files(project())
    expect(page.get_by_text("“Depot South”, starting on 7 Dec 2026")).to_be_visible()
    picture(page, "exchange-new")
    page.get_by_role("button", name="Create programme").click()
    page.wait_for_url(f"**/plan?programme={DEPOT}*")
    toast(page, "Programme created from the file")
    return settle(page)


def more(page, choice):
    """Choose from the menu of the plan page."""
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name=choice).click()
    return page.get_by_role("dialog")


def test_a_foreign_plan_is_taken_in_promised_slipped_and_compared(fresh, database, visit):
    page = take_in(visit(), fresh)
    assert journal(database, DEPOT) == ["import_plan"]

    page.goto(f"{fresh}/baselines?programme={DEPOT}")
    settle(page).get_by_role("button", name="Set baseline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name of the baseline").fill("Contract")
    dialog.get_by_label("Name of the baseline").press("Enter")
    dialog.get_by_role("button", name="Set baseline").dblclick()
    toast(page, "Baseline set")
    expect(dialog).to_have_count(0)
    expect(
        settle(page).get_by_role("heading", name=re.compile("^Since baseline “Contract” the end stays"))
    ).to_be_visible()
    assert journal(database, DEPOT) == ["set_baseline", "import_plan"]

    page.goto(f"{fresh}/plan?programme={DEPOT}")
    type_into(page, "Design", "days", "9")
    page.get_by_role("button", name="Save 1 change").click()
    toast(page, "1 change saved")

    page.goto(f"{fresh}/baselines?programme={DEPOT}")
    said = "Since baseline “Contract” the end moved 4 working days later"
    expect(settle(page).get_by_role("heading", name=re.compile(said))).to_be_visible()
    ready = page.locator("[data-testid=stDataFrame] canvas tr").filter(has_text="Ready")
    expect(ready.locator("td").nth(6)).to_have_text("4")
    picture(page, "exchange-compared")


def test_a_newer_file_is_shown_as_a_difference_before_it_is_applied(fresh, database, visit):
    page = take_in(visit(), fresh)
    dialog = more(page, "Import…")
    dialog.locator("input[type=file]").set_input_files(project("Build and test", 12))
    expect(dialog.get_by_text("What the file does: one row changes")).to_be_visible()
    changed = dialog.get_by_role("row").filter(has_text="Days")
    expect(changed).to_contain_text("10")
    expect(changed).to_contain_text("12")
    picture(page, "exchange-difference")
    assert journal(database, DEPOT) == ["import_plan"]

    dialog.get_by_role("button", name="Apply to the plan").dblclick()
    toast(page, "The plan is brought up to date")
    expect(dialog).to_have_count(0)
    expect(row(page, "Build and test")).to_have_count(1)
    assert journal(database, DEPOT) == ["update_plan", "import_plan"]

    dialog = more(settle(page), "Export…")
    expect(dialog.get_by_role("button", name="Download")).to_have_count(4)
    picture(page, "exchange-export")
    with page.expect_download() as loading:
        dialog.get_by_role("button", name="Download").first.click()
    made = loading.value
    assert made.suggested_filename == f"{DEPOT}-2026-11-23.xml"
    assert [task.name for task in plan_in(made.path().read_bytes()).tasks] == ["Design", "Build and test", "Ready"]


def test_a_file_that_cannot_be_trusted_is_refused_with_every_problem(fresh, database, visit):
    page = take_in(visit(), fresh)
    rows = "".join(f"{at},Task {at},soon,{at + 90}\n" for at in range(1, 9))
    dialog = more(page, "Import…")
    table = ("ID,Task Name,Duration,Predecessors\n" + rows).encode()
    dialog.locator("input[type=file]").set_input_files(
        {"name": "broken.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(dialog.get_by_role("alert")).to_contain_text("the file has 16 problems")
    expect(dialog.get_by_role("listitem").filter(has_text="“soon” must be a duration")).to_have_count(8)
    picture(page, "exchange-refused")
    assert journal(database, DEPOT) == ["import_plan"]
