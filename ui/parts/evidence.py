"""The evidence of an assessment: what lacks it, what there is and how long it holds, adding it and taking it back."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assessments.evidence.actions import add_evidence, withdraw_evidence
from assessments.evidence.evidence import LONGEST, Evidence, Kind, NewEvidence, Validity
from assessments.evidence.files import MOST_MEGABYTES, Upload
from assessments.evidence.scan import SETTING
from assessments.profile import Key
from phases.programme import Programme
from ui.charts.board import sent, told
from ui.charts.readings import Column, Drawn, Row, choice, readings
from ui.charts.readings import said as cell
from ui.parts.assessment.view import View, view_of
from ui.parts.board import show_board
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, actor, database, entered, is_phone, language, said, t, tn, today
from words.format import long_date
from words.status import Status

FORM, WITHDRAW, QUESTION = "assessments_evidence", "assessments_withdraw", "question"
STATUS = {Validity.VALID: Status.DONE, Validity.EXPIRED: Status.LATE, Validity.WITHDRAWN: Status.OUT}
WORDS = {Validity.VALID: "valid", Validity.EXPIRED: "expired", Validity.WITHDRAWN: "withdrawn"}


def evidence(programme: Programme, assessment_id: str) -> None:
    """Show which questions lack evidence, what there is, and a form to add more."""
    view = view_of(programme, assessment_id)
    left, right = (st.container(), st.container()) if is_phone() else st.columns([0.58, 0.42], gap="medium")
    with left:
        show_board(_drawn((view.key, today(), language(), is_phone()), view), "assessments_evidence_board")
    with right:
        if view.assessment.closed_on:
            st.markdown(small(t("This assessment is closed and takes no more evidence.")))
        else:
            _form(view)
            _withdrawal(view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(key: tuple[object, ...], _view: View) -> bytes:  # noqa: ARG001
    return sent([*_kept(_view), *_lacking(_view)])


def _kept(view: View) -> list[Drawn]:
    kept = view.result.given.evidence
    title = (
        tn("{count} piece of evidence", "{count} pieces of evidence", len(kept))
        if kept
        else t("No evidence is kept yet")
    )
    reading = t("Evidence holds until it expires, else 90 days from its date; then reality counts at most as partly")
    return [told(title, reading), *([_table(kept)] if kept else [])]


def _table(kept: Sequence[Evidence]) -> Drawn:
    columns = [Column(t("Question")), Column(t("Evidence")), Column(t("State"), "whole")]
    if not is_phone():
        columns += [Column(t("Until"), "right"), Column(t("Kept by"))]
    rows = [_row(each) for each in sorted(kept, key=lambda each: (each.withdrawn_on is not None, each.key))]
    return readings("evidence", t("Evidence"), columns, rows)


def _row(kept: Evidence) -> Row:
    new, validity = kept.new, kept.validity(today())
    where = {"link": new.link} if new.link else {"link": f"/evidence/{kept.id}"} if kept.file.sha256 else {}
    cells = [
        cell(".".join(kept.key)),
        cell(new.title, note=kept.file.name or said(new.kind.words), **where),
        status_cell(STATUS[validity], t(WORDS[validity])),
    ]
    if not is_phone():
        cells += [cell(long_date(kept.holds_until, language())), cell(new.owner)]
    return Row(cells)


def _lacking(view: View) -> list[Drawn]:
    found = view.result.lacking
    if not found:
        return []
    title = tn("{count} question lacks evidence", "{count} questions lack evidence", len(found))
    reading = t("Answers that say largely or fully and count only as partly")
    return [told(title, reading), {**_open(view, found), "choose": QUESTION}]


def _open(view: View, found: Mapping[Key, int]) -> Drawn:
    columns = [Column(t("Question")), Column(t("What is asked")), Column(t("Answers"), "right")]
    texts = {(d.id, q.id): q.text for d in view.pack.dimensions for q in d.question}
    rows = [
        Row((choice(".".join(at)), cell(said(texts[at])), cell(str(count))), key=".".join(at))
        for at, count in found.items()
    ]
    return readings("lacking", t("Questions that lack evidence"), columns, rows)


def _form(view: View) -> None:
    kept = len(view.result.given.evidence)
    key = f"{FORM}_{kept}"
    questions = [f"{d.id}.{q.id}" for d in view.pack.dimensions for q in d.question]
    asked = st.query_params.get(QUESTION)
    texts = {f"{d.id}.{q.id}": said(q.text) for d in view.pack.dimensions for q in d.question}
    with st.form(FORM, border=True):
        st.markdown(f"##### {t('Add evidence')}")
        st.selectbox(
            t("Question"),
            questions,
            index=questions.index(asked) if asked in questions else 0,
            format_func=lambda each: f"{each} {texts[each]}",
            key=f"{key}_question_{asked}",
        )
        st.text_input(t("What it is"), key=f"{key}_title", max_chars=LONGEST["title"])
        with st.container(horizontal=True):
            st.selectbox(
                t("Kind"), list(Kind), format_func=lambda each: said(each.words), key=f"{key}_kind", width=160
            )
            st.text_input(t("Kept by"), actor(), key=f"{key}_owner", max_chars=LONGEST["owner"], width=160)
        with st.container(horizontal=True):
            st.date_input(t("Dated"), today(), format="YYYY-MM-DD", key=f"{key}_dated", width=160)
            st.date_input(t("Expires on"), None, format="YYYY-MM-DD", key=f"{key}_expires", width=160)
        st.text_input(t("Link"), key=f"{key}_link", placeholder="https://", max_chars=LONGEST["link"])
        st.file_uploader(t("File"), key=f"{key}_file", max_upload_size=MOST_MEGABYTES)
        st.form_submit_button(
            t("Add evidence"),
            type="primary",
            on_click=_add,
            args=(view.assessment.id, key, f"{key}_question_{asked}"),
        )
    messages(FORM)


def _add(assessment_id: str, key: str, question: str) -> None:
    section, _, letter = entered(question, "").partition(".")
    new = NewEvidence(
        section,
        letter,
        entered(f"{key}_kind", Kind.DOCUMENT),
        entered(f"{key}_title", ""),
        entered(f"{key}_owner", ""),
        entered(f"{key}_dated", None) or today(),
        entered(f"{key}_expires", None),
        entered(f"{key}_link", ""),
    )
    file: Any = entered(f"{key}_file", None)
    upload = Upload(file.name, file.getvalue()) if file is not None else None
    with acting(FORM, t("The evidence is kept")) as signature, database() as db:
        add_evidence(db, signature, assessment_id, (new, upload, os.environ.get(SETTING, "")))


def _withdrawal(view: View) -> None:
    kept = {each.id: each for each in view.result.given.evidence if each.withdrawn_on is None}
    if not kept:
        return
    with st.popover(t("Withdraw evidence")), st.form(WITHDRAW, border=False):
        st.selectbox(
            t("Evidence"),
            list(kept),
            format_func=lambda each: f"{'.'.join(kept[each].key)} {kept[each].new.title}",
            key=f"{WITHDRAW}_which",
        )
        st.markdown(small(escaped(t("It no longer counts; the journal keeps it."))))
        st.form_submit_button(t("Withdraw evidence"), on_click=_withdraw, args=(kept,))
    messages(WITHDRAW)


def _withdraw(kept: dict[str, Evidence]) -> None:
    chosen = kept[entered(f"{WITHDRAW}_which", next(iter(kept)))]
    with acting(WITHDRAW, t("The evidence no longer counts")) as signature, database() as db:
        withdraw_evidence(db, signature, chosen.id, chosen.version)
