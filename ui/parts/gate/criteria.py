"""The criteria of a gate: weight, state, value against limit, what shows it, who and when."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import streamlit as st

from phases.gates.criteria import CriterionState, Evidence
from phases.gates.outlook import Landmark
from ui.components.choosing import Card, Choice, Choosing, Empty, Line
from ui.components.readings import Column
from ui.parts.gate.view import Gates
from ui.parts.page.frame import escaped, small
from ui.parts.page.status import badge
from ui.parts.table import together
from ui.parts.views.readings import show_choosing
from ui.session import is_phone, language, said, t
from words.format import UNKNOWN, short_date

COMPUTED = "ƒ"
SHOWN = "criteria"
LONGEST_SHOWN, LONGEST_WIDE = 19, 12
"""Signs of a note in a cell: Latin ones, and Chinese ones, which are twice as wide."""
WEIGHTS = {"must": "Must", "should": "Should"}


def criteria(gates: Gates, gate: Landmark) -> None:
    """Show the criteria of which the reader chooses a part."""
    show_choosing(_drawn((gates.moment, gate.key, language(), is_phone()), gate), f"gates_criteria_{gate.key}")


@st.cache_resource(max_entries=128, show_spinner=False)
def _drawn(key: tuple[object, ...], _gate: Landmark) -> dict[str, Any]:  # noqa: ARG001
    kinds, narrow = _kinds(_gate.states), is_phone()
    found = Choosing(
        label=t("Criteria of the gate with state, value, evidence and who showed it"),
        columns=[Column(title) for title in _heads()],
        lines=[] if narrow else [Line(_cells(each), _within(each, kinds)) for each in _gate.states],
        cards=[_card(each, kinds) for each in _gate.states] if narrow else [],
        shown_as="cards" if narrow else "",
        choices=[Choice(SHOWN, t("Criteria shown"), _words(kinds), "all")],
        empty=Empty(t("No criterion of this kind. Choose All to see every one.")),
        hint=t("ƒ = computed by the system, cannot be ticked by hand"),
    )
    return found.drawn()


def _kinds(states: Sequence[CriterionState]) -> dict[str, list[CriterionState]]:
    return {
        "all": list(states),
        "open": [each for each in states if not each.holds],
        "must": [each for each in states if each.criterion.weight == "must"],
        "computed": [each for each in states if each.is_computed],
    }


def _words(kinds: Mapping[str, Sequence[CriterionState]]) -> dict[str, str]:
    return {
        "all": t("All {n}", n=len(kinds["all"])),
        "open": t("Open {n}", n=len(kinds["open"])),
        "must": t("Must {n}", n=len(kinds["must"])),
        "computed": t("Computed {n}", n=len(kinds["computed"])),
    }


def _within(each: CriterionState, kinds: Mapping[str, Sequence[CriterionState]]) -> dict[str, list[str]]:
    return {SHOWN: [kind for kind, found in kinds.items() if each in found]}


def _heads() -> tuple[str, ...]:
    return t("Weight"), t("Criterion"), t("State"), t("Value"), t("Evidence"), t("By · on")


def _cells(each: CriterionState) -> tuple[str, ...]:
    return (
        together(t(WEIGHTS[each.criterion.weight])),
        _title(each),
        badge(each.status, said(each.word)),
        together(said(each.value)),
        evidence_words(each),
        _who(each),
    )


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
    who, day = escaped(together(said(last.added_by))), together(short_date(last.added_on, language()))
    return t("{words}, {more}", words=who, more=day)


def _card(each: CriterionState, kinds: Mapping[str, Sequence[CriterionState]]) -> Card:
    weight = t(WEIGHTS[each.criterion.weight])
    parts = [weight, escaped(said(each.value)), evidence_words(each), _who(each)]
    detail = " · ".join(part for part in parts if part != UNKNOWN)
    return Card(_title(each), badge(each.status, said(each.word)), [small(detail)], _within(each, kinds))
