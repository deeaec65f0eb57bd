"""What stands beside every page: brand, programme in view, language, name."""

from functools import cache
from pathlib import Path

import streamlit as st

from ui.session import ACTOR, LANGUAGE, PROGRAMME, actor, language, programmes, said, t, theme
from words.text import LANGUAGES

BRAND = Path(__file__).parents[1] / "brand"
NAMES = {"en": "English", "zh": "中文"}
DARK_PRIMARY = '<style>[data-testid="stBaseButton-primary"] {color: #12161c}</style>'


def brand() -> None:
    """Set the page up: full width, logo, and the one style rule the theme cannot express."""
    st.set_page_config(page_title="Pilotage", layout="wide", initial_sidebar_state=216)
    st.logo(_drawing("logo.svg"), size="large")
    if theme() == "dark":
        st.html(DARK_PRIMARY)


def sidebar() -> None:
    """Show programme in view, language and name; each is kept in the address or the session."""
    with st.sidebar:
        heads = {head.id: head.name for head in programmes()}
        if heads:
            st.selectbox(
                t("Programme in view"),
                list(heads),
                format_func=lambda key: said(heads[key]),
                key=PROGRAMME,
                bind="query-params",
                persist_state="session",
            )
        _reader()


def _reader() -> None:
    spoken = language()
    st.segmented_control(
        t("Language"),
        LANGUAGES,
        default=spoken,
        required=True,
        format_func=NAMES.__getitem__,
        key=LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
    )
    st.text_input(t("Your name"), key=ACTOR, placeholder=actor(), max_chars=80)


@cache
def _drawing(name: str) -> str:
    return (BRAND / name).read_text(encoding="utf-8")
