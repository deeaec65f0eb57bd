"""The rollout page and its charts, run without a browser on a real database."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.editing.edits import TaskEdit
from phases.programme import NewProgramme, NewUnit
from phases.renewal.actions import tailor
from phases.renewal.tailoring import Choice
from phases.store import load_plan, load_units
from rollout.matrix import LivePoint
from tests.ui.visit import drawn, open_page, plain, shown, words
from ui.charts.palette import LIGHT
from ui.charts.rollout import GoLive, go_live_chart, live_chart

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
UNITS = (NewUnit(name="Harbour", wave=0), NewUnit(name="North"), NewUnit(name="<script>alert(1)</script>", wave=2))


@pytest.fixture
def programme(file):
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=UNITS)
    with open_database(file) as db:
        return create_programme(db, ANA, new, load_pack("crm-core"))


def opened(root, **query):
    return open_page(root, "rollout", **query)


def matrix(app, **chosen):
    return shown(drawn(app, "choosing")[0], **chosen)


def pressed(app, label):
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def task(file, key):
    with open_database(file) as db:
        return next(each for each in load_plan(db, "acme").tasks if each.key == key)


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_the_matrix_shows_every_unit_and_activity(root, programme):
    app = opened(root)

    assert "No unit has started" in words(app)
    assert "3 units · 2 waves after the pilot" in words(app).replace("\N{NO-BREAK SPACE}", " ")
    assert [len(row) for row in matrix(app)] == [7, 7, 7]
    assert "○\xa0Planned" in matrix(app)[0][2]


def test_a_unit_called_like_a_script_stays_text(root, programme):
    assert "<script>alert(1)</script>" in matrix(opened(root))[2][0]


def test_the_page_speaks_chinese(root, programme):
    app = opened(root, lang="zh")

    assert "尚无实施点启动" in words(app)
    assert "○\xa0计划中" in matrix(app)[0][2]


def test_a_wave_leaves_its_units(root, programme):
    app = opened(root)

    assert [row[0] for row in matrix(app, wave="0")] == ["Harbour\xa0· Pilot"]
    assert len(matrix(app, wave="1")) == 1


def test_states_leave_units_with_any_of_them_and_what_fits_nothing_can_be_cleared(root, file, programme):
    with open_database(file) as db:
        first = task(file, "unit.harbour.concept-introduction")
        edit_tasks(db, ANA, "acme", [TaskEdit(first.id, 1, {"percent": 20})])
    app = opened(root)

    assert len(matrix(app, status=["doing"])) == 1
    assert len(matrix(app, status=["doing", "todo"])) == 3
    assert not matrix(app, wave="1", status=["doing"])
    assert drawn(app, "choosing")[0]["empty"] == {
        "why": "No unit fits the filter.",
        "todo": "Choose another wave or state.",
        "clear": "Clear",
    }


def test_progress_is_reported_from_the_dialog(root, file, programme):
    app = pressed(opened(root), "Report progress")
    app.slider[0].set_value(40)
    pressed(app, "Save progress")

    saved = task(file, "unit.harbour.concept-introduction")
    assert (saved.percent, saved.started_on, saved.finished_on) == (40, date(2026, 1, 12), None)


def test_a_report_that_changes_nothing_says_so(root, file, programme):
    app = pressed(pressed(opened(root), "Report progress"), "Save progress")

    assert [each.value for each in app.toast] == ["Nothing of Harbour changed: nothing was saved"]
    assert task(file, "unit.harbour.concept-introduction").version == 1


def test_a_finished_date_means_done(root, file, programme):
    app = pressed(opened(root), "Report progress")
    app.date_input[0].set_value(date(2026, 1, 9))
    pressed(app, "Save progress")

    saved = task(file, "unit.harbour.concept-introduction")
    assert (saved.percent, saved.finished_on) == (100, date(2026, 1, 9))


def test_a_stale_report_changes_nothing(root, file, programme):
    app = pressed(opened(root), "Report progress")
    with open_database(file) as db:
        other = task(file, "unit.harbour.concept-introduction")
        edit_tasks(
            db, Signature("Ben", datetime(2026, 1, 12, tzinfo=UTC)), "acme", [TaskEdit(other.id, 1, {"percent": 70})]
        )
    app.slider[0].set_value(40)
    pressed(app, "Save progress")

    assert task(file, "unit.harbour.concept-introduction").percent == 70


def test_a_unit_is_added_from_the_dialog(root, file, programme):
    app = pressed(opened(root), "Add unit")
    app.text_input(key="rollout_add_name").set_value("West")
    pressed(app, "Add to the plan")

    with open_database(file) as db:
        assert [unit.name for unit in load_units(db, "acme")][-1] == "West"


def test_what_a_unit_does_to_the_plan_is_said_before_it_is_added(root, file, programme):
    app = pressed(opened(root), "Add unit")
    assert "What happens to the plan" not in words(app)

    form = form_of()
    form.text_input(key="rollout_add_name").set_value("West").run()
    assert "What happens to the plan: 8 rows come in" in words(form)
    form.text_input(key="rollout_add_name").set_value("North").run()
    assert "North" in form.error[0].value
    form.button(key="rollout_add_apply").click().run()
    assert len(form.error) == 1


def form_of():
    """The dialog's form as it stands alone: a page closes its dialogs whenever it is run as a whole."""

    def page():
        from ui.parts.rollout import adding
        from ui.parts.rollout.view import rollout_of
        from ui.session import programme_in_view, read_programmes

        read_programmes()
        adding._add_form(rollout_of(programme_in_view()))

    app = AppTest.from_function(page, default_timeout=90)
    app.session_state["lang"] = "en"
    return app.run()


def test_a_unit_with_a_known_name_is_not_added(root, file, programme):
    app = pressed(opened(root), "Add unit")
    app.text_input(key="rollout_add_name").set_value("North")
    pressed(app, "Add to the plan")

    with open_database(file) as db:
        assert len(load_units(db, "acme")) == 3


def test_many_units_stand_in_the_same_matrix(root, file, programme):
    with open_database(file) as db:
        dealers = tuple(NewUnit(name=f"Dealer {number}", wave=3) for number in range(14))
        tailor(db, ANA, "acme", Choice(add_units=dealers))

    found = drawn(opened(root), "choosing")[0]

    assert len(shown(found)) == 17
    assert (found["said"].split(":")[0], found["each"]) == ("{n} activities", 6)
    assert (found["most"], found["more"]) == (8, "Show all {n} units")


def test_cards_show_the_worst_first(root, file, programme):
    with open_database(file) as db:
        late = task(file, "unit.north.concept-introduction")
        edit_tasks(db, ANA, "acme", [TaskEdit(late.id, 1, {"percent": 20})])
    found = drawn(opened(root), "choosing")[0]

    assert found["as"] == "view"
    assert plain(found["cards"][0]["head"]).startswith("North")
    assert "Now: Concept introduction" in plain(found["cards"][0]["lines"][1])


def test_the_go_live_chart_marks_those_that_miss():
    rows = [
        GoLive("Lyon", date(2026, 4, 30), date(2026, 4, 30), "", False),
        GoLive("Gdańsk", date(2026, 4, 17), date(2026, 5, 7), "+14 d", True),
        GoLive("Riga", None, date(2026, 6, 1), "", False),
    ]

    spec = go_live_chart(rows, LIGHT, "en")

    assert [(each["name"], each["misses"]) for each in spec["layer"][0]["data"]["values"]] == [
        ("Lyon", False),
        ("Gdańsk", True),
        ("Riga", False),
    ]
    first, last = spec["encoding"]["x"]["scale"]["domain"]
    assert first < "2026-04-17T00:00"
    assert last > "2026-06-01T00:00"


def test_the_curve_runs_from_nothing_to_all_units():
    points = [LivePoint(date(2026, 2, 20), 1), LivePoint(date(2026, 5, 7), 3)]

    spec = live_chart(points, points, date(2026, 3, 2), (LIGHT, "zh"))

    values = spec["layer"][1]["data"]["values"]
    assert [each["units"] for each in values] == [0, 1, 3, 3]
    assert spec["encoding"]["y"]["scale"]["domain"] == [0, 3]
    assert "月" in spec["encoding"]["x"]["axis"]["labelExpr"]


def test_a_programme_of_one_day_still_has_an_axis():
    only = [LivePoint(date(2026, 3, 2), 1)]
    spec = live_chart(only, only, date(2026, 3, 2), (LIGHT, "en"))

    first, last = spec["encoding"]["x"]["scale"]["domain"]
    assert first < last
