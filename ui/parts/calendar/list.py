"""The calendars of a programme side by side: what each is built on, how long a week is worked, who follows it."""

import streamlit as st

from errors import Refusal
from phases.capacity.workweek import COUNTRY, WorkCalendar
from ui.parts.calendar.view import USUAL, Calendars, base_name, calendar_name
from ui.parts.calendar.year import used_by
from ui.parts.page.frame import escaped, finding, small
from ui.parts.table import text_table, together
from ui.session import said, t, tn
from words.format import UNKNOWN, number


def calendar_list(calendars: Calendars) -> None:
    """Show one row per calendar, the programme's first."""
    own = calendars.own
    if not own:
        words = t("The programme works on its country's calendar alone. A calendar of its own gives a unit, a person "
                  "or a task other hours or days off.")  # fmt: skip
        st.markdown(small(words))
        return
    title = tn("One calendar of its own", "{count} calendars of its own", len(own))
    finding(title, t("Hours of a usual week, lines of exceptional days, and who follows it"))
    rows = [_row(calendars, each) for each in own]
    if not calendars.programme.calendar_key:
        country = base_name(calendars, f"{COUNTRY}{calendars.programme.country}")
        rest = t("everybody else")
        rows.insert(
            0, (f"**{escaped(calendar_name(calendars, USUAL))}**", escaped(country), _week(calendars, None), "", rest)
        )
    heads = (t("Calendar"), t("Built on"), t("A week"), t("Exceptions"), t("Followed by"))
    text_table(dict(zip(heads, zip(*rows, strict=True), strict=True)), title)


def _row(calendars: Calendars, calendar: WorkCalendar) -> tuple[str, ...]:
    name = escaped(said(calendar.name))
    is_usual = calendar.key == calendars.programme.calendar_key
    return (
        f"**{name}**" if is_usual else name,
        escaped(base_name(calendars, calendar.base)) if calendar.base else UNKNOWN,
        _week(calendars, calendar),
        str(len(calendar.exceptions) or ""),
        used_by(calendars, calendar.key),
    )


def _week(calendars: Calendars, calendar: WorkCalendar | None) -> str:
    try:
        week = calendars.shifts(calendar).week
    except Refusal:
        return UNKNOWN
    hours = sum(end - begin for day in week for begin, end in day) / 60
    return together(t("{hours} h", hours=number(hours, 0 if hours == int(hours) else 1)))
