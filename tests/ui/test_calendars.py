"""The page of calendars on a small programme."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme, find_programme
from phases.calendars.changing.actions import save_calendar
from phases.calendars.changing.editing import CalendarEdit
from phases.calendars.followers import Follow
from phases.capacity.store import load_calendars
from phases.capacity.workweek import WorkCalendar
from phases.network.shifts import OFFICE
from phases.programme import NewProgramme, NewUnit
from phases.store import load_units
from tests.ui.viewed import ask, in_view, views, words, words_of
from tests.ui.visit import button, open_page
from ui.parts.calendar.year import MOST_VIEWS

SIGNATURE = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
FOUR = WorkCalendar("", "Four days", "", (OFFICE,) * 4 + ((), (), ()), version=0)


def created(file, start_on):
    new = NewProgramme(
        name="Acme",
        start_on=start_on,
        country="DE",
        steps=("assess",),
        units=(NewUnit(name="Harbour", wave=0),),
    )
    with open_database(file) as db:
        create_programme(db, SIGNATURE, new, load_pack())
    return file


def on_four_days(file):
    with open_database(file) as db:
        harbour = load_units(db, "acme")[0]
        save_calendar(db, SIGNATURE, "acme", CalendarEdit(FOUR, (Follow("unit", harbour.id, "", ""),)))
    return file


@pytest.fixture
def acme(file):
    return created(file, date(2026, 1, 5))


@pytest.fixture
def four(acme):
    return on_four_days(acme)


@pytest.fixture
def two_years(file):
    """The same on a plan that goes on until the year after."""
    return on_four_days(created(file, date(2026, 11, 16)))


def field(elements, key):
    return next(each for each in elements if each.key.startswith(f"calendars_{key}_"))


def year_map(app, **chosen):
    """The map of days that the browser shows when this is chosen: its months, and what they say of their days."""
    [cells] = [each["cells"] for each in in_view(views(app)[0], **chosen) if "cells" in each]
    return cells


def test_an_empty_database_says_what_to_do_first(root, file):
    assert "No programme yet" in words(open_page(root, "calendars", lang="en"))


def test_the_first_line_says_working_days_and_that_everybody_follows_one_calendar(root, acme):
    app = open_page(root, "calendars", lang="en")

    assert "254 working days in 2026; everybody follows the programme's calendar" in words(app)
    april = year_map(app)["rows"][3]
    assert april[0] == "Apr · 20"
    assert year_map(app)["states"][int(april[1][2], 36)] == "holiday"
    assert (april[3][2], april[4]) == ("Good Friday", "{day} Apr 2026")


def test_every_year_of_every_calendar_is_sent_with_the_page(root, two_years):
    [found] = views(open_page(root, "calendars", lang="en"))

    years, calendars = ([key for key, _ in each["options"]] for each in found["choices"])
    assert (years, calendars) == (["2026", "2027"], ["programme", "k-1"])
    assert list(found["views"]) == ["2026|programme", "2026|k-1", "2027|programme", "2027|k-1"]
    assert found["views"]["2027|programme"]["acts"] == [["take", "Take over holidays"]]
    assert found["views"]["2027|k-1"]["acts"][0] == ["change", "Change “Four days”"]
    assert "Four days has 209 working days in 2026" in words_of(found, year="2026", calendar="k-1")


@pytest.mark.parametrize(("start_on", "is_said"), [(date(2017, 1, 9), True), (date(2026, 1, 5), False)])
def test_a_year_whose_holidays_are_not_counted_any_more_says_so(root, file, start_on, is_said):
    created(file, start_on)

    [found] = views(open_page(root, "calendars", lang="en"))

    assert ("Holidays are counted up to 2023" in str(found["views"])) == is_said


def test_of_many_calendars_one_is_sent_when_it_is_asked_for(root, two_years):
    with open_database(two_years) as db:
        for number in range(MOST_VIEWS // 2):
            save_calendar(db, SIGNATURE, "acme", CalendarEdit(replace(FOUR, name=f"Shift {number}")))
    app = open_page(root, "calendars", lang="en")
    assert list(views(app)[0]["views"]) == ["2026|programme", "2027|programme"]

    asked = ask(app, "asked", calendar="k-9")

    assert list(views(asked)[0]["views"]) == ["2026|programme", "2026|k-9", "2027|programme", "2027|k-9"]


def test_a_unit_on_its_own_calendar_is_counted_and_named_in_both_languages(root, four):
    english, chinese = (open_page(root, "calendars", lang=language) for language in ("en", "zh"))

    assert "one unit follows a calendar of its own" in words(english)
    [table] = [each for each in in_view(views(english)[0]) if each.get("name") == "calendars"]
    assert [cell["text"] for cell in table["rows"][1]["cells"]] == ["Four days", "–", "32 h", "", "Harbour"]
    assert "1 个实施点按自己的日历" in words(chinese)


def test_a_new_calendar_shows_what_it_moves_before_it_is_saved_and_is_taken_back(root, acme):
    app = open_page(root, "calendars", lang="en")
    button(app, "New calendar").click().run()
    field(app.text_input, "name").set_value("Night").run()
    field(app.selectbox, "base").set_value("country:CN").run()
    field(app.checkbox, "programme").check().run()

    assert "Before saving: " in words(app)
    button(app, "Save calendar").click().run()

    assert not app.exception
    with open_database(acme) as db:
        saved = load_calendars(db, "acme")[0]
        assert (saved.name, saved.base) == ("Night", "country:CN")
        assert find_programme(db, "acme").calendar_key == saved.key
        assert all(each.calendar_key == "" for each in load_units(db, "acme"))
    button(app, "Undo").click().run()
    with open_database(acme) as db:
        assert load_calendars(db, "acme") == []
        assert find_programme(db, "acme").calendar_key == ""
    button(app, "Redo").click().run()
    with open_database(acme) as db:
        assert find_programme(db, "acme").calendar_key == load_calendars(db, "acme")[0].key


def test_a_name_that_is_taken_cannot_be_saved_and_it_says_why(root, four):
    app = open_page(root, "calendars", lang="en")
    button(app, "New calendar").click().run()
    field(app.text_input, "name").set_value("Four days").run()

    assert "There is a calendar “Four days” already" in app.error[0].value
    assert button(app, "Save calendar").disabled


def test_a_calendar_in_use_cannot_be_deleted_and_it_says_by_whom(root, four):
    app = ask(open_page(root, "calendars", lang="en"), "change", calendar="k-1")

    assert button(app, "Delete").disabled
    assert "In use by Harbour" in words(app)


def test_followers_are_taken_off_and_then_it_is_deleted(root, four):
    app = ask(open_page(root, "calendars", lang="en"), "change", calendar="k-1")
    field(app.multiselect, "unit").set_value([]).run()
    button(app, "Save calendar").click().run()
    app = ask(app, "change", calendar="k-1")
    button(app, "Delete").click().run()

    assert not app.exception
    with open_database(four) as db:
        assert load_calendars(db, "acme") == []


def test_pasted_holidays_are_shown_as_a_difference_and_become_a_calendar_of_its_own(root, acme):
    app = open_page(root, "calendars", lang="en")
    ask(app, "take", calendar="programme")
    app.text_area[0].set_value("2026-01-06 Inventory\n2026-01-10 make-up\n2026-01-01 New Year")
    ask(app, "take", calendar="programme")

    assert "Of the list: one day becomes off, one day becomes worked, one is so already" in words(app)
    button(app, "Take over").click().run()

    assert not app.exception
    with open_database(acme) as db:
        saved = load_calendars(db, "acme")[0]
        assert [(each.first.day, bool(each.spans)) for each in saved.exceptions] == [(6, False), (10, True)]
        assert find_programme(db, "acme").calendar_key == saved.key


def test_lines_that_cannot_be_read_are_named(root, acme):
    app = open_page(root, "calendars", lang="zh")
    ask(app, "take", calendar="programme")
    app.text_area[0].set_value("2026-01-06\n某天")
    ask(app, "take", calendar="programme")

    assert "第 2 行没有可识别的日期" in app.error[0].value


@pytest.mark.parametrize("typed", ["061224-02", "061224-02-03", "061224-02-03T00:00:00", "someday"])
def test_an_exceptional_day_that_is_no_date_is_said_at_its_row_and_cannot_be_saved(root, acme, typed):
    app = open_page(root, "calendars", lang="en")
    button(app, "New calendar").click().run()
    key = next(name for name in app.session_state._state.filtered_state if name.startswith("calendars_exceptions_"))
    app.session_state[key] = {"edited_rows": {}, "deleted_rows": [], "added_rows": [{"first": typed}]}
    app.run()

    assert not app.exception
    assert f"Exceptional day 1: “{typed.partition('T')[0]}” is no date" in app.error[0].value
    assert button(app, "Save calendar").disabled
