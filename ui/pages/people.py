"""People: who has too much work and when, what could be delayed, and what the plan earns for what it takes."""

import streamlit as st

from ui.parts.overview.first_steps import first_steps
from ui.parts.page.frame import answer, page_head
from ui.parts.people.forms import actuals_dialog, assign_dialog
from ui.parts.people.heat import load_views
from ui.parts.people.levelling import levelling_dialog
from ui.parts.people.owners import unknown_owners_offered
from ui.parts.people.table import people_table
from ui.parts.people.value import value_table
from ui.parts.people.view import People, people_of
from ui.session import language, programme_in_view, said, t, tn
from words.format import long_date, number


def facts(people: People) -> str:
    staff = people.effort.staff
    full = sum(each.units for each in people.persons)
    assigned = len({each.task_id for each in staff.assignments})
    return " · ".join(
        [
            tn("{count} person", "{count} people", len(people.persons)),
            t("{n} full-time", n=number(full, 0 if full == int(full) else 1)),
            tn("{count} task assigned", "{count} tasks assigned", assigned),
            t("from {day} on", day=long_date(people.effort.since, language())),
        ]
    )


def buttons(people: People) -> None:
    if people.persons and st.button(t("Assign"), key="people_assign_open"):
        assign_dialog(people)
    if people.view.timeline.rows and st.button(t("Actuals"), key="people_actuals_open"):
        actuals_dialog(people)
    if people.effort.overloads and st.button(t("Level the plan"), key="people_level_open", type="primary"):
        levelling_dialog(people)


def page(people: People) -> None:
    crumbs = [t("Portfolio"), said(people.programme.name), t("People & effort")]
    with page_head(t("People & effort"), facts(people), crumbs):
        buttons(people)
    answer(people.answer)
    unknown_owners_offered(people)
    if people.effort.shares:
        load_views(people)
    people_table(people)
    value_table(people)


programme = programme_in_view()
if programme is None:
    page_head(t("People & effort"), "", [t("Portfolio")])
    first_steps()
else:
    page(people_of(programme))
