"""A section of a report as a page shows it: tables on a desk, lists on a phone."""

import streamlit as st

from reports.pen import Section, Table
from ui.parts.table import figure_table, text_table
from ui.session import is_phone

STATE = "-badge["
"""What only the badge of a state holds: the words of people have no brackets left."""


def report_section(section: Section) -> None:
    """Show the finding of the section, then its tables and paragraphs."""
    st.markdown(f"##### {section.title}")
    for block in section.blocks:
        if isinstance(block, str):
            st.markdown(block)
        elif is_phone():
            st.markdown("\n\n".join(_entry(block, row) for row in block.rows))
        else:
            _table(block, section.title)


def _table(table: Table, title: str) -> None:
    columns = zip(*table.rows, strict=True)
    shown = {head: list(column) for head, column in zip(table.head, columns, strict=True)}
    if table.figures:
        figure_table(shown, [table.head[at] for at in table.figures], title)
    else:
        text_table(shown, title)


def _entry(table: Table, row: tuple[str, ...]) -> str:
    """Return a row as one paragraph: its name with its state, then what the others are and say."""
    states = [cell for cell in row if STATE in cell]
    named = [f":gray[{label}] {cell}" for label, cell in zip(table.head, row, strict=True) if STATE not in cell]
    first = named[0] if len(table.rows) == 1 else f"**{row[0]}**"
    return f"{' '.join([first, *states])}  \n{' · '.join(named[1:])}"
