"""The evidence of an assessment: what lacks it, what there is and how long it holds."""

import streamlit as st

from assessments.evidence.evidence import Evidence, Validity
from phases.programme import Programme
from ui.components.board import sent, told
from ui.components.readings import Column, Drawn, Row, choice, readings
from ui.components.readings import said as cell
from ui.parts.assessment.choice import ADDRESS, EVIDENCE
from ui.parts.assessment.view import view_of
from ui.parts.evidence.forms import QUESTION, adding, withdrawal
from ui.parts.evidence.shelf import Shelf, shelf_of, shelf_of_maturity
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import small
from ui.parts.page.fresh import fresh
from ui.parts.views.board import show_board
from ui.session import is_phone, language, said, t, tn, today
from words.format import long_date
from words.status import Status

STATUS = {Validity.VALID: Status.DONE, Validity.EXPIRED: Status.LATE, Validity.WITHDRAWN: Status.OUT}
WORDS = {Validity.VALID: "valid", Validity.EXPIRED: "expired", Validity.WITHDRAWN: "withdrawn"}


def evidence_of_maturity(programme: Programme, assessment_id: str) -> None:
    """Show which questions of maturity lack evidence, what there is, and a form to add more."""
    _shown(shelf_of_maturity(view_of(programme, assessment_id)))


@st.fragment
def evidence(programme: Programme, assessment_id: str) -> None:
    """Show the same of any other questionnaire that names evidence."""
    fresh(programme, **{ADDRESS: EVIDENCE})
    _shown(shelf_of(programme, assessment_id))


def _shown(shelf: Shelf) -> None:
    left, right = (st.container(), st.container()) if is_phone() else st.columns([0.58, 0.42], gap="medium")
    with left:
        show_board(_drawn((shelf.key, today(), language(), is_phone()), shelf), "assessments_evidence_board")
    with right:
        if shelf.assessment.closed_on:
            st.markdown(small(t("This assessment is closed and takes no more evidence.")))
        else:
            adding(shelf)
            withdrawal(shelf)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(key: tuple[object, ...], _shelf: Shelf) -> bytes:  # noqa: ARG001
    return sent([*_kept(_shelf), *_lacking(_shelf)])


def _kept(shelf: Shelf) -> list[Drawn]:
    kept = shelf.kept
    title = (
        tn("{count} piece of evidence", "{count} pieces of evidence", len(kept))
        if kept
        else t("No file or link is kept yet; what the answers name counts")
    )
    reading = t("Evidence holds until it expires, else 90 days from its date")
    if shelf.has_letters:
        reading = t(
            "Evidence holds until it expires, else 90 days from its date; then reality counts at most as partly"
        )
    return [told(title, reading), *([_table(shelf)] if kept else [])]


def _table(shelf: Shelf) -> Drawn:
    columns = [Column(t("Question")), Column(t("Evidence")), Column(t("State"), "whole")]
    if not is_phone():
        columns += [Column(t("Until"), "right"), Column(t("Kept by"))]
    ordered = sorted(shelf.kept, key=lambda each: (each.withdrawn_on is not None, each.new.place))
    return readings("evidence", t("Evidence"), columns, [_row(shelf, each) for each in ordered])


def _row(shelf: Shelf, kept: Evidence) -> Row:
    new, validity = kept.new, kept.validity(today())
    where = {"link": new.link} if new.link else {"link": f"/evidence/{kept.id}"} if kept.file.sha256 else {}
    cells = [
        cell(shelf.name(new.place)),
        cell(new.title, note=kept.file.name or said(new.kind.words), **where),
        status_cell(STATUS[validity], t(WORDS[validity])),
    ]
    if not is_phone():
        cells += [cell(long_date(kept.holds_until, language())), cell(new.owner)]
    return Row(cells)


def _lacking(shelf: Shelf) -> list[Drawn]:
    found = shelf.lacking
    if not found:
        return []
    title = tn("{count} question lacks evidence", "{count} questions lack evidence", len(found))
    reading = t("Answered above the lowest, and nothing shows it")
    if shelf.has_letters:
        reading = t("Answers that say largely or fully and count only as partly")
    return [told(title, reading), {**_open(shelf), "choose": QUESTION}]


def _open(shelf: Shelf) -> Drawn:
    if not shelf.has_letters:
        columns = [Column(t("Question")), Column(t("Answers"), "right")]
        rows = [
            Row((choice(shelf.name(at)), cell(str(count))), key="/".join(at)) for at, count in shelf.lacking.items()
        ]
        return readings("lacking", t("Questions that lack evidence"), columns, rows)
    columns = [Column(t("Question")), Column(t("What is asked")), Column(t("Answers"), "right")]
    rows = [
        Row((choice(shelf.name(at)), cell(said(shelf.texts[at[1], at[2]])), cell(str(count))), key=shelf.name(at))
        for at, count in shelf.lacking.items()
    ]
    return readings("lacking", t("Questions that lack evidence"), columns, rows)
