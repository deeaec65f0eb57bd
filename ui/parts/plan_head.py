"""The head of the plan page: facts, undo, more, save; and what the unsaved changes would move."""

from collections.abc import Callable, Sequence

import streamlit as st

from access.journal import Record
from phases.plan_findings import preview
from phases.timeline import Dated
from ui.charts.days import day_words
from ui.parts.frame import escaped, page_head, small
from ui.parts.plan_draft import Draft, discard, redo, save, undo
from ui.parts.plan_filters import Asked
from ui.parts.plan_more import more_menu
from ui.parts.plan_view import PlanView, calendar_name, edited_timeline, edits_of, scope_word
from ui.parts.scenario_dialog import scenario_dialog
from ui.session import is_phone, language, said, t, tn, today


def plan_head(draft: Draft, current: PlanView, asked: Asked, rows: Sequence[Dated]) -> None:
    """Show where the reader is, what the dates rest on, and the three buttons."""
    crumbs = [t("Portfolio"), said(current.programme.name), scope_word(current, asked.scope)]
    with page_head(t("Plan"), _facts(current, asked, len(rows)), crumbs):
        more_menu(current, asked.scope, rows)
        if is_phone() and not draft.edits:
            return
        st.button(
            tn("Save {count} change", "Save {count} changes", draft.count) if draft.count else t("Save"),
            key="plan_save",
            type="primary",
            icon=":material/save:",
            on_click=save,
            disabled=not draft.is_savable,
        )


def _facts(view: PlanView, asked: Asked, count: int) -> str:
    country = calendar_name(view.programme.country, language())
    parts = [
        t("{scope}, {n} rows of {all}", scope=scope_word(view, asked.scope), n=count, all=len(view.timeline.rows)),
        t("baseline {name} of {day}", name=view.baseline[0], day=view.baseline[1]) if view.baseline else "",
        t("calendar: {country}", country=country) if country else t("calendar: weekends only"),
        t("revision {number}", number=view.programme.revision),
    ]
    return escaped(" · ".join(part for part in parts if part))


def unsaved(draft: Draft, current: PlanView) -> None:
    """Say what the unsaved changes would move, or what is wrong with them; offer to drop or to take back."""
    for problem in draft.problems:
        st.error(escaped(said(problem)), icon=":material/block:")
    words = t("Change cells, see what moves, then save once. Why a date is so stands below the grid.")
    if draft.has_dates:
        after = edited_timeline(draft.view, draft.edits)
        moved = preview(draft.view.timeline, after, draft.count, draft.view.names)
        words = t("{moved}. The bars show it already; the grid's dates follow when you save.", moved=moved)
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn("undo", t("Undo"), (undo, _last_done(current)), t("Take back the last save: {who}, {day}"))
        _turn("redo", t("Redo"), (redo, current.last_undone), t("Save again what was taken back: {who}, {day}"))
        st.button(t("Discard"), key="plan_discard", type="tertiary", on_click=discard, disabled=not draft.edits)
        if draft.has_dates and st.button(t("Keep as scenario"), key="plan_scenario", type="tertiary"):
            scenario_dialog(draft.view.programme.id, edits_of(draft.view, draft.edits), discard)
        st.markdown(small(escaped(words)))  # last: the grid's own toolbar hovers above its right end


def _turn(name: str, title: str, turn: tuple[Callable[[], None], Record | None], told: str) -> None:
    """Show the button that takes a save back, or does it again, and says whose it was."""
    action, found = turn
    told = told.format(who=found.actor, day=day_words(found.at.date(), today(), language())) if found else ""
    st.button(
        title,
        key=f"plan_{name}",
        type="tertiary",
        on_click=action,
        disabled=found is None,
        help=escaped(told) or None,
    )


def _last_done(view: PlanView) -> Record | None:
    """Return what Undo takes back: the newer one of the last batch of edits and the last change of rows."""
    return max(filter(None, (view.last_edits, view.last_rows)), key=lambda record: record.seq, default=None)
