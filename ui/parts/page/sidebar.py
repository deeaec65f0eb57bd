"""What stands beside every page: brand, programme in view, language, name."""

from functools import cache
from pathlib import Path

import streamlit as st

from ui.parts.page.paper import light_paper
from ui.parts.table import FIGURES
from ui.session import ACTOR, LANGUAGE, PROGRAMME, actor, language, read_programmes, said, t, theme
from words.labels import told_apart
from words.text import LANGUAGES

BRAND = Path(__file__).parents[2] / "brand"
NAMES = {"en": "English", "zh": "中文"}
FINDING = '[data-testid="stHeadingWithActionElements"]:not(:last-child) > h5 {padding-bottom: 2px}'
"""A finding stands right above the line that says how to read it."""
BUTTONS = ("Button", "DownloadButton", "LinkButton", "MenuButton", "Popover")
ASIDE = ("Sidebar", "Header", "Toolbar", *BUTTONS, "FileUploader", "Form")
AROUND = ("App", "AppViewContainer", "Main", "MainBlockContainer")
PRINTED = (
    "@page {margin: 10mm} @media print { "
    f"{', '.join(f'[data-testid=st{each}]' for each in ASIDE)} {{display: none !important}} "
    f"{', '.join(f'[data-testid=st{each}]' for each in AROUND)} "
    "{position: static !important; display: block !important; overflow: visible !important; height: auto !important; "
    "max-width: none !important; padding: 0 !important} }"
)
"""On paper a page is what it says: without navigation, buttons and forms, over the whole width, all of it."""
TOAST = (
    "[data-testid=stToastContainer] {top: auto !important; bottom: 0 !important; pointer-events: none} "
    "[data-testid=stToast] {pointer-events: auto}"
)
"""What was done is said below, where it covers no button of the page."""
LINK = "[data-testid=stMain] [data-testid=stPageLink-NavLink] {position: relative; left: -0.5rem}"
"""A link to a page begins where the words below it begin."""
DRESSED = ".pilotage-readings, .pilotage-cells {visibility: hidden}"
"""What our scripts draw is seen once its own sheet of looks has come: never bare for a moment."""
DROP = "[data-testid=stFileUploaderDropzone]"
DARK_PRIMARY = '[data-testid^="stBaseButton-primary"] {color: #12161c}'


def brand() -> None:
    """Set the page up: full width, logo, and the style rules the theme cannot express."""
    st.set_page_config(
        page_title="Pilotage", page_icon=_drawing("icon.svg"), layout="wide", initial_sidebar_state=216
    )
    st.logo(_drawing("logo.svg"), size="large")
    dark = DARK_PRIMARY + light_paper() if theme() == "dark" else ""
    st.html(f"<style>{FINDING} {LINK} {FIGURES} {TOAST} {DRESSED} {PRINTED} {_uploads()} {dark}</style>")


def _uploads() -> str:
    """Return the style under which a place for files speaks the reader's language.

    How large a file may be stands in its label alone: more is taken than that, so that the page can say what to do.
    """
    said_beside = f"{DROP} [data-testid=stFileUploaderDropzoneInstructions]"
    button = f"{DROP} > span button p"
    refused = f"{DROP}:has([aria-invalid=true])"
    dragged = f"{DROP} > input + div:not([data-testid]) > span"
    own_words = (
        f"{button}, {dragged} {{font-size: 0}} {button}::after {{{_says(t('Upload'))}}} "
        f"{dragged}::after {{{_says(t('Drop the file here'))}}}"
    )
    return (
        f"{said_beside} > * {{display: none}} {said_beside}::after {{{_says(t('or drop a file here'))}}} "
        f"{refused} {{flex-wrap: wrap}} "
        f"{refused}::after {{{_says(t('This file is too large or of another kind.'))}; flex-basis: 100%}} "
        f"{'' if language() == 'en' else own_words}"
    )


def _says(words: str) -> str:
    return f'content: "{words}"; font-size: 12.25px'


def sidebar() -> None:
    """Show programme in view, language and name."""
    names = told_apart({head.id: said(head.name) for head in read_programmes()})
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
