"""A year of one calendar: the map of its days, the days that differ, and who follows it."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from phases.calendars.answer import calendars_answer
from phases.calendars.year import DayKind, WorkYear, YearDay, runs
from ui.charts.cells import show_cells
from ui.charts.readings import Column, Row, readings
from ui.charts.readings import said as cell
from ui.parts.calendar.view import USUAL, Calendars, calendar_name, map_of, provisional, year_of
from ui.parts.choice import one_of
from ui.parts.page.frame import answer, escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.readings import show_readings
from ui.session import language, said, t, tn
from words.format import number, short_date

MOST_LISTED = 40
NAMED = 6
HOURS, REASON = 2, 3
"""Columns of the list of days."""


@st.fragment
def year_view(calendars: Calendars, key: str, place: DeltaGenerator) -> None:
    """Show the year that the reader chooses, with its answer in a place above; the rest stays as it is drawn."""
    fresh(calendars.programme)
    years = {str(each): str(each) for each in calendars.years}
    year = int(one_of("year", t("Year"), years, str(calendars.view.today.year)))
    with place:
        answer(calendars_answer(year_of(calendars, USUAL, year).working, year, calendars.followers))
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        _days_of(calendars, key, year)
    with right:
        _special_days(calendars, key, year)


def _days_of(calendars: Calendars, key: str, year: int) -> None:
    found = year_of(calendars, key, year)
    name = calendar_name(calendars, key)
    title = tn(
        "{name} has {count} working day in {year}",
        "{name} has {count} working days in {year}",
        found.working,
        name=name,
        year=str(year),
    )
    finding(title, t("Beside each month its working days; – holiday, + make-up day, ½ other hours"))
    show_cells(map_of(calendars, key, year), _alt(found), "calendars_year")
    if provisional(calendars, key, year):
        words = t("The make-up days of {year} are not published yet: take them over when they are.", year=str(year))
        st.markdown(f":orange[**▲ {escaped(words)}**]")


def _alt(year: WorkYear) -> str:
    return t("Working days of each month: {counts}", counts=", ".join(map(str, year.months)))


def _special_days(calendars: Calendars, key: str, year: int) -> None:
    """List the days that differ from the week."""
    days = year_of(calendars, key, year).special
    if not days:
        st.markdown(small(t("No holiday, make-up day or day with other hours in {year}.", year=str(year))))
        return
    title = tn("One day differs from the week", "{count} days differ from the week", len(days))
    finding(title, t("Holidays that fall on a day of rest are left out"))
    heads = (t("Day"), t("What"), t("Hours"), t("Reason"))
    rows = [_special(each) for each in runs(days)[:MOST_LISTED]]
    has_hours = any(hours for _, _, hours, _ in rows)
    shown = [at for at in range(len(heads)) if at != HOURS or has_hours]
    columns = [Column(heads[at], "" if at == REASON else "whole") for at in shown]
    lines = [Row([cell(row[at]) for at in shown]) for row in rows]
    show_readings(readings("special", title, columns, lines), "calendars_special")


def _special(run: Sequence[YearDay]) -> tuple[str, str, str, str]:
    kinds: dict[DayKind, str] = {
        "holiday": t("holiday"),
        "extra": t("make-up day"),
        "other": t("other hours"),
        "work": "",
        "rest": "",
    }
    return _days(run), kinds[run[0].kind], _hours(run[0]), said(run[0].name)


def _days(run: Sequence[YearDay]) -> str:
    first, last = (short_date(each.day, language()) for each in (run[0], run[-1]))
    return first if len(run) == 1 else f"{first} – {last}"


def _hours(day: YearDay) -> str:
    return number(day.minutes / 60, 0 if day.minutes % 60 == 0 else 1) if day.minutes else ""


def used_by(calendars: Calendars, key: str) -> str:
    """Return in words who follows a calendar of the programme's own."""
    users = [said(calendars.names[each.kind, each.id]) for each in calendars.following(key)]
    users += [said(each.name) for each in calendars.own if each.base == key]
    more = len(users) - NAMED
    if not users:
        return t("nobody yet")
    shown = (
        t("{names} and {count} more", names=", ".join(users[:NAMED]), count=more) if more > 0 else ", ".join(users)
    )
    return escaped(shown)
