"""Keeping objectives, requirements and impacts: a dialog each, for new ones and for those that stand."""

from typing import Any

import streamlit as st

from phases.scope.actions import (
    remove_impact,
    remove_objective,
    remove_requirement,
    save_impact,
    save_objective,
    save_requirement,
)
from phases.scope.impact import IMPACT_KINDS, Impact
from phases.scope.objective import DIRECTIONS, LONGEST_TITLE, LONGEST_WORD, Objective
from phases.scope.requirement import EXCEPTIONS, LEVELS, PRIORITIES, Requirement
from ui.parts.item_form import number_in, save_or_remove, which, words_in
from ui.parts.page.dialogs import close_when_saved, open_dialog, saving
from ui.parts.page.frame import small
from ui.parts.scope.view import Scoped
from ui.parts.scope.words import EXCEPTION_WORDS, IMPACT_WORDS, PRIORITY_WORDS, shown_key
from ui.session import entered, said, t, today

OBJECTIVE, REQUIREMENT, IMPACT = "scope_objective", "scope_requirement", "scope_impact"


def objective_dialog(found: Scoped) -> None:
    """Ask in a dialog for an objective with its success criterion."""
    open_dialog(OBJECTIVE, t("Objective"), lambda: objective_form(found), wide=True)


def requirement_dialog(found: Scoped) -> None:
    """Ask in a dialog for a requirement and the objectives it serves."""
    open_dialog(REQUIREMENT, t("Requirement"), lambda: requirement_form(found), wide=True)


def impact_dialog(found: Scoped) -> None:
    """Ask in a dialog for an entry of the impact catalogue."""
    open_dialog(IMPACT, t("Impact catalogue"), lambda: impact_form(found), wide=True)


def _named(item: Any) -> str:
    return f"{shown_key(item.key)} {said(item.title)}"


def objective_form(found: Scoped) -> None:
    """Show the fields of an objective and save it."""
    close_when_saved(OBJECTIVE)
    shown, place = which(OBJECTIVE, t("Objective"), found.scope.objectives, Objective(""), _named)
    st.text_input(t("Objective in one sentence"), said(shown.title), key=f"{place}_title", max_chars=LONGEST_TITLE)
    left, right = st.columns(2)
    left.text_input(t("Department (empty: the enterprise)"), said(shown.department), key=f"{place}_department",
                    max_chars=LONGEST_WORD)  # fmt: skip
    right.text_input(t("Owner"), said(shown.owner), key=f"{place}_owner", max_chars=LONGEST_WORD)
    left.text_input(t("Measure"), said(shown.measure), key=f"{place}_measure", max_chars=LONGEST_TITLE)
    right.text_input(
        t("Unit of measure"), said(shown.measured_in), key=f"{place}_measured_in", max_chars=LONGEST_WORD
    )
    words = {"up": t("↑ more is better"), "down": t("↓ less is better")}
    left.segmented_control(t("Better when"), DIRECTIONS, default=shown.direction, required=True,
                           format_func=words.__getitem__, key=f"{place}_direction")  # fmt: skip
    right.date_input(t("Due"), shown.due_on, format="YYYY-MM-DD", key=f"{place}_due_on")
    for column, name, label in zip(
        st.columns(3),
        ("baseline", "target", "actual"),
        (t("Baseline"), t("Target value"), t("Measured value")),
        strict=True,
    ):
        column.number_input(
            label, value=getattr(shown, name), key=f"{place}_{name}", placeholder=t("unknown"), format="%g"
        )
    st.selectbox(
        t("Promises the benefit (the target in the unit of its question)"),
        ["", *found.benefits],
        ["", *found.benefits].index(shown.benefit) if shown.benefit in found.benefits else 0,
        format_func=lambda each: said(found.benefits[each]) if each else t("none that is asked about"),
        key=f"{place}_benefit",
    )
    st.markdown(small(t("Realised = (measured − baseline) ÷ (target − baseline).")))
    save_or_remove(
        OBJECTIVE,
        not shown.version,
        lambda: _save_objective(found, shown, place),
        lambda: _remove(found, OBJECTIVE, shown),
    )


def _save_objective(found: Scoped, shown: Objective, place: str) -> None:
    actual = number_in(place, "actual")
    unchanged = actual == shown.actual
    wanted = Objective(
        **{name: words_in(place, name, shown) for name in ("title", "department", "measure", "measured_in", "owner")},
        baseline=number_in(place, "baseline"),
        target=number_in(place, "target"),
        direction=entered(f"{place}_direction", shown.direction),
        due_on=entered(f"{place}_due_on", shown.due_on),
        actual=actual,
        actual_on=shown.actual_on if unchanged else today() if actual is not None else None,
        benefit=entered(f"{place}_benefit", shown.benefit),
        key=shown.key,
        version=shown.version,
    )
    with saving(OBJECTIVE, t("Objective saved")) as (db, signature):
        save_objective(db, signature, found.programme.id, wanted)


def requirement_form(found: Scoped) -> None:
    """Show the fields of a requirement and save it."""
    close_when_saved(REQUIREMENT)
    shown, place = which(REQUIREMENT, t("Requirement"), found.scope.requirements, Requirement(""), _named)
    st.text_input(t("Requirement in one sentence"), said(shown.title), key=f"{place}_title", max_chars=LONGEST_TITLE)
    known = {each.key: each for each in found.scope.objectives}
    st.multiselect(
        t("Serves the objectives"),
        list(known),
        default=[key for key in shown.objectives if key in known],
        format_func=lambda key: _named(known[key]),
        key=f"{place}_objectives",
        placeholder=t("none: it is listed as not tied"),
    )
    left, right = st.columns(2)
    left.text_input(t("Department"), said(shown.department), key=f"{place}_department", max_chars=LONGEST_WORD)
    areas = ["", *found.areas]
    right.selectbox(t("Functional area"), areas, areas.index(shown.area) if shown.area in areas else 0,
                    format_func=lambda key: said(found.areas[key]) if key else t("not said"),
                    key=f"{place}_area")  # fmt: skip
    left.segmented_control(t("Priority"), PRIORITIES, default=shown.priority, required=True,
                           format_func=lambda key: said(PRIORITY_WORDS[key]), key=f"{place}_priority")  # fmt: skip
    right.segmented_control(t("Exception"), EXCEPTIONS, default=shown.exception, required=True,
                            format_func=lambda key: said(EXCEPTION_WORDS[key]), key=f"{place}_exception")  # fmt: skip
    levels = found.content.customisation
    st.selectbox(t("Level of customisation"), LEVELS, LEVELS.index(shown.level),
                 format_func=lambda n: f"{n} · {said(levels[n].title)}" if n in levels else f"{n}",
                 key=f"{place}_level")  # fmt: skip
    st.markdown(small(t("Outdated and isolated exceptions do not count in the choice of a product.")))
    save_or_remove(
        REQUIREMENT,
        not shown.version,
        lambda: _save_requirement(found, shown, place),
        lambda: _remove(found, REQUIREMENT, shown),
    )


def _save_requirement(found: Scoped, shown: Requirement, place: str) -> None:
    wanted = Requirement(
        **{name: words_in(place, name, shown) for name in ("title", "department")},
        **{
            name: entered(f"{place}_{name}", getattr(shown, name))
            for name in ("area", "priority", "level", "exception")
        },
        objectives=tuple(entered(f"{place}_objectives", shown.objectives)),
        key=shown.key,
        version=shown.version,
    )
    with saving(REQUIREMENT, t("Requirement saved")) as (db, signature):
        save_requirement(db, signature, found.programme.id, wanted)


def impact_form(found: Scoped) -> None:
    """Show the fields of an entry of the impact catalogue and save it."""
    close_when_saved(IMPACT)
    shown, place = which(IMPACT, t("Entry"), found.scope.impacts, Impact("technology", ""), _named)
    st.segmented_control(t("Kind"), IMPACT_KINDS, default=shown.kind, required=True,
                         format_func=lambda key: said(IMPACT_WORDS[key]), key=f"{place}_kind")  # fmt: skip
    st.text_input(t("Touched or missing"), said(shown.title), key=f"{place}_title", max_chars=LONGEST_TITLE)
    st.text_input(t("What it means"), said(shown.effect), key=f"{place}_effect", max_chars=LONGEST_TITLE)
    st.text_input(t("Owner"), said(shown.owner), key=f"{place}_owner", max_chars=LONGEST_WORD)
    known = found.requirements
    st.multiselect(
        t("Requirements behind it"),
        list(known),
        default=[key for key in shown.requirements if key in known],
        format_func=lambda key: _named(known[key]),
        key=f"{place}_requirements",
        placeholder=t("none"),
    )
    save_or_remove(
        IMPACT, not shown.version, lambda: _save_impact(found, shown, place), lambda: _remove(found, IMPACT, shown)
    )


def _save_impact(found: Scoped, shown: Impact, place: str) -> None:
    wanted = Impact(
        kind=entered(f"{place}_kind", shown.kind),
        **{name: words_in(place, name, shown) for name in ("title", "effect", "owner")},
        area=shown.area,
        requirements=tuple(entered(f"{place}_requirements", shown.requirements)),
        key=shown.key,
        version=shown.version,
    )
    with saving(IMPACT, t("Entry saved")) as (db, signature):
        save_impact(db, signature, found.programme.id, wanted)


REMOVALS: Any = {OBJECTIVE: remove_objective, REQUIREMENT: remove_requirement, IMPACT: remove_impact}


def _remove(found: Scoped, form: str, shown: Any) -> None:
    with saving(form, t("Removed")) as (db, signature):
        REMOVALS[form](db, signature, found.programme.id, shown)
