"""Taking the plan out for another tool: four forms, each file is made when it is asked for."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from data.database import open_database
from exchange.plan.outgoing.outgoing import load_outgoing
from exchange.plan.writing import ENDINGS, FORMS, Form, write_plan
from phases.actions import find_programme
from phases.programme import Programme
from ui.parts.page.frame import small
from ui.session import database_path, language, t, today
from words.text import Language

MIMES: Mapping[Form, str] = {
    "mspdi": "application/xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}


def export_dialog(programme: Programme) -> None:
    """Offer the plan in a dialog as a file for another tool."""
    st.dialog(t("Export plan"))(_forms)(programme)


def _forms(programme: Programme) -> None:
    st.markdown(t("Dates of today, with links, progress, people and baselines where the form has a place for them."))
    words = {
        "mspdi": (t("Microsoft Project (XML)"), t("Everything; other planning tools read it too")),
        "xlsx": (
            t("Workbook (XLSX)"),
            t("One row per task, without calendars, baselines and costs; it can be imported again"),
        ),
        "csv": (t("Table (CSV)"), t("The same as plain text")),
        "ics": (t("Calendar (iCalendar)"), t("Milestones and tasks for a calendar")),
    }
    for form in sorted(FORMS, key=list(words).index):
        title, use = words[form]
        with st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False
        ):
            st.markdown(f"**{title}**  \n{small(use)}")
            st.download_button(
                t("Download"),
                file_maker(database_path(), (programme.id, today()), form, language()),
                file_name(programme, form, today()),
                MIMES[form],
                key=f"plan_export_{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def file_name(programme: Programme, form: Form, day: date) -> str:
    """Return what the file is called: programme and day."""
    return f"{programme.id}-{day}.{ENDINGS[form]}"


def file_maker(path: Path, asked: tuple[str, date], form: Form, spoken: Language) -> Callable[[], bytes]:
    """Return what writes the plan when somebody asks; it runs outside the page and knows nothing of the session."""

    def made() -> bytes:
        programme_id, day = asked
        with open_database(path) as db:
            plan = load_outgoing(db, find_programme(db, programme_id), day, spoken)
        return write_plan(plan, form, (programme_id, datetime.now(UTC)))

    return made
