"""An edited file of answers: chosen, shown as a difference, accepted cell by cell or whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from assessments.store import Assessment
from errors import Refusal
from exchange.assessment.account import in_words, row
from exchange.assessment.actions import Offer, accept, preview
from exchange.assessment.difference.difference import Taken
from exchange.assessment.workbook.tables import table_in
from exchange.workbooks import LIMIT
from phases.programme import Programme
from ui.parts.page.frame import escaped, messages, problem, small
from ui.session import (
    acting,
    database,
    entered,
    forget,
    is_phone,
    keep,
    kept,
    language,
    programme_in_view,
    said,
    submit_id,
    t,
    tn,
)
from words.text import Sentence

FORM = "assessment_import"
TICK = "accept"
TAKEN_MB = 60
"""More than a file may have, so that it is we who say what to do about one that is too large."""
GRID_PX = 420
ON_PHONE = ("question", "before", "after", "field", "respondent", "subject", "place")
"""On a narrow screen what changes comes before where it stands."""


@dataclass(frozen=True)
class Read:
    """What reading a file gave: what it would change, or why it was refused."""

    mark: object
    offer: Offer | None = None
    refusal: Sentence | None = None


def import_dialog(assessment: Assessment) -> None:
    """Ask in a dialog for an edited file and show what it would change."""
    programme = programme_in_view()
    assert programme is not None
    forget(FORM)
    st.dialog(t("Import answers"), width="large")(_form)(programme, assessment)


def _form(programme: Programme, assessment: Assessment) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    file = st.file_uploader(
        t("A file that was exported here, at most {size} MB", size=LIMIT // 2**20),
        ["xlsx", "xlsm", "csv"],
        key=f"{FORM}_file",
        max_upload_size=TAKEN_MB,
    )
    if file is None:
        st.markdown(small(t("Nothing is saved before you accept it.")))
        messages(FORM)
        return
    mark = (file.file_id, assessment.id, programme.revision)
    found: Read = kept(FORM, lambda: Read(None))
    if found.mark != mark:
        with st.spinner(t("Reading the file …")):
            found = _read(mark, file.getvalue())
        keep(FORM, found)
    if found.refusal:
        _refused(found.refusal)
    elif found.offer:
        _show(found.offer, file.file_id)


def _read(mark: tuple[str, str, int], data: bytes) -> Read:
    try:
        table = table_in(data)
        with database() as db:
            return Read(mark, preview(db, table, mark[1]))
    except Refusal as refusal:
        return Read(mark, None, refusal.sentence)


def _refused(words: Sentence) -> None:
    with st.container(height=300 if said(words).count("\n") > 8 else "content", border=False):
        problem(words)


def _show(offer: Offer, mark: str) -> None:
    first, *rest = in_words(offer)
    st.markdown(f"**{escaped(said(first))}**")
    for each in rest:
        st.markdown(small(escaped(said(each))))
    changes = offer.difference.everything
    if not changes:
        return
    if offer.difference.stale:
        st.warning(
            t("Rows without a tick were changed here since the export: “here” is newer. Tick to replace it."),
            icon=":material/info:",
        )
    _grid(offer, mark)
    with st.container(horizontal=True):
        asked = (offer.assessment.id, changes, mark, submit_id(FORM))
        st.button(t("Accept the ticked"), key=f"{FORM}_ticked", type="primary", on_click=_accept_ticked, args=asked)
        st.button(
            tn("Accept the cell", "Accept all {count} cells", len(changes)),
            key=f"{FORM}_all",
            on_click=_accept,
            args=(offer.assessment.id, changes, submit_id(FORM)),
        )
    messages(FORM)


def _grid(offer: Offer, mark: str) -> None:
    """Show one row per cell with a tick; the rows are frozen while the file is the same."""
    import pandas as pd

    rows = [{TICK: not each.is_stale, **row(offer, each, language())} for each in offer.difference.everything]
    texts = {
        "place": t("Where"),
        "respondent": t("Respondent"),
        "question": t("Question"),
        "subject": t("About"),
        "field": t("Field"),
        "before": t("Here"),
        "after": t("In the file"),
    }
    order = ON_PHONE if is_phone() else tuple(texts)
    shown = [name for name in order if name != "subject" or any(each["subject"] for each in rows)]
    widths = {"place": 190, "before": 90, "after": 90} if is_phone() else {"place": 190, "before": 170, "after": 170}
    config = {name: st.column_config.TextColumn(texts[name], width=widths.get(name, 100)) for name in shown}
    st.data_editor(
        pd.DataFrame(rows, columns=[TICK, *shown]),
        key=f"{FORM}_grid_{mark}",
        hide_index=True,
        disabled=shown,
        row_height=31,
        height="content" if len(rows) <= 12 else GRID_PX,
        column_config={TICK: st.column_config.CheckboxColumn(t("Accept"), width=64), **config},
    )


def ticked(changes: Sequence[Taken], edits: Mapping[int, Mapping[str, object]]) -> tuple[Taken, ...]:
    """Return the changes that are accepted: those that were ticked, or came ticked and still are."""
    return tuple(each for at, each in enumerate(changes) if edits.get(at, {}).get(TICK, not each.is_stale))


def _accept_ticked(assessment_id: str, changes: Sequence[Taken], mark: str, submit: str) -> None:
    if not changes:
        return
    empty: dict[str, dict[int, dict[str, object]]] = {}
    edits = entered(f"{FORM}_grid_{mark}", empty).get("edited_rows", {})
    _accept(assessment_id, ticked(changes, edits), submit)


def _accept(assessment_id: str, changes: Sequence[Taken], submit: str) -> None:
    if not changes:
        return
    done = tn("One cell taken over from the file", "{count} cells taken over from the file", len(changes))
    with acting(FORM, done, submit) as signature, database() as db:
        accept(db, signature, assessment_id, changes)
