"""An assessment out of its page and back, without a browser on a real database."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from assessments.actions import respond, start_assessment
from assessments.responses import Respondent, Response
from assessments.starting import NewAssessment
from assessments.store import add_respondents, load_assessment, load_responses
from data.database import open_database
from tests.conftest import DEMO_DAY
from tests.exchange.assessment.workbooks import edited, with_file
from tests.ui.visit import open_page, words
from ui.parts.assessment.exchange import Asked, file_maker, questions_maker
from ui.parts.assessment.exchange_import import ticked

OCEAN = "ocean-freight-crm"
ANN = Signature("ann", datetime(2026, 11, 20, 9, tzinfo=UTC))
EDITS = {("r1/C1/a/", "given:reality"): "L", ("r1/C1/b/", "comment"): "=1+1"}


@pytest.fixture
def file(demo_copy, monkeypatch):
    monkeypatch.setenv("PILOTAGE_DB", str(demo_copy))
    monkeypatch.setenv("PILOTAGE_TODAY", DEMO_DAY.isoformat())
    return demo_copy


@pytest.fixture
def key(file):
    """An open assessment with one answer of one person."""
    with open_database(file) as db:
        made = start_assessment(db, ANN, OCEAN, NewAssessment("November", DEMO_DAY))
        add_respondents(db, made, [Respondent("r1", "Ann")], ANN.at)
        respond(db, ANN, made, [Response("r1", "C1", "a", {"intention": "F", "reality": "P"})])
    return made


def exported(file, key):
    return file_maker(file, Asked(key, "xlsx", "en"))()


def dialog_with(key, content, name="answers.xlsx"):
    """A page that holds nothing but the dialog, after a file was chosen."""

    def page(key):
        from assessments.store import load_assessment
        from ui.parts.assessment.exchange_import import import_dialog
        from ui.session import database, programme_in_view, read_programmes

        read_programmes()
        programme_in_view()
        with database() as db:
            held = load_assessment(db, key)
        import_dialog(held)

    app = AppTest.from_function(page, args=(key,), default_timeout=30).run()
    app.file_uploader(key="assessment_import_file").set_value((name, content, "application/octet-stream"))
    return app.run()


def answers(file, key):
    with open_database(file) as db:
        return {(each.section, each.question): each for each in load_responses(db, key)}


def test_the_menu_offers_files_and_the_report(file, key, root):
    app = open_page(root, "assessments", lang="en", programme=OCEAN, assessment=key)

    labels = {each.label for each in app.button}
    links = {each.proto.url for each in app.get("link_button")}

    assert {"Export…", "Import…"} <= labels
    assert f"/assessment-report/{OCEAN}/{key}?lang=en" in links


def test_a_file_is_shown_as_a_difference_before_anything_is_saved(file, key):
    app = dialog_with(key, edited(exported(file, key), EDITS))

    assert not app.exception
    assert "The file changes 2 cells" in words(app)
    assert answers(file, key)["C1", "a"].given["reality"] == "P"


def test_what_was_ticked_is_saved(file, key):
    app = dialog_with(key, edited(exported(file, key), EDITS))
    app.button(key="assessment_import_ticked").click().run()

    found = answers(file, key)

    assert found["C1", "a"].given == {"intention": "F", "reality": "L"}
    assert found["C1", "b"].comment == "=1+1"


def test_an_answer_that_moved_since_the_export_is_left_unless_all_are_accepted(file, key):
    data = edited(exported(file, key), EDITS)
    with open_database(file) as db:
        respond(db, ANN, key, [Response("r1", "C1", "a", {"intention": "F", "reality": "N"})])

    app = dialog_with(key, data)
    assert any("changed here since the export" in each.value for each in app.warning)
    app.button(key="assessment_import_ticked").click().run()
    assert answers(file, key)["C1", "a"].given["reality"] == "N"

    app = dialog_with(key, data)
    app.button(key="assessment_import_all").click().run()
    assert answers(file, key)["C1", "a"].given["reality"] == "L"


def test_ticks_choose_cells_one_by_one(file, key):
    from exchange.assessment.actions import preview
    from exchange.assessment.workbook.tables import table_in

    with open_database(file) as db:
        changes = preview(db, table_in(edited(exported(file, key), EDITS)), key).difference.changes

    assert ticked(changes, {}) == changes
    assert ticked(changes, {0: {"accept": False}}) == changes[1:]
    assert ticked(changes, {0: {"accept": False}, 1: {"accept": False}}) == ()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_unchanged_file_has_nothing_to_accept(file, key, lang):
    app = dialog_with(key, file_maker(file, Asked(key, "csv", lang))(), "answers.csv")

    assert "there is nothing to accept" in words(app)
    assert not [each for each in app.button if "ccept" in each.label]


def test_a_bad_file_is_refused_with_every_cell(file, key):
    bad = {("r1/C1/a/", "given:reality"): "Good", ("r1/C1/b/", "given:reality"): "Bad"}

    app = dialog_with(key, edited(exported(file, key), bad))

    assert "2 problems, nothing was read" in app.error[0].value
    assert "cell I15" in app.error[0].value


def test_macros_are_refused_in_words(file, key):
    app = dialog_with(key, with_file(exported(file, key), "xl/vbaProject.bin"), "answers.xlsm")

    assert "holds macros" in app.error[0].value


def test_the_questions_of_any_questionnaire_are_a_table(file):
    with open_database(file) as db:
        made = start_assessment(db, ANN, OCEAN, NewAssessment("Ready?", DEMO_DAY, questionnaire="change-readiness"))
        held = load_assessment(db, made)
    lines = questions_maker(file, held, "en")().decode("utf-8-sig").splitlines()

    assert lines[0].startswith("Section,Title,No.,Question (en),Question (zh)")
    assert len(lines) > 5
    assert "1 Not at all true, 2 Hardly true" in lines[1]


def test_reading_answers_of_maturity_is_offered_for_maturity_only(file, key, root):
    with open_database(file) as db:
        other = start_assessment(db, ANN, OCEAN, NewAssessment("Ready?", DEMO_DAY, questionnaire="change-readiness"))

    offered = [
        [each.label for each in open_page(root, "assessments", lang="en", programme=OCEAN, assessment=one).button]
        for one in (key, other)
    ]

    assert ["Read answers" in each for each in offered] == [True, False]
    assert all("Import…" in each for each in offered)
