"""Plans of other tools in and out through the pages, without a browser on a real database."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from data.database import open_database
from exchange.plan.forms import plan_in
from exchange.plan.writing import FORMS
from methodology.loader import load_pack
from phases.baselines.store import load_baselines
from phases.intake.actions import take_plan
from phases.store import load_heads, load_plan
from tests.ui.visit import open_page, words
from ui.parts.plan.exchange.exporting import file_maker, file_name
from ui.parts.plan.exchange.importing import reader_of

ANN = Signature("ann", datetime(2026, 1, 12, 9, tzinfo=UTC))
TABLE = b"ID,Task Name,Duration,Predecessors\n1,Design,5d,\n2,Build,10d,1\n3,Ready,0d,2\n"
LATER = b"ID,Task Name,Duration,Predecessors\n1,Design,8d,\n2,Build it,10d,1FS+2d\n4,Teach,3d,2\n"


@pytest.fixture
def programme(file, monkeypatch):
    monkeypatch.setenv("PILOTAGE_TODAY", "2026-01-12")
    with open_database(file) as db:
        return take_plan(db, ANN, reader_of(plan_in(TABLE, "Depot")), load_pack())


def dialog(which):
    """A page that holds nothing but one of the two dialogs."""

    def page(which):
        from ui.parts.plan.exchange.exporting import export_dialog
        from ui.parts.plan.exchange.importing import import_dialog
        from ui.session import programme_in_view, read_programmes

        read_programmes()
        {"import": import_dialog, "export": export_dialog}[which](programme_in_view())

    return AppTest.from_function(page, args=(which,), default_timeout=30).run()


def dialog_with(content, name="plan.csv"):
    app = dialog("import")
    app.file_uploader(key="plan_import_file").set_value((name, content, "text/csv"))
    return app.run()


def rows(app):
    """Every cell of every table and grid of the page."""
    shown = [*app.table, *app.dataframe]
    return {str(cell) for each in shown for cell in each.value.to_numpy().ravel()}


def test_a_file_is_shown_as_a_difference_before_anything_is_saved(file, programme):
    app = dialog_with(LATER)

    assert not app.exception
    assert "What the file does: one row comes in, 2 rows change, 2 links come in, one link goes" in words(app)
    assert {"Design", "5", "8", "Build it", "Teach", "FS+2d", "Ready"} <= rows(app)
    assert any("stands only here and stays" in each.label for each in app.expander)
    with open_database(file) as db:
        assert [task.days for task in load_plan(db, programme.id).tasks] == [5, 10, 0]


def test_what_was_shown_is_applied_and_the_dates_before_are_a_baseline(file, programme):
    app = dialog_with(LATER)
    app.button(key="plan_import_apply").click().run()

    with open_database(file) as db:
        tasks = {task.key: task for task in load_plan(db, programme.id).tasks}
        assert [each.name["en"] for each in load_baselines(db, programme.id)] == ["Before the import of plan"]
    assert tasks["f-1"].days == 8
    assert tasks["f-2"].title == "Build it"
    assert "f-3" in tasks


def test_the_same_file_again_changes_nothing(programme):
    app = dialog_with(TABLE)

    assert "there is nothing to apply" in words(app)
    assert app.button(key="plan_import_apply").disabled


def test_every_problem_of_a_file_is_shown(programme):
    app = dialog_with(b"ID,Task Name,Duration\n" + b"".join(b"%d,T,soon\n" % at for at in range(30)))

    assert any("the file has 30 problems" in each.value for each in app.error)
    assert words(app).count("“soon” must be a duration") == 30


def test_the_columns_of_a_table_can_be_chosen_where_no_heading_tells_them(programme):
    app = dialog_with(b"Nr,Was,Wie lange\n1,Entwurf,5d\n2,Bau,10d\n")

    assert any("Choose the column that holds the names" in each.value for each in app.info)
    chosen = {each.label: each for each in app.selectbox}
    chosen["Task"].select("Was")
    chosen["Duration"].select("Wie lange").run()

    assert "2 rows change" in words(app)
    assert {"Entwurf", "Bau"} <= rows(app)


def test_the_order_of_day_and_month_is_asked_where_the_file_does_not_tell(programme):
    app = dialog_with(b"ID,Task Name,Duration,Start\n1,Design,5d,3/4/2026\n2,Build,2d,5/6/2026\n")

    assert any("no date of the file tells" in each.value for each in app.info)
    assert not app.error
    next(each for each in app.selectbox if each.label == "Dates such as 3/4/2026").select("day-first").run()

    assert "Starts no earlier than 5\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}2026" in " ".join(rows(app))


def test_a_file_that_is_too_large_is_refused_in_words(programme, monkeypatch):
    monkeypatch.setattr("ui.parts.plan.exchange.file.LARGEST_BYTES", 20)

    assert any("larger than 100 MB" in each.value for each in dialog_with(TABLE).error)


def test_a_circle_of_tasks_is_named_before_anything_can_be_applied(file, programme):
    app = dialog_with(b"ID,Task Name,Duration,Predecessors\n1,Design,5d,2\n2,Build,10d,1\n")

    assert not [each for each in app.button if each.key == "plan_import_apply"]
    assert any("Design" in each.value and "Build" in each.value for each in app.error)
    with open_database(file) as db:
        assert len(load_plan(db, programme.id).links) == 2


def test_a_title_with_markup_is_shown_as_text(programme):
    app = dialog_with(b"ID,Task Name,Duration\n1,**Boom** [x](http://a),5d\n")

    assert any("\\*\\*Boom" in cell for cell in rows(app))


def test_a_programme_is_made_from_a_file_and_opened(root, file):
    app = open_page(root, "new_programme", **{"from": "file"})
    app.file_uploader(key="plan_import_file").set_value(("Depot south.csv", TABLE, "text/csv"))
    app.run()
    assert "“Depot south”" in words(app)
    with open_database(file) as db:
        assert not load_heads(db)

    app.button(key="new_from_file_from_file").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert [head.name for head in load_heads(db)] == ["Depot south"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_circle_is_named_before_a_programme_can_be_made_of_the_file(root, file, lang):
    circle = TABLE.replace(b"Design,5d,", b"Design,5d,2")
    app = open_page(root, "new_programme", lang=lang, **{"from": "file"})
    app.file_uploader(key="plan_import_file").set_value(("Depot.csv", circle, "text/csv"))
    app.run()

    assert any("Design" in each.value and "Build" in each.value for each in app.error)
    assert not [each for each in app.button if each.key == "new_from_file_from_file"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_made_on_demand(file, programme, form):
    made = file_maker(file, (programme.id, date(2026, 1, 12)), form, "en")()

    assert b"Design" in made or form == "xlsx"
    assert form == "ics" or len(plan_in(made, "back").tasks) == 3
    assert file_name(programme, form, date(2026, 1, 12)).startswith("depot-2026-01-12.")


def test_the_export_offers_all_forms(programme):
    assert len(dialog("export").get("download_button")) == len(FORMS)


def test_the_dialog_speaks_chinese(programme, monkeypatch):
    monkeypatch.setattr("ui.session.browser_language", lambda: "zh")
    app = dialog_with(LATER)

    assert "应用该文件将：新增 1 行" in words(app)
    assert not any("row" in each.label for each in app.expander)
