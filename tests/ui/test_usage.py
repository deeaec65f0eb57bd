"""The page of usage, run without a browser on a real database and real files."""

from datetime import UTC, date, datetime, timedelta

import pytest

from access.journal import Signature
from data.database import open_database
from evaluation.actions import add_log
from evaluation.events.mapping import Mapping
from evaluation.logs import Upload
from evaluation.store import load_logs, load_targets
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from tests.ui.visit import open_page, words

ANN = Signature("ann", datetime(2026, 11, 23, 9, tzinfo=UTC))
HEAD = "user,time,site,module\n"


def log_text(people=60, regular=15, days=56):
    """A log of Hamburg: so many people on one day a week, the regular ones on every day."""
    start = date(2026, 9, 28)
    rows = [
        f"user{person},{start + timedelta(days=day)} 10:00,Hamburg,{('Leads', 'Offers')[person % 2]}"
        for day in range(days)
        for person in range(people)
        if person < regular or day % 7 == 1
    ]
    return HEAD + "\n".join([*rows, "user1,yesterday,Hamburg,Leads"]) + "\n"


@pytest.fixture
def today():
    return "2026-11-23"


@pytest.fixture
def programme(file):
    pack = load_pack("crm-core")
    unit = NewUnit(name={"en": "Hamburg", "zh": "汉堡"}, kind="head-office", wave=0, people=64)
    new = NewProgramme(name="Acme CRM", start_on=date(2026, 3, 2), steps=tuple(pack.step), units=(unit,))
    with open_database(file) as db:
        return create_programme(db, ANN, new, pack)


@pytest.fixture
def measured(file, programme):
    with open_database(file) as db:
        add_log(
            db,
            ANN,
            programme.id,
            Upload("autumn.csv", log_text().encode(), Mapping("user", "time", "site", "module")),
        )
    return programme


def opened(root, lang="en"):
    return open_page(root, "usage", lang=lang)


def dialog_with(root, content, name="log.csv", opener="usage_first"):
    """The open dialog with a file in it; the button that opens it is pressed anew, as these tests run whole pages."""
    app = opened(root)
    app.button(key=opener).click().run()
    app.file_uploader(key="usage_add_file").set_value((name, content, "text/csv"))
    app.button(key=opener).click().run()
    assert not app.exception
    return app


def save(app, opener):
    app.button(key="usage_add_save").click()
    return app.button(key=opener).click().run()


def test_without_a_programme_the_page_says_what_to_do(root, file):
    assert "No programme yet" in words(opened(root))


def test_without_a_log_the_page_says_what_is_missing_and_offers_to_add_it(root, programme):
    app = opened(root)

    assert "Use has not been measured yet" in words(app)
    assert app.button(key="usage_first").label == "Add event log"


def test_the_page_answers_whether_it_is_used_and_where_not(root, measured):
    app = opened(root)

    shown = words(app)
    assert "### People use it (94\N{NO-BREAK SPACE}%), a quarter of them as a habit; Hamburg falls short" in shown
    assert "26\N{NO-BREAK SPACE}Oct to 22\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026, 28 complete days" in shown
    assert "64 people with access in 1 unit" in shown
    assert "1 row was left out" in shown


def test_the_table_shows_share_interval_target_and_people_side_by_side(root, measured):
    table = opened(root).dataframe[0].value

    assert list(table["value"]) == [
        "94\N{NO-BREAK SPACE}%",
        "23\N{NO-BREAK SPACE}%",
        "94\N{NO-BREAK SPACE}%",
        "50\N{NO-BREAK SPACE}%",
    ]
    assert list(table["count"]) == ["60 / 64", "15 / 64", "60 / 64", "64 people"]
    assert list(table["interval"])[:2] == ["85 to 98", "15 to 35"]
    assert list(table["reading"])[:2] == [["✓ met"], ["■ missed"]]


def test_the_page_speaks_chinese(root, measured):
    app = opened(root, lang="zh")

    shown = words(app)
    assert "大家在用" in shown
    assert "汉堡未达标" in shown
    assert "Habit" not in shown


def test_a_log_is_tried_first_and_then_added(root, file, programme):
    app = dialog_with(root, log_text().encode())

    assert "361 used" not in words(app)
    assert "60 people" in words(app)
    with open_database(file) as db:
        assert not load_logs(db, programme.id)

    app = save(app, "usage_first")

    assert not app.exception
    with open_database(file) as db:
        assert [log.name for log in load_logs(db, programme.id)] == ["log.csv"]
    assert "People use it" in words(app)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD.encode(), "no row below the headings"),
        (bytes(range(256)) * 20, "binary data"),
        (HEAD.encode() + b",2026-10-26,,\n", "names nobody"),
        (HEAD.encode() + b"anna,1/2/2026,,\n", "day-first or month-first"),
        (HEAD.encode() + b"anna,Oct  9 10:00:00,,\n", "have no year"),
        (b"user,time\n" + b"anna,2026-10-26\n" * 1_400_000, "an upload may have 20"),
    ],
)
def test_a_log_that_cannot_be_read_is_refused_in_words_and_nothing_is_saved(root, file, programme, content, said):
    app = dialog_with(root, content)

    assert any(said in error.value for error in app.error)
    with open_database(file) as db:
        assert not load_logs(db, programme.id)


def test_the_same_file_twice_is_refused_beside_the_button(root, file, measured):
    app = dialog_with(root, log_text().encode(), "copy.csv", "usage_add_open")

    save(app, "usage_add_open")

    assert any("autumn.csv" in error.value for error in app.error)
    with open_database(file) as db:
        assert len(load_logs(db, measured.id)) == 1


def test_a_heading_with_markup_is_shown_as_text(root, programme):
    app = dialog_with(root, b"<script>alert(1)</script>,time\nanna,2026-10-26\n")

    assert not app.exception
    assert (
        "<script>alert(1)</script>"
        in app.selectbox(key=next(k.key for k in app.selectbox if "user_" in k.key)).options
    )


def test_targets_can_be_changed(root, file, measured):
    app = opened(root)
    app.button(key="usage_targets_open").click().run()

    app.number_input(key="usage_targets_habit").set_value(20)
    next(button for button in app.button if button.label == "Save targets").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert load_targets(db, measured.id).habit_target == 20


def test_a_log_can_be_removed(root, file, measured):
    app = opened(root)
    app.button(key="usage_remove_open").click().run()

    app.button(key="usage_remove").click().run()

    assert not app.exception
    with open_database(file) as db:
        assert not load_logs(db, measured.id)
