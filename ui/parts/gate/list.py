"""All milestones and gates by date: a table on a desk, cards on a phone; a gate opens with a click."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from phases.gates.outlook import Landmark, due_gates, landmark_state
from ui.components.choosing import Card, Choice, Choosing, Empty, Line
from ui.components.readings import Column
from ui.parts.gate.view import Gates
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.status import badge
from ui.parts.table import text_table, together
from ui.parts.views.readings import show_choosing
from ui.session import is_phone, language, said, t, tn
from ui.views import Moment
from words.format import UNKNOWN, drift, long_date

GATE = "gate"
"""The name in the address of the gate that is shown."""
SHOW = "show"
TITLE = 1
"""The column whose words open a gate."""
MOST_MISSING = 12
MOST_CARDS = 10
"""So many cards are shown before all are asked for: those that come next."""


def landmarks(gates: Gates) -> None:
    """Show the milestones and gates of which the reader chooses a part; a click on a gate opens it."""
    show_choosing(_drawn(gates.moment, language(), is_phone(), gates), "gates_landmarks", GATE)
    if not is_phone():
        st.markdown(small(t("Select a gate to open it.")))


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(moment: Moment, spoken: str, narrow: bool, _gates: Gates) -> dict[str, Any]:  # noqa: ARG001
    kinds, shown = _kinds(_gates), _gates.landmarks
    found = Choosing(
        label=t("Milestones and gates with forecast, drift, state, criteria and decision; select a gate to open it"),
        columns=_columns(),
        lines=[] if narrow else [_line(each, _gates, kinds) for each in shown],
        cards=[_card(each, _gates, kinds) for each in shown] if narrow else [],
        shown_as="cards" if narrow else "",
        choices=[Choice(SHOW, t("Milestones shown"), _words(kinds), "open")],
        empty=Empty(t("Nothing of this kind. Choose All to see every milestone.")),
        most=MOST_CARDS,
        more=t("Show all {n} of them", n="{n}"),
    )
    return found.drawn()


def _kinds(gates: Gates) -> dict[str, list[Landmark]]:
    everything = list(gates.landmarks)
    return {
        "open": [each for each in everything if each.is_open],
        "due": due_gates(everything, gates.today),
        "gates": [each for each in everything if each.is_gate],
        "all": everything,
    }


def _words(kinds: Mapping[str, Sequence[Landmark]]) -> dict[str, str]:
    return {
        "open": t("Open {n}", n=len(kinds["open"])),
        "due": t("Gates due in 30 days {n}", n=len(kinds["due"])),
        "gates": t("Gates {n}", n=len(kinds["gates"])),
        "all": t("All {n}", n=len(kinds["all"])),
    }


def _within(each: Landmark, kinds: Mapping[str, Sequence[Landmark]]) -> dict[str, list[str]]:
    return {SHOW: [kind for kind, found in kinds.items() if each in found]}


def _columns() -> list[Column]:
    return [
        Column(t("Kind"), "whole"),
        Column(t("Milestone or gate")),
        Column(t("Forecast"), "right"),
        Column(t("Drift"), "right"),
        Column(t("State"), "whole"),
        Column(t("Criteria"), "right"),
        Column(t("Decision")),
    ]


def _line(each: Landmark, gates: Gates, kinds: Mapping[str, Sequence[Landmark]]) -> Line:
    status, word = landmark_state(each, gates.today)
    cells = (
        t("◆ Gate") if each.is_gate else t("◇ Milestone"),
        escaped(said(each.title)),
        long_date(each.row.finish, language()),
        drift(each.row.drift, language()),
        badge(status, said(word)),
        criteria_words(each),
        escaped(_decision_words(each)),
    )
    return Line(cells, _within(each, kinds), each.key if each.is_gate else "", TITLE)


def criteria_words(each: Landmark) -> str:
    """Return how many criteria hold, of how many; a milestone has none."""
    return t("{n} of {all}", n=each.holding, all=len(each.states)) if each.is_gate else ""


def _decision_words(each: Landmark) -> str:
    if not each.is_gate:
        return ""
    if each.decision is None:
        return UNKNOWN
    return f"{long_date(each.decision.decided_on, language())} · {said(each.decision.decided_by)}"


def _card(each: Landmark, gates: Gates, kinds: Mapping[str, Sequence[Landmark]]) -> Card:
    status, word = landmark_state(each, gates.today)
    return Card(
        f"**{escaped(said(each.title))}**",
        badge(status, said(word)),
        [small(escaped(_card_words(each)))],
        _within(each, kinds),
        each.key if each.is_gate else "",
        t("Open gate") if each.is_gate else "",
    )


def _card_words(each: Landmark) -> str:
    parts = [long_date(each.row.finish, language())]
    parts += [drift(each.row.drift, language())] if each.row.drift else []
    parts += [t("{words} criteria hold", words=criteria_words(each))] if each.is_gate else []
    return " · ".join(parts)


def missing_list(gates: Gates) -> None:
    """Show which must criteria are open at the gates that are due soon."""
    missing = [
        (gate, state)
        for gate in due_gates(gates.landmarks, gates.today)
        for state in gate.states
        if state.is_open_must
    ][:MOST_MISSING]
    if not missing:
        return
    words = tn("One must criterion stops what is due", "{count} must criteria stop what is due", len(missing))
    finding(words, t("Open must criteria of the gates due in 30 days"))
    columns = {
        t("Gate"): [escaped(said(gate.title)) for gate, _ in missing],
        together(t("Criterion")): [escaped(said(state.criterion.title)) for _, state in missing],
        t("State"): [badge(state.status, said(state.word)) for _, state in missing],
        t("Value"): [together(said(state.value)) for _, state in missing],
    }
    text_table(columns, words)


def close_gate() -> None:
    """Show the list again, from a callback."""
    st.query_params.from_dict({name: value for name, value in st.query_params.items() if name != GATE})
