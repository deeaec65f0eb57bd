"""The page of people, run without a browser on a real database."""

import re

import pytest

from data.database import open_database
from phases.actions import edit_tasks
from phases.capacity.people import Assignment, NewPerson, Person, PersonEdit
from phases.capacity.staffing import StaffBatch
from phases.capacity.store import load_assignments, load_persons
from phases.editing.edits import TaskEdit
from phases.effort.actions import assign, record_actuals
from phases.effort.store import load_costs
from phases.effort.value.costs import TaskCost
from phases.programme import NewUnit
from phases.store import load_plan
from tests.phases.effort.staff import add_person, edit_person
from tests.ui.conftest import ANA
from tests.ui.viewed import in_view, views, words
from tests.ui.visit import button, open_page, pressed
from ui.components.cells import Said
from ui.components.workload import Cell, workload_map
from ui.parts.people.table import batch_of

SAID = Said("hours", "{text} h", "{text} of {more} h")


@pytest.fixture
def units():
    return (NewUnit(name="Harbour", wave=0), NewUnit(name="North"))


@pytest.fixture
def busy(file, programme):
    """A person with too much work; the key."""
    with open_database(file) as db:
        key = add_person(db, ANA, "acme", NewPerson("<b>Bo</b>", role="it-lead", rate=80.0))
        for task in tasks(file)[:10]:
            assign(db, ANA, "acme", [Assignment(task.id, key, version=0)])
    return key


def tasks(file):
    with open_database(file) as db:
        return [each for each in load_plan(db, "acme").tasks if each.kind == "task"]


def opened(root, **query):
    return open_page(root, "people", **query)


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_a_phone_leaves_out_lines_of_the_value_that_have_no_figure_yet(root, programme, monkeypatch):
    assert "no figure yet" not in words(opened(root))

    monkeypatch.setattr("ui.parts.people.value.is_phone", lambda: True)

    assert "lines have no figure yet." in words(opened(root))


def test_without_people_the_page_says_which_role_is_wanted_most(root, programme):
    app = opened(root)

    assert "No person is named yet;" in words(app)
    assert "roles have no people" in words(app)
    assert "in hours, since nobody has a rate yet" in words(app)


def test_the_page_answers_who_has_too_much_and_when(root, busy):
    app = opened(root)

    assert "&lt;b&gt;Bo&lt;/b&gt; is overloaded" in words(app)
    [table] = [each for each in in_view(views(app)[0]) if each.get("name") == "overloads"]
    assert [each["title"] for each in table["head"]] == ["Who", "Week of", "Hours", "Over", "Because of"]
    assert button(app, "Level the plan")


def test_what_is_over_is_what_is_worked_less_what_there_is(root, file, busy):
    with open_database(file) as db:
        person = next(each for each in load_persons(db, "acme") if each.key == busy)
        edit_person(db, ANA, "acme", PersonEdit(busy, person.version, {"units": 0.33}))
    [table] = [each for each in in_view(views(opened(root))[0]) if each.get("name") == "overloads"]
    found = [[str(each) for each in row["cells"][2:4]] for row in table["rows"]]
    told = [[float(each) for each in re.findall(r"\d+(?:\.\d+)?", " ".join(row))] for row in found]

    assert told
    assert any(available % 1 for _, available, _ in told)
    assert all(abs(worked - available - over) < 0.11 for worked, available, over in told)


def test_the_page_speaks_chinese(root, busy):
    said = words(opened(root, lang="zh"))

    assert "超负荷" in said
    assert "项目群成员" in said


def heat(found, **chosen):
    """The map of weeks that the browser shows when this is chosen."""
    [cells] = [each["cells"] for each in in_view(found, **chosen) if "cells" in each]
    return cells


def test_every_view_of_the_heat_map_is_sent_with_the_page(root, busy):
    found, *_ = views(opened(root))

    assert {each["name"]: [key for key, _ in each["options"]] for each in found["choices"]} == {
        "who": ["people", "roles", "units"],
        "weeks": ["16", "40"],
    }
    assert [name for name, *_ in heat(found)["rows"]] == ["<b>Bo</b>"]
    assert [name for name, *_ in heat(found, who="units")["rows"]] == ["Harbour", "North"]
    assert len(heat(found, who="roles", weeks="40")["columns"]) > len(heat(found, who="roles")["columns"]) == 16


def test_how_far_is_no_choice_where_the_plan_ends_before(root, file, programme):
    with open_database(file) as db:
        rows = [each for each in load_plan(db, "acme").tasks if each.kind == "task"]
        edit_tasks(db, ANA, "acme", [TaskEdit(each.id, each.version, {"days": 1}) for each in rows])

    assert [each["name"] for each in views(opened(root))[0]["choices"]] == ["who"]


def test_a_proposal_is_shown_and_written_only_when_accepted(root, file, busy):
    app = pressed(opened(root), "Level the plan")
    assert "least float" in words(app)
    assert not [each for each in tasks(file) if each.not_before]

    pressed(app, next(each.label for each in app.button if each.label.startswith("Write ")))

    assert [each for each in tasks(file) if each.not_before]
    assert "Nobody is overloaded from" in words(opened(root))


def test_work_is_given_and_taken_away_in_the_dialog(root, file, programme):
    with open_database(file) as db:
        add_person(db, ANA, "acme", NewPerson("Bo"))
    app = pressed(opened(root), "Assign")
    next(each for each in app.number_input if each.label == "Hours of work").set_value(12.0)
    pressed(app, "Save work")
    with open_database(file) as db:
        assert [each.work for each in load_assignments(db, "acme")] == [12.0]

    pressed(pressed(opened(root), "Assign"), "Take off")
    with open_database(file) as db:
        assert load_assignments(db, "acme") == []


def test_actuals_are_recorded_in_the_dialog(root, file, busy):
    first = tasks(file)[0]
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(first.id, first.version, {"percent": 50})])
    app = pressed(opened(root), "Actuals")
    next(each for each in app.number_input if each.label == "Actual hours").set_value(7.5)
    pressed(app, "Save actuals")

    with open_database(file) as db:
        assert load_costs(db, "acme")[first.id].actual_hours == 7.5
    assert "Of every 100" in words(opened(root))


def test_a_share_and_hours_that_cannot_be_are_refused_in_words(root, file, programme):
    with open_database(file) as db:
        add_person(db, ANA, "acme", NewPerson("Bo"))
    app = pressed(opened(root), "Assign")
    field(app, "Full-time share").set_value(0.0)
    field(app, "Hours of work").set_value(-5.0)
    pressed(app, "Save work")

    refused = str(app.session_state["_refused:people_assign"])
    assert "the full-time share of Bo is more than 0" in refused
    assert "the hours of Bo are 0 or more" in refused
    with open_database(file) as db:
        assert load_assignments(db, "acme") == []


def test_hours_and_costs_that_were_recorded_can_be_emptied_again(root, file, busy):
    first = tasks(file)[0]
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(first.id, first.version, {"percent": 50})])
        record_actuals(db, ANA, "acme", [TaskCost(first.id, 1000.0, 7.5, 600.0)])
    app = pressed(opened(root), "Actuals")
    names = ("Fixed cost", "Actual hours", "Actual cost")
    assert [field(app, name).value for name in names] == [1000.0, 7.5, 600.0]
    for name in names:
        field(app, name).set_value(None)
    pressed(app, "Save actuals")

    with open_database(file) as db:
        assert load_costs(db, "acme")[first.id] == TaskCost(first.id, version=2)


def field(app, label):
    """The number in the dialog with this label."""
    return next(each for each in app.number_input if each.label == label)


def test_what_stands_in_the_table_becomes_one_batch():
    persons = [Person("w-1", "Bo", units=0.5, version=3), Person("w-2", "Eva"), Person("w-3", "Ida")]
    edits = {
        "edited_rows": {0: {"share": None, "rate": 80}, 2: {"name": "Ina"}},
        "added_rows": [{"name": "Uwe", "role": None, "rate": None}, {}],
        "deleted_rows": [1, 2],
    }

    assert batch_of(persons, edits) == StaffBatch(
        added=(NewPerson("Uwe"),),
        edits=(PersonEdit("w-1", 3, {"units": 1.0, "rate": 80.0}),),
        removed=tuple(persons[1:]),
    )


def test_weeks_are_coloured_by_how_full_they_are():
    found = [(0, 40), (8, 40), (30, 40), (40, 40), (52, 40), (20, None)]

    drawn = workload_map([str(week) for week in range(6)], [("Ana", [Cell(*each) for each in found])], SAID)["cells"]

    [(name, states, texts, available, _)] = drawn["rows"]
    assert name == "Ana"
    assert [drawn["states"][int(each, 36)] for each in states] == ["none", "some", "half", "full", "over", "open"]
    assert texts == ["", "8", "30", "40", "52", "20"]
    assert available == ["", "40", "40", "40", "40", ""]


def test_many_weeks_are_narrow_columns():
    drawn = [workload_map(["23 Nov"] * weeks, [("Ana", [Cell(8, 40)] * weeks)], SAID) for weeks in (16, 40)]

    assert [each["cells"]["dense"] for each in drawn] == [False, True]


def test_owners_who_are_no_people_yet_are_named(root, file, programme):
    first, second = tasks(file)[:2]
    with open_database(file) as db:
        edits = [TaskEdit(each.id, each.version, {"owner": "Mona"}) for each in (first, second)]
        edit_tasks(db, ANA, "acme", edits)
    assert "2 tasks name owners who are no persons here: Mona. Add them below" in words(opened(root))
    app = pressed(opened(root), "Add 1 owner as a person")

    with open_database(file) as db:
        assert "Mona" in [each.name for each in load_persons(db, "acme")]
    assert "who are no persons" not in words(app)
    assert "who are no persons" not in words(opened(root))
