"""What every page starts with: breadcrumb, title, facts, the answer, findings and refusals."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.session import refused, said
from words.markdown import escaped
from words.text import Sentence

__all__ = ["answer", "escaped", "finding", "messages", "page_head", "problem", "small"]


def small(text: str) -> str:
    """Return Markdown in small gray letters, for what explains and never for what matters."""
    return f":small[:gray[{text}]]"


def page_head(title: str, facts: str, crumbs: list[str]) -> DeltaGenerator:
    """Show breadcrumb, title and one line of facts (Markdown); return the place for at most three buttons."""
    st.markdown(small(" › ".join(map(escaped, crumbs))) if crumbs else small("\N{NO-BREAK SPACE}"))
    words, buttons = st.columns([0.72, 0.28], vertical_alignment="bottom")
    with words.container(gap=None):
        st.markdown(f"# {escaped(title)}")
        st.markdown(facts)
    return buttons.container(horizontal=True, horizontal_alignment="right")


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
