"""Adding an event log: choose the file, say which column means what, see what would be read, save."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from errors import Refusal
from evaluation.actions import add_log, headings_of, preview
from evaluation.events.mapping import PARTS, DateOrder, Mapping, Reading, suggest_mapping
from evaluation.events.summary import Summary
from evaluation.logs import Upload, account_of
from phases.programme import Programme
from ui.parts.page.frame import escaped, messages, small
from ui.parts.usage.logs import left_out
from ui.session import acting, database, forget, keep, kept, programme_in_view, said, t, tn
from words.text import Sentence

T = TypeVar("T")
FORM = "usage_add"
TAKEN_MB = 40
"""More than an upload may have, so that it is we who say what to do about a file that is too large."""
TYPES = ["csv", "tsv", "txt", "xlsx", "parquet"]
LABELS = {"user": "Person", "time": "Time", "site": "Unit", "module": "Function", "action": "Action"}
ZONES = ("", "UTC", "Europe/Berlin", "Europe/London", "Asia/Shanghai", "Asia/Singapore", "America/New_York")
ORDERS: tuple[DateOrder, ...] = ("day-first", "month-first")
ORDER_WORDS = {"day-first": "Day first", "month-first": "Month first"}


@dataclass(frozen=True)
class _Found:
    """What reading a file gave: the thing, or why not."""

    mark: object
    value: object = None
    refusal: Sentence | None = None


def add_dialog(programme: Programme) -> None:
    """Ask in a dialog for a log."""
    st.dialog(t("Add event log"), width="large")(_add_form)(programme)


def _add_form(programme: Programme) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    file = st.file_uploader(
        t("Who did what and when: CSV, TSV, TXT, XLSX or Parquet, at most 20 MB"),
        TYPES,
        key=f"{FORM}_file",
        max_upload_size=TAKEN_MB,
    )
    if file is None:
        st.markdown(small(t("One row is one event. It needs a column for the person and one for the time.")))
        messages(FORM)
        return
    content = file.getvalue()
    headings = _read("headings", file.file_id, lambda: headings_of(content))
    if headings is None:
        return
    mapping = _mapping(file.file_id, headings)
    if mapping is None:
        st.info(t("Choose the columns for person and time."), icon=":material/info:")
        return
    _try(programme, Upload(file.name, content, mapping, _reading(file.file_id)), file.file_id)


def _read(what: str, mark: object, read: Callable[[], T]) -> T | None:
    """Return what the file gives, read once per file and choice; show the refusal when it gives nothing."""
    name = f"{FORM}:{what}"
    found: _Found = kept(name, lambda: _Found(None))
    if found.mark != mark:
        try:
            found = _Found(mark, read())
        except Refusal as refusal:
            found = _Found(mark, None, refusal.sentence)
        keep(name, found)
    if found.refusal:
        st.error(escaped(said(found.refusal)), icon=":material/block:")
    return found.value  # type: ignore[return-value]


def _mapping(mark: str, headings: tuple[str, ...]) -> Mapping | None:
    suggested = suggest_mapping(headings)
    st.markdown(f"**{t('Which column means what')}**  \n{small(t('Suggested from the headings of the file'))}")
    chosen: dict[str, str | None] = {}
    for place, part in zip(st.columns(len(PARTS)), PARTS, strict=True):
        standing = suggested[part]
        chosen[part] = place.selectbox(
            t(LABELS[part]),
            headings,
            index=headings.index(standing) if standing else None,
            placeholder=t("none"),
            key=f"{FORM}_{part}_{mark}",
        )
    if not chosen["user"] or not chosen["time"]:
        return None
    return Mapping(chosen["user"], chosen["time"], chosen["site"], chosen["module"], chosen["action"])


def _reading(mark: str) -> Reading:
    left, middle, right = st.columns(3)
    zone = left.selectbox(
        t("Weeks and days of"), ZONES, format_func=lambda each: each or t("the time as written"), key=f"{FORM}_zone"
    )
    order = middle.selectbox(
        t("Dates such as 3/4/2026"),
        ORDERS,
        index=None,
        format_func=lambda each: t(ORDER_WORDS[each]),
        placeholder=t("as the file shows"),
        key=f"{FORM}_order_{mark}",
    )
    year = right.number_input(
        t("Year of dates without one"), 1970, 2099, None, placeholder=t("none"), key=f"{FORM}_year_{mark}"
    )
    return Reading(zone or None, int(year) if year else None, order)


def _try(programme: Programme, upload: Upload, mark: str) -> None:
    summary = _read("preview", (mark, upload.mapping, upload.reading), lambda: preview(upload))
    if summary is not None:
        _show_summary(summary)
    st.button(
        t("Add event log"),
        key=f"{FORM}_save",
        type="primary",
        disabled=summary is None or not summary.counts.usable,
        on_click=_save,
        args=(programme.id, upload),
    )
    if summary is None:
        st.markdown(small(t("Nothing is saved until the file can be read.")))
    messages(FORM)


def _show_summary(summary: Summary) -> None:
    counts, account = summary.counts, account_of(summary)
    facts = [
        tn("{count} row", "{count} rows", summary.rows),
        tn("{count} used", "{count} used", counts.usable),
        tn("{count} person", "{count} people", counts.users),
        tn("{count} week", "{count} weeks", len(summary.weekly)),
    ]
    if counts.without_user:
        facts.append(t("{count} without person", count=counts.without_user))
    if counts.duplicates:
        facts.append(tn("{count} exact repeat", "{count} exact repeats", counts.duplicates))
    st.markdown(f"**{t('What would be read')}**  \n{' · '.join(facts)}")
    if account.rejected:
        left_out([account], t("Rows left out of this file"))


def _save(programme_id: str, upload: Upload) -> None:
    with acting(FORM, t("The event log is added")) as signature, database() as db:
        add_log(db, signature, programme_id, upload)
        forget(f"{FORM}:headings")
        forget(f"{FORM}:preview")
