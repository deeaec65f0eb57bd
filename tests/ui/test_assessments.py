"""The page of assessments, run without a browser on a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, answer, close_assessment, start_assessment
from assessments.followup.store import load_actions
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import QUESTIONS, Answer
from assessments.store import load_assessments, load_respondents, load_responses
from data.database import open_database
from data.upgrade import migrate
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_programme
from tests.ui.visit import board, button, open_page, tell, words

ANN = Signature("ann", datetime(2026, 3, 2, 9, tzinfo=UTC))
NEW = NewProgramme(
    name="Acme CRM",
    start_on=date(2026, 3, 2),
    steps=tuple(load_pack("crm-core").step),
    units=(NewUnit(name="Head office", kind="head-office", wave=0),),
)


@pytest.fixture
def today():
    return "2026-10-12"


@pytest.fixture
def programme(file):
    with open_database(file) as db:
        return create_programme(db, ANN, NEW, load_pack("crm-core"))


@pytest.fixture
def assessed(file, programme):
    """An assessment in which everything is level 3, but C2 and G1 are level 1."""
    pack = load_pack(programme.pack_id)
    with open_database(file) as db:
        found = start_assessment(
            db, ANN, programme.id, NewAssessment("October", date(2026, 10, 5), "rollout-release")
        )
        answer(db, ANN, found, [row for d in pack.dimensions for row in rows(d.id)])
    return found


def answered_by(db, assessment_id):
    """The newest answers by the name of who gave them."""
    people = ((each.name, each.id) for each in load_respondents(db, assessment_id))
    given = load_responses(db, assessment_id)
    return {name: found for name, key in people if (found := [each for each in given if each.respondent == key])}


def rows(dimension):
    seen = "NNNN" if dimension in ("C2", "G1") else "FFNN"
    return [
        GivenAnswer("ann", dimension, q, Answer.FULLY, Answer(a), "seen")
        for q, a in zip(QUESTIONS, seen, strict=True)
    ]


def opened(root, lang="en", **query):
    return open_page(root, "assessments", lang=lang, **query)


def test_without_an_assessment_the_page_offers_to_start_one(root, programme):
    app = opened(root)

    assert "No assessment yet." in words(app)
    assert button(app, "New assessment")


def test_the_first_assessment_is_started_from_the_page(root, file, programme):
    app = opened(root)
    button(app, "New assessment").click().run()
    app.text_input(key="assessments_start_title").set_value("October")
    button(app, "Start assessment").click().run()

    with open_database(file) as db:
        assert [each.title for each in load_assessments(db, programme.id)] == ["October"]


def test_the_page_answers_in_one_sentence(root, assessed):
    shown = words(opened(root))

    assert "Rules are written, practice lags: 14 of 14 dimensions promise half a level more" in shown
    assert "C2, G1 block the gate “Rollout release”" in shown
    assert "C2 stopped at question a" in shown


def test_the_page_speaks_chinese(root, assessed):
    shown = words(opened(root, lang="zh"))

    assert "C2、G1 未达到“推广放行”的最低等级" in shown
    assert "卡在问题 a" in shown


def test_a_gap_becomes_a_task_that_its_row_then_shows(root, file, programme, assessed):
    app = tell(opened(root), act="task", key="C2")

    with open_database(file) as db:
        (task,) = [each for each in load_plan(db, programme.id).tasks if each.source.startswith("gap:")]
    assert (task.source, task.step, task.days) == ("gap:C2.a", "collect", 10)
    assert "C2.a, N → F" in words(app)
    (gaps,) = [each for each in board(app) if "details" in each]
    assert "task" not in [kind for kind, _ in gaps["details"][0]["offers"]]


def test_a_task_is_made_with_its_days_owner_and_proof(root, file, programme, assessed):
    tell(opened(root), act="task", key="G1", days=25, owner=" Yusra ", measure="Habit rate")

    with open_database(file) as db:
        (task,) = [each for each in load_plan(db, programme.id).tasks if each.source.startswith("gap:")]
        (made,) = load_actions(db, programme.id)
    assert (task.source, task.days, task.owner) == ("gap:G1.a", 25, "Yusra")
    assert made.new.measure == "Habit rate"


@pytest.mark.parametrize(
    "told", [{"act": "task", "key": "Z9"}, {"act": "gift", "key": "G1"}, {"act": "task", "key": 1}]
)
def test_what_the_browser_tells_of_no_known_gap_or_work_changes_nothing(root, file, programme, assessed, told):
    tell(opened(root), **told)

    with open_database(file) as db:
        assert load_actions(db, programme.id) == ()


@pytest.mark.parametrize(("days", "kept"), [(0, 1), (9999, 400), ("many", 10), (None, 10)])
def test_days_that_no_field_would_take_are_brought_into_its_range(root, file, programme, assessed, days, kept):
    tell(opened(root), act="task", key="G1", days=days)

    with open_database(file) as db:
        assert [each.days for each in load_plan(db, programme.id).tasks if each.source == "gap:G1.a"] == [kept]


def test_answers_are_saved_with_their_evidence(root, file, assessed):
    app = opened(root, view="answers")
    key = f"assessments_answers_{assessed}_PMO_A1_a"
    app.button_group(key=f"{key}_intention").set_value(Answer.FULLY)
    app.button_group(key=f"{key}_reality").set_value(Answer.LARGELY)
    app.text_input(key=f"{key}_note").set_value("minutes of May")
    button(app, "Save answers").click().run()

    with open_database(file) as db:
        (saved,) = answered_by(db, assessed)["PMO"]
    assert (saved.question, saved.given["reality"], saved.evidence) == ("a", "L", "minutes of May")
    assert "1 of 56 questions answered" in next(each.text for each in app.get("progress"))


def test_not_applicable_without_a_reason_is_refused_beside_the_button(root, file, assessed):
    app = opened(root, view="answers")
    key = f"assessments_answers_{assessed}_PMO_A1_b"
    app.button_group(key=f"{key}_reality").set_value(Answer.NOT_APPLICABLE)
    button(app, "Save answers").click().run()

    assert "A1.b does not apply" in app.error[0].value
    with open_database(file) as db:
        assert list(answered_by(db, assessed)) == ["ann"]


def test_a_closed_assessment_cannot_be_answered(root, file, assessed):
    with open_database(file) as db:
        close_assessment(db, ANN, assessed, 1)

    app = opened(root, view="answers")

    assert button(app, "Save answers").disabled
    assert "This assessment is closed" in words(app)
    assert "56 of 56 questions answered" in next(each.text for each in app.get("progress"))


def test_a_programme_made_anew_shows_nothing_of_the_one_before(root, file, programme, assessed, tmp_path):
    assert "# October" in words(opened(root))
    with open_database(file) as db:
        revision = load_programme(db, programme.id).revision
    anew = tmp_path / "anew.db"
    with open_database(anew) as db:
        migrate(db)
        other = create_programme(db, replace(ANN, at=ANN.at + timedelta(hours=1)), NEW, load_pack("crm-core"))
        for _ in range(revision - other.revision):
            start_assessment(db, ANN, other.id, NewAssessment("November", date(2026, 11, 2)))
        assert (other.id, load_programme(db, other.id).revision) == (programme.id, revision)
    for each in ("", "-wal", "-shm"):
        Path(f"{file}{each}").unlink(missing_ok=True)
    anew.rename(file)

    assert "# November" in words(opened(root))


def test_the_address_chooses_the_assessment(root, file, programme, assessed):
    with open_database(file) as db:
        start_assessment(db, ANN, programme.id, NewAssessment("November", date(2026, 11, 2)))

    assert "# November" in words(opened(root))
    assert "# October" in words(opened(root, assessment=assessed))


def test_markup_in_titles_and_names_is_shown_as_written(root, file, programme):
    with open_database(file) as db:
        found = start_assessment(
            db, ANN, programme.id, NewAssessment("<script>alert(1)</script> *x*", date(2026, 10, 5))
        )
        answer(db, ANN, found, [GivenAnswer("<b>ann</b>", "A1", "a", Answer.FULLY, Answer.FULLY, "<i>")])

    assert r"&lt;script&gt;alert(1)&lt;/script&gt; \*x\*" in words(opened(root))


def test_a_file_of_answers_is_read_or_refused_as_a_whole(root, file, assessed):
    head = b"dimension,question,intention,reality,evidence,respondent\n"
    app = opened(root)
    app.file_uploader(key="assessments_read_file").upload("bad.csv", head + b"A1,a,F,F,seen,bob\nA1,e,F,F,,bob\n")
    button(app, "Read answers").click().run()
    assert "line 3: question" in app.error[0].value

    app.file_uploader(key="assessments_read_file").upload("good.csv", head + b"A1,a,F,F,seen,bob\n")
    button(app, "Read answers").click().run()
    with open_database(file) as db:
        assert list(answered_by(db, assessed)) == ["ann", "bob"]


def test_while_nothing_is_answered_the_questionnaire_comes_first(root, file, programme):
    with open_database(file) as db:
        start_assessment(db, ANN, programme.id, NewAssessment("November", date(2026, 11, 2)))

    app = opened(root, view="result")

    assert "Nothing is answered yet: 56 questions wait for their answers" in words(app)
    assert button(app, "Save answers")
