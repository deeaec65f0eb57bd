"""The criteria of a gate: weight, state, value against limit, what shows it, who and when."""

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from phases.gates.criteria import CriterionState, Evidence
from phases.gates.outlook import Landmark
from ui.parts.choice import one_of
from ui.parts.frame import escaped, small
from ui.parts.status import badge
from ui.parts.table import text_table, together
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, short_date

COMPUTED = "ƒ"
LONGEST_SHOWN, LONGEST_WIDE = 19, 12
"""Signs of a note in a cell: Latin ones, and Chinese ones, which are twice as wide."""
WEIGHTS = {"must": "Must", "should": "Should"}


def criteria(gate: Landmark) -> None:
    """Show the criteria that the switch leaves."""
    shown = _switch(gate.states)
    if not shown:
        st.markdown(small(t("No criterion of this kind. Choose All to see every one.")))
    elif is_phone():
        for state in shown:
            st.markdown(_line(state))
    else:
        _table(shown)


def _switch(states: Sequence[CriterionState]) -> list[CriterionState]:
    kinds = {
        "all": list(states),
        "open": [each for each in states if not each.holds],
        "must": [each for each in states if each.criterion.weight == "must"],
        "computed": [each for each in states if each.is_computed],
    }
    words = {
        "all": t("All {n}", n=len(kinds["all"])),
        "open": t("Open {n}", n=len(kinds["open"])),
        "must": t("Must {n}", n=len(kinds["must"])),
        "computed": t("Computed {n}", n=len(kinds["computed"])),
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = one_of("criteria", t("Criteria shown"), words, "all")
        st.markdown(small(t("ƒ = computed by the system, cannot be ticked by hand")), width="content")
    return kinds[chosen]


def _table(shown: Sequence[CriterionState]) -> None:
    columns = {
        together(t("Weight")): [together(t(WEIGHTS[each.criterion.weight])) for each in shown],
        together(t("Criterion")): [_title(each) for each in shown],
        t("State"): [badge(each.status, said(each.word)) for each in shown],
        t("Value"): [together(said(each.value)) for each in shown],
        t("Evidence"): [evidence_words(each) for each in shown],
        together(t("By · on")): [_who(each) for each in shown],
    }
    text_table(columns, t("Criteria of the gate with state, value, evidence and who showed it"))


def _title(each: CriterionState) -> str:
    title = escaped(together(said(each.criterion.title)))
    return f"{title}\N{NO-BREAK SPACE}{COMPUTED}" if each.is_computed else title


def evidence_words(each: CriterionState) -> str:
    """Return the newest evidence with its link, and how much more there is."""
    if each.evidence:
        more = f" +{len(each.evidence) - 1}" if len(each.evidence) > 1 else ""
        return f"{_linked(each.evidence[-1])}{more}"
    if each.criterion.proof == "maturity":
        return t("assessment, live")
    return t("plan, live") if each.is_computed else f":gray[{t('nothing attached')}]"


def _linked(evidence: Evidence) -> str:
    note = escaped(together(short_note(evidence)))
    return f"[{note}]({quote(evidence.link, safe=':/?#@!$&*+,;=%~-._')})" if evidence.link else note


def short_note(evidence: Evidence) -> str:
    """Return the beginning of a note, as long as a cell bears."""
    note = said(evidence.note)
    longest = LONGEST_SHOWN if note[:1].isascii() else LONGEST_WIDE
    return note if len(note) <= longest else f"{note[:longest].rstrip()}…"


def _who(each: CriterionState) -> str:
    if not each.evidence:
        return UNKNOWN
    last = each.evidence[-1]
    return f"{escaped(together(said(last.added_by)))}, {together(short_date(last.added_on, language()))}"


def _line(each: CriterionState) -> str:
    weight = t(WEIGHTS[each.criterion.weight])
    parts = [weight, escaped(said(each.value)), evidence_words(each), _who(each)]
    detail = " · ".join(part for part in parts if part != UNKNOWN)
    return f"{badge(each.status, said(each.word))} {_title(each)}  \n{small(detail)}"
