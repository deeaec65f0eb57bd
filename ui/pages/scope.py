"""Scope: does everything that is asked for serve an objective, can success be measured, what does the CRM touch?"""

import streamlit as st

from phases.scope.answer import scope_answer
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.empty import empty
from ui.parts.page.frame import answer, page_head
from ui.parts.scope.details import areas, impacts
from ui.parts.scope.forms import impact_dialog, objective_dialog, requirement_dialog
from ui.parts.scope.importing import import_dialog
from ui.parts.scope.tree import tree
from ui.parts.scope.view import Scoped, scope_of
from ui.session import is_phone, programme_in_view, said, t, tn


def facts(found: Scoped) -> str:
    scope = found.scope
    departments = {said(each.department) for each in scope.requirements} - {""}
    return " · ".join(
        [
            tn("{count} objective", "{count} objectives", len(scope.objectives)),
            tn("{count} requirement", "{count} requirements", len(scope.requirements)),
            tn("{count} department", "{count} departments", len(departments)),
            t("revision {number}", number=found.programme.revision),
        ]
    )


def buttons(found: Scoped) -> None:
    table(found, t("Import…"))
    if st.button(t("Objectives"), key="scope_objective_open"):
        objective_dialog(found)
    if st.button(t("Requirements"), key="scope_requirement_open", type="primary"):
        requirement_dialog(found)


def table(found: Scoped, label: str) -> None:
    if st.button(label, key="scope_import_open", icon=":material/table:"):
        import_dialog(found)


def catalogue(found: Scoped) -> None:
    impacts(found)
    if st.button(t("Edit the catalogue"), key="scope_impact_open"):
        impact_dialog(found)


def page(found: Scoped) -> None:
    crumbs = [t("Portfolio"), said(found.programme.name), t("Scope")]
    place = page_head(t("Scope"), "" if found.is_empty else facts(found), crumbs, 0.34)
    if found.is_empty:
        why, todo = (
            t("No objective yet."),
            t("Say what the programme is for: a measure, its value today, and the target."),
        )
        if empty(why, todo, t("Add an objective"), "scope_first"):
            objective_dialog(found)
        table(found, t("Requirements from a table"))
        return
    with place:
        buttons(found)
    answer(scope_answer(found.scope, found.coverage))
    tree(found)
    if is_phone():
        catalogue(found)
        areas(found)
        return
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        catalogue(found)
    with right:
        areas(found)


programme = programme_in_view()
if programme is None:
    page_head(t("Scope"), "", [t("Portfolio")])
    first_steps()
else:
    page(scope_of(programme))
