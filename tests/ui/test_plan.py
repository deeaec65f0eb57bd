"""The plan page and its Gantt, run without a browser on a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.editing import TaskEdit
from phases.network.network import Constraint
from phases.outline import rows_asked
from phases.plan import Link, Plan, Task
from phases.planned import calendar_of, load_timeline
from phases.programme import NewProgramme, NewUnit
from phases.scenarios.store import load_scenarios
from phases.store import insert_plan, load_plan
from tests.ui import visit
from tests.ui.visit import button, open_page
from ui.charts.gantt import ROW_HEIGHT, Scene, begin, gantt_data, starts
from ui.charts.palette import LIGHT
from ui.parts.plan_bounds import bound_word, constraint_of
from ui.parts.plan_several import edits_for

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
UNITS = (NewUnit(name="Harbour", wave=0), NewUnit(name="<script>alert(1)</script>"))


@pytest.fixture
def programme(file):
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=UNITS)
    with open_database(file) as db:
        return create_programme(db, ANA, new, load_pack("crm-core"))


@pytest.fixture
def edited(file, programme):
    with open_database(file) as db:
        first = next(task for task in load_plan(db, "acme").tasks if task.kind == "task")
        edit_tasks(db, ANA, "acme", [TaskEdit(first.id, 1, {"days": 30})])
    return first


def opened(root, **query):
    return open_page(root, "plan", **query)


def words(app):
    return visit.words(app).replace("\xa0", " ")


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_the_page_opens_at_the_step_where_the_critical_path_stands(root, programme):
    app = opened(root)

    assert "Assess, 22 rows of" in words(app)
    assert "baseline 1 of 5 Jan" in words(app)
    assert "### The end slips" in words(app)


def test_the_address_names_step_and_rows_whatever_the_language(root, programme):
    app = opened(root, scope="collect", show="critical", lang="zh")

    assert "采集，" in words(app)
    assert app.query_params["scope"] == "collect"


def test_a_step_without_such_rows_says_what_to_do(root, programme, monkeypatch):
    monkeypatch.setenv("PILOTAGE_TODAY", "2026-01-05")

    app = opened(root, scope="units", show="late")

    assert "No row is like this here." in words(app)


def test_a_date_says_why_it_is_so(root, programme):
    app = opened(root, why="assess.plan-exit")

    assert "Its predecessor" in words(app)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days": 0}, "a duration is more than 0"),
        ({"days": 10**12}, "a duration is more than 0"),
        ({"percent": 101}, "done is 0 to 100"),
        ({"not_before": date(1900, 1, 1)}, "leaves the calendar"),
        ({"not_before": date(9999, 12, 31)}, "leaves the calendar"),
    ],
)
def test_a_change_from_which_no_dates_follow_is_said_and_can_be_dropped(root, file, programme, changes, words):
    app = opened(root)
    with open_database(file) as db:
        task = next(each for each in load_plan(db, "acme").tasks if each.kind == "task")
    app.session_state[f"_plan edits:{file}:acme:{programme.created_at}"] = {task.id: changes}
    app.session_state["_plan grid"] = None

    app.run()

    assert words in app.error[0].value
    assert button(app, "Save 1 change").disabled
    button(app, "Discard").click().run()
    assert not app.error
    assert not app.exception


def first_task(file):
    with open_database(file) as db:
        return next(each for each in load_plan(db, "acme").tasks if each.kind == "task")


def drafted(app, file, programme, changes):
    app.session_state[f"_plan edits:{file}:acme:{programme.created_at}"] = {first_task(file).id: changes}
    app.session_state["_plan grid"] = None
    return app.run()


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ({"days": 9}, {"days": 30}, ["Days", "30", "9"]),
        ({"percent": 10}, {"percent": 30}, ["Done, %", "30", "10"]),
        ({"owner": "Bo"}, {"owner": "Al"}, ["Owner", "Al", "Bo"]),
        ({"title": "Mine"}, {"title": "Theirs"}, ["Title", "Theirs", "Mine"]),
        (
            {"not_before": date(2026, 2, 2)},
            {"not_before": date(2026, 3, 2)},
            ["Not before", "2 Mar", "2 Feb"],
        ),
    ],
)
def test_a_save_that_came_second_shows_both_values_in_one_box(root, file, programme, mine, theirs, said):
    app = drafted(opened(root), file, programme, mine)
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(first_task(file).id, 1, theirs)])

    button(app, "Save 1 change").click().run()

    assert not app.error
    assert words(app).count("Somebody saved another value") == 1
    (shown,) = (each.value for each in app.table if "Theirs" in each.value)
    assert [each.replace("\xa0", " ") for each in shown.iloc[0][["What", "Theirs", "Yours"]]] == said
    assert shown.iloc[0]["Saved by"].replace("\xa0", " ") == "Ana, 5 Jan, 09:00 UTC"


def test_a_phone_shows_the_button_to_save_only_when_there_is_something_to_save(root, file, programme):
    app = opened(root)
    app.session_state["_phone"] = True

    assert "Save" not in [each.label for each in app.run().button]
    assert not button(drafted(app, file, programme, {"days": 9}), "Save 1 change").disabled


def test_undo_takes_the_last_save_back(root, file, edited):
    app = opened(root)

    button(app, "Undo").click().run()

    with open_database(file) as db:
        assert next(task.days for task in load_plan(db, "acme").tasks if task.id == edited.id) == edited.days
    assert button(app, "Undo").disabled


def test_there_is_nothing_to_save_or_undo_at_first(root, programme):
    app = opened(root)

    assert button(app, "Save").disabled
    assert button(app, "Undo").disabled


@pytest.fixture
def scene(file, edited, programme):
    with open_database(file) as db:
        plan, timeline = load_plan(db, "acme"), load_timeline(db, programme, date(2026, 1, 12))
    titles = {row.task.id: row.task.key for row in timeline.rows}
    rows = rows_asked(timeline, "assess", "all")
    return Scene("assess all 1", rows, plan.links, titles, calendar_of(programme), date(2026, 1, 12))


def drawn(scene, **changes):
    return gantt_data(replace(scene, **changes), LIGHT)


def days_since_1970(day):
    return (day - date(1970, 1, 1)).days


def test_the_gantt_has_the_rows_of_the_grid_at_their_height(scene):
    data = drawn(scene)

    assert data["row"] == ROW_HEIGHT
    assert [each["key"] for each in data["rows"]] == [row.task.key for row in scene.rows]


def test_a_bar_reaches_from_the_first_morning_to_the_last_evening(scene):
    at, row = next((at, row) for at, row in enumerate(scene.rows) if row.task.kind == "task")

    bar = drawn(scene)["rows"][at]

    assert (bar["from"], bar["to"]) == (days_since_1970(row.start), days_since_1970(row.finish) + 1)


def test_a_milestone_stands_in_the_middle_of_its_day(scene):
    at, row = next((at, row) for at, row in enumerate(scene.rows) if row.task.kind == "milestone")

    point = drawn(scene)["rows"][at]

    assert point["from"] == point["to"] == days_since_1970(row.finish) + 0.5


def test_the_critical_path_is_told_row_by_row(scene):
    assert [each["critical"] for each in drawn(scene)["rows"]] == [row.critical for row in scene.rows]


def test_without_a_grid_beside_it_every_bar_bears_its_title(scene):
    at = next(at for at, row in enumerate(scene.rows) if row.task.kind == "task")

    assert scene.rows[at].task.key not in drawn(scene)["rows"][at]["words"]
    assert scene.rows[at].task.key in drawn(scene, named=True)["rows"][at]["words"]


def test_links_and_baseline_are_drawn_on_request(scene):
    assert drawn(scene)["links"]
    assert any("promise" in each for each in drawn(scene)["rows"])

    plain = drawn(scene, layers=frozenset())

    assert not plain["links"]
    assert not any("promise" in each for each in plain["rows"])


def test_weekends_are_shaded_and_working_days_are_not(scene):
    shaded = {day for since, until in drawn(scene)["shade"] for day in range(int(since), int(until))}

    assert days_since_1970(date(2026, 1, 10)) in shaded
    assert days_since_1970(date(2026, 1, 12)) not in shaded


def test_the_view_begins_before_today_when_the_rows_do_not_fit(scene):
    today = date(2026, 2, 2)

    assert begin(scene.rows, today, "week") < today
    assert begin(scene.rows, today, "quarter") < min(row.start for row in scene.rows)


@pytest.mark.parametrize("zoom", ["week", "month", "quarter"])
def test_the_view_begins_with_the_plan_when_today_lies_elsewhere(scene, zoom):
    first = min(starts(scene.rows))

    assert first - begin(scene.rows, date(2031, 1, 1), zoom) == timedelta(days=3)


def test_a_date_of_another_year_says_its_year(scene):
    at = next(at for at, row in enumerate(scene.rows) if row.task.kind == "task")

    assert "2026" not in drawn(scene)["rows"][at]["told"]
    assert "2026" in drawn(scene, today=date(2031, 1, 1))["rows"][at]["told"]


@pytest.fixture
def foreign(file):
    """A programme whose plan came from another tool: no steps, no units, long ago."""
    rows = [replace(blank(f"foreign:{key}"), key=key, title=key, days=5, position=at) for at, key in enumerate("ab")]
    with open_database(file) as db:
        new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=UNITS)
        create_programme(db, ANA, new, load_pack("crm-core"))
        for table in ("links", "tasks", "units"):
            db.execute(f"DELETE FROM {table}")
        insert_plan(db, "acme", Plan(tuple(rows), (Link(rows[0].id, rows[1].id),)))
        db.execute("UPDATE programmes SET steps = '[]', start_on = '2012-01-02', status_on = '', revision = 9")


def blank(task_id):
    return Task(task_id, "", 0, None, "task", "", "", "", "", "", "", "", "", 1)


def test_a_plan_without_steps_is_shown_whole_with_years(root, foreign):
    app = opened(root)

    assert "Whole plan, 2 rows of 2" in words(app)
    assert "2012" in words(app)
    assert not [each for each in app.button_group if "Units" in each.options]


def test_a_plan_without_rows_says_what_to_do(root, file, programme):
    with open_database(file) as db:
        db.execute("DELETE FROM links")
        db.execute("DELETE FROM tasks")

    app = opened(root)

    assert "This plan has no rows yet." in words(app)


def test_the_driving_path_runs_through_all_steps(root, programme):
    app = opened(root, show="chain")

    assert "Whole plan, " in words(app)


def test_the_chain_behind_a_date_is_listed(root, programme):
    app = opened(root, why="assess.build-exit", scope="assess")

    assert "rows behind it" in "".join(each.label for each in app.expander)


def test_what_was_taken_back_can_be_saved_again(root, file, edited):
    app = opened(root)
    button(app, "Undo").click().run()

    button(app, "Redo").click().run()

    assert first_task(file).days == 30
    assert button(app, "Redo").disabled


def test_a_row_is_moved_and_undo_takes_it_back(root, file, programme):
    task = first_task(file)
    app = opened(root, scope="assess", why=task.key)

    app.button(key="plan_row_down").click().run()
    assert first_task(file).id != task.id
    button(app, "Undo").click().run()

    assert first_task(file).id == task.id


def test_rows_of_the_method_keep_their_place_and_say_why(root, programme):
    app = opened(root, scope="assess", why="assess.plan-exit")

    assert app.button(key="plan_row_delete").disabled
    assert "belongs to the method" in words(app)


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        ({"owner": "Al"}, {"owner": "Al"}),
        ({"days": 3}, {"days": 8}),
        ({"days": -30}, {"days": 0.5}),
        ({"days": 2, "not_before": date(2026, 2, 2)}, {"not_before": date(2026, 2, 2), "days": 7}),
    ],
)
def test_several_rows_get_the_same_change(wanted, changes):
    (edit,) = edits_for([replace(blank("x"), days=5)], wanted)

    assert edit.changes == changes


def test_milestones_get_no_days():
    assert not edits_for([replace(blank("x"), kind="milestone", days=0)], {"days": 3})


def test_a_constraint_in_the_grid_is_the_same_word_back():
    for kind in Constraint:
        assert constraint_of(bound_word(kind)) == kind


def test_unsaved_changes_are_kept_as_a_scenario_and_leave_the_plan(root, file, programme):
    app = opened(root)
    with open_database(file) as db:
        task = next(each for each in load_plan(db, "acme").tasks if each.kind == "task")
    app.session_state[f"_plan edits:{file}:acme:{programme.created_at}"] = {task.id: {"days": 30}}
    app.session_state["_plan grid"] = None
    app.run()

    next(each for each in app.button if each.key == "plan_scenario").click().run()
    app.text_input(key="scenario_keep_name").set_value("More time")
    next(each for each in app.button if each.key == "scenario_keep_save").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert [each.name for each in load_scenarios(db, "acme")] == ["More time"]
        assert next(each for each in load_plan(db, "acme").tasks if each.id == task.id).days == task.days
