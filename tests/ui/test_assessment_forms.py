"""Starting an assessment of any questionnaire: due date, subjects, anonymity."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.journal import Signature
from assessments.store import load_assessments
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit
from tests.ui.visit import button, words

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))


@pytest.fixture
def today():
    return "2026-10-06"


@pytest.fixture
def programme(file):
    units = (NewUnit(name="Lyon", kind="head-office", wave=0), NewUnit(name="Essen", kind="subsidiary", wave=1))
    new = NewProgramme(name="Acme", start_on=date(2026, 3, 2), steps=tuple(load_pack("crm-core").step), units=units)
    with open_database(file) as db:
        return create_programme(db, PMO, new, load_pack("crm-core"))


def form(questionnaire, lang="en"):
    def page():
        from ui.parts.assessment.forms import new_assessment
        from ui.session import programme_in_view, read_address, read_programmes

        read_address()
        read_programmes()
        new_assessment(programme_in_view())

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["lang"] = lang
    app.session_state["assessments_start_questionnaire"] = questionnaire
    app.run()
    assert not app.exception
    return app


def started(file, programme):
    with open_database(file) as db:
        (found,) = load_assessments(db, programme.id)
    return found


def test_a_survey_starts_anonymous_with_its_group_size_and_round(file, programme):
    app = form("usability-sus")
    key = "assessments_start_usability-sus"
    assert app.text_input(key=f"{key}_title").value.startswith("Usability (SUS), After the user sessions")
    assert not [each for each in app.selectbox if each.label == "Target gate"]
    app.date_input(key=f"{key}_due_on").set_value(date(2026, 10, 20))
    button(app, "Start assessment").click().run()

    found = started(file, programme)
    assert (found.questionnaire, found.is_anonymous, found.smallest_group) == ("usability-sus", True, 5)
    assert (found.due_on, found.subjects) == (date(2026, 10, 20), ())


def test_what_is_compared_is_named_one_per_line(file, programme):
    app = form("product-choice")
    app.text_area(key="assessments_start_product-choice_subjects").set_value("Alpha CRM\n\n  Beta  CRM ")
    button(app, "Start assessment").click().run()

    assert started(file, programme).subjects == ("Alpha CRM", "Beta CRM")


def test_units_are_compared_unless_some_are_left_out(file, programme):
    app = form("pilot-choice")
    button(app, "Start assessment").click().run()

    assert started(file, programme).subjects == ("lyon", "essen")


def test_answers_cannot_be_due_before_the_start(file, programme):
    app = form("pre-check")
    app.date_input(key="assessments_start_pre-check_due_on").set_value(date(2026, 10, 1))
    button(app, "Start assessment").click().run()

    assert "Choose a later day" in app.error[0].value
    with open_database(file) as db:
        assert not load_assessments(db, programme.id)


def test_every_questionnaire_can_be_started_in_chinese(programme):
    for each in load_pack("crm-core").questionnaire.values():
        assert each.purpose["zh"][:10] in words(form(each.id, "zh")).replace("\\", "")


def test_however_often_and_late_start_is_clicked_one_form_starts_one_assessment(file, programme):
    def page():
        import streamlit as st

        from methodology.loader import load_pack
        from ui.parts.assessment.forms import _start
        from ui.session import forget, programme_in_view, read_address, read_programmes

        read_address()
        read_programmes()
        forget("last click")
        asked = load_pack("crm-core").questionnaire["maturity"]
        st.text_input("Title", "Autumn", key="form_title")
        st.button("Start", on_click=_start, args=(programme_in_view(), asked, ("form", "one drawn form")))

    app = AppTest.from_function(page, default_timeout=60).run()
    for _ in range(3):
        button(app, "Start").click().run()
        assert not app.exception

    assert started(file, programme).title == "Autumn"
