"""The load of people: the heat map by week, and the list of who has too much because of what."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from phases.effort.answer import wanted
from phases.effort.workload import Kind, Overload
from ui.charts.cells import show_cells
from ui.parts.choice import one_of
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.people.view import MOST_ROWS, People, heat_of, lanes_of, weeks_shown
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t, tn
from words.format import number, short_date

WEEKS = {"16": 16, "40": 40}
MOST_LISTED = 12
PHONE_LISTED = 6
CAUSES = 3
PHONE_WEEKS = 8


@st.fragment
def heat_map(people: People) -> None:
    """Show persons, roles or units by week, on a phone when it is asked for; what stands below stays as it is."""
    fresh(people.programme)
    if is_phone() and not st.toggle(t("Show the heat map"), key="people_heat_phone"):
        return
    kinds: dict[str, Kind] = {"people": "person", "roles": "role", "units": "unit"}
    words = {"people": t("Persons"), "roles": t("Roles"), "units": t("Units")}
    if not people.effort.load.units:
        del words["units"]
    with st.container(horizontal=True):
        who = one_of("who", t("Whose work"), words, "people" if people.persons else "roles")
        span = one_of("weeks", t("How far"), {key: t("{n} weeks", n=n) for key, n in WEEKS.items()}, "16")
    kind, weeks = kinds[who], weeks_shown(people, PHONE_WEEKS if is_phone() else WEEKS[span])
    rows = lanes_of(people, kind, weeks)
    if not rows:
        st.markdown(small(t("Nobody is named yet: add people below, or look at the roles.")))
        return
    st.markdown(small(_reading(people, kind)))
    show_cells(heat_of(people, kind, weeks), _alt(len(rows), weeks), "people_heat")
    total = len({"person": people.effort.load.persons}.get(kind, {}))
    if total > MOST_ROWS:
        st.markdown(small(t("The {n} with the worst weeks of {all}.", n=MOST_ROWS, all=total)))


def _reading(people: People, kind: Kind) -> str:
    first = t("Hours by week, spread evenly over the working time of each task")
    if kind == "unit":
        return first
    last = t("darker = fuller, red = more than there are, outlined = nobody says how many there are")
    if kind == "role" or not people.persons:
        return " · ".join([first, t("work without a name takes one full-time person of its role"), last])
    return " · ".join([first, last])


def _alt(rows: int, weeks: int) -> str:
    return t("Heat map of {rows} rows and {weeks} weeks: hours of work in each week", rows=rows, weeks=weeks)


def overload_list(people: People) -> None:
    """Show who has too much in which week, the worst first, with the tasks that cause it."""
    overs = people.effort.overloads
    if not overs:
        _open_roles(people)
        return
    hours = number(sum(each.over for each in overs))
    title = tn(
        "{hours} h too much in one week",
        "{hours} h too much in {count} weeks of people and roles",
        len(overs),
        hours=hours,
    )
    finding(title, t("worst first, with the tasks that take most hours of that week"))
    most = PHONE_LISTED if is_phone() else MOST_LISTED
    if is_phone():
        _cards(people, overs[:most])
    else:
        _table(people, overs[:most])
    if len(overs) > most:
        st.markdown(small(t("and {n} more", n=len(overs) - most)))


def _table(people: People, overs: Sequence[Overload]) -> None:
    columns = {
        t("Who"): [f"**{_who(people, each)}**" for each in overs],
        t("Week of"): [together(_day(each.week)) for each in overs],
        t("Hours"): [together(_hours(each)) for each in overs],
        t("Too much"): [f":red[**{together(_over(each))}**]" for each in overs],
        t("Because of"): [_causes(people, each) for each in overs],
    }
    text_table(columns, t("Who has too much work in which week"))


def _cards(people: People, overs: Sequence[Overload]) -> None:
    for each in overs:
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                st.markdown(f"**{_who(people, each)}** :gray[· {together(_day(each.week))}]")
                st.markdown(f":red[**{together(_over(each))}**]", width="content")
            st.markdown(small(f"{together(_hours(each))} · {_causes(people, each)}"))


def _who(people: People, over: Overload) -> str:
    return escaped(said(people.name(over.kind, over.key)))


def _day(day: date) -> str:
    return short_date(day, language())


def _hours(over: Overload) -> str:
    return t("{hours} of {available} h", hours=number(over.hours), available=number(over.available))


def _over(over: Overload) -> str:
    return t("+{hours} h", hours=number(over.over))


def _causes(people: People, over: Overload) -> str:
    first = [
        f"{escaped(said(people.titles.get(task_id, task_id)))} {together(t('{hours} h', hours=number(hours)))}"
        for task_id, hours in over.causes[:CAUSES]
    ]
    more = len(over.causes) - CAUSES
    return " · ".join([*first, *([t("{n} more tasks", n=more)] if more > 0 else [])])


def _open_roles(people: People) -> None:
    """Show which roles have no people yet and how many they would need."""
    roles = wanted(people.effort.load, people.effort.since)[:MOST_LISTED]
    if not roles:
        return
    finding(
        tn("One role has no people", "{count} roles have no people", len(roles)),
        t("how many full-time people its busiest week needs; without a name a task takes one"),
    )
    columns = {
        t("Role"): [escaped(said(people.name("role", each.role))) for each in roles],
        t("Busiest week of"): [together(_day(each.week)) for each in roles],
        t("People needed"): [number(each.people, 1) for each in roles],
    }
    text_table(columns, t("Roles without people and what they need"))
