"""An assessment out of the page and back: its file, its report, and an edited file taken in cell by cell."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from assessments.actions import questionnaire_of
from assessments.store import Assessment
from data.database import open_database
from errors import Refusal
from exchange.assessment.actions import Form, shown_snapshot, write_answers
from exchange.assessment.workbook.snapshot import Snapshot
from exchange.assessment.workbook.writing import write_questions
from ui.parts.assessment.exchange_import import import_dialog
from ui.parts.page.frame import problem, small
from ui.session import database, database_path, keep, kept, language, t
from words.text import Language

EXPORT = "assessment_export"
MIMES: dict[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@dataclass(frozen=True)
class Asked:
    """Which file: of which assessment, in which form and language."""

    assessment_id: str
    form: Form
    language: Language


def menu_key() -> str:
    """Return the key of the menu: another one once a dialog was opened from it, so that it does not cover that."""
    return f"assessment_menu_{kept('assessment menu', int)}"


def _shut_menu() -> None:
    keep("assessment menu", kept("assessment menu", int) + 1)


def exchange(assessment: Assessment) -> None:
    """Show what goes out and in, for a menu: export, import, and the report to print."""
    if st.button(t("Export…"), key=EXPORT, icon=":material/download:", width="stretch", on_click=_shut_menu):
        st.dialog(t("Export assessment"))(_forms)(assessment)
    if st.button(
        t("Import…"), key="assessment_import", icon=":material/upload:", width="stretch", on_click=_shut_menu
    ):
        import_dialog(assessment)
    address = f"/assessment-report/{assessment.programme_id}/{assessment.id}?lang={language()}"
    st.link_button(t("Report"), address, icon=":material/print:", width="stretch")
    st.link_button(t("Report with annex"), f"{address}&annex=1", icon=":material/print:", width="stretch")


def _forms(assessment: Assessment) -> None:
    with database() as db:
        try:
            shown_snapshot(db, assessment.id)
        except Refusal as refusal:
            problem(refusal.sentence)
            return
    st.markdown(
        t("Every question, and every answer with its comment, reason and evidence. Edited, it can be imported.")
    )
    words = {
        "xlsx": (t("Workbook (XLSX)"), t("Answers to choose from lists; questions in all languages; who is asked")),
        "csv": (t("Table (CSV)"), t("The same answers as plain text")),
    }
    for form in MIMES:
        title, use = words[form]
        with st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False
        ):
            st.markdown(f"**{title}**  \n{small(use)}")
            st.download_button(
                t("Download"),
                file_maker(database_path(), Asked(assessment.id, form, language())),
                f"assessment-{assessment.held_on}.{form}",
                MIMES[form],
                key=f"{EXPORT}_{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def questions_maker(path: Path, assessment: Assessment, spoken: Language) -> Callable[[], bytes]:
    """Return what writes the questions of an assessment when somebody asks, whatever it asks."""

    def made() -> bytes:
        with open_database(path) as db:
            return write_questions(Snapshot(assessment, questionnaire_of(db, assessment.id), (), {}), spoken)

    return made


def file_maker(path: Path, asked: Asked) -> Callable[[], bytes]:
    """Return what writes the file when somebody asks; it runs outside the page and knows nothing of the session."""

    def made() -> bytes:
        with open_database(path) as db:
            shot = shown_snapshot(db, asked.assessment_id)
        return write_answers(shot, asked.form, asked.language)

    return made
