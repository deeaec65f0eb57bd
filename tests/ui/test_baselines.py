"""The page of baselines, run without a browser on a real database."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks, set_baseline
from phases.baselines.store import load_baselines
from phases.editing.edits import TaskEdit
from phases.intake.actions import take_plan
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan
from tests.ui.visit import open_page, words
from ui.charts.dates.variance import Move, variance_chart
from ui.charts.palette import palette
from ui.parts.plan.exchange.importing import reader_of

DAY = datetime(2026, 1, 12, tzinfo=UTC)
"""The first moment of the day on which the page is read: what the page saves is later at any hour."""
ANN = Signature("ann", DAY)
UNITS = (NewUnit(name="Hamburg", kind="head-office", wave=0, people=64),)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def programme(file):
    """Two steps of the method, planned from March on, with its first baseline."""
    new = NewProgramme(name="Acme CRM", start_on=date(2026, 3, 2), steps=("assess", "collect"), units=UNITS)
    with open_database(file) as db:
        return create_programme(db, ANN, new, load_pack())


@pytest.fixture
def slipped(file, programme):
    """The first task takes ten days longer than it was promised, four of them to spare; a second baseline says so."""
    with open_database(file) as db:
        task = next(each for each in load_plan(db, programme.id).tasks if each.kind == "task")
        edit_tasks(db, ANN, programme.id, [TaskEdit(task.id, task.version, {"days": task.days + 10})])
        set_baseline(db, Signature("ann", DAY + timedelta(days=1)), programme.id, "After the slip")
    return programme


def first_baseline(file, programme):
    with open_database(file) as db:
        return load_baselines(db, programme.id)[-1]


def opened(root, lang="en", **query):
    return open_page(root, "baselines", lang=lang, **query)


def test_without_a_programme_the_page_says_what_to_do(root, file):
    assert "No programme yet" in words(opened(root))


def test_a_plan_as_promised_says_that_nothing_moved(root, programme):
    app = opened(root)

    assert "### Since baseline “1” the end stays on" in words(app)
    assert "No date differs between the two" in words(app)


def test_the_address_chooses_what_is_compared_and_the_answer_says_what_moved(root, file, slipped):
    app = opened(root, **{"from": first_baseline(file, slipped).id})

    shown = words(app)
    assert "### Since baseline “1” the end moved 6 working days later" in shown
    assert ": 10 working days later" in shown
    table = app.dataframe[0].value
    assert list(table["fd"])[:2] == [10, 8]
    assert {"s0", "s1", "f0", "f1"} <= set(table.columns)


def test_two_baselines_are_compared_and_the_newest_one_with_today_by_default(root, file, slipped):
    app = opened(root)
    assert "### Since baseline “After the slip” the end stays on" in words(app)

    before, after = (each for each in app.selectbox if str(each.key).startswith("baselines_"))
    before.select_index(1)
    after.select_index(1).run()

    assert "From baseline “1” to baseline “After the slip”" in words(app)
    assert app.query_params["from"] == first_baseline(file, slipped).id
    assert "to" in app.query_params


def test_an_unknown_baseline_in_the_address_is_taken_for_the_newest(root, slipped):
    assert "Since baseline “After the slip”" in words(opened(root, **{"from": "nonsense", "to": "nonsense"}))


def test_all_baselines_are_listed_with_their_ends(root, slipped):
    table = next(each.value for each in opened(root).table if "Set on" in each.value.columns)

    assert list(table["Baseline"]) == ["After the slip", "1"]
    assert list(table["Until today"]) == [f"0{NBSP}d", f"+6{NBSP}d"]


def test_a_baseline_is_set_from_the_page(root, file, programme):
    app = opened(root)
    app.button(key="baselines_open").click().run()
    app.text_input(key="baselines_set_name").set_value("Kick-off *now*")
    app.button(key="baselines_open").click().run()
    app.button(key="baselines_set_save").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert load_baselines(db, programme.id)[0].name == "Kick-off *now*"
    assert "Kick-off \\*now\\*" in words(app)


def test_a_programme_without_baseline_is_told_what_one_is_for(root, file):
    from exchange.plan.forms import plan_in

    plan = plan_in(b"ID,Task Name,Duration\n1,Design,5d\n", "Depot")
    with open_database(file) as db:
        take_plan(db, ANN, reader_of(plan), load_pack())
    app = opened(root)

    assert "No baseline yet." in words(app)
    assert app.button(key="baselines_first").label == "Set baseline"


def test_the_page_speaks_chinese(root, file, slipped):
    shown = words(opened(root, lang="zh", **{"from": first_baseline(file, slipped).id}))

    assert "### 自基线“1”以来，完工推迟 6 个工作日" in shown
    assert "baseline" not in shown.lower()


def test_the_chart_tells_later_from_earlier_and_leaves_what_stays_unlabelled():
    rows = [
        Move("Ready", date(2026, 1, 5), date(2026, 1, 9), 4, "+4 d"),
        Move("Live", date(2026, 2, 9), date(2026, 2, 5), -2, "−2 d"),
        Move("End", date(2026, 3, 9), date(2026, 3, 9), 0, "0 d"),
    ]
    spec = variance_chart(rows, palette("light"), "en")

    assert [row["way"] for row in _rows(spec)] == ["later", "earlier", "same"]
    assert [row["label"] for row in _rows(spec)] == ["+4 d", "−2 d", ""]
    assert [row["last"] for row in _rows(spec)] == ["2026-01-09T00:00", "2026-02-09T00:00", "2026-03-09T00:00"]


def test_the_chart_keeps_the_room_of_a_label_behind_the_last_date_at_any_width():
    spec = variance_chart([Move("End", date(2026, 1, 5), date(2026, 2, 5), 22, "+22 d")], palette("light"), "en")

    assert '"range": [0, {"expr": "width - 64"}]' in json.dumps(spec)


def _rows(spec):
    return spec["layer"][0]["data"]["values"]


def test_what_was_kept_before_an_import_stands_apart_and_is_not_the_promise(root, file):
    from exchange.plan.forms import plan_in
    from phases.intake.actions import update_plan

    head = b"ID,Task Name,Duration\n"
    with open_database(file) as db:
        made = take_plan(db, ANN, reader_of(plan_in(head + b"1,Design,5d\n", "Depot")), load_pack())
        set_baseline(db, ANN, made.id, "Contract")
        later = Signature("ann", DAY + timedelta(days=1))
        update_plan(db, later, made.id, reader_of(plan_in(head + b"1,Design,8d\n", "Depot")))
    app = opened(root)

    assert "### Since baseline “Contract” the end moved 3 working days later" in words(app)
    assert [each.label for each in app.main.expander] == ["One kept at a gate or before a change"]
