"""What was acknowledged stands after the server is killed and started again, in a real browser."""

import time

from playwright.sync_api import expect

from tests.browser.hands import OCEAN, cell, picture, toast, type_into
from tests.browser.server import free_port, settle, start
from tests.conftest import DEMO_DAY

TASK = "Decisions to be supported"
SECONDS_TO_START = 10


def test_what_the_page_acknowledged_is_there_after_the_server_was_killed(demo_copy, tmp_path, opened):
    port, log = free_port(), tmp_path / "server.log"
    today = {"PILOTAGE_TODAY": DEMO_DAY.isoformat()}
    process, starts = start(demo_copy, port, log, today), []
    page = opened.new_context(viewport={"width": 1280, "height": 1250}, locale="en-GB").new_page()
    plan = f"http://127.0.0.1:{port}/plan?programme={OCEAN}&scope=collaborate"
    try:
        page.goto(plan)
        for days in ("7", "8", "9"):
            type_into(page, TASK, "days", days)
            page.get_by_role("button", name="Save 1 change").click()
            toast(page, "1 change saved")
            process.kill()
            process.wait(20)

            began = time.monotonic()
            process = start(demo_copy, port, log, today)
            starts.append(time.monotonic() - began)
            page.goto(plan)
            expect(cell(settle(page), TASK, "days")).to_have_text(days)
            expect(page.get_by_test_id("stException")).to_have_count(0)
        picture(page, "restart")
    finally:
        page.context.close()
        process.kill()
        process.wait(20)
    assert min(starts) < SECONDS_TO_START
    assert "Traceback" not in log.read_text()
