"""The figures under the answer: cards on a desk, one table on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from ui.parts.table import text_table, together
from ui.session import is_phone

Tone = Literal["normal", "inverse", "off"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with its change and what it is compared with; `worse_up` says that more is worse."""

    label: str
    value: str
    change: str = ""
    against: str = ""
    worse_up: bool = False
    arrow: bool = False


def figures(shown: Sequence[Figure]) -> None:
    """Show at most five figures."""
    if is_phone():
        columns = {
            "figure": [each.label for each in shown],
            "value": [f"**{together(each.value)}**" for each in shown],
            "change": [f"{each.change} {each.against}".strip() for each in shown],
        }
        text_table(columns, ", ".join(f"{each.label}: {each.value}" for each in shown), header=False)
        return
    with st.grid(len(shown), min_column_width=150):
        for each in shown:
            _card(each)


def _card(figure: Figure) -> None:
    colour: Tone = "inverse" if figure.worse_up else "normal"
    st.metric(
        figure.label,
        figure.value,
        # only ASCII minus counts as negative
        figure.change.replace("\N{MINUS SIGN}", "-") or None,
        delta_color=colour if figure.arrow else "off",
        delta_arrow="auto" if figure.arrow else "off",
        delta_description=figure.against or None,
        border=True,
        height="stretch",
    )
