"""The grid with its Gantt: what the component in the browser is given, and the dialogs that it asks for."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

import streamlit as st

from access.journal import Record
from phases.outline import waited_for
from phases.summary.changes import changes
from ui.charts.dates.days import day_words
from ui.charts.palette import palette
from ui.components.component import component
from ui.parts.plan.dialogs.dialogs import open_dialog
from ui.parts.plan.dialogs.rows import add_form, delete_form
from ui.parts.plan.dialogs.several import several_form
from ui.parts.plan.grid.asks import Asked, dialog_asked, hear, kept_elsewhere, last_heard
from ui.parts.plan.grid.sheet import sheet_address
from ui.parts.plan.reason import reason_told
from ui.parts.plan.view import PlanView, rows_of
from ui.parts.scenario.dialog import scenario_dialog
from ui.session import entered, language, said, t, theme, today

KEY, WHY = "plan_grid", "why"
SEEN, LONGEST = ("scope", "show", "find", "layers", "zoom", "as"), 200
"""What of a plan is seen, as the address names it, and how long a part of it may be."""


def plan_grid(view: PlanView) -> None:
    """Show the grid; rows are fetched once per revision, and what the reader does with them stays in the browser."""
    heard, chosen = last_heard(view.programme.id), _chosen(view)
    component("plan")(
        key=KEY,
        data={
            "programme": f"{view.programme.id} {view.programme.created_at}",
            "rows": sheet_address(view, language()),
            "theme": theme(),
            "colours": asdict(palette(theme())),
            "paper": asdict(palette("light")),
            "chosen": chosen,
            "why": reason_told(view, chosen) if chosen else None,
            "heard": heard.ask_id if heard else "",
            "answer": heard.answer if heard else None,
            "undo": _turn(view, view.history.last, "Take back: {what} ({who}, {day})"),
            "redo": _turn(view, view.history.next, "Do again: {what} ({who}, {day})"),
            "views": [{"id": each.id, "name": each.name, "parts": each.parts} for each in view.saved_views],
        },
        on_ask_change=_heard,
    )
    if asked := dialog_asked():
        _open(view, asked)


def _heard() -> None:
    ask = getattr(entered(KEY, None), "ask", None)
    if isinstance(ask, Mapping):
        hear(ask)
        if ask.get("kind") == "why":
            standing = {name: st.query_params.get_all(name) for name in st.query_params}
            st.query_params.from_dict({**standing, **_chosen_here(ask.get("choice")), WHY: str(ask.get("key"))})


def _chosen_here(choice: object) -> dict[str, list[str]]:
    """Return what the reader sees of the plan, of which only the browser knows, as the address says it."""
    found = choice if isinstance(choice, Mapping) else {}
    texts = {name: str(found.get(name) or "")[:LONGEST] for name in SEEN if name in found}
    return {name: [each for each in _parts(name, text) if each] for name, text in texts.items()}


def _parts(name: str, text: str) -> list[str]:
    return text.split(",") if name == "layers" else [text]


def _chosen(view: PlanView) -> str:
    """Return the row in hand: the one that the address names, else what the end waits for, else the first work."""
    asked = st.query_params.get(WHY, "")
    if asked in view.timeline.by_key:
        return asked
    return _first(view)


@lru_cache(maxsize=32)
def _first(view: PlanView) -> str:
    root = waited_for(view.timeline) or next(iter(view.timeline.leaves()), None)
    return root.task.key if root else next(iter(view.timeline.by_key), "")


def _turn(view: PlanView, found: Record | None, pattern: str) -> str:
    """Return what would be taken back or done again, and who saved it when; nothing where there is none."""
    if found is None:
        return ""
    what = said(changes([found], view.names)[0].words)
    return t(pattern, what=what, who=found.actor, day=day_words(found.at.date(), today(), language()))


def _open(view: PlanView, asked: Asked) -> None:
    """Open the dialog that the grid asks for."""
    tasks = rows_of(view, asked.row_keys)
    if asked.name == "add":
        open_dialog(t("Add below"), lambda: add_form(view, tasks[-1] if tasks else None, asked.pasted))
    elif asked.name == "delete" and tasks:
        open_dialog(t("Delete"), lambda: delete_form(view, tasks))
    elif asked.name == "several" and tasks:
        open_dialog(t("Change several rows"), lambda: several_form(view, tasks))
    elif asked.batch:
        scenario_dialog(view.programme.id, asked.batch.task_edits, lambda: kept_elsewhere(view.programme.id))
