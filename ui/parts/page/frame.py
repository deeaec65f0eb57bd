"""What every page starts with: breadcrumb, title, facts, the answer, findings and refusals."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.session import refused, said
from words.markdown import escaped
from words.text import Sentence

DOT = " · "
NO_BREAK = "\N{NO-BREAK SPACE}"
SHORT = 2
"""A fact with so many spaces reads as one: `manager A. Reyes`."""

__all__ = ["answer", "escaped", "finding", "messages", "page_head", "problem", "small"]


def small(text: str) -> str:
    """Return Markdown in small gray letters, for what explains and never for what matters."""
    return f":small[:gray[{text}]]"


def page_head(title: str, facts: str, crumbs: list[str], buttons: float = 0.28) -> DeltaGenerator:
    """Show breadcrumb, title and one line of facts (Markdown); return the place for at most three buttons.

    `buttons` is the part of the width they need.
    """
    st.markdown(small(" › ".join(map(escaped, crumbs))) if crumbs else small("\N{NO-BREAK SPACE}"))
    words, place = st.columns([1 - buttons, buttons], vertical_alignment="bottom")
    with words.container(gap=None):
        st.markdown(f"# {escaped(title)}")
        st.markdown(unbroken(facts))
    return place.container(horizontal=True, horizontal_alignment="right")


def unbroken(facts: str) -> str:
    """Return facts of which no line begins with the dot between them, and short ones stay on one line."""
    parts = facts.split(DOT)
    short = [part.replace(" ", NO_BREAK) if part.count(" ") <= SHORT else part for part in parts]
    return f"{NO_BREAK}· ".join(short)


def answer(sentence: Sentence) -> None:
    """Show the one sentence that answers the page's question."""
    st.markdown(f"### {escaped(said(sentence))}")


def finding(title: str, reading: str) -> None:
    """Show what a table or chart says, and below it in gray its unit and how to read it."""
    st.markdown(f"##### {escaped(title)}\n\n{small(escaped(reading))}")


def messages(form: str) -> None:
    """Show why the last save of this form was refused, beside its button."""
    if words := refused(form):
        problem(words)


def problem(words: Sentence) -> None:
    """Show why something cannot be done or shown."""
    st.error("  \n".join(map(escaped, said(words).splitlines())), icon=":material/block:")
