"""Rollout: which unit is late in which activity, what it moves, and when the units go live."""

import streamlit as st

from rollout.matrix import waves
from ui.parts.overview.first_steps import first_steps
from ui.parts.page.frame import answer, escaped, page_head
from ui.parts.rollout.adding import new_unit
from ui.parts.rollout.forms import report_progress
from ui.parts.rollout.outlook import outlook
from ui.parts.rollout.units import units
from ui.parts.rollout.view import Rollout, rollout_of
from ui.session import programme_in_view, said, t, tn


def facts(rollout: Rollout) -> str:
    later = len([wave for wave in waves(rollout.rows) if wave])
    return " · ".join(
        [
            tn("{count} unit", "{count} units", len(rollout.rows)),
            tn("one wave after the pilot", "{count} waves after the pilot", later),
            tn("{count} person", "{count} people", rollout.people),
            t("drift against baseline {name}", name=escaped(said(rollout.baseline))),
        ]
    )


def page(rollout: Rollout) -> None:
    with page_head(t("Rollout"), facts(rollout), [t("Portfolio"), said(rollout.programme.name), t("Rollout")]):
        if st.button(t("Add unit"), key="rollout_add", icon=":material/add:"):
            new_unit(rollout)
        if rollout.rows and st.button(
            t("Report progress"), key="rollout_report", icon=":material/edit:", type="primary"
        ):
            report_progress(rollout)
    answer(rollout.answer)
    units(rollout)
    if rollout.rows:
        outlook(rollout)


programme = programme_in_view()
if programme is None:
    page_head(t("Rollout"), "", [t("Portfolio")])
    first_steps()
else:
    page(rollout_of(programme))
