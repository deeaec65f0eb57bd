"""What the browser gets of a plan: rows, links, days, words; and where it fetches them."""

import gzip
import json
from datetime import UTC, date, datetime

import pytest
from starlette.requests import Request

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.followup.action import Kind, NewAction
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.gaps.actions import close_gap
from phases.programme import NewProgramme, NewUnit
from ui.parts.plan.grid.gantt_marks import day_number
from ui.parts.plan.grid.sheet import sheet_address, sheet_data
from ui.parts.plan.reason import reason_told
from ui.parts.plan.view import plan_view
from ui.server.payloads import KEPT, PREFIX, is_offered, offer, payload
from words.format import long_date, short_date

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def view(file):
    new = NewProgramme(
        name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=(NewUnit(name=SCRIPT, wave=0),)
    )
    with open_database(file) as db:
        programme = create_programme(db, ANA, new, load_pack("crm-core"))
    return plan_view(programme)


def test_every_row_comes_with_its_days_from_1970(view):
    rows = sheet_data(view, "en")["rows"]

    assert [row["k"] for row in rows] == [row.task.key for row in view.timeline.rows]
    assert [(row["a"], row["z"]) for row in rows] == [
        (day_number(row.start), day_number(row.finish)) for row in view.timeline.rows
    ]
    assert day_number(date(1970, 1, 2)) == 1


def test_what_is_critical_or_late_is_marked_and_what_is_usual_is_left_out(view):
    rows = sheet_data(view, "en")["rows"]

    assert [bool(row.get("c")) for row in rows] == [row.critical for row in view.timeline.rows]
    assert all("c" not in row or row["c"] == 1 for row in rows)
    assert not any("dl" in row for row in rows)


def test_links_name_rows_by_their_places(view):
    data = sheet_data(view, "en")
    keys = [row["k"] for row in data["rows"]]

    assert {(f"acme:{keys[before]}", f"acme:{keys[after]}") for before, after, *_ in data["links"]} == {
        (link.before_id, link.after_id) for link in view.plan.links
    }


def test_weekends_are_shaded_and_working_days_are_not(view):
    shaded = {day for since, until in sheet_data(view, "en")["shade"] for day in range(since, until)}

    assert day_number(date(2026, 1, 10)) in shaded
    assert day_number(date(2026, 1, 12)) not in shaded


@pytest.mark.parametrize("language", ["en", "zh"])
def test_days_are_written_in_the_browser_as_the_server_writes_them(view, language):
    dates = sheet_data(view, language)["dates"]

    def written(pattern, day):
        return pattern.format(d=day.day, m=dates["months"][day.month - 1], y=day.year)

    for number in range(1, 366):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        assert written(dates["short"], day) == short_date(day, language)
        assert written(dates["long"], day) == long_date(day, language)


def test_words_of_people_stay_words(view):
    titles = [row["t"] for row in sheet_data(view, "en")["rows"]]

    assert any(SCRIPT in title for title in titles)


def test_the_address_stays_while_the_plan_stays_and_changes_with_it(view, file):
    standing = sheet_address(view, "en")
    with open_database(file) as db:
        task = next(each for each in view.plan.tasks if each.kind == "task")
        edit_tasks(db, ANA, "acme", [TaskEdit(task.id, 1, {"days": 30})])
        changed = plan_view(find_programme(db, "acme"))

    assert sheet_address(view, "en") == standing
    assert sheet_address(view, "zh") != standing
    assert sheet_address(changed, "en") != standing


def fetched(address, encoding):
    """The answer to a request for what is offered under an address."""
    headers = [(b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "headers": headers, "path_params": {"name": address.removeprefix(PREFIX)}}
    with pytest.raises(StopIteration) as done:
        payload(Request(scope)).send(None)
    return done.value.value


def test_a_payload_is_fetched_by_its_name_and_nothing_else_is(view):
    packed, open_one = (fetched(sheet_address(view, "en"), encoding) for encoding in ("gzip, br", "identity"))

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == open_one.body
    assert len(json.loads(open_one.body)["rows"]) == len(view.timeline.rows)
    assert fetched(f"{PREFIX}{'0' * 40}", "gzip").status_code == 404


def test_of_very_many_payloads_the_oldest_are_forgotten():
    addresses = [offer(f"[{number}]".encode()) for number in range(KEPT + 1)]

    assert not is_offered(addresses[0])
    assert is_offered(addresses[-1])


def test_a_date_says_why_it_is_so_with_the_rows_behind_it(view):
    told = reason_told(view, "assess.build-exit")

    assert "Its predecessor" in told["reasons"]
    assert "rows behind it" in told["chain"]["title"]
    assert told["fixed"]
    assert json.dumps(told)


def test_a_task_made_from_a_gap_says_question_and_assessment_in_words(view, file):
    with open_database(file) as db:
        held = start_assessment(db, ANA, "acme", NewAssessment("Spring", date(2026, 1, 6)))
        new = NewAction(Kind.TASK, "Common key", held, "C2", "a", "N", "F", "Ana")
        close_gap(db, ANA, "acme", (new, ("assess", "plan", 10)))
        changed = plan_view(find_programme(db, "acme"))
    row = next(each for each in changed.timeline.rows if each.task.source == "gap:C2.a")

    told = reason_told(changed, row.task.key)

    assert "“Spring” found" in told["origin"]
    assert "C2" not in json.dumps(told)
    assert not reason_told(view, "assess.build-exit")["origin"]
