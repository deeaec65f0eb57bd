"""Setting a baseline: today's dates under a name."""

import streamlit as st

from phases.actions import set_baseline
from phases.editing.edits import LONGEST_BASELINE
from phases.programme import Programme
from ui.parts.page.frame import messages, small
from ui.session import acting, database, entered, programme_in_view, submit_id, t

FORM = "baselines_set"


def baseline_dialog(programme: Programme) -> None:
    """Ask in a dialog for the name of a new baseline."""
    st.dialog(t("Set baseline"))(_form)(programme)


def _form(programme: Programme) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    st.markdown(
        t("The dates of today become the baseline. Drift is counted from it; earlier baselines stay in the record.")
    )
    name = st.text_input(t("Name of the baseline"), key=f"{FORM}_name", max_chars=LONGEST_BASELINE)
    st.button(
        t("Set baseline"),
        key=f"{FORM}_save",
        type="primary",
        on_click=_save,
        args=(programme.id, submit_id(FORM)),
        disabled=not name.strip(),
    )
    messages(FORM)
    if not name.strip():
        st.markdown(small(t("Give it a name, then press Enter.")))


def _save(programme_id: str, submit: str) -> None:
    with acting(FORM, t("Baseline set"), submit) as signature, database() as db:
        set_baseline(db, signature, programme_id, str(entered(f"{FORM}_name", "")).strip())
