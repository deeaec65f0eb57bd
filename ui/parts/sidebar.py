"""What stands beside every page: brand, programme in view, language, name."""

from functools import cache
from pathlib import Path

import streamlit as st

from ui.session import ACTOR, LANGUAGE, PROGRAMME, actor, read_programmes, said, t, theme
from words.text import LANGUAGES

BRAND = Path(__file__).parents[1] / "brand"
NAMES = {"en": "English", "zh": "中文"}
DARK_PRIMARY = '<style>[data-testid^="stBaseButton-primary"] {color: #12161c}</style>'


def brand() -> None:
    """Set the page up: full width, logo, and the one style rule the theme cannot express."""
    st.set_page_config(
        page_title="Pilotage", page_icon=_drawing("icon.svg"), layout="wide", initial_sidebar_state=216
    )
    st.logo(_drawing("logo.svg"), size="large")
    if theme() == "dark":
        st.html(DARK_PRIMARY)


def sidebar() -> None:
    """Show programme in view, language and name."""
    names = {head.id: said(head.name) for head in read_programmes()}
    with st.sidebar:
        if names:
            label = t("Programme in view")
            st.selectbox(label, list(names), format_func=names.__getitem__, key=PROGRAMME)
        st.segmented_control(
            t("Language"),
            LANGUAGES,
            required=True,
            format_func=NAMES.__getitem__,
            key=LANGUAGE,
            label_visibility="collapsed",
        )
        st.text_input(t("Your name"), key=ACTOR, placeholder=actor(), max_chars=80)


@cache
def _drawing(name: str) -> str:
    return (BRAND / name).read_text(encoding="utf-8")
