"""Portfolio, overview and the form for a new programme, run without a browser on a real database."""

import pytest
from streamlit.testing.v1 import AppTest

from data.database import open_database
from phases.store import load_heads, load_units


@pytest.fixture
def visit(database_file, monkeypatch):
    """Open a page on a database as of a day; an empty one unless another is named."""

    def open_page(page="portfolio", file=database_file, day="2026-11-23", **query):
        monkeypatch.setenv("PILOTAGE_DB", str(file))
        monkeypatch.setenv("PILOTAGE_TODAY", day)
        app = AppTest.from_file("../../ui/server/main.py", default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        app = app if page == "portfolio" else app.switch_page(f"../pages/{page}.py").run()
        assert not app.exception
        return app

    return open_page


def words(app):
    return "\n".join(each.value for each in app.markdown)


def test_an_empty_database_offers_to_create_a_programme(visit):
    app = visit()

    assert "No programme yet." in words(app)
    assert app.button(key="portfolio_create").label == "Create a programme"


@pytest.mark.parametrize("page", ["portfolio", "overview"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demo_shows_in_both_languages(visit, demo_file, page, lang):
    app = visit(page, demo_file, lang=lang)

    assert ("Ocean Freight CRM" if lang == "en" else "海运") in words(app) + str(app.selectbox[0].options)
    assert ("From the journal" if lang == "en" else "来自变更日志") in words(app)


@pytest.mark.parametrize("page", ["portfolio", "overview", "plan", "gates", "rollout", "assessments", "report"])
def test_a_day_beyond_every_calendar_is_said_and_breaks_no_page(visit, demo_file, page):
    app = visit(page, demo_file, day="2105-01-05", lang="en")

    assert "leaves the calendar" in app.error[0].value


def test_the_form_for_a_programme_opens_on_a_day_beyond_every_start(visit):
    assert visit("new_programme", day="2105-01-05").date_input[0].value.year == 2060


def test_the_address_names_the_programme_in_view(visit, demo_file):
    app = visit("overview", demo_file, programme="customs-services-crm", lang="en")

    assert "# Customs Services CRM" in words(app)
    assert app.selectbox(key="programme").value == "customs-services-crm"


def test_an_unknown_programme_in_the_address_is_said_and_no_other_is_shown(visit, demo_file):
    for page in ("overview", "plan", "report", "assessments"):
        app = visit(page, demo_file, programme="nowhere", lang="en")
        assert "There is no programme “nowhere”." in words(app)
        assert "# Ocean Freight CRM" not in words(app)
        assert "nowhere" in app.query_params["programme"]
        app.button(key="unknown_customs-services-crm").click().run()
        assert "There is no programme" not in words(app)
        assert "customs-services-crm" in app.query_params["programme"]


def fill(app, name="Harbour CRM", start=None):
    app.text_input(key="new_programme_name").set_value(name)
    if start:
        app.date_input(key="new_programme_start").set_value(start)
    return app


def test_the_form_lists_what_is_missing_and_saves_nothing(visit, database_file):
    app = fill(visit("new_programme"), name="")
    app.button[0].click().run()

    said = app.error[0].value
    assert "The programme needs a name." in said
    assert "make one the pilot" in said
    with open_database(database_file) as db:
        assert not load_heads(db)


def test_the_form_keeps_a_script_as_the_words_it_is(visit, database_file):
    from ui.parts.unit_table import ROWS

    app = visit("new_programme")
    app.session_state["_" + ROWS] = [{"name": "<script>alert(1)</script>", "kind": "region", "wave": 0, "people": 5}]
    fill(app, name="<script>alert(2)</script>")
    app.button[0].click().run()

    assert not app.exception
    with open_database(database_file) as db:
        (head,) = load_heads(db)
        assert head.name == "<script>alert(2)</script>"
        assert [unit.name for unit in load_units(db, head.id)] == ["<script>alert(1)</script>"]


def test_what_the_unit_table_reports_becomes_rows():
    from ui.parts.unit_table import merged

    rows = [{"name": "", "wave": 0}, {"name": "", "wave": 1}, {"name": "x", "wave": 2}]

    found = merged(
        rows,
        {"edited_rows": {0: {"name": "Pilot"}}, "deleted_rows": [2], "added_rows": [{"name": "South", "wave": 3}]},
    )

    assert found == [{"name": "Pilot", "wave": 0}, {"name": "", "wave": 1}, {"name": "South", "wave": 3}]
