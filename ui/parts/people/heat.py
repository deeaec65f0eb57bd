"""The load of people as views to choose from: persons, roles or units by week, and below them who has too much."""

from collections.abc import Mapping

import streamlit as st

from phases.effort.load.workload import Kind, Lane
from phases.effort.load.worktimes import monday, week_of_day
from ui.components.board import words
from ui.components.cells import Drawn, Said
from ui.components.choosing import Choice
from ui.components.views import View, Views
from ui.components.workload import Cell, workload_map
from ui.parts.page.frame import small
from ui.parts.people.load import too_much
from ui.parts.people.view import MOST_ROWS, People, lanes, lanes_of, weeks_shown
from ui.parts.views.views import show_views
from ui.session import is_phone, language, said, t
from ui.views import Moment
from words.format import short_date

WEEKS = (16, 40)
PHONE_WEEKS = (8,)
KINDS: dict[str, Kind] = {"people": "person", "roles": "role", "units": "unit"}


def load_views(people: People) -> None:
    """Show who works how much in which week, on a phone when it is asked for, and who has too much."""
    show_views(_sent(people.moment, language(), is_phone(), people), "people_load")


@st.cache_resource(max_entries=64, show_spinner=False)
def _sent(moment: Moment, language: str, phone: bool, _people: People) -> bytes:  # noqa: ARG001
    who, spans = _who(_people), _spans(_people, PHONE_WEEKS if phone else WEEKS)
    far = Choice("weeks", t("How far"), {name: t("{n} weeks", n=weeks) for name, weeks in spans}, spans[0][0])
    choices = [who, far] if len(spans) > 1 else [who]
    found: dict[tuple[str, ...], View] = {}
    for name in who.options:
        rows = _rows(_people, KINDS[name], spans[-1][1])
        for span, weeks in spans:
            found[(name, span)[: len(choices)]] = View(_parts(_people, KINDS[name], weeks, rows))
    return Views(choices, found, too_much(_people), t("Show the heat map") if phone else "").sent()


def _who(people: People) -> Choice:
    options = {"people": t("Persons"), "roles": t("Roles"), "units": t("Units")}
    if not people.effort.load.units:
        del options["units"]
    return Choice("who", t("Whose work"), options, "people" if people.persons else "roles")


def _spans(people: People, most: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return how far one can look, by its name in the address; what shows no more weeks than another is left out."""
    found = {weeks_shown(people, each): str(each) for each in reversed(most)}
    return [(name, weeks) for weeks, name in sorted(found.items())]


def _rows(people: People, kind: Kind, weeks: int) -> dict[str, tuple[str, list[Cell]]]:
    """Return by key what everybody is called and does in the weeks from now on."""
    load, first = people.effort.load, week_of_day(people.effort.since)

    def cell(lane: Lane, week: int) -> Cell:
        hours = lane.hours.get(week, 0.0)
        return Cell(hours, load.available(lane, week) if hours else None)

    return {
        lane.key: (said(people.name(kind, lane.key)), [cell(lane, week) for week in range(first, first + weeks)])
        for lane in lanes(people, kind)
    }


def _parts(people: People, kind: Kind, weeks: int, rows: Mapping[str, tuple[str, list[Cell]]]) -> list[Drawn]:
    keys = [lane.key for lane in lanes_of(people, kind, weeks)]
    if not keys:
        return [words(small(t("Nobody is named yet: add people below, or look at the roles.")))]
    first = week_of_day(people.effort.since)
    label = t("Heat map of {rows} rows and {weeks} weeks: hours of work in each week", rows=len(keys), weeks=weeks)
    heat = workload_map(
        [short_date(monday(week), language()) for week in range(first, first + weeks)],
        [(rows[key][0], rows[key][1][:weeks]) for key in keys],
        Said(label, t("{row}, {column}: {text} h"), t("{row}, {column}: {text} of {more} h")),
    )
    total = len(people.effort.load.persons) if kind == "person" else 0
    more = [words(small(t("The {n} with the worst weeks of {all}.", n=MOST_ROWS, all=total)))]
    return [words(small(_reading(people, kind))), heat, *(more if total > MOST_ROWS else [])]


def _reading(people: People, kind: Kind) -> str:
    first = t("Hours by week, spread evenly over the working time of each task")
    if kind == "unit":
        return first
    last = t("deeper blue = fuller, red = over capacity, outlined = capacity unknown")
    if kind == "role" or not people.persons:
        return " · ".join([first, t("work without a name takes one full-time person of its role"), last])
    return " · ".join([first, last])
