"""Adopting a scenario: what it moves is said before the plan changes."""

import streamlit as st

from phases.scenarios.actions import adopt_scenario
from phases.scenarios.scenario import Outcome, adoption
from ui.parts.page.frame import escaped, messages, small
from ui.parts.scenario.view import Scenarios
from ui.session import acting, database, just_saved, said, submit_id, t

FORM = "scenario_adopt"


def adopt_dialog(found: Scenarios, chosen: Outcome) -> None:
    """Ask in a dialog whether a scenario becomes the plan, naming what moves."""
    st.dialog(t("Adopt “{name}”", name=escaped(said(chosen.scenario.name))))(_form)(found.programme.id, chosen)


def _form(programme_id: str, chosen: Outcome) -> None:
    if just_saved(FORM):
        st.rerun()
    st.markdown(escaped(said(adoption(chosen))))
    st.markdown(small(t("It becomes the plan. Undo in the plan takes it back.")))
    messages(FORM)
    args = (programme_id, chosen.scenario.id, submit_id(FORM))
    st.button(t("Adopt"), key=f"{FORM}_save", type="primary", on_click=_adopt, args=args)


def _adopt(programme_id: str, scenario_id: str, submit: str) -> None:
    with acting(FORM, t("The scenario is the plan now"), submit) as signature, database() as db:
        adopt_scenario(db, signature, programme_id, scenario_id)
