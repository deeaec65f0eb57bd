"""Starting an assessment, reading answers from a file, closing it."""

import csv
import io
from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessments.actions import LONGEST_TITLE, NewAssessment, close_assessment, import_answers, start_assessment
from assessments.imported.store import load_questionnaires
from assessments.maturity.answers_file import OPTIONAL, REQUIRED, read_answers
from assessments.starting import LARGEST_GROUP, LEAST_GROUP
from assessments.store import Assessment
from methodology.dimension import MATURITY
from methodology.loader import load_pack
from methodology.pack import Pack
from methodology.questionnaire import Questionnaire
from phases.programme import Programme, Unit
from phases.store import load_units
from ui.parts.assessment.exchange import exchange, menu_key, questions_maker
from ui.parts.page.frame import escaped, messages, small
from ui.session import (
    acting,
    database,
    database_path,
    entered,
    language,
    programme_in_view,
    said,
    submit_id,
    t,
    today,
)
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
    pack = load_pack(programme.method)
    with database() as db:
        known, units = load_questionnaires(db, pack), load_units(db, programme.id)
    name = st.selectbox(
        t("Questionnaire"),
        list(known),
        format_func=lambda each: said(known[each].title),
        key=f"{START}_questionnaire",
    )
    asked = known[name or MATURITY]
    st.markdown(small(escaped(said(asked.purpose))))
    key = START if asked.id == MATURITY else f"{START}_{asked.id}"
    rounds = [said(each) for each in asked.rounds]
    named = st.selectbox(t("Which round"), rounds, key=f"{key}_round") if rounds else None
    with st.form(key, border=False):
        day = long_date(today(), language())
        suggested = t("{words}, {more}", words=said(asked.title), more=named or day)
        st.text_input(t("Title"), suggested, key=f"{key}_title", max_chars=LONGEST_TITLE)
        left, right = st.columns(2)
        left.date_input(t("Held on"), today(), format="YYYY-MM-DD", key=f"{key}_held_on")
        right.date_input(t("Answers due on"), None, format="YYYY-MM-DD", key=f"{key}_due_on")
        if asked.rule == "maturity":
            _gate(pack, key)
        _subjects(asked, units, key)
        _anonymity(asked, key)
        drawn = (key, submit_id(START))
        st.form_submit_button(t("Start assessment"), type="primary", on_click=_start, args=(programme, asked, drawn))
    messages(START)


def _gate(pack: Pack, key: str) -> None:
    gates = ["", *(gate.id for gate in pack.gates if any(each.dimension for each in gate.criterion))]
    st.selectbox(
        t("Target gate"),
        gates,
        format_func=lambda gate: said(pack.gate[gate].title) if gate else t("none: level 3 everywhere"),
        key=f"{key}_gate",
    )


def _subjects(asked: Questionnaire, units: Sequence[Unit], key: str) -> None:
    """Ask what is assessed, where the questionnaire compares several."""
    if asked.subject == "unit":
        names = {each.key: said(each.name) for each in units}
        default = [] if asked.is_anonymous else list(names)
        st.multiselect(
            t("Units"),
            list(names),
            default,
            format_func=names.__getitem__,
            key=f"{key}_subjects",
            placeholder=t("none"),
        )
    elif asked.subject in ("option", "person"):
        label = (
            t("What is compared, one per line") if asked.subject == "option" else t("Who is assessed, one per line")
        )
        st.text_area(label, key=f"{key}_subjects", height=80)


def _anonymity(asked: Questionnaire, key: str) -> None:
    left, right = st.columns([0.6, 0.4], vertical_alignment="bottom")
    left.checkbox(t("Anonymous answers"), asked.is_anonymous, key=f"{key}_anonymous")
    right.number_input(
        t("Smallest group shown"),
        LEAST_GROUP,
        LARGEST_GROUP,
        max(LEAST_GROUP, asked.smallest_group),
        key=f"{key}_group",
    )
    st.markdown(
        small(t("Anonymous: no answer bears a name, from the start to the end, and smaller groups stay hidden."))
    )


def _start(programme: Programme, asked: Questionnaire, drawn: tuple[str, str]) -> None:
    """Start what the form says, once per form as it was drawn: its fields, and the submit they are saved under."""
    key, submit = drawn
    if entered(f"{START}_questionnaire", asked.id) != asked.id:
        return  # another questionnaire was chosen, and this click was still on the form before
    named: list[str] | str = entered(f"{key}_subjects", [])
    subjects = named.splitlines() if isinstance(named, str) else named
    is_anonymous = bool(entered(f"{key}_anonymous", False))
    new = NewAssessment(
        entered(f"{key}_title", "").strip(),
        entered(f"{key}_held_on", None) or today(),
        entered(f"{key}_gate", None) or "",
        asked.id,
        entered(f"{key}_due_on", None),
        is_anonymous,
        int(entered(f"{key}_group", LEAST_GROUP)) if is_anonymous else 1,
        tuple(filter(None, (" ".join(each.split()) for each in subjects))),
    )
    with acting(START, t("The assessment is open for answers"), submit) as signature, database() as db:
        st.query_params[SHOWN] = start_assessment(db, signature, programme.id, new)


def more(assessment: Assessment, pack: Pack) -> None:
    """Offer reading answers from a file, the empty questionnaire, and closing."""
    is_other = assessment.questionnaire != MATURITY
    with st.popover(t("More"), icon=":material/more_horiz:", key=menu_key()):
        exchange(assessment)
        st.download_button(
            t("Questionnaire as CSV"),
            questions_maker(database_path(), assessment, language())
            if is_other
            else partial(_questionnaire, pack, language()),
            f"questionnaire-{assessment.questionnaire}.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )
        if assessment.closed_on:
            st.markdown(small(t("This assessment is closed. Start a new one to answer again.")))
            return
        if not is_other:
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
