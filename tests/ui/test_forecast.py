"""The page of the forecast, run without a browser on a real database, and its charts."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from access.journal import Signature
from data.database import open_database
from exchange.plan.forms import plan_in
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.editing.edits import TaskEdit
from phases.forecast.estimates.actions import estimate_task
from phases.forecast.estimates.estimate import Estimate
from phases.forecast.estimates.store import load_estimates
from phases.intake.actions import take_plan
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan
from tests.ui.visit import open_page, words
from ui.charts.dates.certainty import Mark, Point, certainty_chart
from ui.charts.dates.trend import HEIGHT, LABEL_PIXELS, Followed, milestone_trend_chart, spread
from ui.charts.palette import palette
from ui.parts.plan.exchange.importing import reader_of

DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
ANN = Signature("ann", DAY)
UNITS = (NewUnit(name="Hamburg", kind="head-office", wave=0, people=64),)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def programme(file):
    """Two steps of the method, promised for a day, and a task that was found a week later to take longer."""
    new = NewProgramme(
        name="Acme CRM",
        start_on=date(2026, 3, 2),
        steps=("assess", "collect"),
        units=UNITS,
        promised_on=date(2026, 9, 1),
    )
    with open_database(file) as db:
        made = create_programme(db, ANN, new, load_pack())
        task = first_task(db, made.id)
        later = Signature("ann", DAY + timedelta(days=7))
        edit_tasks(db, later, made.id, [TaskEdit(task.id, task.version, {"days": task.days + 10})])
    return made


def first_task(db, programme_id):
    return next(each for each in load_plan(db, programme_id).tasks if each.kind == "task")


def opened(root, lang="en"):
    return open_page(root, "forecast", lang=lang)


def imported(file, content=b"ID,Task Name,Duration\n1,Design,5d\n"):
    with open_database(file) as db:
        return take_plan(db, ANN, reader_of(plan_in(content, "Depot")), load_pack())


def test_without_a_programme_the_page_says_what_to_do(root, file):
    assert "No programme yet" in words(opened(root))


def test_the_page_opens_with_the_chance_of_the_promise_and_the_certain_date(root, programme):
    app = opened(root)

    shown = words(app)
    assert f"% chance to finish by 1{NBSP}Sep; 80 % certain is " in shown
    assert [each.label for each in app.metric] == [
        "Planned end",
        "As likely as not, P50",
        "80 % certain, P80",
        "95 % certain, P95",
        f"Chance by 1{NBSP}Sep",
    ]
    assert "From 2\N{NARROW NO-BREAK SPACE}000 runs: " in shown
    assert "from the general range" in shown


def test_milestones_stand_with_all_their_dates_and_the_chance_of_the_promise(root, programme):
    table = opened(root).dataframe[0].value

    assert list(table.columns) == ["name", "planned", "p50", "p80", "p95", "promised", "chance"]
    assert (table["p50"] <= table["p80"]).all()
    assert (table["p80"] <= table["p95"]).all()
    assert table["chance"].between(0, 100).all()


def test_what_moves_the_end_most_comes_first(root, programme):
    app = opened(root)
    table = next(each.value for each in app.table if "Moves the end" in each.value.columns)

    days = [float(each.split(NBSP)[0]) for each in table["Moves the end"]]
    assert days == sorted(days, reverse=True)
    assert "the end moves by" in words(app)


def test_the_trend_says_since_when_the_milestones_drift(root, programme):
    assert f"Since 5{NBSP}Jan: " in words(opened(root))
    assert "drifted later; most of all" in words(opened(root))


def test_an_estimate_is_saved_from_the_page_and_counts_at_once(root, file, programme):
    app = opened(root)
    before = app.metric[1].value
    app.button(key="forecast_open").click().run()
    task_id = app.selectbox(key="forecast_estimate_task").value
    app.number_input(key=f"forecast_estimate_high_{task_id}").set_value(300.0)
    app.button(key="forecast_open").click().run()
    app.button(key="forecast_estimate_save").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert load_estimates(db, programme.id)[task_id].high == 300
    assert app.metric[1].value != before
    assert "Ranges of the open tasks: 1 from people's estimates" in words(app)


def test_an_estimate_that_cannot_be_is_refused_beside_the_button(root, file, programme):
    app = opened(root)
    app.button(key="forecast_open").click().run()
    task_id = app.selectbox(key="forecast_estimate_task").value
    app.number_input(key=f"forecast_estimate_low_{task_id}").set_value(900.0)
    app.button(key="forecast_open").click().run()
    app.button(key="forecast_estimate_save").click()
    app.button(key="forecast_open").click().run()

    assert any("low, likely and high days rise" in each.value for each in app.error)
    with open_database(file) as db:
        assert not load_estimates(db, programme.id)


def test_an_estimate_that_somebody_else_saved_first_is_refused_on_the_page(root, file, programme):
    app = opened(root)
    app.button(key="forecast_open").click().run()
    task_id = app.selectbox(key="forecast_estimate_task").value
    with open_database(file) as db:
        estimate_task(db, ANN, programme.id, Estimate(task_id, 1.0, 2.0, 3.0, 0))
    app.button(key="forecast_estimate_save").click().run()

    assert ["At worst: 3 → " in each.value for each in app.error] == [True]
    with open_database(file) as db:
        assert load_estimates(db, programme.id)[task_id].high == 3


def test_days_below_zero_are_refused_in_words(root, file, programme):
    app = opened(root)
    app.button(key="forecast_open").click().run()
    task_id = app.selectbox(key="forecast_estimate_task").value
    app.number_input(key=f"forecast_estimate_low_{task_id}").set_value(-1.0)
    app.button(key="forecast_open").click().run()
    app.button(key="forecast_estimate_save").click().run()

    assert ["more than 0 and at most" in each.value for each in app.error] == [True]


def test_a_plan_without_promise_is_measured_by_its_own_date(root, file):
    imported(file)
    app = opened(root)

    assert "### The planned finish on" in words(app)
    assert app.metric[4].label == "Chance of the plan"


def test_a_plan_without_tasks_says_what_to_do(root, file):
    imported(file)
    with open_database(file) as db:
        db.execute("DELETE FROM tasks")
    app = opened(root)

    assert "This plan has no tasks yet." in words(app)
    assert not app.metric


def test_the_page_speaks_chinese(root, programme):
    app = opened(root, lang="zh")

    assert "80 % 把握，P80" in [each.label for each in app.metric]
    assert "forecast" not in words(app).lower()


def test_the_curve_starts_at_nothing_and_ends_at_all_runs():
    curve = [Point(date(2026, 3, 2), 40), Point(date(2026, 3, 9), 100)]
    marks = [Mark(date(2026, 3, 2), "P50", 50), Mark(date(2026, 4, 1), "promised 1 Apr", None, "promise")]
    spec = certainty_chart(curve, marks, palette("light"), "en")

    rows = spec["layer"][0]["data"]["values"]
    assert [row["share"] for row in rows] == [0, 40, 100, 100]
    assert rows[0]["day"] < "2026-03-02"
    assert rows[-1]["day"] > "2026-04-01"
    assert [layer["data"]["values"][0]["label"] for layer in spec["layer"][1:3]] == ["promised 1 Apr"] * 2


def test_the_trend_keeps_lines_of_one_name_apart_and_names_those_that_stand_out():
    seen = [(date(2026, 1, 5), date(2026, 3, 2)), (date(2026, 2, 2), date(2026, 3, 9))]
    spec = milestone_trend_chart([Followed("Live", seen, False), Followed("Live", seen, True)], palette("dark"), "en")

    assert {row["line"] for row in spec["layer"][1]["data"]["values"]} == {0, 1}
    assert [row["name"] for row in spec["layer"][2]["data"]["values"]] == ["Live"]


def test_a_line_of_the_trend_is_sent_by_its_bends():
    days = [date(2026, 3, 2)] * 4 + [date(2026, 3, 9)] * 3
    seen = [(date(2026, 1, 5 + at), day) for at, day in enumerate(days)]
    spec = milestone_trend_chart([Followed("Live", seen, True)], palette("light"), "en")

    rows = spec["layer"][1]["data"]["values"]
    assert [row["seen"][:10] for row in rows] == ["2026-01-05", "2026-01-09", "2026-01-11"]


def test_names_at_the_end_of_lines_stand_apart_and_within_the_picture():
    shown = (date(2026, 1, 1), date(2026, 12, 31))
    found = spread([(f"m{at}", date(2026, 12, 20)) for at in range(5)], shown)

    least = (shown[1] - shown[0]).days * LABEL_PIXELS / HEIGHT
    places = [each.at for each in found]
    assert all(later - earlier >= least - 1e-6 for earlier, later in pairwise(places))
    assert places[-1] <= shown[1].toordinal()


def test_names_that_have_room_stand_at_the_end_of_their_lines_and_close_ones_around_their_middle():
    shown = (date(2026, 1, 1), date(2026, 12, 31))
    ends = [("low", date(2026, 2, 1)), ("one", date(2026, 6, 1)), ("two", date(2026, 6, 1))]
    low, one, two = (each.at for each in spread(ends, shown))

    assert low == date(2026, 2, 1).toordinal()
    assert (one + two) / 2 == pytest.approx(date(2026, 6, 1).toordinal())
    assert not spread([], shown)


def test_a_milestone_without_a_promise_shows_a_dash(root, file):
    imported(file, b"ID,Task Name,Duration\n1,Design,5d\n2,Ready,0d\n")

    assert [each.proto.placeholder for each in opened(root).dataframe] == ["–"]
