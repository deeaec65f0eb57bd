"""The menu of what is done to a plan now and then."""

from collections.abc import Callable, Sequence

import streamlit as st

from phases.timeline import Dated
from ui.parts.plan_dialogs import add_form, baseline_form, link_form, open_dialog, status_form
from ui.parts.plan_export import export_dialog
from ui.parts.plan_import import import_dialog
from ui.parts.plan_rows import add_form as add_row_form
from ui.parts.plan_several import several_form
from ui.parts.plan_view import PlanView
from ui.session import t


def more_menu(view: PlanView, scope: str, rows: Sequence[Dated]) -> None:
    """Show what is done to a plan now and then, each behind its dialog."""
    work = [row.task.id for row in rows if row.task.kind != "summary"]
    last = view.timeline.rows[-1].task if view.timeline.rows else None
    with st.popover(t("More"), icon=":material/more_horiz:"):
        if view.programme.steps:
            _item("add", t("Add task"), ":material/add:", lambda: add_form(view, scope))
        else:
            _item("add", t("Add task"), ":material/add:", lambda: add_row_form(view, last))
        _item("link", t("Link tasks"), ":material/link:", lambda: link_form(view), disabled=not work)
        _item("several", t("Change several rows"), ":material/edit_note:", lambda: several_form(view, work), not work)
        _item("baseline", t("Set baseline"), ":material/bookmark:", lambda: baseline_form(view))
        _item("status", t("Status date"), ":material/today:", lambda: status_form(view))
        if st.button(t("Import…"), key="plan_import", icon=":material/upload:", width="stretch"):
            import_dialog(view.programme)
        if st.button(t("Export…"), key="plan_export", icon=":material/download:", width="stretch"):
            export_dialog(view.programme)


def _item(name: str, title: str, icon: str, body: Callable[[], None], disabled: bool = False) -> None:
    if st.button(title, key=f"plan_{name}", icon=icon, width="stretch", disabled=disabled):
        open_dialog(title, body)
