"""Short tables to read: real text with Markdown in the cells, no grid."""

from collections.abc import Mapping, Sequence

import streamlit as st

FIRST_IDEOGRAM = "\u2e80"
"""From here on a browser breaks lines between any two signs."""


def text_table(columns: Mapping[str, Sequence[str]], alt: str, header: bool = True) -> None:
    """Show columns of Markdown; `alt` says what the table holds."""
    import pyarrow as pa

    st.table(pa.table(dict(columns)), border="horizontal", hide_index=True, hide_header=not header, alt=alt)


def together(text: str) -> str:
    """Return the text with its parts kept on one line; Chinese would break between any two signs."""
    whole = text.replace(" ", "\N{NO-BREAK SPACE}").replace("–", "–\N{WORD JOINER}")
    return "\N{WORD JOINER}".join(whole) if any(sign >= FIRST_IDEOGRAM for sign in whole) else whole
