"""A year of one calendar: the map of its days, the days that differ, and who follows it."""

from collections.abc import Sequence

import streamlit as st

from phases.calendars.year import DayKind, WorkYear, YearDay, runs
from ui.charts.show import show
from ui.parts.calendar.view import Calendars, calendar_name, provisional, year_of, year_spec
from ui.parts.frame import escaped, finding, small
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t, tn
from words.format import number, short_date

MOST_LISTED = 40
NAMED = 6


def year_map(calendars: Calendars, key: str, year: int) -> None:
    """Show the year day by day."""
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
    show(year_spec(calendars, key, year, is_phone()), _alt(found), f"calendars_year_{key}_{year}")
    if provisional(calendars, key, year):
        words = t("The make-up days of {year} are not published yet: take them over when they are.", year=str(year))
        st.markdown(f":orange[**▲ {escaped(words)}**]")


def _alt(year: WorkYear) -> str:
    return t("Working days of each month: {counts}", counts=", ".join(map(str, year.months)))


def special_days(calendars: Calendars, key: str, year: int) -> None:
    """List the days that differ from the week."""
    days = year_of(calendars, key, year).special
    if not days:
        st.markdown(small(t("No holiday, make-up day or day with other hours in {year}.", year=str(year))))
        return
    kinds: dict[DayKind, str] = {
        "holiday": t("holiday"),
        "extra": t("make-up day"),
        "other": t("other hours"),
        "work": "",
        "rest": "",
    }
    title = tn("One day differs from the week", "{count} days differ from the week", len(days))
    finding(title, t("Holidays that fall on a day of rest are left out"))
    shown = runs(days)[:MOST_LISTED]
    columns = {
        t("Day"): [together(_days(each)) for each in shown],
        t("What"): [together(kinds[each[0].kind]) for each in shown],
        t("Hours"): [_hours(each[0]) for each in shown],
        t("Reason"): [escaped(said(each[0].name)) for each in shown],
    }
    text_table(columns, title)


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
