"""Setting what use is expected: days, functions, shares."""

import streamlit as st

from evaluation.actions import set_targets
from evaluation.targets import HABIT_SHARE, NewTargets
from phases.programme import Programme
from ui.parts.page.frame import messages, small
from ui.parts.usage.view import View
from ui.session import acting, database, entered, programme_in_view, t

FORM = "usage_targets"


def targets_dialog(programme: Programme, view: View) -> None:
    """Ask in a dialog for the targets."""
    st.dialog(t("Targets of use"))(_form)(programme, view)


def _form(programme: Programme, view: View) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    standing = view.targets
    known = [each.function for each in view.use.adoption] if view.use else []
    options = list(dict.fromkeys([*standing.core_functions, *known]))
    with st.form(FORM, border=False):
        st.number_input(
            t("Expected days of use in 20 working days"), 1, 20, standing.expected_days, key=f"{FORM}_days"
        )
        st.markdown(small(t("A habit is {share} % of the expected days.", share=round(HABIT_SHARE * 100))))
        st.number_input(t("Active rate to reach, %"), 1, 100, standing.active_target, key=f"{FORM}_active")
        st.number_input(t("Habit rate to reach, %"), 1, 100, standing.habit_target, key=f"{FORM}_habit")
        st.multiselect(
            t("Functions that count"),
            options,
            list(standing.core_functions),
            placeholder=t("every function of the log"),
            key=f"{FORM}_functions",
        )
        st.form_submit_button(
            t("Save targets"), type="primary", on_click=_save, args=(programme.id, standing.version)
        )
    messages(FORM)


def _save(programme_id: str, version: int) -> None:
    new = NewTargets(
        expected_days=entered(f"{FORM}_days", 12),
        core_functions=tuple(entered(f"{FORM}_functions", [])),
        active_target=entered(f"{FORM}_active", 75),
        habit_target=entered(f"{FORM}_habit", 60),
        version=version,
    )
    with acting(FORM, t("The targets are saved")) as signature, database() as db:
        set_targets(db, signature, programme_id, new)
