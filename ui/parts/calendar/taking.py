"""Taking days off and make-up days over from a file or from pasted text, shown as a difference first."""

import streamlit as st

from errors import Refusal
from exchange.days.listed import DaysFound
from exchange.days.reading import LIMIT, UnreadableDays, days_in, days_in_text
from phases.calendars.changing.actions import save_calendar
from phases.calendars.changing.editing import CalendarEdit, settled
from phases.calendars.changing.moves import moves, planned_with
from phases.calendars.changing.taking import ListedDay, Taking, taking, taking_finding, with_days
from phases.calendars.followers import Follow
from phases.capacity.workweek import COUNTRY, WorkCalendar
from ui.parts.calendar.form import show_moves
from ui.parts.calendar.sheet import forget_sheet
from ui.parts.calendar.view import Calendars, calendar_name
from ui.parts.page.frame import escaped, messages, problem, small
from ui.parts.table import text_table, together
from ui.session import acting, database, entered, just_saved, language, said, submit_id, t, tn
from words.format import long_date

FORM = "calendars_take"
TAKING = "calendar taking"
"""Under which programme and key of the calendar are kept that a list is asked for."""
TYPES = ["ics", "csv", "tsv", "txt", "json"]
MOST_LISTED = 30


def taking_dialog(calendars: Calendars, key: str) -> None:
    """Ask in a dialog for a list of days and show what it changes in a calendar."""
    st.dialog(t("Take over holidays"), width="large")(_form)(calendars, key)


def _form(calendars: Calendars, key: str) -> None:
    if just_saved(FORM):
        st.rerun()
    st.markdown(small(escaped(t("Calendar: {name}", name=calendar_name(calendars, key)))))
    label = t("A list of holidays: iCalendar, CSV or JSON, at most {size} MB", size=LIMIT // 2**20)
    st.file_uploader(label, TYPES, key=f"{FORM}_file", max_upload_size=6)
    st.text_area(
        t("or dates, one per line"), key=f"{FORM}_text", height=110, placeholder="2027-05-03 – 2027-05-05, …"
    )
    try:
        listed = _listed()
        if listed is None:
            st.markdown(small(t("A line is a date or two, a reason, and “working” where it is a make-up day.")))
            return
        edit, found = _edit(calendars, key, listed)
        moved = moves(calendars.standing, planned_with(calendars.standing, settled(edit, calendars.own)).timeline)
    except UnreadableDays as unreadable:
        _problems(unreadable)
        return
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    _show(calendars, (key, listed), found)
    if found.changes:
        show_moves(calendars, moved)
    args = (calendars, key, submit_id(FORM))
    st.button(
        t("Take over"), key=f"{FORM}_save", type="primary", disabled=not found.changes, on_click=_take, args=args
    )
    messages(FORM)


def _listed() -> DaysFound | None:
    """Return the days of the file, or of the text where there is no file."""
    file, text = entered(f"{FORM}_file", None), str(entered(f"{FORM}_text", "") or "")
    if file is not None:
        return days_in(file.getvalue())
    return days_in_text(text) if text.strip() else None


def _edit(calendars: Calendars, key: str, listed: DaysFound) -> tuple[CalendarEdit, Taking]:
    """Return the calendar with the days; the country's calendar gets one of its own that the programme follows."""
    calendar, programme = calendars.calendar(key), calendars.programme
    shifts = calendars.shifts(calendar)
    found = taking(shifts, listed.days)
    if calendar:
        return CalendarEdit(with_days(calendar, found, shifts)), found
    name = t("{country}, official days", country=calendar_name(calendars, key))
    new = WorkCalendar("", name, f"{COUNTRY}{programme.country}", (None,) * 7, version=0)
    follow = Follow("programme", programme.id, "", "")
    return CalendarEdit(with_days(new, found, shifts), (follow,)), found


def _show(calendars: Calendars, shown: tuple[str, DaysFound], found: Taking) -> None:
    key, listed = shown
    st.markdown(f"**{escaped(said(taking_finding(found)))}**")
    if calendars.calendar(key) is None:
        words = t("They become a calendar of its own that is built on {name}; the programme follows it.",
                  name=calendar_name(calendars, key))  # fmt: skip
        st.markdown(small(escaped(words)))
    rows = [*((each, t("day off")) for each in found.off), *((each, t("make-up day")) for each in found.worked)]
    rows.sort(key=lambda each: each[0].day)
    if rows:
        _table(rows)
    if found.unlisted:
        words = tn(
            "One day off of the calendar is not in the list and stays: {days}",
            "{count} days off of the calendar are not in the list and stay: {days}",
            len(found.unlisted),
            days=[long_date(each, language()) for each in found.unlisted[:5]],
        )
        st.markdown(small(escaped(words)))
    if listed.ignored:
        left_out = ", ".join(map(said, listed.ignored))
        st.markdown(small(escaped(t("Left out of the file: {parts}", parts=left_out))))


def _table(rows: list[tuple[ListedDay, str]]) -> None:
    shown = rows[:MOST_LISTED]
    columns = {
        t("Day"): [together(long_date(each.day, language())) for each, _ in shown],
        t("Becomes"): [together(kind) for _, kind in shown],
        t("Reason"): [escaped(each.name) for each, _ in shown],
    }
    with st.container(height=260 if len(shown) > 7 else "content", border=False):
        text_table(columns, t("Days that change"))
        if len(rows) > MOST_LISTED:
            st.markdown(small(t("and {n} more", n=len(rows) - MOST_LISTED)))


def _problems(unreadable: UnreadableDays) -> None:
    lines = "\n".join(f"- {escaped(said(each))}" for each in unreadable.problems)
    st.error(f"{t('Nothing can be taken over from this list:')}\n{lines}", icon=":material/block:")


def _take(calendars: Calendars, key: str, submit: str) -> None:
    with acting(FORM, t("Holidays taken over"), submit) as signature:
        listed = _listed()
        if listed is None:
            return
        edit, _ = _edit(calendars, key, listed)
        with database() as db:
            save_calendar(db, signature, calendars.programme.id, edit)
        forget_sheet()
