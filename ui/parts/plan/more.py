"""The menu of what is done to a plan now and then; it closes over the dialog that it opens."""

from collections.abc import Callable, Mapping

import streamlit as st

from phases.outline import running_scope
from phases.programme import Programme
from ui.parts.plan.dialogs.dates import dates_form
from ui.parts.plan.dialogs.dialogs import add_form, baseline_form, open_dialog, status_form
from ui.parts.plan.dialogs.links import link_form
from ui.parts.plan.dialogs.rows import add_form as add_row_form
from ui.parts.plan.exchange.exporting import export_dialog
from ui.parts.plan.exchange.importing import import_dialog
from ui.parts.plan.view import PlanView
from ui.parts.renewal.dialogs import tailor_dialog, update_dialog
from ui.session import t

ITEMS: Mapping[str, tuple[str, str]] = {
    "add": ("Add task", ":material/add:"),
    "link": ("Link tasks", ":material/link:"),
    "baseline": ("Set baseline", ":material/bookmark:"),
    "dates": ("Start and go-live", ":material/event:"),
    "status": ("Status date", ":material/today:"),
    "import": ("Import…", ":material/upload:"),
    "export": ("Export…", ":material/download:"),
    "update": ("Update from the method…", ":material/update:"),
    "tailor": ("Steps and units…", ":material/tune:"),
}
OF_METHOD = ("update", "tailor")
"""What only plans from the method have."""
DIALOGS: Mapping[str, Callable[[Programme], None]] = {
    "import": import_dialog,
    "export": export_dialog,
    "update": update_dialog,
    "tailor": tailor_dialog,
}


def more_menu(view: PlanView) -> None:
    """Show the menu, and open the dialog of what was chosen."""
    items = [item for item in ITEMS if _is_offered(item, view)]
    chosen = st.menu_button(
        t("More"), items, key="plan_more", icon=":material/more_horiz:", format_func=_said, width="content"
    )
    if dialog := DIALOGS.get(chosen or ""):
        dialog(view.programme)
    elif chosen:
        open_dialog(t(ITEMS[chosen][0]), _body(view, chosen))


def _is_offered(item: str, view: PlanView) -> bool:
    if item in OF_METHOD:
        return bool(view.programme.steps)
    return item != "link" or bool(view.timeline.rows)


def _said(item: str) -> str:
    title, icon = ITEMS[item]
    return f"{icon} {t(title)}"


def _body(view: PlanView, item: str) -> Callable[[], None]:
    last = view.timeline.rows[-1].task if view.timeline.rows else None
    bodies: dict[str, Callable[[], None]] = {
        "link": lambda: link_form(view),
        "baseline": lambda: baseline_form(view),
        "dates": lambda: dates_form(view.programme),
        "status": lambda: status_form(view),
    }
    if view.programme.steps:
        return bodies.get(item, lambda: add_form(view, running_scope(view.timeline)))
    return bodies.get(item, lambda: add_row_form(view, last))
