"""The years of the calendars as views to choose from: the map of the days, and the days that differ."""

from collections.abc import Sequence

import streamlit as st

from phases.calendars.answer import calendars_answer
from phases.calendars.year import DayKind, WorkYear, YearDay, runs
from ui.components.board import told, words
from ui.components.cells import Drawn, Said
from ui.components.choosing import Choice
from ui.components.readings import Column, Row, readings
from ui.components.readings import said as cell
from ui.components.views import View, Views, side_by_side
from ui.components.year import KINDS, year_map
from ui.parts.calendar.list import calendar_list
from ui.parts.calendar.view import USUAL, Calendars, calendar_name, content, last_counted, provisional, year_of
from ui.parts.page.frame import escaped, small
from ui.parts.views.views import Act, show_views
from ui.session import is_phone, language, said, t, tn
from ui.views import Moment
from words.format import month_name, number, short_date

CALENDAR, YEAR = "calendar", "year"
CHANGE, TAKE = "change", "take"
"""What the buttons beside the choices ask for."""
MOST_VIEWS = 24
"""Where there are more years of calendars than this, those of one more calendar are sent when they are asked for."""
MOST_LISTED = 40


def year_views(calendars: Calendars, act: Act) -> None:
    """Show the years of the calendars, of which the browser shows one, and the calendars of the programme's own."""
    asked = st.query_params.get(CALENDAR, USUAL)
    reader = language(), is_phone()
    show_views(_sent(calendars.moment, reader, _shown(calendars, asked), calendars), "calendars_years", act)


def _shown(calendars: Calendars, asked: str) -> tuple[str, ...]:
    """Return the calendars that are sent: all of them, or the programme's and the one that is asked for."""
    keys = tuple(_options(calendars))
    if len(keys) * len(calendars.years) <= MOST_VIEWS:
        return keys
    return tuple(key for key in keys if key in (USUAL, asked))


def _options(calendars: Calendars) -> dict[str, str]:
    own = {each.key: said(each.name) for each in calendars.own if each.key != calendars.programme.calendar_key}
    return {USUAL: t("The programme's: {name}", name=calendar_name(calendars, USUAL))} | own


@st.cache_resource(max_entries=64, show_spinner=False)
def _sent(moment: Moment, reader: tuple[str, bool], shown: tuple[str, ...], _calendars: Calendars) -> bytes:  # noqa: ARG001
    options, years = _options(_calendars), {str(each): str(each) for each in _calendars.years}
    both = (
        Choice(YEAR, t("Year"), years, str(_calendars.view.today.year)),
        Choice(CALENDAR, t("Calendar"), options, USUAL),
    )
    needed = [len(each.options) > 1 for each in both]
    found = {
        tuple(name for name, is_needed in zip((year, key), needed, strict=True) if is_needed): _view(
            _calendars, key, int(year)
        )
        for year in years
        for key in shown
    }
    choices = [each for each, is_needed in zip(both, needed, strict=True) if is_needed]
    return Views(choices, found, calendar_list(_calendars)).sent()


def _view(calendars: Calendars, key: str, year: int) -> View:
    working = year_of(calendars, USUAL, year).working
    own = calendars.calendar(key)
    change = [(CHANGE, t("Change “{name}”", name=said(own.name)))] if own else []
    return View(
        _parts(content(calendars, key), year, language(), (calendars, key)),
        said(calendars_answer(working, year, calendars.followers)),
        [*change, (TAKE, t("Take over holidays"))],
    )


@st.cache_resource(max_entries=256, show_spinner=False)
def _parts(content: str, year: int, language: str, _of: tuple[Calendars, str]) -> list[Drawn]:  # noqa: ARG001
    calendars, key = _of
    found = year_of(calendars, key, year)
    return [side_by_side((0.62, _days_of(calendars, key, found)), (0.38, _special_days(found)))]


def _days_of(calendars: Calendars, key: str, year: WorkYear) -> list[Drawn]:
    title = tn(
        "{name} has {count} working day in {year}",
        "{name} has {count} working days in {year}",
        year.working,
        name=calendar_name(calendars, key),
        year=str(year.year),
    )
    parts = [
        told(title, t("Beside each month its working days; – holiday, + make-up day, ½ other hours")),
        _map(year),
    ]
    if provisional(calendars, key, year.year):
        late = t(
            "The make-up days of {year} are not published yet: take them over when they are.", year=str(year.year)
        )
        parts.append(words(f":orange[**▲ {escaped(late)}**]"))
    last = last_counted(calendars, key)
    if last is not None and year.year > last:
        said = t("Holidays are counted up to {year}; after that only days of rest are off.", year=str(last))
        parts.append(words(f":orange[**▲ {escaped(said)}**]"))
    return parts


def _map(year: WorkYear) -> Drawn:
    kinds = dict(
        zip(KINDS, (t("worked"), t("weekend"), t("holiday"), t("make-up day"), t("other hours")), strict=True)
    )
    present = {each.kind for each in year.days}
    label = t("Working days of each month: {counts}", counts=", ".join(map(str, year.months)))
    known = Said(label, "{of} · {state}", "{of} · {state} · {more}", {k: v for k, v in kinds.items() if k in present})
    return year_map(
        year,
        [_month(at, count, year.year) for at, count in enumerate(year.months, 1)],
        [said(each.name) if each.name else "" for each in year.days],
        known,
    )


def _month(month: int, working: int, year: int) -> tuple[str, str]:
    """Return what stands beside a month, `Jan · 20`, and how its days are written, `{day} Jan 2026`."""
    name = month_name(month, language())
    return f"{name} · {working}", t("{day} {month} {year}", day="{day}", month=name, year=str(year))


def _special_days(year: WorkYear) -> list[Drawn]:
    """List the days that differ from the week."""
    days = year.special
    if not days:
        return [words(small(t("No holiday, make-up day or day with other hours in {year}.", year=str(year.year))))]
    title = tn("One day differs from the week", "{count} days differ from the week", len(days))
    columns = [Column(t("Day"), "whole"), Column(t("What"), "whole"), Column(t("Reason"))]
    found = runs(days)
    lines = [Row([cell(_days(each)), cell(_what(each[0])), cell(said(each[0].name))]) for each in found[:MOST_LISTED]]
    more = len(found) - MOST_LISTED
    return [
        told(title, t("Holidays that fall on a day of rest are left out")),
        readings("special", title, columns, lines, "told"),
        *([words(small(t("and {n} more", n=more)))] if more > 0 else []),
    ]


def _what(day: YearDay) -> str:
    """Return what a day is, with its hours where it is worked: `make-up day · 8 h`."""
    kinds: dict[DayKind, str] = {
        "holiday": t("holiday"),
        "extra": t("make-up day"),
        "other": t("other hours"),
        "work": "",
        "rest": "",
    }
    hours = number(day.minutes / 60, 0 if day.minutes % 60 == 0 else 1)
    return " · ".join([kinds[day.kind], *([t("{hours} h", hours=hours)] if day.minutes else [])])


def _days(run: Sequence[YearDay]) -> str:
    first, last = (short_date(each.day, language()) for each in (run[0], run[-1]))
    return first if len(run) == 1 else f"{first} – {last}"
