"""The views of an assessment of maturity: those that only read stand in one part, which the browser switches."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from assessments.store import Assessment
from phases.programme import Programme
from ui.components.board import answered, known, option, place, sent
from ui.components.readings import Drawn
from ui.parts.assessment.choice import (
    ADDRESS,
    AGREE,
    BELOW,
    BOARD,
    COMPARE,
    GATE,
    NONE,
    RESULT,
    UNIT,
    lens_tools,
    tools,
)
from ui.parts.assessment.forms import SHOWN
from ui.parts.assessment.head import said_first
from ui.parts.assessment.view import View
from ui.parts.consensus.consensus import BEGIN, QUESTION, begin, consensus_parts
from ui.parts.maturity.compare import WITH, compare_parts, compared
from ui.parts.maturity.gaps import GAP, turn
from ui.parts.maturity.result import result_parts
from ui.parts.views.board import Fetched, fetched, show_board
from ui.session import is_phone, language, said

READ = (RESULT, AGREE, COMPARE)
"""The views that only read: the browser fetches them beside the page and switches between them alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the programme, its assessments, the one in view through its lens, and its views."""

    programme: Programme
    assessments: tuple[Assessment, ...]
    view: View
    modes: tuple[str, ...]
    mode: str
    settled: str = ""
    """The question for which somebody records what was agreed: its form stands below."""

    def is_below(self, mode: str) -> bool:
        """Return whether the server draws a view below the board."""
        return mode not in READ or (mode == AGREE and bool(self.settled))


def assessment_board(shown: Shown) -> None:
    """Show which views there are, and the one that is chosen as far as it only reads."""
    key = (shown.view.key, language(), is_phone())
    other = compared(shown.programme, shown.view) or ""
    read = {mode: _read((*key, mode, other), shown) for mode in READ if mode in shown.modes}
    addresses = {mode: each.address() for mode, each in read.items()}
    choices = _known(shown, other)
    drawn = _frame((*key, *choices.values(), shown.settled, *addresses.values()), shown, addresses, choices)
    show_board(drawn, BOARD, lambda act, told: _act(shown, act, told))


def _act(shown: Shown, act: str, told: Mapping[str, object]) -> None:
    if act == BEGIN:
        begin(told.get("key"))
    else:
        turn(shown.programme, shown.view, act, told)


def _known(shown: Shown, other: str) -> dict[str, str]:
    """Return what the server knows to be chosen, by its name in the address."""
    view, asked = shown.view, st.query_params
    found = {ADDRESS: shown.mode, SHOWN: view.assessment.id, UNIT: view.unit, WITH: other}
    found[GATE] = view.gate.id if view.gate else NONE
    return {**found, QUESTION: asked.get(QUESTION, ""), GAP: asked.get(GAP, "")}


@st.cache_resource(max_entries=96, show_spinner=False)
def _read(key: tuple[object, ...], _shown: Shown) -> Fetched:
    mode = key[-2]
    if mode == COMPARE:
        return fetched(compare_parts(_shown.programme, _shown.view))
    return fetched(result_parts(_shown.view) if mode == RESULT else consensus_parts(_shown.view))


@st.cache_resource(max_entries=96, show_spinner=False)
def _frame(
    key: tuple[object, ...],  # noqa: ARG001
    _shown: Shown,
    _addresses: Mapping[str, str],
    _choices: Mapping[str, str],
) -> bytes:
    options = {mode: _option(_shown, mode, _addresses.get(mode, "")) for mode in _shown.modes}
    return sent([known(_choices), tools(_shown.assessments, _shown.modes), place(ADDRESS, options, BELOW)])


def _option(shown: Shown, mode: str, address: str) -> Drawn:
    is_below = shown.is_below(mode)
    first = [answered(said(said_first(mode, shown.programme, shown.view)))]
    if mode == RESULT and not shown.view.result.hidden:
        first = [lens_tools(shown.view), *first]
    return option(first, "" if is_below else address, is_below)
