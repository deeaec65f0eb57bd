"""Short tables to read: real text with Markdown in the cells, no grid."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b

import streamlit as st

FIRST_IDEOGRAM = "\u2e80"
"""From here on a browser breaks lines between any two signs."""
MOST_COLUMNS = 12
_AT_RIGHT = ", ".join(f'[class*="-right{at}-"] tr > :nth-child({at})' for at in range(1, MOST_COLUMNS + 1))
FIGURES = f":is({_AT_RIGHT}) {{text-align: right !important; font-variant-numeric: tabular-nums}}"
"""The style of columns of figures: a table itself knows no other side than the left for its Markdown."""


def text_table(columns: Mapping[str, Sequence[str]], alt: str, header: bool = True) -> None:
    """Show columns of Markdown; `alt` says what the table holds."""
    import pyarrow as pa

    st.table(pa.table(dict(columns)), border="horizontal", hide_index=True, hide_header=not header, alt=alt)


def figure_table(columns: Mapping[str, Sequence[str]], figures: Collection[str], alt: str) -> None:
    """Show columns of Markdown of which those named by their titles are aligned right, as figures are compared.

    No other such table of the page may have the same `alt`.
    """
    places = "".join(f"-right{at}" for at, title in enumerate(columns, 1) if title in figures)
    with st.container(key=f"table-{blake2b(alt.encode(), digest_size=4).hexdigest()}{places}-"):
        text_table(columns, alt)


def together(text: str) -> str:
    """Return the text with its parts kept on one line; Chinese would break between any two signs."""
    whole = text.replace(" ", "\N{NO-BREAK SPACE}").replace("–", "–\N{WORD JOINER}")
    return "\N{WORD JOINER}".join(whole) if any(sign >= FIRST_IDEOGRAM for sign in whole) else whole
