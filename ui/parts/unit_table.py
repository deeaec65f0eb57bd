"""The units of a new programme as a table to fill in, and what was filled in."""

from typing import Any, TypedDict

import streamlit as st

from phases.programme import UNIT_KINDS, NewUnit
from ui.session import entered, kept, t

KEY = "new_programme_units"
ROWS = "units of a new programme"


class Edits(TypedDict, total=False):
    """What the table editor reports: changes by row, new rows, removed rows."""

    edited_rows: dict[int, dict[str, Any]]
    added_rows: list[dict[str, Any]]
    deleted_rows: list[int]


def kind_words() -> dict[str, str]:
    """Return what each kind of unit is called."""
    return {
        "head-office": t("Head office"),
        "subsidiary": t("Subsidiary"),
        "region": t("Region"),
        "dealer": t("Dealer"),
    }


def unit_table() -> None:
    """Show the table; its rows stay the same while it is filled in."""
    column, words = st.column_config, kind_words()
    rows = kept(ROWS, _first_rows)
    st.data_editor(
        {name: [row[name] for row in rows] for name in rows[0]},
        key=KEY,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "name": column.TextColumn(t("Unit"), required=True, max_chars=120, width=220),
            "kind": column.SelectboxColumn(
                t("Kind"),
                options=list(UNIT_KINDS),
                format_func=lambda kind: words[str(kind)],
                default="subsidiary",
                width=140,
            ),
            "wave": column.NumberColumn(
                t("Wave"), min_value=0, max_value=99, step=1, default=1, width=80, help=t("0 is the pilot")
            ),
            "people": column.NumberColumn(t("People"), min_value=0, max_value=1_000_000, step=1, default=0, width=90),
        },
        alt=t("Units: name, kind, wave, people"),
    )


def _first_rows() -> list[dict[str, Any]]:
    """Return the rows that a new programme starts from: its pilot, and one to follow."""
    return [
        {"name": "", "kind": "head-office", "wave": 0, "people": 0},
        {"name": "", "kind": "subsidiary", "wave": 1, "people": 0},
    ]


def units_entered() -> tuple[NewUnit, ...]:
    """Return the units as they stand in the table; rows without any name are left out."""
    no_edits: Edits = {}
    return tuple(
        NewUnit(
            name=str(row.get("name") or "").strip(),
            kind=row.get("kind") or "subsidiary",
            wave=int(row["wave"]) if row.get("wave") is not None else 1,
            people=int(row.get("people") or 0),
        )
        for row in merged(kept(ROWS, _first_rows), entered(KEY, no_edits))
        if str(row.get("name") or "").strip()
    )


def merged(rows: list[dict[str, Any]], edits: Edits) -> list[dict[str, Any]]:
    """Return the rows with what was changed, removed and added."""
    changed, removed = edits.get("edited_rows", {}), edits.get("deleted_rows", [])
    stayed = [{**row, **changed.get(at, {})} for at, row in enumerate(rows) if at not in removed]
    return [*stayed, *edits.get("added_rows", [])]
