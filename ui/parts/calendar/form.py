"""Changing a calendar: name, base, hours, exceptional days, who follows it; what moves is shown before saving."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from errors import Refusal
from phases.calendars.changing.actions import remove_calendar, save_calendar
from phases.calendars.changing.editing import CalendarEdit, calendar_problems, settled
from phases.calendars.changing.moves import Moves, moves, moves_finding, planned_with
from phases.calendars.followers import FollowerKind
from phases.capacity.workweek import COUNTRY, WorkCalendar
from phases.dates.calendar import TaskOutsideCalendar, countries
from phases.programme import LONGEST_NAME
from ui.parts.calendar.list import used_by
from ui.parts.calendar.sheet import CHOSEN, NEW, Sheet, forget_sheet, is_changed, sheet_of, wanted
from ui.parts.calendar.view import Calendars, base_name
from ui.parts.page.frame import escaped, finding, messages, small
from ui.parts.table import figure_table, together
from ui.session import acting, database, forget, language, said, t
from words.format import drift, short_date
from words.text import Sentence, Text

FORM = "calendars_form"
EDITING = "calendar editing"
"""Under which programme and key of the calendar are kept whose fields are open."""
MOST_MOVES = 8


def calendar_form(calendars: Calendars, key: str) -> None:
    """Show the fields of a calendar, what their change moves, and save or delete it."""
    sheet = sheet_of(calendars, key)
    if sheet is None:
        return
    with st.container(border=True):
        if key == NEW:
            finding(t("New calendar"), t("What it does not say itself it takes over from its base"))
        else:
            title = t("Change “{name}”", name=said(sheet.calendar.name))
            finding(title, t("What it does not say itself it takes over from its base"))
        _fields(calendars, sheet)
        edit, problems = wanted(sheet)
        changed = is_changed(sheet)
        is_sound = not problems and (not changed or _preview(calendars, edit))
        if problems:
            _problems(problems)
        _buttons(calendars, sheet, changed and is_sound)
        messages(FORM)


def _fields(calendars: Calendars, sheet: Sheet) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(t("Name of the calendar"), said(sheet.calendar.name), LONGEST_NAME, key=sheet.key("name"))
        bases = _bases(calendars, sheet.calendar)
        st.selectbox(
            t("Built on"),
            bases,
            bases.index(sheet.calendar.base),
            format_func=lambda each: base_name(calendars, each),
            key=sheet.key("base"),
        )
        _week_table(sheet)
    with right:
        _exception_table(sheet)
        _follower_fields(calendars, sheet)


def _bases(calendars: Calendars, calendar: WorkCalendar) -> list[str]:
    """Return what a calendar may be built on: its country, other calendars, nothing, other countries."""
    own = [each.key for each in calendars.own if each.key != calendar.key]
    first = f"{COUNTRY}{calendars.programme.country}"
    return list(dict.fromkeys([first, *own, "", *(f"{COUNTRY}{each}" for each in countries()), calendar.base]))


def _week_table(sheet: Sheet) -> None:
    column = st.column_config
    st.data_editor(
        sheet.week,
        key=sheet.key("week"),
        hide_index=True,
        row_height=29,
        disabled=["day", "base"],
        column_config={
            "day": column.TextColumn(t("Day"), width=90),
            "hours": column.TextColumn(t("Hours"), width=190, help=t("08:00–12:00, 13:00–17:00; off for a day off")),
            "base": column.TextColumn(t("From the base"), width=170),
        },
        placeholder="",
        alt=t("Working hours of each weekday"),
    )
    st.markdown(small(t("Hours such as 08:00–12:00, 13:00–17:00; “off” is a day off; empty is as the base says.")))


def _exception_table(sheet: Sheet) -> None:
    column = st.column_config
    day = "YYYY-MM-DD" if language() == "zh" else "D MMM YY"
    st.markdown(f"**{t('Exceptional days')}**")
    st.data_editor(
        sheet.exceptions,
        key=sheet.key("exceptions"),
        num_rows="dynamic",
        hide_index=True,
        row_height=29,
        column_config={
            "first": column.DateColumn(t("From day"), format=day, width=84),
            "last": column.DateColumn(t("To day"), format=day, width=84),
            "hours": column.TextColumn(t("Hours"), width=140),
            "name": column.TextColumn(t("Reason"), width=96, max_chars=120),
        },
        placeholder="",
        alt=t("Exceptional days: from, to, hours, reason"),
    )
    st.markdown(small(t("Without hours it is a day off; with hours a make-up day, or a day with other hours.")))


def _follower_fields(calendars: Calendars, sheet: Sheet) -> None:
    words = {
        "unit": t("Units that follow it"),
        "person": t("People who follow it"),
        "task": t("Tasks that follow it"),
    }
    st.checkbox(t("The whole programme follows it"), bool(sheet.chosen("programme")), key=sheet.key("programme"))
    for kind in CHOSEN:
        options = [each.id for each in sheet.followers if each.kind == kind]
        if options:
            st.multiselect(
                words[kind],
                options,
                sheet.chosen(kind),
                format_func=partial(_named, calendars, kind),
                key=sheet.key(kind),
                placeholder=t("nobody yet"),
            )


def _named(calendars: Calendars, kind: FollowerKind, row_id: str) -> str:
    return said(calendars.names.get((kind, row_id), row_id))


def _problems(problems: Sequence[Sentence]) -> None:
    st.error("  \n".join(escaped(said(each)) for each in problems), icon=":material/block:")


def _preview(calendars: Calendars, edit: CalendarEdit) -> bool:
    """Show what unsaved changes move, or why they cannot be; return whether they can be saved."""
    settled_edit = settled(edit, calendars.own)
    if problems := calendar_problems(settled_edit.calendar, calendars.own):
        _problems(problems)
        return False
    try:
        found = moves(calendars.standing, planned_with(calendars.standing, settled_edit).timeline)
    except TaskOutsideCalendar as outside:
        _problems([outside.named(_titles(calendars)).sentence])
        return False
    except Refusal as refusal:
        _problems([refusal.sentence])
        return False
    show_moves(calendars, found)
    return True


def _titles(calendars: Calendars) -> dict[str, Text | Sentence]:
    return {row_id: name for (kind, row_id), name in calendars.names.items() if kind == "task"}


def show_moves(calendars: Calendars, found: Moves) -> None:
    """Show what a change moves: the sentence, and the milestones that move most, by date."""
    titles = _titles(calendars)
    st.markdown(f"**{escaped(said(moves_finding(found, titles)))}**")
    most = sorted(found.milestones, key=lambda each: -abs(each.days))[:MOST_MOVES]
    if not most:
        return
    rows = sorted(most, key=lambda each: each.now)
    columns = {
        t("Milestone"): [escaped(said(titles.get(each.task.id, each.task.key))) for each in rows],
        t("Now"): [together(short_date(each.now, language())) for each in rows],
        t("Then"): [together(short_date(each.then, language())) for each in rows],
        t("Moved"): [together(drift(each.days, language())) for each in rows],
    }
    figure_table(columns, list(columns)[1:], t("Milestones that move"))


def _buttons(calendars: Calendars, sheet: Sheet, can_save: bool) -> None:
    is_new, users = not sheet.calendar.version, ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Save calendar"),
            key="calendars_save",
            type="primary",
            disabled=not can_save,
            on_click=_save,
            args=(calendars.programme.id, sheet),
        )
        st.button(t("Discard"), key="calendars_discard", on_click=_discard)
        if not is_new:
            in_use = calendars.following(sheet.calendar.key) or any(
                each.base == sheet.calendar.key for each in calendars.own
            )
            users = used_by(calendars, sheet.calendar.key) if in_use else ""
            st.button(
                t("Delete"),
                key="calendars_delete",
                disabled=bool(in_use),
                on_click=_remove,
                args=(calendars.programme.id, sheet.calendar),
            )
        if users:
            st.markdown(
                small(t("In use by {names}: give them another calendar before it is deleted.", names=escaped(users)))
            )


def _save(programme_id: str, sheet: Sheet) -> None:
    edit, problems = wanted(sheet)
    if problems:
        return
    with acting(FORM, t("Calendar saved")) as signature:
        with database() as db:
            save_calendar(db, signature, programme_id, edit)
        _discard()


def _remove(programme_id: str, calendar: WorkCalendar) -> None:
    with acting(FORM, t("Calendar deleted")) as signature:
        with database() as db:
            remove_calendar(db, signature, programme_id, calendar)
        _discard()


def _discard() -> None:
    forget(EDITING)
    forget_sheet()
