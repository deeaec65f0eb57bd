"""The dialogs that bring a running plan to a later method, or to other steps and units."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from data.database import open_database
from methodology.keeping import changed_pack
from methodology.loader import load_pack, shipped_key
from phases.actions import create_programme, edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.programme import NewProgramme, NewUnit
from phases.renewal.actions import ChangedSince
from phases.store import load_plan, load_units
from tests.phases.renewal.conftest import changed, with_task
from tests.ui.visit import button, open_page, words

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
INVENTORY = "acme:collect.data-inventory"


def made(file, pack):
    new = NewProgramme(
        name="Acme",
        start_on=date(2026, 1, 5),
        steps=("assess", "collect"),
        units=(NewUnit(name="Harbour", wave=0), NewUnit(name="North")),
    )
    with open_database(file) as db:
        create_programme(db, ANA, new, pack)
    return file


@pytest.fixture
def acme(file):
    """A programme that follows the installed method."""
    return made(file, load_pack())


@pytest.fixture
def behind(file):
    """A programme of an earlier version: one task was shorter, one was dropped since, one was edited by people."""
    earlier = with_task(changed(load_pack(), "collect", "data-inventory", days=2), "collect", "stakeholders")
    head = earlier.head.model_copy(update={"version": "0.9"})
    made(file, changed_pack(earlier, head=head))
    with open_database(file) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(INVENTORY, 1, {"days": 4})])
    return file


def days(file):
    with open_database(file) as db:
        return {task.id: task.days for task in load_plan(db, "acme").tasks}


def opened(root, item, lang="en"):
    app = open_page(root, "plan", lang=lang)
    app.menu_button(key="plan_more").set_value(item).run()
    assert not app.exception
    return app


def test_plan_and_overview_say_that_a_later_method_is_there(root, behind):
    for page in ("plan", "overview"):
        assert "version 1.0 of the method is there" in words(open_page(root, page, lang="en"))


def test_a_programme_that_follows_the_installed_method_is_told_so(root, acme):
    app = opened(root, "update")

    assert "The plan says what the method says" in words(app)
    assert button(app, "Apply to the plan").disabled
    assert "of the method is there" not in words(open_page(root, "overview", lang="en"))


def test_an_update_is_shown_first_and_applied_with_one_click(root, behind):
    app = opened(root, "update")
    assert "What happens to the plan: one row goes" in words(app)
    assert "one row stays as people want it" in words(app)
    assert days(behind)[INVENTORY] == 4

    button(app, "Apply to the plan").click().run()

    assert not app.exception
    assert "acme:collect.stakeholders" not in days(behind)
    assert days(behind)[INVENTORY] == 4
    with open_database(behind) as db:
        assert find_programme(db, "acme").pack_base == shipped_key("crm-core")


def form_of(name, lang="en"):
    """The dialog's form as it stands alone: a page closes its dialogs whenever it is run as a whole."""

    def page(name):
        from ui.parts.renewal import dialogs
        from ui.session import programme_in_view, read_programmes

        read_programmes()
        getattr(dialogs, name)(programme_in_view())

    app = AppTest.from_function(page, args=(name,), default_timeout=90)
    app.session_state["lang"] = lang
    return app.run()


def test_the_methods_value_is_taken_where_it_is_chosen(behind):
    app = form_of("update_form")

    app.multiselect(key="renewal_update_accepted").select((INVENTORY, "days")).run()
    button(app, "Apply to the plan").click().run()

    assert not app.exception
    assert days(behind)[INVENTORY] == 6


def test_steps_and_units_are_changed_after_their_effect_is_shown(acme):
    app = form_of("tailor_form")
    assert "Choose other steps or units" in words(app)

    app.text_input(key="renewal_tailor_name").set_value("Oslo").run()
    app.multiselect(key="renewal_tailor_units").unselect("north").run()
    assert "8 rows come in, 8 rows go" in words(app)
    assert "North leaves the programme" in words(app)
    button(app, "Apply to the plan").click().run()

    with open_database(acme) as db:
        assert [unit.key for unit in load_units(db, "acme")] == ["harbour", "oslo"]


def test_what_was_agreed_to_before_somebody_else_changed_the_plan_is_refused_in_the_dialog(acme):
    def page():
        from ui.parts.renewal.dialogs import tailor_form
        from ui.session import kept, programme_in_view, read_programmes

        read_programmes()
        tailor_form(kept("programme of the dialog", programme_in_view))

    app = AppTest.from_function(page, default_timeout=90).run()
    app.text_input(key="renewal_tailor_name").set_value("Oslo").run()
    with open_database(acme) as db:
        edit_tasks(db, ANA, "acme", [TaskEdit(INVENTORY, 1, {"days": 4})])
    button(app, "Apply to the plan").click().run()

    assert [each.value for each in app.error] == [str(ChangedSince().sentence)]
    with open_database(acme) as db:
        assert [unit.key for unit in load_units(db, "acme")] == ["harbour", "north"]


def test_a_programme_without_a_pilot_is_refused_in_the_readers_language(acme):
    app = form_of("tailor_form", lang="zh")

    app.multiselect(key="renewal_tailor_units").unselect("harbour").run()

    assert "试点" in app.error[0].value
