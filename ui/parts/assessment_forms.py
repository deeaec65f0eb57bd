"""Starting an assessment, reading answers from a file, closing it."""

import csv
import io
from functools import partial

import streamlit as st

from assessments.actions import LONGEST_TITLE, NewAssessment, close_assessment, import_answers, start_assessment
from assessments.answers_file import OPTIONAL, REQUIRED, read_answers
from assessments.store import Assessment
from methodology.loader import load_pack
from methodology.pack import Pack
from phases.programme import Programme
from ui.parts.frame import messages, small
from ui.session import acting, database, entered, language, programme_in_view, said, t, tn, today
from words.format import long_date
from words.text import pick

START, READ, CLOSE = "assessments_start", "assessments_read", "assessments_close"
SHOWN = "assessment"
"""The name in the address of the assessment that is shown."""


def new_assessment(programme: Programme) -> None:
    """Ask in a dialog for what a new assessment needs."""
    st.dialog(t("New assessment"))(_start_form)(programme)


def _start_form(programme: Programme) -> None:
    current = programme_in_view()
    if current and current.revision != programme.revision:
        st.rerun()
    pack = load_pack(programme.pack_id)
    gates = ["", *(gate.id for gate in pack.gates if any(each.dimension for each in gate.criterion))]
    suggested = t("CRM maturity, {day}", day=long_date(today(), language()))
    with st.form(START, border=False):
        st.text_input(t("Title"), suggested, key=f"{START}_title", max_chars=LONGEST_TITLE)
        st.date_input(t("Held on"), today(), format="YYYY-MM-DD", key=f"{START}_held_on")
        st.selectbox(
            t("Target gate"),
            gates,
            format_func=lambda gate: said(pack.gate[gate].title) if gate else t("none: level 3 everywhere"),
            key=f"{START}_gate",
        )
        st.form_submit_button(t("Start assessment"), type="primary", on_click=_start, args=(programme,))
    messages(START)


def _start(programme: Programme) -> None:
    new = NewAssessment(
        entered(f"{START}_title", "").strip(),
        entered(f"{START}_held_on", None) or today(),
        entered(f"{START}_gate", None) or "",
    )
    with acting(START, t("The assessment is open for answers")) as signature, database() as db:
        st.query_params[SHOWN] = start_assessment(db, signature, programme.id, new)


def more(assessment: Assessment, pack: Pack) -> None:
    """Offer reading answers from a file, the empty questionnaire, and closing."""
    with st.popover(t("More"), icon=":material/more_horiz:"):
        st.download_button(
            t("Questionnaire as CSV"),
            partial(_questionnaire, pack, language()),
            "questionnaire.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        if assessment.closed_on:
            st.markdown(small(t("This assessment is closed. Start a new one to answer again.")))
            return
        _file_form(assessment, pack)
        st.button(t("Close assessment"), key=CLOSE, on_click=_close, args=(assessment,))
        st.markdown(small(t("Closed, it takes no more answers, and gates read its levels.")))
    messages(CLOSE)
    messages(READ)


def _file_form(assessment: Assessment, pack: Pack) -> None:
    with st.form(READ, border=False, clear_on_submit=True):
        st.file_uploader(t("Answers from a CSV file"), type=["csv", "tsv", "txt"], key=f"{READ}_file")
        st.form_submit_button(t("Read answers"), on_click=_read, args=(assessment, pack))


def _read(assessment: Assessment, pack: Pack) -> None:
    file: io.BytesIO | None = entered(f"{READ}_file", None)
    if file is None:
        return
    with acting(READ, t("Answers read from the file")) as signature:
        given = read_answers(file.getvalue(), pack)
        with database() as db:
            import_answers(db, signature, assessment.id, given)


def _close(assessment: Assessment) -> None:
    with acting(CLOSE, t("Assessment closed")) as signature, database() as db:
        close_assessment(db, signature, assessment.id, assessment.version)


def _questionnaire(pack: Pack, spoken: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*REQUIRED, OPTIONAL[0], "text"])
    for dimension in pack.dimensions:
        for question in dimension.question:
            writer.writerow([dimension.id, question.id, "", "", "", "", pick(question.text, spoken)])
    return text.getvalue().encode("utf-8-sig")


def respondents_fact(count: int) -> str:
    """Return how many answered, for the line of facts."""
    return tn("{count} respondent", "{count} respondents", count)
