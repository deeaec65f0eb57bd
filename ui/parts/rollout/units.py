"""The units of which the reader chooses a part, by view, wave and state; the browser does it without the server."""

from typing import Any

import streamlit as st

from rollout.matrix import URGENCY, count_statuses, waves, worst_first
from ui.components.choosing import Choice, Choosing, Empty
from ui.parts.rollout.matrix import CARDS, card, columns, line, wave_name
from ui.parts.rollout.view import Rollout
from ui.parts.views.readings import show_choosing
from ui.session import is_phone, language, t
from ui.views import Moment

VIEW, MATRIX, LIST, ALL = "view", "matrix", "list", "all"


def units(rollout: Rollout) -> None:
    """Show the filters and the units that pass: units down and activities across, or a card each."""
    show_choosing(_drawn(rollout.moment, language(), is_phone(), rollout), "rollout_units")


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(moment: Moment, spoken: str, narrow: bool, _rollout: Rollout) -> dict[str, Any]:  # noqa: ARG001
    activities = len(_rollout.titles)
    found = Choosing(
        label=t("Units and their six deployment activities with state, forecast date and drift"),
        columns=columns(_rollout),
        lines=[line(row) for row in _rollout.rows],
        cards=[card(_rollout, row) for row in worst_first(_rollout.rows)],
        shown_as=VIEW,
        choices=_choices(_rollout, LIST if narrow else MATRIX),
        empty=Empty(t("No unit fits the filter."), t("Choose another wave or state."), t("Clear")),
        said=t("{n} activities: state, forecast or actual date, drift in working days", n="{n}"),
        each=activities,
        most=CARDS,
        more=t("Show all {n} units", n="{n}"),
        classes="six",
    )
    return found.drawn()


def _choices(rollout: Rollout, view: str) -> list[Choice]:
    counts = count_statuses(rollout.rows)
    statuses = {each.value: f"{each.sign} {t(each.word)} {counts[each]}" for each in URGENCY if counts[each]}
    steps = {ALL: t("All")} | {str(wave): wave_name(wave) for wave in waves(rollout.rows)}
    return [
        Choice(VIEW, t("View"), {MATRIX: t("Matrix"), LIST: t("List")}, view),
        Choice("wave", t("Wave"), steps, ALL),
        Choice("status", t("Activities with this state"), statuses, several=True),
    ]
