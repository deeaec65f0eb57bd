"""What a session promises: one save per click, a refusal beside its form, words in the reader's language."""

import pytest
from streamlit.testing.v1 import AppTest

from data.database import open_database


@pytest.fixture
def page(database_file, monkeypatch):
    monkeypatch.setenv("PILOTAGE_DB", str(database_file))

    def script():
        import streamlit as st

        from access.actions import acting as saving
        from access.actions import record
        from access.journal import Entry
        from errors import Refusal
        from ui.parts.page.frame import messages
        from ui.session import acting, database, entered, show_toasts
        from words.text import sentence

        def save():
            with acting("note", "Saved") as signature, database() as db, saving(db, signature):
                if entered("note_text", "") == "no":
                    raise Refusal(sentence("The programme needs a name."))
                record(db, signature, Entry("p", "note", entered("note_text", ""), {}, {}))

        show_toasts()
        st.text_input("Note", key="note_text")
        st.button("Save", key="note_save", on_click=save)
        messages("note")

    return AppTest.from_function(script).run()


def saved(file):
    with open_database(file) as db:
        return [row["subject"] for row in db.select("SELECT subject FROM journal ORDER BY seq")]


def test_a_double_click_is_one_save(page, database_file):
    page.text_input(key="note_text").set_value("once")
    page.button(key="note_save").click().run()
    page.button(key="note_save").click().run()

    assert saved(database_file) == ["once"]


def test_a_double_click_is_one_save_although_the_save_itself_changes_what_stands_on_the_page(page, database_file):
    page.text_input(key="note_text").set_value("once")
    page.button(key="note_save").click().run()
    page.session_state["shown_because_of_the_save"] = "new"
    page.button(key="note_save").click().run()

    assert saved(database_file) == ["once"]


def test_two_saves_of_different_words_are_two(page, database_file):
    for words in ("first", "second"):
        page.text_input(key="note_text").set_value(words)
        page.button(key="note_save").click().run()

    assert saved(database_file) == ["first", "second"]


def test_a_success_is_said_after_it_was_saved(page):
    page.text_input(key="note_text").set_value("once")
    page.button(key="note_save").click().run()

    assert [toast.value for toast in page.toast] == ["Saved"]
    assert not page.run().toast


def test_a_refusal_stands_beside_its_form_and_saves_nothing(page, database_file):
    page.text_input(key="note_text").set_value("no")
    page.button(key="note_save").click().run()

    assert page.error[0].value == "The programme needs a name."
    assert saved(database_file) == []
    assert not page.run().error


def test_a_save_that_was_cut_off_after_its_commit_is_said_and_the_next_one_is_saved(page, database_file):
    page.session_state["_submit:note"] = "committed already"
    with open_database(database_file) as db:
        db.insert("submissions", {"id": "committed already", "at": "2026-11-23T08:00:00+00:00"})
    page.text_input(key="note_text").set_value("first")
    page.button(key="note_save").click().run()

    assert [toast.value for toast in page.toast] == ["Saved"]
    page.text_input(key="note_text").set_value("second")
    page.button(key="note_save").click().run()
    assert saved(database_file) == ["second"]
