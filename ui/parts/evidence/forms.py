"""Adding evidence for an answer with its file or link, and taking it back."""

import os
from collections.abc import Mapping
from typing import Any

import streamlit as st

from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import LONGEST, Evidence, Kind, NewEvidence
from assessments.evidence.files import MOST_MEGABYTES, Upload
from assessments.evidence.scan import SETTING
from assessments.scoring.answers import Key
from ui.parts.evidence.shelf import Shelf
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, actor, database, entered, said, submit_id, t, today

FORM, WITHDRAW, QUESTION = "assessments_evidence", "assessments_withdraw", "question"


def adding(shelf: Shelf) -> None:
    """Show the form that adds evidence; the question that the address names stands first."""
    asked = st.query_params.get(QUESTION)
    key = f"{FORM}_{len(shelf.kept)}"
    questions = {".".join(each): each for each in shelf.texts}
    subject, place = _asked(asked, questions)
    with st.form(FORM, border=True):
        st.markdown(f"##### {t('Add evidence')}")
        st.selectbox(
            t("Question"),
            list(questions),
            index=list(questions).index(place) if place else 0,
            format_func=lambda each: _title(shelf, each, questions[each]),
            key=f"{key}_question_{asked}",
        )
        if shelf.subjects:
            known = [*shelf.subjects, ""]
            at = known.index(subject) if place and subject in known else 0
            st.selectbox(t("About"), known, at, shelf.title, key=f"{key}_subject_{asked}")
        _fields(key)
        st.form_submit_button(
            t("Add evidence"),
            type="primary",
            on_click=_add,
            args=(shelf, (key, asked or "", submit_id(FORM)), questions),
        )
    messages(FORM)


def _asked(asked: str | None, questions: Mapping[str, Key]) -> tuple[str, str]:
    """Return the subject and the question that the address names, as `C1.a` or `subject/section/question`."""
    if asked and asked in questions:
        return "", asked
    parts = (asked or "").rsplit("/", 2)
    name = ".".join(parts[1:])
    return (parts[0], name) if len(parts) == 3 and name in questions else ("", "")


def _title(shelf: Shelf, name: str, key: Key) -> str:
    text = said(shelf.texts[key])
    return f"{name} {text}" if shelf.has_letters else text


def _fields(key: str) -> None:
    st.text_input(t("What it is"), key=f"{key}_title", max_chars=LONGEST["title"])
    with st.container(horizontal=True):
        st.selectbox(t("Kind"), list(Kind), format_func=lambda each: said(each.words), key=f"{key}_kind", width=160)
        st.text_input(t("Kept by"), actor(), key=f"{key}_owner", max_chars=LONGEST["owner"], width=160)
    with st.container(horizontal=True):
        st.date_input(t("Dated"), today(), format="YYYY-MM-DD", key=f"{key}_dated", width=160)
        st.date_input(t("Expires on"), None, format="YYYY-MM-DD", key=f"{key}_expires", width=160)
    st.text_input(t("Link"), key=f"{key}_link", placeholder="https://", max_chars=LONGEST["link"])
    label = t("File, at most {most} MB", most=MOST_MEGABYTES)
    st.file_uploader(label, key=f"{key}_file", max_upload_size=MOST_MEGABYTES)


def _add(shelf: Shelf, drawn: tuple[str, str, str], questions: Mapping[str, Key]) -> None:
    key, asked, submit = drawn
    section, question = questions[entered(f"{key}_question_{asked or None}", next(iter(questions)))]
    new = NewEvidence(
        section,
        question,
        entered(f"{key}_kind", Kind.DOCUMENT),
        entered(f"{key}_title", ""),
        entered(f"{key}_owner", ""),
        entered(f"{key}_dated", None) or today(),
        entered(f"{key}_expires", None),
        entered(f"{key}_link", ""),
        entered(f"{key}_subject_{asked or None}", "") if shelf.subjects else "",
    )
    file: Any = entered(f"{key}_file", None)
    upload = Upload(file.name, file.getvalue()) if file is not None else None
    with acting(FORM, t("The evidence is kept"), submit) as signature, database() as db:
        add_evidence(db, signature, shelf.assessment.id, (new, upload, os.environ.get(SETTING, "")))


def withdrawal(shelf: Shelf) -> None:
    """Show what takes evidence back, where there is some that counts."""
    kept = {each.id: each for each in shelf.kept if each.withdrawn_on is None}
    if not kept:
        return
    with st.popover(t("Withdraw evidence")), st.form(WITHDRAW, border=False):
        st.selectbox(
            t("Evidence"),
            list(kept),
            format_func=lambda each: f"{shelf.name(kept[each].new.place)} {kept[each].new.title}",
            key=f"{WITHDRAW}_which",
        )
        st.markdown(small(escaped(t("It no longer counts; the journal keeps it."))))
        st.form_submit_button(t("Withdraw evidence"), on_click=_withdraw, args=(kept,))
    messages(WITHDRAW)


def _withdraw(kept: dict[str, Evidence]) -> None:
    chosen = kept[entered(f"{WITHDRAW}_which", next(iter(kept)))]
    with acting(WITHDRAW, t("The evidence no longer counts")) as signature, database() as db:
        withdraw_evidence(db, signature, chosen.id, chosen.version)
