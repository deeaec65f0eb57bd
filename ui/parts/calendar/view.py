"""What the page of calendars reads: calendars, who follows them, years; computed once per revision, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from access.store import load_journal
from data.database import open_database
from phases.actions import UNDO_DEPTH, find_programme
from phases.calendars.changing.actions import follower_names
from phases.calendars.changing.moves import Standing
from phases.calendars.changing.undo import calendar_history
from phases.calendars.followers import Follower, followers_of, following
from phases.calendars.year import WorkYear, names_of, work_year
from phases.capacity.store import load_calendars
from phases.capacity.terms import shifts_of
from phases.capacity.workweek import COUNTRY, WorkCalendar, lineage
from phases.dates.calendar import is_provisional, last_year_with_holidays, shifts_for
from phases.editing.history import History
from phases.network.shifts import Shifts
from phases.planned import load_roster
from phases.programme import Programme
from phases.summary.view import View
from ui.parts.calendar.country_names import country_names
from ui.session import language, said, t
from ui.views import Moment, moment_of, view_of
from words.text import Sentence, Text

USUAL = "programme"
"""How the calendar that the programme is worked on is named beside its own ones."""


@dataclass(frozen=True, eq=False)
class Calendars:
    """The calendars of one programme, only read."""

    moment: Moment
    view: View
    standing: Standing
    followers: Sequence[Follower]
    names: Mapping[tuple[str, str], Text | Sentence]
    """What followers are called, by kind and id."""
    history: History
    """What can be taken back, and done again."""

    @property
    def programme(self) -> Programme:
        """Return whose calendars they are."""
        return self.view.programme

    @property
    def own(self) -> Sequence[WorkCalendar]:
        """Return the calendars of the programme's own, in their order."""
        return self.standing.roster.calendars

    @property
    def by_key(self) -> Mapping[str, WorkCalendar]:
        """Return the calendars of the programme's own by key."""
        return {each.key: each for each in self.own}

    @property
    def years(self) -> list[int]:
        """Return the years that the plan touches."""
        timeline = self.view.timeline
        start, finish = (timeline.start, timeline.finish) if timeline.rows else (self.view.today,) * 2
        return list(range(min(start.year, self.view.today.year), max(finish.year, self.view.today.year) + 1))

    def calendar(self, key: str) -> WorkCalendar | None:
        """Return a calendar of the programme's own; nothing for its country's."""
        return self.by_key.get(self.programme.calendar_key if key == USUAL else key)

    def shifts(self, calendar: WorkCalendar | None) -> Shifts:
        """Return the hours of a calendar; those of the programme's country where there is none."""
        first_year = self.programme.start_on.year
        if calendar is None:
            return shifts_for(self.programme.country, first_year)
        return shifts_of(calendar, self.by_key, first_year)

    def following(self, key: str) -> list[Follower]:
        """Return who follows a calendar by itself."""
        return following(self.followers, key)


def calendars_of(programme: Programme) -> Calendars:
    """Return the programme's calendars as of today."""
    return _calendars(moment_of(programme), view_of(programme))


@st.cache_resource(max_entries=32, show_spinner=False)
def _calendars(moment: Moment, _view: View) -> Calendars:
    with open_database(moment.path) as db:
        programme = find_programme(db, moment.programme_id)
        roster = load_roster(db, programme.id, load_calendars(db, programme.id))
        names = follower_names(db, programme)
        done = calendar_history(load_journal(db, programme.id, UNDO_DEPTH))
    followers = followers_of(programme, roster.units, roster.persons, _view.plan.tasks)
    return Calendars(moment, _view, Standing(programme, _view.planned, roster), followers, names, done)


def year_of(calendars: Calendars, key: str, year: int) -> WorkYear:
    """Return a year of a calendar, day by day."""
    return _year(content(calendars, key), year, (calendars, key))


@st.cache_resource(max_entries=256, show_spinner=False)
def _year(content: str, year: int, _of: tuple[Calendars, str]) -> WorkYear:  # noqa: ARG001
    calendars, key = _of
    calendar = calendars.calendar(key)
    names = names_of(calendar, calendars.by_key, calendars.programme.country, year)
    return work_year(shifts(calendars, key), year, names)


def shifts(calendars: Calendars, key: str) -> Shifts:
    """Return the hours of a calendar; one on which nobody ever works is refused."""
    return _shifts(content(calendars, key), (calendars, key))


@st.cache_resource(max_entries=256, show_spinner=False)
def _shifts(content: str, _of: tuple[Calendars, str]) -> Shifts:  # noqa: ARG001
    calendars, key = _of
    return calendars.shifts(calendars.calendar(key))


def content(calendars: Calendars, key: str) -> str:
    """Return all that the days of a calendar follow from, to keep what is computed of it beyond a revision."""
    calendar, programme = calendars.calendar(key), calendars.programme
    line = lineage(calendar, calendars.by_key)[0] if calendar else []
    return repr((programme.country, programme.start_on.year, line))


def calendar_name(calendars: Calendars, key: str) -> str:
    """Return what a calendar is called: its name, or the country of the programme."""
    calendar = calendars.calendar(key)
    return said(calendar.name) if calendar else base_name(calendars, f"{COUNTRY}{calendars.programme.country}")


def base_name(calendars: Calendars, base: str) -> str:
    """Return what a calendar is built on: a country, another calendar, or nothing."""
    if base.startswith(COUNTRY):
        names = country_names(language(), t("No holidays"))
        return names.get(base.removeprefix(COUNTRY), base)
    return said(calendars.by_key[base].name) if base in calendars.by_key else t("nothing: all hours are said here")


def provisional(calendars: Calendars, key: str, year: int) -> bool:
    """Return whether a year's make-up days are not published yet, on a calendar built on such a country."""
    country = _country(calendars, key)
    return country is not None and is_provisional(country, year)


def last_counted(calendars: Calendars, key: str) -> int | None:
    """Return the last year whose holidays a calendar counts; None where it is built on no country with any."""
    country = _country(calendars, key)
    return None if country is None else last_year_with_holidays(country, calendars.programme.start_on.year)


def _country(calendars: Calendars, key: str) -> str | None:
    """Return the country that a calendar is built on, None where it is built on none."""
    calendar, country = calendars.calendar(key), calendars.programme.country
    while calendar:
        if calendar.base.startswith(COUNTRY):
            country = calendar.base.removeprefix(COUNTRY)
        elif not calendar.base:
            return None
        calendar = calendars.by_key.get(calendar.base)
    return country
