"""Rows written or pasted line by line: what they mean, what is wrong by line, and that they are added in one go."""

import pytest

from access.store import load_journal
from data.database import open_database
from phases.actions import find_programme
from phases.editing.pace import Pace
from phases.store import load_plan
from phases.structure.actions import undo_arrangement
from tests.ui import visit
from tests.ui.conftest import ANA
from ui.parts.plan.dialogs.lines import Line, lines_read
from ui.parts.plan.dialogs.links import link_form
from ui.parts.plan.dialogs.rows import add_form
from ui.parts.plan.view import plan_view

SHEET = "Task\tDuration\tOwner\r\n1.1\tClean the data\t2.5 days\tAnn\r\n\r\nTrain\tBo Li\t1w\r\nLive\t0\r\nReview\r\n"


def test_lines_of_a_spreadsheet_are_rows_with_days_and_owner_in_any_order(file):
    lines, problems = lines_read(SHEET, Pace())

    assert not problems
    assert lines == [
        Line("Clean the data", 2.5, "Ann"),
        Line("Train", 5, "Bo Li"),
        Line("Live", 0, ""),
        Line("Review", 1, ""),
    ]


@pytest.mark.parametrize("text", ["Clean; 3 d; Ann", "Clean\t3 d\tAnn", '"Clean"\t3 d\t"Ann"'])
def test_tabs_semicolons_and_quotes_part_cells(file, text):
    assert lines_read(text, Pace()) == ([Line("Clean", 3, "Ann")], [])


def test_what_is_no_task_days_or_owner_is_named_with_its_line(file):
    _, (problem,) = lines_read("Clean\t3\nTrain\t2\tAnn\t2026-05-01\n", Pace())

    assert str(problem) == "Line 2: “2026-05-01” is more than a task, its days and its owner."


def linking(programme):
    """The form that links two tasks."""
    link_form(plan_view(programme))


@pytest.mark.parametrize(
    ("lag", "kept"),
    [("", (0, "working")), ("3 days", (3, "working")), ("-2ed", (-2, "elapsed")), ("50%", (50, "percent"))],
)
def test_two_tasks_are_linked_with_a_lag_of_any_kind(file, programme, lag, kept):
    app = visit.open_part(__name__, "linking")
    first, last = app.selectbox(key="plan_link_before").options[0], app.selectbox(key="plan_link_after").options[-1]
    app.selectbox(key="plan_link_before").select(first).run()
    app.selectbox(key="plan_link_after").select(last).run()
    app.text_input(key="plan_link_lag").set_value(lag).run()

    visit.pressed(app, "Link tasks")

    with open_database(file) as db:
        after = next(reversed([task for task in load_plan(db, "acme").tasks if task.kind != "summary"]))
        links = [link for link in load_plan(db, "acme").links if link.after_id == after.id]
    assert kept in [(link.lag, link.lag_kind) for link in links]


def test_a_lag_that_is_none_is_refused(file, programme):
    app = visit.open_part(__name__, "linking")
    app.selectbox(key="plan_link_before").select_index(3).run()
    app.text_input(key="plan_link_lag").set_value("soon").run()
    visit.pressed(app, "Link tasks")

    assert "is no predecessor" in app.error[0].value


def form(programme):
    """The form below the first task of the plan."""
    view = plan_view(programme)
    add_form(view, next(task for task in view.plan.tasks if task.kind == "task"))


def test_rows_are_added_below_a_row_one_after_the_other_and_taken_back_in_one_step(file, programme):
    app = visit.open_part(__name__, "form")
    app.toggle(key="plan_row_many").set_value(True).run()
    app.text_area(key="plan_row_lines").set_value(SHEET).run()
    app.checkbox(key="plan_row_chain").check().run()

    visit.pressed(app, "Add 4 rows")

    with open_database(file) as db:
        plan = plan_view(find_programme(db, "acme")).plan
        at = next(place for place, task in enumerate(plan.tasks) if task.title == "Clean the data")
        added = plan.tasks[at : at + 4]
        assert [(each.title, each.days, each.kind) for each in added[1:]] == [
            ("Train", 5, "task"),
            ("Live", 0, "milestone"),
            ("Review", 1, "task"),
        ]
        chain = {(link.before_id, link.after_id) for link in plan.links}
        assert {(one.id, two.id) for one, two in zip(plan.tasks[at - 1 : at + 3], added, strict=True)} <= chain
        assert load_journal(db, "acme", 1)[0].entry.verb == "add_row"

        undo_arrangement(db, ANA, "acme")
        assert len(plan_view(find_programme(db, "acme")).plan.tasks) == len(plan.tasks) - 4


def test_lines_with_a_mistake_are_named_and_not_added(file, programme):
    app = visit.open_part(__name__, "form")
    app.toggle(key="plan_row_many").set_value(True).run()
    app.text_area(key="plan_row_lines").set_value("Clean\t3\t4").run()

    assert "Line 1: “4” is more than" in app.error[0].value
    assert visit.button(app, "Add 1 row").disabled
