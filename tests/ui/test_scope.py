"""The page of scope, run without a browser on a real database."""

from dataclasses import replace
from datetime import date

import pytest

from data.database import open_database
from phases.intake.requirements import Difference
from phases.scope.actions import save_impact, save_objective, save_requirement
from phases.scope.impact import Impact
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement
from phases.scope.store import load_scope
from tests.ui.conftest import ANA
from tests.ui.forms import field, open_form, press
from tests.ui.visit import drawn, open_page, pressed, shown, words
from ui.parts.scope.importing import difference_rows


@pytest.fixture
def scoped(file, programme):
    """One objective with a requirement, one bare objective, one requirement that serves nothing."""
    with open_database(file) as db:
        quotes = {"en": "Quote <b>faster</b>", "zh": "更快报价"}
        save_objective(db, ANA, "acme", Objective(quotes, "Sales", "Hours", "h", "down", 20.0, 12.0, actual=15.0))
        save_objective(db, ANA, "acme", Objective("Grow"))
        save_requirement(db, ANA, "acme", Requirement("Quotations as PDF", "Sales", "sales", objectives=("o-1",)))
        save_requirement(db, ANA, "acme", Requirement("Fax cover", exception="outdated"))
        save_impact(db, ANA, "acme", Impact("function", "Surveys"))


def opened(root, **query):
    return open_page(root, "scope", **query)


def form(name):
    return open_form("scope.forms", name, "scope.view", "scope_of")


def scope(file):
    with open_database(file) as db:
        return load_scope(db, "acme")


def tree(app, **chosen):
    return "\n".join(cell for row in shown(drawn(app, "choosing")[0], **chosen) for cell in row)


def test_without_a_programme_the_page_offers_to_create_one(root, file):
    assert "No programme yet." in words(opened(root))


def test_an_empty_scope_says_what_to_do_and_takes_the_first_objective(root, file, programme):
    app = opened(root)
    assert "No objective yet." in words(app)

    pressed(app, "Add an objective")
    field(app, "text_input", "Objective in one sentence").input("Answer within a day")
    field(app, "number_input", "Target value").set_value(1.0)
    pressed(app, "Save")

    assert [(each.title, each.target) for each in scope(file).objectives] == [("Answer within a day", 1.0)]


def test_the_first_line_says_what_serves_nothing(root, scoped):
    app = opened(root)

    assert "1 of 2 requirements serves no objective, and 1 of 2 objectives has no requirement" in words(app)
    assert "1 of 1 missing functions is asked for by no requirement" in words(app)
    assert "62\N{NO-BREAK SPACE}% realised" in tree(app)
    assert "<b>faster" in tree(app)


def test_the_page_speaks_chinese(root, scoped):
    app = opened(root, lang="zh")

    assert "2 条需求中有 1 条不服务于任何目标" in words(app)
    assert "更快报价" in tree(app)


@pytest.mark.parametrize(
    ("show", "there", "gone"), [("loose", "Fax cover", "Quotations"), ("exceptions", "Fax", "Grow")]
)
def test_the_switch_leaves_what_is_asked_for(root, scoped, show, there, gone):
    found = tree(opened(root), show=show)

    assert there in found
    assert gone not in found


def test_a_requirement_is_tied_to_an_objective(root, file, scoped):
    app = form("requirement_form")
    field(app, "selectbox", "Requirement").select("r-2").run()
    field(app, "multiselect", "Serves the objectives").select("o-2")
    press(app, "Save")

    assert scope(file).requirements[1].objectives == ("o-2",)


def test_words_that_stay_keep_their_other_language(root, file, scoped):
    app = form("objective_form")
    field(app, "selectbox", "Objective").select("o-1").run()
    field(app, "text_input", "Owner").input("Bo")
    press(app, "Save")

    kept = scope(file).objectives[0]
    assert kept.title == {"en": "Quote <b>faster</b>", "zh": "更快报价"}
    assert (kept.owner, kept.actual, kept.version) == ("Bo", 15.0, 2)


def test_a_new_measurement_carries_its_day(root, file, scoped):
    app = form("objective_form")
    field(app, "selectbox", "Objective").select("o-1").run()
    field(app, "number_input", "Measured value").set_value(13.0)
    press(app, "Save")

    assert scope(file).objectives[0].actual_on == date(2026, 1, 12)


def test_a_mistake_is_refused_in_words_and_nothing_is_saved(root, file, scoped):
    app = form("objective_form")
    field(app, "text_input", "Objective in one sentence").input("Grow more")
    field(app, "number_input", "Baseline").set_value(9.0)
    field(app, "number_input", "Target value").set_value(3.0)
    press(app, "Save")

    assert "the target lies below the baseline" in app.error[0].value
    assert len(scope(file).objectives) == 2


def test_a_save_that_came_second_is_refused_with_both_values(root, file, scoped):
    app = form("objective_form")
    field(app, "selectbox", "Objective").select("o-2").run()
    field(app, "text_input", "Objective in one sentence").input("Grow mine")
    with open_database(file) as db:
        save_objective(db, ANA, "acme", replace(load_scope(db, "acme").objectives[1], title="Grow theirs"))
    press(app, "Save")

    assert [each.title for each in scope(file).objectives][1] == "Grow theirs"


def test_an_impact_is_added_and_removed(root, file, scoped):
    app = form("impact_form")
    field(app, "text_input", "Touched or missing").input("Mail server")
    press(app, "Save")
    assert [each.title for each in scope(file).impacts] == ["Surveys", "Mail server"]

    app = form("impact_form")
    field(app, "selectbox", "Entry").select("i-2").run()
    press(app, "Remove")
    assert [each.title for each in scope(file).impacts] == ["Surveys"]


def test_a_table_is_shown_as_what_it_would_change():
    before = Requirement("Quotations", "Sales", "sales", objectives=("o-1",), key="r-1", version=1)
    wanted = Difference((Requirement("Surveys"),), ((before, replace(before, priority="must", level=3)),), 4)

    assert difference_rows(wanted) == [
        ("Surveys", "new"),
        ("R1 Quotations", "Priority: Should → Must · Level 1–4: 1 → 3"),
    ]


def test_a_card_on_a_phone_shows_no_stray_signs_for_what_nobody_said(root, scoped, monkeypatch):
    monkeypatch.setattr("ui.parts.scope.tree.is_phone", lambda: True)
    spec = str(drawn(opened(root), "choosing")[0])

    assert "Grow" in spec
    assert "– ·" not in spec


def test_a_value_that_is_to_be_held_is_told_as_held(root, scoped, file):
    with open_database(file) as db:
        save_objective(db, ANA, "acme", Objective("Stay", "Sales", "Hours", "h", "down", 20.0, 20.0, actual=19.0))

    assert "Held" in str(drawn(opened(root), "choosing")[0])
