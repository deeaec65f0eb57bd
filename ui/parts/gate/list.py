"""All milestones and gates by date: a grid on a desk, cards on a phone; a gate opens with a click."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from phases.gates.outlook import Landmark, due_gates, landmark_state
from ui.parts.choice import one_of
from ui.parts.frame import escaped, finding, small
from ui.parts.fresh import fresh
from ui.parts.gate.view import Gates
from ui.parts.status import badge
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t, tn
from words.format import UNKNOWN, drift, long_date

GATE = "gate"
"""The name in the address of the gate that is shown."""
MOST_MISSING = 12


@st.fragment
def landmarks(gates: Gates) -> None:
    """Show the milestones and gates that the reader asks for; what stands below stays as it is drawn."""
    fresh(gates.view.programme)
    if st.query_params.get(GATE):
        st.rerun()
    shown = _shown(gates)
    if not shown:
        st.markdown(small(t("Nothing of this kind. Choose All to see every milestone.")))
        return
    if is_phone():
        _cards(gates, shown)
        return
    _grid(gates, shown)
    st.markdown(small(t("Select a gate to open it.")))


def _shown(gates: Gates) -> list[Landmark]:
    """Show the switch over the list and return what it leaves."""
    everything = list(gates.landmarks)
    kinds = {
        "open": [each for each in everything if each.is_open],
        "due": due_gates(everything, gates.today),
        "gates": [each for each in everything if each.is_gate],
        "all": everything,
    }
    words = {
        "open": t("Open {n}", n=len(kinds["open"])),
        "due": t("Gates due in 30 days {n}", n=len(kinds["due"])),
        "gates": t("Gates {n}", n=len(kinds["gates"])),
        "all": t("All {n}", n=len(everything)),
    }
    return kinds[one_of("show", t("Milestones shown"), words, "open")]


def _grid(gates: Gates, shown: Sequence[Landmark]) -> None:
    import pyarrow as pa

    found = st.dataframe(
        pa.table(_columns(gates, shown)),
        hide_index=True,
        height="content",
        row_height=31,
        column_config=_config(gates, shown),
        key="gates_grid",
        on_select="rerun",
        selection_mode="single-cell",
        alt=t("Milestones and gates with forecast, drift, state, criteria and decision; select a gate to open it"),
    )
    if cells := found["selection"]["cells"]:
        chosen = shown[cells[0][0]]
        if chosen.is_gate:
            st.query_params[GATE] = chosen.key
            st.rerun()


def _columns(gates: Gates, shown: Sequence[Landmark]) -> dict[str, list[Any]]:
    return {
        "kind": [t("◆ Gate") if each.is_gate else t("◇ Milestone") for each in shown],
        "title": [said(each.title) for each in shown],
        "finish": [each.row.finish for each in shown],
        "drift": [drift(each.row.drift, language()) for each in shown],
        "state": [[_chip(each, gates)] for each in shown],
        "criteria": [criteria_words(each) for each in shown],
        "decision": [_decision_words(each) for each in shown],
    }


def _chip(each: Landmark, gates: Gates) -> str:
    status, word = landmark_state(each, gates.today)
    return f"{status.sign} {said(word)}"


def _config(gates: Gates, shown: Sequence[Landmark]) -> dict[str, Any]:
    column = st.column_config
    chips = {_chip(each, gates): landmark_state(each, gates.today)[0].colour for each in shown}
    form = "YYYY年M月D日" if language() == "zh" else "D MMM YY"
    return {
        "kind": column.TextColumn(t("Kind"), width=96),
        "title": column.TextColumn(t("Milestone or gate"), width=220),
        "finish": column.DateColumn(t("Forecast"), format=form, width=96, alignment="right"),
        "drift": column.TextColumn(t("Drift"), width=60, alignment="right"),
        "state": column.MultiselectColumn(t("State"), options=list(chips), color=list(chips.values()), width=172),
        "criteria": column.TextColumn(t("Criteria"), width=84, alignment="right"),
        "decision": column.TextColumn(t("Decision"), width=196),
    }


def criteria_words(each: Landmark) -> str:
    """Return how many criteria hold, of how many; a milestone has none."""
    return t("{n} of {all}", n=each.holding, all=len(each.states)) if each.is_gate else ""


def _decision_words(each: Landmark) -> str:
    if not each.is_gate:
        return ""
    if each.decision is None:
        return UNKNOWN
    return f"{long_date(each.decision.decided_on, language())} · {said(each.decision.decided_by)}"


def _cards(gates: Gates, shown: Sequence[Landmark]) -> None:
    for each in shown:
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                st.markdown(f"**{escaped(said(each.title))}**")
                status, word = landmark_state(each, gates.today)
                st.markdown(badge(status, said(word)), width="content")
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(small(_card_words(each)), width="content")
                if each.is_gate:
                    key = each.key
                    st.button(
                        t("Open gate"), key=f"gates_open_{key}", on_click=open_gate, args=(key,), type="tertiary"
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


def open_gate(key: str) -> None:
    """Show one gate, from a callback."""
    st.query_params[GATE] = key


def close_gate() -> None:
    """Show the list again, from a callback."""
    st.query_params.from_dict({name: value for name, value in st.query_params.items() if name != GATE})
