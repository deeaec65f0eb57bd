"""Keeping unsaved changes of the plan as a scenario, instead of saving them."""

from collections.abc import Callable, Sequence

import streamlit as st

from phases.editing.edits import LONGEST_BASELINE, TaskEdit
from phases.scenarios.actions import keep_scenario
from ui.parts.page.frame import messages
from ui.session import acting, database, entered, just_saved, submit_id, t

FORM = "scenario_keep"


def scenario_dialog(programme_id: str, edits: Sequence[TaskEdit], kept: Callable[[], None]) -> None:
    """Ask in a dialog for the scenario's name; `kept` runs once it is kept."""
    st.dialog(t("Keep as scenario"))(_form)(programme_id, edits, kept)


def _form(programme_id: str, edits: Sequence[TaskEdit], kept: Callable[[], None]) -> None:
    if just_saved(FORM):
        st.rerun()
    st.markdown(t("The plan stays as it is. The changes are kept under a name, to be compared, adopted or dropped."))
    st.text_input(t("Name of the scenario"), key=f"{FORM}_name", max_chars=LONGEST_BASELINE)
    st.button(
        t("Keep as scenario"),
        key=f"{FORM}_save",
        type="primary",
        on_click=_save,
        args=(programme_id, tuple(edits), kept, submit_id(FORM)),
    )
    messages(FORM)


def _save(programme_id: str, edits: Sequence[TaskEdit], kept: Callable[[], None], submit: str) -> None:
    with acting(FORM, t("Scenario kept"), submit) as signature:
        with database() as db:
            keep_scenario(db, signature, programme_id, (str(entered(f"{FORM}_name", "")), edits))
        kept()
